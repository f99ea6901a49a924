"""Putting a backup in the place of what is there: the database, the key it was used with, the media."""

import contextlib
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from . import (
    application,
    archive,
    backup,
    backups,
    change,
    database,
    downgrade,
    env_file,
    identity,
    locks,
    postgres,
    processes,
    settings,
    setup,
    state,
    units,
)
from .about import PACKAGE, TITLE, VERSION
from .archive import Archive
from .problem import NotYet, Problem, reason
from .settings import Settings

# These say which database is used, and that one stays: the backup is put into it.
_OF_THIS_MACHINE = ("POSTGRES_", "SECRET_KEY", "MEDIA_ROOT")


@dataclass(frozen=True)
class Choice:
    """What of a backup is to be restored, and how."""

    archive: Archive
    # Makes a backup of what is there before.
    safely: bool = True
    media: bool = True
    # Takes the administrator's settings from the backup, but for those of the database.
    settings: bool = False

    @property
    def with_media(self) -> bool:
        """Whether the media are replaced."""
        return self.media and archive.MEDIA in self.archive


def examine(path: Path) -> Archive:
    """Reads all of a backup, and refuses one that cannot be restored here."""
    identity.require_root("restore a backup")
    found = archive.read(path)
    contents = found.contents
    if downgrade.is_newer(contents.version):
        raise _too_new(found)
    if application.libraries() is None:
        raise Problem(application.without_libraries())
    if application.ask("find-unknown-migrations.py", settings.with_any_key(), {"lists": [contents.migrations]})[
        "unknown"
    ][0]:
        raise _too_new(found)
    found.check()
    postgres.table_of_contents(found.chunks(archive.DUMP), postgres.programs_for(contents.server_version // 10000))
    return found


def announcement(choice: Choice) -> str:
    """What is going to happen, for whoever has to agree."""
    wanted = settings.load()
    contents = choice.archive.contents
    of_version = f", of {TITLE} {contents.version}" if contents.version else ""
    lines = [
        f"{choice.archive.path}, made {contents.time}{of_version}, takes the place of everything in the database"
        f" {wanted.database} at {wanted.host}."
    ]
    if choice.with_media:
        lines.append(f"Its media take the place of those in {wanted.get('MEDIA_ROOT')}.")
    lines.append("What was entered since it was made is lost" + (", but for a backup of it." if choice.safely else "."))
    if differing := sorted(_differing(choice.archive)):
        lines.append(
            f"Its settings are {'taken too' if choice.settings else 'not taken without --settings'}:"
            f" {', '.join(differing)}."
        )
    return " ".join(lines)


def restore(choice: Choice) -> None:
    """Does it; whatever ends it before the backup is wholly in the database leaves everything as it was."""

    def tell() -> None:
        _say("Waiting for a set-up or a backup that is running.")

    with locks.held(state.LOCK, on_wait=tell):
        state.remember_version()
        _begin(f"restoring {choice.archive.path}")
        state.not_ready()
        try:
            # A page says so while nothing is ready.
            units.restart_if_active(units.WEB)
            _put_in_place(choice)
        except BaseException as error:
            _settle(error)
            raise
    # The backup may be of an older version.
    setup.set_up(setup.Wishes(patience_seconds=10))
    units.start_after_set_up()


def _settle(error: BaseException) -> None:
    """Records how it ended, and has the service go on with what is there."""
    half_done = bool(state.restoring())
    sentence = str(error) if isinstance(error, Problem) else f"It ended early ({type(error).__name__})."
    state.record(state.FAILED, state.half_restored() if half_done else f"The restore failed: {sentence}")
    if not half_done and units.running_systemd():
        # It finds the database as it was; what it says of it is more recent than this.
        with contextlib.suppress(Problem):
            units.tell("restart", "--no-block", units.SET_UP)


def _put_in_place(choice: Choice) -> None:
    found = choice.archive
    wanted = _reachable(found)
    safety = _safety_backup(choice, wanted) if choice.safely else None
    media = _Media(Path(wanted.get("MEDIA_ROOT")))
    if choice.with_media:
        media.prepare(found)
    _begin(f"restoring the database {wanted.database}")
    earlier = state.restoring()

    def before_commit() -> None:
        state.record_restore(found.path, safety)

    try:
        postgres.replace_contents(
            wanted, lambda: found.chunks(archive.DUMP), found.contents.server_version // 10000, before_commit
        )
    except Problem:
        if not earlier:
            state.restored()
        media.clear()
        raise
    _begin("restoring the settings" + (" and the media" if choice.with_media else ""))
    state.remember_version(found.contents.version)
    _restore_key(found)
    if choice.settings:
        for name, text in _differing(found).items():
            change.put_back(name, text)
    if choice.with_media:
        media.swap()
        # The folder that it may write in is another one now.
        units.restart_if_active(units.WEB)
    state.restored()
    media.clear()


def _reachable(found: Archive) -> Settings:
    """The settings with which the database can be used, after making what is missing."""
    wanted, cluster = _prepared()
    try:
        postgres.server_version(wanted)
    except NotYet:
        if cluster is not None and not wanted.by_socket and database.role_is_ours(cluster, wanted):
            database.give_password(cluster, wanted)
        else:
            wanted = _with_password_of(found, wanted)
        postgres.server_version(wanted)
    return wanted


def _prepared():
    try:
        return setup.prepare_server(setup.Wishes(0))
    except NotYet:
        raise
    except Problem:
        # The database is gone for good, and this is how it comes back.
        return setup.prepare_server(setup.Wishes(0, start_empty=True))


def _with_password_of(found: Archive, wanted: Settings) -> Settings:
    """The settings with the backup's password where that one works and this machine's does not."""
    password = _saved(found).get("POSTGRES_PASSWORD", "")
    if not password or password == wanted.get("POSTGRES_PASSWORD"):
        return wanted
    other = Settings({**wanted.values, "POSTGRES_PASSWORD": password})
    with contextlib.suppress(NotYet):
        postgres.server_version(other)
        change.put_back("POSTGRES_PASSWORD", password)
        return other
    return wanted


def _safety_backup(choice: Choice, wanted: Settings) -> Path | None:
    """A backup of what is there; none where there is nothing."""
    if not postgres.applied_migrations(wanted):
        return None
    _begin("making a backup of what is there")
    try:
        made = backup.make(backup.Order(backups.BEFORE_RESTORE, media=choice.with_media), wanted)
    except Problem as problem:
        raise Problem(
            f"Nothing was restored, since what is there could not be saved first: {problem} To restore without that,"
            f" run '{PACKAGE} restore {choice.archive.path} --no-backup'."
        ) from problem
    _say(f"What was there is in {made}.")
    return made


class _Media:
    """The folder of the media, and beside it the new one until it is complete and the old one until all is done."""

    def __init__(self, folder: Path) -> None:
        self._folder = Path(os.path.realpath(folder))
        self._new = self._folder.with_name(self._folder.name + ".restoring")
        self._old = self._folder.with_name(self._folder.name + ".before-restore")
        self._swapped = False

    def prepare(self, found: Archive) -> None:
        """Unpacks the media beside the folder."""
        if os.path.ismount(self._folder):
            raise Problem(
                f"The folder of the media, {self._folder}, is a mount point and cannot be exchanged: restore with"
                f" --without-media, and unpack them with 'tar -xOf {found.path} {archive.MEDIA} | tar -xC"
                f" {self._folder}'."
            )
        user = identity.service_user()
        try:
            if self._old.exists() and not (self._folder.exists() and any(self._folder.iterdir())):
                # A restore was killed between the two; a start of the machine makes an empty folder then.
                with contextlib.suppress(FileNotFoundError):
                    self._folder.rmdir()
                self._old.rename(self._folder)
            shutil.rmtree(self._new, ignore_errors=True)
            self._new.mkdir(mode=0o750)
            if os.geteuid() == 0:
                os.chown(self._new, user.pw_uid, user.pw_gid)
        except OSError as error:
            raise Problem(f"The media cannot be unpacked to {self._new}: {reason(error)}.") from error
        command = ["tar", "--extract", "--file=-", f"--directory={self._new}", "--no-same-owner"]
        try:
            processes.feed(command, found.chunks(archive.MEDIA), f"Nothing was restored: unpacking to {self._new}")
        except Problem:
            shutil.rmtree(self._new, ignore_errors=True)
            raise

    def swap(self) -> None:
        """Puts the new folder in the place of the old one."""
        try:
            shutil.rmtree(self._old, ignore_errors=True)
            if self._folder.exists():
                self._folder.rename(self._old)
            self._new.rename(self._folder)
            self._swapped = True
        except OSError as error:
            raise Problem(f"The media in {self._new} cannot be put to {self._folder}: {reason(error)}.") from error

    def clear(self) -> None:
        """Deletes what this restore made and does not need; an old folder only where it put a new one there."""
        shutil.rmtree(self._new, ignore_errors=True)
        if self._swapped:
            shutil.rmtree(self._old, ignore_errors=True)


def _restore_key(found: Archive) -> None:
    key = _saved(found).get("SECRET_KEY", "")
    if key and key != settings.chosen().get("SECRET_KEY", ""):
        change.put_back("SECRET_KEY", key)


def _saved(found: Archive) -> dict[str, str]:
    """The settings in a backup."""
    hidden = env_file.parse(found.text(archive.SECRETS), f"{found.path}: {archive.SECRETS}")
    return {**hidden, **env_file.parse(found.text(archive.SETTINGS), f"{found.path}: {archive.SETTINGS}")}


def _differing(found: Archive) -> dict[str, str]:
    """The settings in a backup that are others than here, without those of this machine."""
    chosen = settings.chosen()
    return {
        name: text
        for name, text in _saved(found).items()
        if not name.startswith(_OF_THIS_MACHINE) and chosen.get(name) != text
    }


def _too_new(found: Archive) -> Problem:
    version = found.contents.version or found.contents.made_by
    return Problem(
        f"{found.path} is of {TITLE} {version}, which is newer than {VERSION}: install that version first, with"
        f" 'apt install {PACKAGE}={version}'."
    )


def _begin(what: str) -> None:
    _say(f"{what}.")
    state.record(state.RUNNING, what)


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
