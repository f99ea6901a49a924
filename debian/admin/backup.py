"""Making backups: the database, the settings with the secrets, and the media, in one file."""

import contextlib
import fcntl
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from . import archive, backups, files, identity, locks, postgres, processes, settings, state
from .about import BACKUPS, PACKAGE, SECRETS, SETTINGS, TITLE, VERSION
from .problem import NotYet, Problem, reason
from .settings import Settings


@dataclass(frozen=True)
class Order:
    """Which backup is to be made."""

    kind: str
    media: bool = True
    # Where it is to be; in the folder of the backups where nothing is said.
    output: Path | None = None


def make_while_nothing_changes(order: Order) -> Path:
    """Makes a backup when no set-up is at work on the database."""
    identity.require_root("make a backup")

    def tell() -> None:
        print("Waiting for a set-up or a restore that is running.", file=sys.stderr, flush=True)

    try:
        wanted = settings.load()
        with contextlib.ExitStack() as held:
            held.enter_context(locks.held(state.LOCK, shared=True, on_wait=tell))
            made = make(order, wanted, held.close)
    except Problem as problem:
        state.record_backup(order.kind, state.FAILED, str(problem))
        raise
    return made


def make(order: Order, wanted: Settings, dumped=lambda: None) -> Path:
    """Makes a backup, looks whether it can be read, and deletes those of its kind that are not needed any more.

    :param order: which one
    :param wanted: the settings with the database
    :param dumped: called as soon as the database is not read any more
    """
    # What is wrong in the settings is said before, not when the backup is there.
    backups.keeping(wanted)
    made = _write(order, wanted, dumped)
    state.record_backup(order.kind, state.DONE, file=made)
    if order.output is None:
        backups.forget_expired(wanted, time.time())
    return made


def before_migration(wanted: Settings) -> None:
    """Makes the backup without which no database is migrated, unless the administrator wants none."""
    if wanted.get("BACKUP_BEFORE_MIGRATION") == "no":
        return
    try:
        make(Order(backups.BEFORE_MIGRATION, media=False), wanted)
    except NotYet:
        raise
    except Problem as problem:
        sentence = (
            f"Nothing was migrated, since no backup could be made before it: {problem} When that is repaired, run"
            f" '{PACKAGE} setup'; to migrate without a backup, run"
            f" '{PACKAGE} configure BACKUP_BEFORE_MIGRATION=no' first."
        )
        state.record_backup(backups.BEFORE_MIGRATION, state.FAILED, str(problem))
        raise Problem(sentence) from problem


def _write(order: Order, wanted: Settings, dumped) -> Path:
    version = postgres.server_version(wanted)
    programs = postgres.programs_for(version // 10000)
    contents = archive.Contents(
        kind=order.kind,
        version=state.served_version(),
        made_by=VERSION,
        time=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        server_version=version,
        database=wanted.database,
        migrations=postgres.applied_migrations(wanted),
    )
    with _new_file(order) as (file, part, final):
        writer = archive.Writer(file)
        writer.add(archive.DUMP, postgres.dump(wanted, programs))
        dumped()
        writer.add(archive.SETTINGS, [files.read(SETTINGS).encode()])
        writer.add(archive.SECRETS, [files.read(SECRETS).encode()])
        if order.media and (media := Path(wanted.get("MEDIA_ROOT"))).is_dir():
            writer.add(archive.MEDIA, _media(media))
        writer.finish(contents)
        os.fsync(file.fileno())
        _verify(part, programs)
        os.rename(part, final)
    return final


@contextlib.contextmanager
def _new_file(order: Order):
    """A file beside its final name, only root's, and taken away again in every case."""
    if order.output is None:
        backups.make_folder()
        backups.clear()
        final = _free_name(order.kind)
    else:
        final = _absent(order.output)
    part = final.with_name(final.name + ".part")
    try:
        descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        try:
            with open(descriptor, "w+b") as file:
                # While it is held, nobody takes it for one that was left.
                fcntl.flock(descriptor, fcntl.LOCK_EX)
                yield file, part, final
        finally:
            part.unlink(missing_ok=True)
        _sync_folder(final.parent)
    except FileExistsError as error:
        raise Problem(f"{part} is there already: another backup is being made, or delete it.") from error
    except OSError as error:
        raise Problem(f"The backup {final} cannot be written: {reason(error)}.") from error


def _free_name(kind: str) -> Path:
    while True:
        final = BACKUPS / backups.name(kind, time.time())
        if not final.exists() and not final.with_name(final.name + ".part").exists():
            return final
        time.sleep(0.2)


def _absent(output: Path) -> Path:
    final = output.absolute()
    if final.is_dir():
        raise Problem(f"{final} is a folder: name a file in it.")
    if final.exists():
        raise Problem(f"{final} is there already: name another file.")
    if not final.parent.is_dir():
        raise Problem(f"There is no folder {final.parent} for the backup: make it first.")
    return final


def _media(folder: Path) -> Iterator[bytes]:
    """The folder as a tar archive; a file that is deleted meanwhile is no mistake (tar ends with 1)."""
    command = [
        "tar", "--create", "--file=-", f"--directory={folder}", "--sort=name", "--numeric-owner",
        "--warning=no-file-changed", "--warning=no-file-removed", "--warning=no-file-ignored", ".",
    ]  # fmt: skip
    return processes.output(command, processes.ENVIRONMENT, f"Reading the media in {folder}", fine=(0, 1))


def _verify(part: Path, programs: postgres.Programs) -> None:
    written = archive.read(part)
    written.check()
    postgres.table_of_contents(written.chunks(archive.DUMP), programs)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def listing() -> list[dict]:
    """The backups in the folder, the newest first, each with what it is of or why it is of no use."""
    identity.require_root("look at the backups")
    return [_described(one) for one in backups.found()]


def _described(one: backups.Backup) -> dict:
    described = {"file": str(one.path), "kind": one.kind, "bytes": one.path.stat().st_size}
    try:
        found = archive.read(one.path)
    except Problem as problem:
        return {**described, "problem": str(problem)}
    return {
        **described,
        "time": found.contents.time,
        "version": found.contents.version,
        "server_version": found.contents.server_version,
        "media": archive.MEDIA in found,
    }


def table(described: list[dict]) -> str:
    """The listing for people."""
    if not described:
        return f"There is no backup of {TITLE} in {BACKUPS}."
    lines = []
    for one in described:
        about = one.get("problem") or f"{one['time']}  {one['version'] or 'unknown version'}"
        lines.append(f"{one['file']}  {_size(one['bytes'])}  {about}")
    return "\n".join(lines)


def _size(number: int) -> str:
    return f"{number / 1_000_000:.1f} MB"
