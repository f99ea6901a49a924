"""The set-up: from whatever is there to a database that the application can serve.

Every step looks first whether there is anything to do, so that all of it can be run at any time,
and again after a failure.
"""

import contextlib
import re
import secrets
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from . import (
    about,
    application,
    backup,
    database,
    downgrade,
    files,
    identity,
    locks,
    refusal,
    secret_store,
    settings,
    state,
)
from .about import AFTER_MIGRATING, OLDEST_POSTGRESQL, PACKAGE, SECRETS, TITLE, VERSION
from .clusters import Cluster
from .problem import NotYet, Problem, reason
from .settings import Settings

_PAUSE_SECONDS = 2
_REACH_SECONDS = 10


class Refused(NotYet):
    """The server is there and does not let the application's role in.

    Why is not known: it says so in its own language. It may be a server that is starting, too.
    """


@dataclass(frozen=True)
class Wishes:
    """What the administrator allows the set-up to do."""

    patience_seconds: int
    start_empty: bool = False
    new_secret_key: bool = False


def set_up(wishes: Wishes) -> None:
    """Prepares everything and lets the service serve; says on standard error what it does."""
    identity.require_root("set up the database")
    with locks.held(state.LOCK, on_wait=lambda: _say("Waiting for another set-up, a backup or a restore.")):
        state.remember_version()
        state.record(state.RUNNING)
        try:
            with _of_one_version(), _of_one_choice():
                warnings = _prepare_patiently(wishes)
        except BaseException as error:
            state.not_ready()
            state.record(state.WAITING if isinstance(error, NotYet) else state.FAILED, _sentence(error))
            raise
        state.record(state.DONE, warnings=warnings)
        state.make_ready(settings.load().fingerprint())
    _say(f"{TITLE} {VERSION} is set up.")


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _sentence(error: BaseException) -> str:
    if isinstance(error, Problem):
        return str(error)
    if isinstance(error, KeyboardInterrupt):
        return f"It was interrupted: run '{PACKAGE} setup'."
    return f"It ended by an error of its own ({type(error).__name__}: {error}): '{PACKAGE} logs' says more."


@contextlib.contextmanager
def _of_one_version():
    """Sees to it that what was prepared while another version was installed does not count.

    An upgrade does not end a set-up that is running, and cannot start a second one.
    """
    try:
        yield
    except Exception as error:
        _require_this_version(error)
        raise
    _require_this_version()


def _require_this_version(cause: Exception | None = None) -> None:
    found = re.search(r'^VERSION = "(.*)"$', files.read(Path(about.__file__)), re.MULTILINE)
    if found and found[1] != VERSION:
        raise NotYet(
            f"{TITLE} {found[1]} was installed while the set-up of {VERSION} was running: it has to run again, which"
            f" the service does by itself."
        ) from cause


@contextlib.contextmanager
def _of_one_choice():
    """Sees to it that what was prepared with other settings than there are now does not count.

    A change does not end a set-up that is running, and cannot start a second one.
    """
    before = settings.chosen()
    try:
        yield
    except Exception as error:
        _require_same_choice(before, error)
        raise
    _require_same_choice(before)


def _require_same_choice(before: dict[str, str], cause: Exception | None = None) -> None:
    now = settings.chosen()
    # These are made by the set-up itself where there are none.
    before = {**{name: now[name] for name in ("POSTGRES_PASSWORD", "SECRET_KEY") if name in now}, **before}
    if before != now:
        raise NotYet(
            "Settings were changed while the set-up was running: it has to run again, which the service does by itself."
        ) from cause


def _begin(what: str) -> None:
    """Tells whoever follows, now and in the status, what is being done."""
    _say(f"{what}.")
    state.record(state.RUNNING, what)


def _prepare_patiently(wishes: Wishes) -> list[str]:
    deadline = time.monotonic() + wishes.patience_seconds
    said = ""
    while True:
        try:
            return _prepare(wishes)
        except Refused:
            # A wrong password sent again and again looks like an attack.
            raise
        except NotYet as problem:
            if time.monotonic() >= deadline:
                raise
            if said != str(problem):
                said = str(problem)
                _say(f"Waiting: {said}")
                state.record(state.WAITING, said)
            time.sleep(_PAUSE_SECONDS)


def _prepare(wishes: Wishes) -> list[str]:
    if application.libraries() is None:
        raise NotYet(application.without_libraries())
    if half := state.half_restored():
        raise Problem(half)
    wanted, cluster = prepare_server(wishes)
    try:
        wanted, found = _look_into(wanted, wishes)
    except Refused:
        if cluster is None or wanted.by_socket or not database.role_is_ours(cluster, wanted):
            raise
        # Such as secrets.env put back from a backup: it says what counts.
        _begin(f"giving the role {wanted.role} the password that is in {SECRETS}")
        database.give_password(cluster, wanted)
        wanted, found = _look_into(wanted, wishes)
    _refuse_emptied(wanted, found, wishes)
    _remember(wanted, cluster, found)
    if found["pending"]:
        if not found["empty"]:
            _begin(f"making a backup of the database {wanted.database} before its migration")
            backup.before_migration(wanted)
        _begin(f"migrating the database {wanted.database} ({len(found['pending'])} migrations are pending)")
        if application.run(["manage.py", "migrate", "--no-input"], wanted, stdin=subprocess.DEVNULL).returncode:
            raise Problem(
                f"The migration of the database {wanted.database} failed; the lines above, and"
                f" '{PACKAGE} logs', say where. When that is repaired, run '{PACKAGE} setup'."
            )
    return _after_migrating(wanted)


