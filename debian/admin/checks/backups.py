"""Whether what was entered could be brought back."""

import time
from collections.abc import Iterator
from pathlib import Path

from .. import units
from ..about import PACKAGE
from ..finding import Finding, ok, skipped, warning
from ..machine import Machine

FOLDER = Path("/var/backups") / PACKAGE
_TIMER = f"{PACKAGE}-backup.timer"
_OLD_DAYS = 8


def age(_: Machine) -> Iterator[Finding]:
    """How old the newest backup is."""
    try:
        times = [one.stat().st_mtime for one in FOLDER.iterdir() if not one.name.startswith(".")]
    except FileNotFoundError:
        times = []
    except PermissionError:
        yield skipped(f"{FOLDER} is shown to root only.")
        return
    daily = f", every day with 'systemctl enable --now {_TIMER}'" if units.running_systemd() else ""
    cure = f"Make them with '{PACKAGE} backup'{daily}."
    days = int((time.time() - max(times, default=0)) // 86400)
    if not times:
        yield warning(f"There is none in {FOLDER}.", f"Unless you make them in another way: {cure}")
    elif days >= _OLD_DAYS:
        yield warning(f"The newest one in {FOLDER} is {days} days old.", cure)
    else:
        yield ok(f"The newest one is {'of today' if days < 1 else f'{days} days old'}.")
