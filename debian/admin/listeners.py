"""Who listens on a port of this machine, as the kernel tells it (proc(5))."""

import re
from pathlib import Path

_PROC = Path("/proc")
_LISTENING = "0A"


def of(address: str) -> str:
    """The program that listens on the port of an address; empty where none does, or for a path."""
    port = address.rpartition(":")[2]
    if not port.isdigit():
        return ""
    sockets = {one for table in ("net/tcp", "net/tcp6") for one in _sockets(_PROC / table, int(port))}
    return _owner(sockets) if sockets else ""


def _sockets(table: Path, port: int) -> set[str]:
    lines = table.read_text(encoding="ascii").splitlines()[1:] if table.exists() else []
    fields = [line.split() for line in lines]
    return {
        f"socket:[{one[9]}]" for one in fields if one[3] == _LISTENING and int(one[1].rpartition(":")[2], 16) == port
    }


def _owner(sockets: set[str]) -> str:
    for process in sorted(_PROC.glob("[0-9]*"), key=lambda one: int(one.name)):
        try:
            if any(str(one.readlink()) in sockets for one in (process / "fd").iterdir()):
                name = (process / "comm").read_text(encoding="utf-8", errors="replace").strip()
                return f"{re.sub('[^ -~]', '?', name)} (process {process.name})"
        except OSError:
            # Ended meanwhile, or not ours to look at.
            continue
    return "another program"
