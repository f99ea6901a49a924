"""The units, and what they left behind."""

import time
from calendar import timegm
from collections.abc import Iterator

from .. import listeners, serving, state, status, units
from ..about import PACKAGE, TITLE
from ..finding import Finding, ok, problem, skipped, warning
from ..machine import Machine

_MANY_RESTARTS = 3


def systemd(_: Machine) -> Iterator[Finding]:
    """Whether there is something that starts the service."""
    if units.running_systemd():
        yield ok("It runs.")
    else:
        yield warning(
            f"systemd does not run here, as in a container or a chroot, so nothing starts {TITLE}.",
            "Start the machine with systemd.",
        )


def set_up(_: Machine) -> Iterator[Finding]:
    """How the set-up ended that every start runs."""
    last = state.last()
    if last.get("result") == state.RUNNING:
        yield warning(f"It is running: {last.get('message') or 'just begun'}.", f"Wait, or see '{PACKAGE} logs -f'.")
        return
    left = status.problems_of_set_up(last)
    if last.get("result") == state.DONE:
        # Such as databases that could not be upgraded.
        for sentence in left:
            yield warning(sentence, f"When that is done, run '{PACKAGE} setup'.")
        if not left:
            yield ok(f"It was done for {last['version']}, {_ago(last['time'])}.")
    else:
        for sentence in left:
            told = f"{PACKAGE} setup" in sentence
            yield problem(sentence, "" if told else f"Then run '{PACKAGE} setup'; '{PACKAGE} logs' says more.")
    if units.running_systemd() and units.properties(units.SET_UP, "LoadState").get("LoadState") == "masked":
        yield problem(f"{units.SET_UP} is masked.", f"Run 'systemctl unmask {units.SET_UP}'.")


def socket(machine: Machine) -> Iterator[Finding]:
    """Whether the socket is open, and who has its address where it is not."""
    if not units.running_systemd():
        yield skipped("Without systemd nothing opens it.")
        return
    known = units.properties(units.SOCKET, "ActiveState", "Result", "LoadState", "UnitFileState")
    taken = [(place, user) for place in serving.listens() if (user := listeners.of(place))]
    if known.get("LoadState") == "masked":
        yield problem(f"{units.SOCKET} is masked.", f"Run 'systemctl unmask --now {units.SOCKET}'.")
    elif known.get("ActiveState") == "active":
        yield ok(f"{', '.join(serving.listens())} is open.")
    elif taken:
        place, user = taken[0]
        if not machine.is_root:
            user += " (root is told which one)"
        yield problem(
            f"{place} cannot be opened, since {user} listens there.",
            f"Stop that, or choose another address as {PACKAGE}(1) describes; then run"
            f" 'systemctl restart {units.SOCKET}; systemctl start {PACKAGE}'.",
        )
    else:
        yield problem(
            f"{units.SOCKET} is {known.get('ActiveState', 'unknown')} (result: {known.get('Result', 'unknown')}).",
            f"Run 'systemctl restart {units.SOCKET}'; where that fails, 'journalctl -u {units.SOCKET}' says why.",
        )
    if known.get("UnitFileState") == "disabled":
        yield warning(f"{units.SOCKET} is not started with the machine.", f"Run 'systemctl enable {units.SOCKET}'.")


def service(_: Machine) -> Iterator[Finding]:
    """Whether the service runs, and goes on running."""
    if not units.running_systemd():
        yield skipped("Without systemd nothing starts it.")
        return
    names = ("ActiveState", "Result", "NRestarts", "UnitFileState", "LoadState", "NeedDaemonReload")
    known = units.properties(units.WEB, *names)
    restarts = int(known.get("NRestarts") or 0)
    active = known.get("ActiveState", "unknown")
    if known.get("LoadState") == "masked":
        yield problem(f"{units.WEB} is masked.", f"Run 'systemctl unmask --now {units.WEB}'.")
    elif active == "failed":
        yield problem(f"{units.WEB} failed (result: {known.get('Result')}).", f"'{PACKAGE} logs' says why.")
    elif active == "activating":
        yield warning(f"{units.WEB} is being started.", f"Wait; where it goes on, '{PACKAGE} logs' says why.")
    elif active not in ("active", "reloading"):
        yield problem(f"{units.WEB} is {active}.", f"Run 'systemctl start {PACKAGE}'.")
    elif restarts >= _MANY_RESTARTS:
        yield warning(
            f"{units.WEB} ended by itself and was started anew {restarts} times.",
            f"'{PACKAGE} logs' says why it ended.",
        )
    else:
        yield ok("It runs.")
    if known.get("UnitFileState") == "disabled":
        yield warning(f"{units.WEB} is not started with the machine.", f"Run 'systemctl enable {units.WEB}'.")
    if known.get("NeedDaemonReload") == "yes":
        yield warning(
            "Its unit was changed and not read since.",
            f"Run 'systemctl daemon-reload; systemctl restart {PACKAGE}'.",
        )


def _ago(text: str) -> str:
    try:
        seconds = max(0, int(time.time() - timegm(time.strptime(text, "%Y-%m-%dT%H:%M:%SZ"))))
    except ValueError:
        return text
    for unit, length in (("days", 86400), ("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * length:
            return f"{seconds // length} {unit} ago"
    return f"{seconds} seconds ago"
