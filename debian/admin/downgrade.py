"""The way back from a version that was installed in the place of a newer one."""

import subprocess

from . import application, backups, settings, state
from .about import PACKAGE, VERSION
from .archive import Archive
from .problem import Problem


def is_newer(version: str) -> bool:
    """Whether a version, where it is known, is newer than the installed one."""
    return bool(version) and (
        subprocess.run(["dpkg", "--compare-versions", version, "gt", VERSION], check=False).returncode == 0
    )


def way_back() -> str:
    """What to do with a database that a newer version has migrated."""
    newer = state.served_version()
    again = f"install {newer} again ('apt install {PACKAGE}={newer}')" if newer else "install that version again"
    found = _fitting()
    if found is None:
        return f"{again}, or restore a backup made with {VERSION}: '{PACKAGE} restore FILE'."
    return (
        f"{again}, or go back to how it was {found.contents.time}, without what was entered since, with"
        f" '{PACKAGE} restore {found.path}'."
    )


def _fitting() -> Archive | None:
    """The newest backup that the installed version knows every migration of."""
    try:
        found = [
            one
            for one in backups.archives()
            if one.contents.kind != backups.BEFORE_RESTORE and not is_newer(one.contents.version)
        ]
        if not found:
            return None
        lists = [one.contents.migrations for one in found]
        unknown = application.ask("find-unknown-migrations.py", settings.with_any_key(), {"lists": lists})["unknown"]
    except Problem:
        # What is said is about the database; without a backup in it, it is said all the same.
        return None
    return next((one for one, strange in zip(found, unknown, strict=True) if not strange), None)