def _refuse_emptied(wanted: Settings, found: dict, wishes: Wishes) -> None:
    """Stops where a database that was in use is empty now: its first visitor would become its administrator."""
    place = state.database()
    same = (place.get("host"), place.get("database")) == (wanted.host, wanted.database)
    if found["empty"] and same and state.served_version() and not wishes.start_empty:
        raise Problem(
            f"The database {wanted.database} at {wanted.host}, which was in use, is empty now: bring its contents back,"
            f" such as with '{PACKAGE} restore latest', or, if it is really to begin empty, run"
            f" '{PACKAGE} setup --start-empty'."
        )


def prepare_server(wishes: Wishes) -> tuple[Settings, Cluster | None]:
    """Makes what is missing on this machine's server, and tells how the database is reached."""
    wanted = settings.load()
    cluster = _prepare_server(wanted, wishes) if wanted.local else None
    wanted = settings.load()
    if cluster is not None and "POSTGRES_PORT" not in settings.chosen():
        wanted = Settings({**wanted.values, "POSTGRES_PORT": str(cluster.port)})
    return wanted, cluster


def _prepare_server(wanted: Settings, wishes: Wishes) -> Cluster | None:
    """Makes role and database where they are missing; nothing where the server is not Debian's."""
    own = settings.chosen()
    port = wanted.port if "POSTGRES_PORT" in own else 0
    earlier = "" if wishes.start_empty else state.database().get("cluster", "")
    try:
        cluster = database.find(wanted, port, earlier)
    except NotYet:
        # Such as a server in a container, which listens here without being Debian's.
        if wanted.get("POSTGRES_PASSWORD") and not earlier and not unreachable(wanted):
            return None
        raise
    ours = database.role_is_ours(cluster, wanted)
    if ours is None:
        _begin(f"making the role {wanted.role} in the PostgreSQL cluster {cluster}")
        database.make_role(cluster, wanted)
    missing = database.owner_of_database(cluster, wanted) == ""
    if missing:
        _begin(f"making the database {wanted.database} in the PostgreSQL cluster {cluster}")
        database.make_database(cluster, wanted)
    if (missing or ours) and database.is_left_open(cluster, wanted):
        database.close_database(cluster, wanted)
    if ours and not wanted.by_socket and not wanted.get("POSTGRES_PASSWORD"):
        _begin(f"giving the role {wanted.role} a new password, as its old one is not known")
        database.give_password(cluster, wanted)
    return cluster


def _look_into(wanted: Settings, wishes: Wishes) -> tuple[Settings, dict]:
    """Asks the application what it finds in its database, and completes the settings by a key."""
    where = f"the database {wanted.database} at {wanted.host}, port {wanted.port}"
    if complaint := unreachable(wanted):
        raise NotYet(refusal.unreachable(where, wanted, complaint))
    has_key = wanted.get("SECRET_KEY") != ""
    asking = wanted if has_key else Settings({**wanted.values, "SECRET_KEY": secrets.token_urlsafe(50)})
    found = application.ask("look-into-database.py", asking)
    if "error" in found:
        raise Refused(refusal.sentence(where, wanted, found["error"]))
    if "too_old" in found:
        raise Problem(refusal.too_old(wanted, found["too_old"]))
    server = found["server_version"] // 10000
    if server < OLDEST_POSTGRESQL:
        raise Problem(refusal.too_old(wanted, f"PostgreSQL {server} is running there"))
    if found["unknown"]:
        raise Problem(
            f"The database {wanted.database} was already used by a newer {TITLE} than {VERSION} (it has the"
            f" migration {found['unknown'][0]}): {downgrade.way_back()}"
        )
    if found["pending"] and not found["may_make_tables"]:
        raise Problem(refusal.without_rights(where, wanted))
    if has_key:
        return wanted, found
    if not found["empty"] and not wishes.new_secret_key:
        raise Problem(
            f"The database {wanted.database} is in use and the SECRET_KEY it was used with is not in {SECRETS}:"
            f" put that file back from a backup, or enter the key with '{PACKAGE} configure --secret SECRET_KEY'."
            f" Without it the passwords stored in the database cannot be read; to go on and enter those anew,"
            f" run '{PACKAGE} setup --new-secret-key'."
        )
    _begin(f"making a SECRET_KEY in {SECRETS}")
    secret_store.put("SECRET_KEY", asking.get("SECRET_KEY"))
    return asking, found


def _remember(wanted: Settings, cluster: Cluster | None, found: dict) -> None:
    place = {
        "host": wanted.host,
        "database": wanted.database,
        "server_version": found["server_version"],
    }
    if cluster is not None:
        place.update(cluster=str(cluster), port=cluster.port)
    state.record_database(place)


def _after_migrating(wanted: Settings) -> list[str]:
    warnings = []
    for script in sorted(AFTER_MIGRATING.glob("*.py")):
        answer = application.run([str(script)], wanted, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        found = [line for line in answer.stdout.splitlines() if line.strip()]
        if answer.returncode and not found:
            found = [f"{script} ended with {answer.returncode}: '{PACKAGE} logs' says why."]
        for line in found:
            _say(line)
        warnings += found
    return warnings


def unreachable(wanted: Settings) -> str:
    """Why no connection to the server can be opened; empty where one can.

    Found out without the server's or libpq's words, which have many languages.
    """
    try:
        if wanted.by_socket:
            with socket.socket(socket.AF_UNIX) as channel:
                channel.settimeout(_REACH_SECONDS)
                channel.connect(f"{wanted.host}/.s.PGSQL.{wanted.port}")
        else:
            socket.create_connection((wanted.host, wanted.port), timeout=_REACH_SECONDS).close()
    except PermissionError as error:
        # A socket that is not root's to use is there all the same.
        return "" if wanted.by_socket else reason(error)
    except OSError as error:
        return reason(error)
    except UnicodeError:
        return "that is no name of a host"
    return ""
