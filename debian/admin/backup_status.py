"""What the status says of the backups."""

import os

from . import backups, state, units


def examine() -> dict:
    """The last backup of each kind, and whether the timer makes one each day."""
    scheduled = units.running_systemd() and units.is_enabled(units.BACKUP_TIMER)
    return {"scheduled": scheduled, "last": state.backups()}


def line(report: dict) -> str:
    """One line for people."""
    made = [one for one in report["last"].values() if one["result"] == state.DONE]
    newest = max(made, key=lambda one: one["time"], default=None)
    last = f"{newest['time']}, {os.path.basename(newest['file'])}" if newest else "none yet"
    return f"Backups:   {'each day' if report['scheduled'] else 'not scheduled'}; last: {last}"


def problems(report: dict) -> list[str]:
    """A scheduled backup that failed; what other ones say, whoever runs them reads at once."""
    last = report["last"].get(backups.SCHEDULED, {})
    if last.get("result") == state.FAILED:
        return [f"The scheduled backup of {last['time']} failed: {last['message']}"]
    if units.running_systemd() and units.properties(units.BACKUP, "ActiveState").get("ActiveState") == "failed":
        return [f"The scheduled backup failed: 'journalctl --unit {units.BACKUP}' says why."]
    return []
