"""The addresses at which the service is reached: a drop-in of its socket unit, which is ours alone.

What the administrator wrote for systemd, as "systemctl edit" does, counts and is left as it is.
"""

import contextlib
import ipaddress
import re
from pathlib import Path

from . import files, units
from .about import PACKAGE, PORT
from .problem import Problem, reason

LISTEN = "LISTEN"
# Also read and deleted by the package's maintainer scripts.
DROP_IN = Path(f"/etc/systemd/system/{units.SOCKET}.d/listen.conf")
DEFAULT = f"127.0.0.1:{PORT}"
_MARK = f'# Made by "{PACKAGE} configure LISTEN=..."; "{PACKAGE} configure --unset LISTEN" deletes it.'
_UNIT_FOLDERS = ("/etc/systemd/system", "/run/systemd/system", "/usr/local/lib/systemd/system")
_LISTENS = re.compile(r"^[ \t]*Listen[A-Z][A-Za-z]*[ \t]*=[ \t]*(.*?)[ \t]*$", re.MULTILINE)
# What a socket's address has room for (unix(7)).
_LONGEST_PATH = 107


def complaint(wanted: str) -> str:
    """Why these addresses cannot be listened at; empty where they can, as far as that shows in them."""
    if other := _written_by_others():
        return f"{other} says where it listens: change that, or delete it"
    split = _split(wanted)
    for address in split:
        if not (address.startswith("/") and re.fullmatch(r"[^\s%,]+", address)) and _ip(address) is None:
            return (
                f"{address!r} is none of 192.0.2.10:{PORT}, [2001:db8::10]:{PORT} and /run/{PACKAGE}/web.socket"
                " (several have commas between them)"
            )
        if len(address) > _LONGEST_PATH:
            return f"{address!r} is longer than {_LONGEST_PATH} characters"
    return "it names an address twice" if len(set(split)) < len(split) else ""


def chosen() -> str:
    """The addresses that are chosen, by us or by others; empty where the package's own counts."""
    return addresses(files.read(_written_by_others() or DROP_IN))


def addresses(unit: str) -> str:
    """The addresses that a socket unit's text names."""
    return ",".join(address for address in _LISTENS.findall(unit) if address)


def text() -> str:
    """The drop-in of ours; empty where there is none."""
    found = files.read(DROP_IN)
    return found if _MARK in found else ""


def drop_in(wanted: str) -> str:
    """What systemd is told for these addresses, which were found right."""
    split = _split(wanted)
    ips = [found for address in split if (found := _ip(address)) is not None]
    lines = [_MARK, "[Socket]", "ListenStream=", *(f"ListenStream={address}" for address in split)]
    if not all(found.is_unspecified or found.is_loopback for found in ips):
        # An address may come later than the socket: networks take their time.
        lines.append("FreeBind=yes")
    if {found.version for found in ips} == {4, 6}:
        # [::] would take the port of 0.0.0.0 as well.
        lines.append("BindIPv6Only=ipv6-only")
    return "\n".join(lines) + "\n"


def put(unit: str) -> None:
    """Has our drop-in say this; nothing: deletes it."""
    try:
        if unit:
            DROP_IN.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
            files.replace(DROP_IN, unit, 0o644)
        else:
            DROP_IN.unlink(missing_ok=True)
            # Others may have put something beside it.
            with contextlib.suppress(OSError):
                DROP_IN.parent.rmdir()
    except OSError as error:
        raise Problem(f"{DROP_IN} cannot be changed: {reason(error)}.") from error


def reach_beyond_this_machine(wanted: str) -> bool:
    """Whether others than this machine's own users can come by these addresses."""
    return any(reaches_beyond_this_machine(address) for address in _split(wanted))


def reaches_beyond_this_machine(address: str) -> bool:
    """Whether one address does; one that systemd knows and we do not, such as a port alone, may well."""
    ip = _ip(address)
    return not address.startswith("/") and (ip is None or not ip.is_loopback)


def _split(wanted: str) -> list[str]:
    return [address.strip() for address in wanted.split(",")]


def _ip(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    host, _, port = address.rpartition(":")
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        return None
    try:
        if host.startswith("[") and host.endswith("]"):
            return ipaddress.IPv6Address(host[1:-1])
        return ipaddress.IPv4Address(host)
    except ValueError:
        return None


def _written_by_others() -> Path | None:
    for folder in map(Path, _UNIT_FOLDERS):
        for path in (folder / units.SOCKET, *sorted((folder / f"{units.SOCKET}.d").glob("*.conf"))):
            if path == DROP_IN and text():
                continue
            if path.is_file() and _LISTENS.search(files.read(path)):
                return path
    return None
