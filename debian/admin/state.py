"""What the set-up left behind: its last result, and the word that the service may start."""

import fcntl
import json
import time
from pathlib import Path

from . import files
from .about import PACKAGE, RUN, STATE, VERSION

LAST = STATE / "setup.json"
# Where the database is that was set up last.
PLACE = STATE / "database.json"
# There as soon as a database has something in it that must not be lost.
USED = STATE / "used"
# Answers to questions of the installation that were not taken.
SKIPPED = STATE / "skipped.json"
READY = RUN / "ready"
LOCK = RUN / "setup.lock"

RUNNING = "running"
WAITING = "waiting"
FAILED = "failed"
DONE = "done"


def record(result: str, message: str = "", warnings: list[str] | None = None) -> None:
    """Writes down how the set-up stands."""
    last = {
        "result": result,
        "version": VERSION,
        "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
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
