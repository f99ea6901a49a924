"""The commands backup and restore."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from . import backup, backups, restore
from .about import PACKAGE
from .problem import FAILED, WRONG_USE, Problem


def add_to(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Declares both commands."""
    added = command("backup", _backup, "save the database, the settings and the media in one file")
    where = added.add_mutually_exclusive_group()
    where.add_argument("--output", metavar="FILE", help="make this file, not one in the folder of the backups")
    where.add_argument("--scheduled", action="store_true", help="as the timer does: old ones are deleted then")
    where.add_argument("--list", action="store_true", help="show which backups there are")
    added.add_argument("--without-media", action="store_true", help="leave out the uploaded files")
    added.add_argument("--json", action="store_true", help="with --list: for programs")
    added = command("restore", _restore, "put a backup in the place of what is there")
    added.add_argument("file", metavar="FILE", help="the backup; latest: the newest one in the folder of the backups")
    added.add_argument("--yes", action="store_true", help="do not ask")
    added.add_argument("--no-backup", action="store_true", help="make no backup of what is there now")
    added.add_argument("--without-media", action="store_true", help="leave the uploaded files as they are")
    added.add_argument("--settings", action="store_true", help="take the settings too, but for those of the database")


def _backup(options: argparse.Namespace) -> int:
    if options.json and not options.list:
        raise Problem("--json goes with --list.", WRONG_USE)
    if options.list:
        found = backup.listing()
        print(json.dumps(found, indent=2) if options.json else backup.table(found))
        return 0
    kind = backups.SCHEDULED if options.scheduled else backups.BY_HAND
    output = Path(options.output) if options.output else None
    print(backup.make_while_nothing_changes(backup.Order(kind, not options.without_media, output)))
    return 0


def _restore(options: argparse.Namespace) -> int:
    path = backups.latest().path if options.file == "latest" else Path(options.file).absolute()
    found = restore.examine(path)
    choice = restore.Choice(found, not options.no_backup, not options.without_media, options.settings)
    print(restore.announcement(choice), file=sys.stderr)
    if not options.yes and not _agreed():
        print(f"{PACKAGE}: Nothing was changed.", file=sys.stderr)
        return FAILED
    restore.restore(choice)
    print(f"{path} is restored.")
    return 0


def _agreed() -> bool:
    if not sys.stdin.isatty():
        raise Problem("Nobody can be asked here: run it with --yes where that is meant.", WRONG_USE)
    return input("Go on? [y/N] ").strip().lower() in ("y", "yes")
