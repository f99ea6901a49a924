"""What the set-up left behind: its last result, and the word that the service may start."""

import fcntl
import json
import time
from pathlib import Path

from . import files, locks
from .about import PACKAGE, RUN, STATE, VERSION

LAST = STATE / "setup.json"
# Where the database is that was set up last.
PLACE = STATE / "database.json"
# There as soon as a database has something in it that must not be lost.
USED = STATE / "used"
# The version of the package that set the database up last.
SERVED = STATE / "version"
# There while a restore has begun to count and is not done.
RESTORING = STATE / "restoring.json"
# How the backups ended that were made last.
BACKED_UP = STATE / "backup.json"
# Answers to questions of the installation that were not taken.
SKIPPED = STATE / "skipped.json"
READY = RUN / "ready"
LOCK = RUN / "setup.lock"
BACKED_UP_LOCK = RUN / "backup-state.lock"
# There while dpkg exchanges files: what the maintainer scripts write and delete.
UPGRADING = RUN / "upgrading"

RUNNING = "running"
WAITING = "waiting"
FAILED = "failed"
DONE = "done"


def record(result: str, message: str = "", warnings: list[str] | None = None) -> None:
    """Writes down how the set-up stands."""
    last = {
        "result": result,
        "version": VERSION,
        "time": _now(),
        "message": message,
        "warnings": warnings or [],
    }
    files.replace(LAST, json.dumps(last, indent=2) + "\n", 0o644)


def last() -> dict:
    """How the set-up stands, or stood last; nothing where it never ran."""
    found = _json(LAST)
    if found.get("result") == RUNNING and not _locked():
        # Killed: it could not write that down any more.
        what = found.get("message") or "running"
        found.update(result=FAILED, message=f"It was ended while it was {what}: run '{PACKAGE} setup'.")
    return found


def remember_version(version: str = "") -> None:
    """Keeps which version set the database up last, before another set-up is recorded."""
    if served := version or served_version():
        files.replace(SERVED, served + "\n", 0o644)


def served_version() -> str:
    """The version of the package that set the database up last; empty where that is not known."""
    found = _json(LAST)
    return str(found.get("version", "")) if found.get("result") == DONE else files.read(SERVED).strip()


def record_backup(kind: str, result: str, message: str = "", file: Path | None = None) -> None:
    """Writes down how a backup ended, beside the last one of every other kind."""
    one = {"result": result, "time": _now(), "message": message, "file": str(file or "")}
    # Two kinds may end at once, and none may take the other's words away.
    with locks.held(BACKED_UP_LOCK):
        files.replace(BACKED_UP, json.dumps({**_json(BACKED_UP), kind: one}, indent=2) + "\n", 0o644)


def backups() -> dict[str, dict]:
    """How the last backup of each kind ended."""
    return {kind: one for kind, one in _json(BACKED_UP).items() if isinstance(one, dict)}


def record_restore(file: Path, safety: Path | None) -> None:
    """Writes down that a backup takes the place of what is there."""
    files.replace(RESTORING, json.dumps({"file": str(file), "safety": str(safety or "")}) + "\n", 0o644)


def restoring() -> dict:
    """The restore that began to count and was not done; nothing where there is none."""
    return _json(RESTORING)


def half_restored() -> str:
    """The sentence for such a restore; empty where there is none."""
    half = restoring()
    if not half:
        return ""
    again = f"'{PACKAGE} restore {half.get('file')}'"
    back = f", or go back with '{PACKAGE} restore {half['safety']}'" if half.get("safety") else ""
    return f"A restore of {half.get('file')} was ended before it was done: run {again} again{back}."


def restored() -> None:
    """Writes down that no restore is half done."""
    RESTORING.unlink(missing_ok=True)


def record_database(place: dict) -> None:
    """Remembers which database was set up, and that it is in use."""
    files.replace(PLACE, json.dumps(place, indent=2) + "\n", 0o644)
    files.replace(USED, "", 0o644)


def database() -> dict:
    """Which database was set up last; nothing where none was."""
    return _json(PLACE)


def database_port() -> int:
    """The port of the local server that has the database; 0 where none was set up."""
    port = database().get("port", 0)
    return port if isinstance(port, int) else 0


def record_skipped(sentences: list[str]) -> None:
    """Remembers which answers were not taken, until settings are changed again."""
    if sentences:
        files.replace(SKIPPED, json.dumps({"skipped": sentences}, indent=2) + "\n", 0o644)
    else:
        forget_skipped()


def forget_skipped() -> None:
    """Whatever was not taken does not matter any more."""
    SKIPPED.unlink(missing_ok=True)


def skipped() -> list[str]:
    """Which answers were not taken."""
    found = _json(SKIPPED).get("skipped", [])
    return [str(sentence) for sentence in found] if isinstance(found, list) else []


def make_ready(fingerprint: str) -> None:
    """Lets the service serve: this version with this database."""
    files.replace(READY, f"{VERSION} {fingerprint}\n", 0o644)


def is_ready(fingerprint: str) -> bool:
    """Whether the service may serve."""
    return files.read(READY) == f"{VERSION} {fingerprint}\n"


def not_ready() -> None:
    """Takes the word back."""
    READY.unlink(missing_ok=True)


def upgrading() -> str:
    """The sentence for files that dpkg exchanges, or has begun to; empty where it does not."""
    if not UPGRADING.exists():
        return ""
    return (
        "Another version is being installed; where nothing installs any more, that was ended half-way: run"
        " 'dpkg --configure -a' and 'apt --fix-broken install'."
    )


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def _locked() -> bool:
    """Whether a set-up is running, as far as that can be seen."""
    try:
        with open(LOCK, encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        # Held, or root's alone to look at.
        return True
    return False


def _json(path: Path) -> dict:
    try:
        value = json.loads(files.read(path) or "{}")
    except json.JSONDecodeError:
        # Not worth stopping for: the next set-up writes it anew.
        return {}
    return value if isinstance(value, dict) else {}
