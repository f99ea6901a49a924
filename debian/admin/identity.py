"""Who runs this, and who it has to be."""

import grp
import os
import pwd
import subprocess
from pathlib import Path

from .about import PACKAGE
from .problem import NOT_PERMITTED, Problem


def service_user() -> pwd.struct_passwd:
    """The user the application runs as."""
    try:
        return pwd.getpwnam(PACKAGE)
    except KeyError as error:
        raise Problem(
            f"There is no user {PACKAGE!r} on this machine: make it with 'dpkg-reconfigure {PACKAGE}'."
        ) from error


def group() -> int:
    """The group that may read the settings."""
    try:
        return grp.getgrnam(PACKAGE).gr_gid
    except KeyError as error:
        raise Problem(
            f"There is no group {PACKAGE!r} on this machine: make it with 'dpkg-reconfigure {PACKAGE}'."
        ) from error


def service_may(right: str, path: Path, patience_seconds: float | None = None) -> bool:
    """Whether the application's user has a right (-r, -w, -x) to a path; whoever asks is root or that user."""
    if os.geteuid() != 0:
        return os.access(path, {"-r": os.R_OK, "-w": os.W_OK, "-x": os.X_OK}[right])
    answer = subprocess.run(
        ["/usr/bin/test", right, str(path)], check=False, timeout=patience_seconds, **as_service_user()
    )
    return answer.returncode == 0


def require_root(what: str) -> None:
    """Refuses everybody but root."""
    if os.geteuid() != 0:
        raise Problem(f"Only root can {what}: run it with sudo.", NOT_PERMITTED)


def require_access(what: str) -> None:
    """Refuses everybody but root and the application's own user."""
    if os.geteuid() not in (0, service_user().pw_uid):
        raise Problem(f"Only root and the user {PACKAGE} can {what}: run it with sudo.", NOT_PERMITTED)


def as_service_user() -> dict:
    """What has a program started by root run as the application's user; nothing where that starts it."""
    if os.geteuid() != 0:
        return {}
    service = service_user()
    return as_user(service.pw_uid, service.pw_gid)


def as_user(user: int, group: int) -> dict:
    """What has a program started by root run as another user; nothing where that starts it."""
    return {"user": user, "group": group, "extra_groups": []} if os.geteuid() == 0 else {}


def become_service_user() -> None:
    """Gives up being root for good."""
    user = service_user()
    if os.geteuid() == 0:
        os.setgroups([user.pw_gid])
        os.setgid(user.pw_gid)
        os.setuid(user.pw_uid)
