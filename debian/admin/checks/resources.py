"""What the machine has to give."""

import os
from collections.abc import Iterator
from pathlib import Path

from .. import clusters, files
from ..about import PACKAGE, STATE, TITLE
from ..finding import Finding, ok, problem, skipped, warning
from ..machine import Machine
from ..problem import Problem

_MIB = 1 << 20
_GIB = 1 << 30
_LITTLE_MEMORY = 256 * _MIB
_LITTLE_SPACE = 1 * _GIB
_NO_SPACE = 200 * _MIB
_BACKUPS = Path("/var/backups")
_CLUSTERS = Path("/var/lib/postgresql")


def memory(_: Machine) -> Iterator[Finding]:
    """Whether there is memory for another process or two."""
    known = dict(line.split(":", 1) for line in files.read(Path("/proc/meminfo")).splitlines() if ":" in line)
    if "MemAvailable" not in known:
        yield skipped("The system does not say how much memory it has.")
        return
    available = int(known["MemAvailable"].split()[0]) * 1024
    if available < _LITTLE_MEMORY:
        yield warning(
            f"Only {size(available)} of memory are free.",
            f"Have fewer processes with '{PACKAGE} configure WEB_CONCURRENCY=2', or give the machine more memory.",
        )
    else:
        yield ok(f"{size(available)} are free.")


def disk_space(machine: Machine) -> Iterator[Finding]:
    """Whether what is entered, dumped and stored has room."""
    seen = set()
    for path in [STATE, *_media(machine), _BACKUPS, *_databases(machine)]:
        there = next(one for one in (path, *path.parents) if one.exists())
        disk = there.stat().st_dev
        if disk in seen:
            continue
        seen.add(disk)
        room = os.statvfs(there)
        free = room.f_bavail * room.f_frsize
        if room.f_flag & os.ST_RDONLY:
            yield problem(f"The disk with {path} can only be read.", "See 'dmesg', repair it and mount it anew.")
        elif free < _NO_SPACE or (room.f_files and not room.f_favail):
            what = size(free) if free < _NO_SPACE else "no further file"
            yield problem(f"The disk with {path} has room for {what} only.", f"Make room, before {TITLE} has to stop.")
        elif free < _LITTLE_SPACE:
            yield warning(f"The disk with {path} has room for {size(free)} only.", "Make room there.")
        else:
            yield ok(f"{size(free)} are free at {path}.")


def size(number: int) -> str:
    """A number of bytes for people."""
    return f"{number / _GIB:.1f} GiB" if number >= _GIB else f"{number // _MIB} MiB"


def _media(machine: Machine) -> list[Path]:
    try:
        folder = machine.settings.get("MEDIA_ROOT")
    except Problem:
        return []
    return [Path(folder)] if folder.startswith("/") else []


def _databases(machine: Machine) -> list[Path]:
    """Where this machine's clusters have their data."""
    try:
        local = machine.settings.local
    except Problem:
        return []
    return [_CLUSTERS / one.version / one.name for one in clusters.known()] if local else []
