"""Whether what was entered could be brought back."""

import time
from collections.abc import Iterator

from .. import backup_status, backups, units
from ..about import BACKUPS, PACKAGE
from ..finding import Finding, ok, problem, skipped, warning
from ..machine import Machine
from ..problem import Problem

_OLD_DAYS = 8
_AGAIN = f"When that is repaired, run 'systemctl start {units.BACKUP}'."


def age(_: Machine) -> Iterator[Finding]:
    """How old the newest backup is."""
    try:
        times = [one.time for one in backups.found()]
    except Problem as problem:
        yield skipped(str(problem))
        return
    yield from (problem(sentence, _AGAIN) for sentence in backup_status.problems(backup_status.examine()))
    daily = f", every day with 'systemctl enable --now {units.BACKUP_TIMER}'" if units.running_systemd() else ""
    cure = f"Make them with '{PACKAGE} backup'{daily}."
    days = int((time.time() - max(times, default=0)) // 86400)
    if not times:
        yield warning(f"There is none in {BACKUPS}.", f"Unless you make them in another way: {cure}")
    elif days >= _OLD_DAYS:
        yield warning(f"The newest one in {BACKUPS} is {days} days old.", cure)
    else:
        yield ok(f"The newest one is {'of today' if days < 1 else f'{days} days old'}.")
