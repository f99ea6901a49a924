"""The file with what must neither be seen nor lost."""

from . import env_file, files, identity, locks
from .about import SECRETS, TITLE

HEADING = (
    f"# Secrets of {TITLE}, made by its set-up. Keep a copy of this file in a safe place: what is\n"
    "# encrypted with SECRET_KEY in the database cannot be read without it.\n"
)


def put(name: str, value: str) -> None:
    """Writes a secret down, for root and the application only."""
    with locks.held(locks.OF_SETTINGS):
        text = files.read(SECRETS) or HEADING
        files.replace(SECRETS, env_file.assign(text, name, value), 0o640, identity.group())
