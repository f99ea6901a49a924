"""The units of the application, asked and told through systemctl."""

import os
import subprocess

from .about import PACKAGE
from .problem import Problem

WEB = f"{PACKAGE}.service"
SOCKET = f"{PACKAGE}.socket"
SET_UP = f"{PACKAGE}-setup.service"
BACKUP = f"{PACKAGE}-backup.service"
BACKUP_TIMER = f"{PACKAGE}-backup.timer"


def running_systemd() -> bool:
    """Whether systemd runs this machine: it does not in a chroot or a plain container."""
    return os.path.isdir("/run/systemd/system")


def properties(unit: str, *names: str) -> dict[str, str]:
    """What systemd knows of a unit."""
    answer = subprocess.run(
        ["systemctl", "show", unit, "--property", ",".join(names)],
        check=False,
        text=True,
        capture_output=True,
    )
    return dict(line.split("=", 1) for line in answer.stdout.splitlines() if "=" in line)


def listens(unit: str) -> list[str]:
    """The addresses and paths that a socket unit, its drop-ins included, opens."""
    answer = subprocess.run(
        ["systemctl", "show", unit, "--property", "Listen"], check=False, text=True, capture_output=True
    )
    lines = [line.removeprefix("Listen=") for line in answer.stdout.splitlines() if line.startswith("Listen=")]
    return [line.rsplit(" (", 1)[0] for line in lines if line]


def writable_paths(unit: str) -> list[str]:
    """The folders that a unit, its drop-ins included, may write in; everything where nothing forbids it."""
    if not running_systemd():
        return ["/"]
    return [path.lstrip("-+") for path in properties(unit, "ReadWritePaths").get("ReadWritePaths", "").split()]


def is_active(unit: str) -> bool:
    """Whether a unit is up or on its way."""
    return properties(unit, "ActiveState").get("ActiveState") in ("active", "activating", "reloading")


def restart_if_active(unit: str) -> None:
    """Has a unit that is up begin anew; none where systemd does not run."""
    if running_systemd() and is_active(unit):
        tell("restart", unit)


def start_after_set_up() -> None:
    """Starts the service after a set-up by hand, unless the administrator has disabled it."""
    if not running_systemd():
        return
    forget_failure(SET_UP)
    if is_enabled(WEB) and not is_active(WEB):
        tell("start", WEB)


def is_enabled(unit: str) -> bool:
    """Whether a unit is started with the machine."""
    return properties(unit, "UnitFileState").get("UnitFileState", "").startswith("enabled")


def forget_failure(unit: str) -> None:
    """Takes the mark of a failure from a unit; one that is not loaded, which systemctl minds, has none."""
    subprocess.run(["systemctl", "reset-failed", unit], check=False, capture_output=True)


def stop_waiting(unit: str) -> None:
    """Has a unit that waits for its next try be startable at once."""
    if properties(unit, "SubState").get("SubState") == "auto-restart":
        tell("stop", unit)


def tell(*arguments: str) -> None:
    """Has systemctl do something."""
    answer = subprocess.run(["systemctl", *arguments], check=False, text=True, capture_output=True)
    if answer.returncode != 0:
        complaint = answer.stderr.strip().splitlines() or ["it gave no reason"]
        raise Problem(f"'systemctl {' '.join(arguments)}' failed: {complaint[0]}")
