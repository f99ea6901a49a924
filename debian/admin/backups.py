"""The folder with the backups: their names, and which of them are not needed any more."""

import calendar
import contextlib
import fcntl
import os
import re
import time
from dataclasses import dataclass
from pathlib import Path

from . import archive
from .about import BACKUPS, PACKAGE
from .problem import Problem, reason
from .settings import Settings

BEFORE_MIGRATION = "before-migration"
BEFORE_RESTORE = "before-restore"
SCHEDULED = "scheduled"
BY_HAND = "by-hand"
KINDS = (BEFORE_MIGRATION, BEFORE_RESTORE, SCHEDULED, BY_HAND)

_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(rf"{re.escape(PACKAGE)}-({'|'.join(KINDS)})-(\d{{8}}T\d{{6}}Z)\.tar")
_PART = re.compile(rf"{_NAME.pattern}\.part")
_DAY_SECONDS = 24 * 60 * 60


@dataclass(frozen=True)
class Backup:
    """One of our files in the folder."""

    path: Path
    kind: str
    # Seconds since 1970.
    time: int


@dataclass(frozen=True)
class Keeping:
    """How many backups of each kind are kept."""

    # So many are kept whatever their age.
    newest: int
    # The others so long.
    days: int

    def __post_init__(self) -> None:
        if self.newest < 1 or self.days < 0:
            raise ValueError("the newest backup is always kept")

    def expired(self, found: list[Backup], now: float) -> list[Backup]:
        """Those that are not needed any more, of all kinds but the ones made by hand."""
        oldest = now - self.days * _DAY_SECONDS
        gone = []
        for kind in KINDS:
            if kind != BY_HAND:
                of_kind = sorted((one for one in found if one.kind == kind), key=lambda one: -one.time)
                gone += [one for one in of_kind[self.newest :] if one.time < oldest]
        return gone


def keeping(wanted: Settings) -> Keeping:
    """What the administrator chose."""
    return Keeping(_number(wanted, "BACKUP_KEEP", 1), _number(wanted, "BACKUP_KEEP_DAYS", 0))


def name(kind: str, now: float) -> str:
    """The name of a backup that is made now."""
    return f"{PACKAGE}-{kind}-{time.strftime(_STAMP, time.gmtime(now))}.tar"


def found() -> list[Backup]:
    """Our backups in the folder, the newest first; other files there are others' business."""
    backups = []
    for path in _paths():
        if (match := _NAME.fullmatch(path.name)) and path.is_file() and (made := _seconds(match[2])):
            backups.append(Backup(path, match[1], made))
    return sorted(backups, key=lambda one: (-one.time, one.path.name))


def latest() -> Backup:
    """The newest one that was not made by a restore."""
    for one in found():
        if one.kind != BEFORE_RESTORE:
            return one
    raise Problem(f"There is no backup in {BACKUPS}: name a file.")


def archives() -> list[archive.Archive]:
    """All that can be read, the newest first."""
    readable = []
    for one in found():
        with contextlib.suppress(Problem):
            readable.append(archive.read(one.path))
    return readable


def make_folder() -> None:
    """Sees to the folder, which nobody but root may look into."""
    try:
        BACKUPS.mkdir(mode=0o700, exist_ok=True)
        if BACKUPS.stat().st_mode & 0o077:
            BACKUPS.chmod(0o700)
    except OSError as error:
        raise Problem(
            f"The folder {BACKUPS} for backups cannot be made: {reason(error)}; make it with 'install -d -m 700"
            f" {BACKUPS}'."
        ) from error


def clear() -> None:
    """Deletes what backups left that were killed: parts that nobody writes any more."""
    for path in _paths():
        if _PART.fullmatch(path.name) and not path.is_symlink():
            with contextlib.suppress(FileNotFoundError), open(path, "rb") as part:
                try:
                    fcntl.flock(part, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    continue
                path.unlink()


def forget_expired(wanted: Settings, now: float) -> None:
    """Deletes what is not needed any more."""
    for one in keeping(wanted).expired(found(), now):
        try:
            one.path.unlink(missing_ok=True)
        except OSError as error:
            raise Problem(f"The old backup {one.path} cannot be deleted: {reason(error)}.") from error


def _paths() -> list[Path]:
    try:
        return [BACKUPS / entry for entry in sorted(os.listdir(BACKUPS))]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise Problem(f"The folder {BACKUPS} cannot be read: {reason(error)}. Run this as root.") from error


def _seconds(stamp: str) -> int:
    try:
        return calendar.timegm(time.strptime(stamp, _STAMP))
    except ValueError:
        # A day that is none is not of our making.
        return 0


def _number(wanted: Settings, name_of_setting: str, least: int) -> int:
    text = wanted.get(name_of_setting)
    if not text.isascii() or not text.isdigit() or int(text) < least:
        raise Problem(f"{name_of_setting} is {text!r}: it has to be a number from {least} on.")
    return int(text)
