"""Where the application is reached, and what it answers there."""

import http.client
import re
import socket
import ssl
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from . import listening, units
from .about import PORT
from .settings import Settings

_PATIENCE_SECONDS = 15
_MOST_REDIRECTS = 3
_OUR_NAMES = re.compile(r"(.*\.)?localhost|127\..*|\[.*\]|\*|")


@dataclass(frozen=True)
class Answer:
    """What came back for a request."""

    status: int
    reason: str
    path: str
    text: str
    cookies: dict[str, str] = field(default_factory=dict)

    @property
    def is_good(self) -> bool:
        """Whether it is a page or the way to one."""
        return 200 <= self.status < 400

    def __str__(self) -> str:
        return f"{self.status} {self.reason}"


class _OverSocket(http.client.HTTPConnection):
    """Speaks HTTP to a socket in the file system."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=_PATIENCE_SECONDS)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


class _OverTls(http.client.HTTPConnection):
    """Speaks HTTPS to this machine's own web server, as to the one that has the name.

    The certificate is not looked at: whether it is good is another question than whether the
    application is behind it.
    """

    def __init__(self, name: str) -> None:
        super().__init__("127.0.0.1", 443, timeout=_PATIENCE_SECONDS)
        self._name = name

    def connect(self) -> None:
        super().connect()
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        self.sock = context.wrap_socket(self.sock, server_hostname=self._name)


def listens() -> list[str]:
    """Where the application's socket is: 127.0.0.1:8000, [::]:8000 or /run/socket."""
    found = units.listens(units.SOCKET) if units.running_systemd() else []
    return found or [f"127.0.0.1:{PORT}"]


def reached() -> str:
    """The address by which this machine reaches the application."""
    addresses = listens()
    first = next((one for one in addresses if not one.startswith("/")), addresses[0])
    return first.replace("0.0.0.0:", "127.0.0.1:").replace("[::]:", "127.0.0.1:")


def open_to_network() -> list[str]:
    """The addresses at which other machines reach the application."""
    return [one for one in listens() if listening.reaches_beyond_this_machine(one)]


def address() -> str:
    """What people enter into a browser on this machine."""
    place = reached()
    return place if place.startswith("/") else f"http://{place}"


def name_of_host(wanted: Settings) -> str:
    """A name that the application answers to."""
    name = wanted.get("ALLOWED_HOSTS").split(",")[0].strip().lstrip(".")
    return name if name not in ("", "*") else "localhost"


def domains(wanted: Settings) -> list[str]:
    """The names by which others than this machine are to reach the application."""
    names = [name.strip().lstrip(".") for name in wanted.get("ALLOWED_HOSTS").split(",")]
    return sorted({name for name in names if not _OUR_NAMES.fullmatch(name)})


def get(path: str, host: str) -> Answer | None:
    """The application's answer, to a request as a browser would send it; nothing without any."""
    place = reached()
    connection = _OverSocket(place) if place.startswith("/") else _over_network(place)
    return _send(connection, "GET", path, {"Host": host}) if connection else None


def get_page(path: str, host: str) -> Answer | None:
    """The page at the end of the redirects."""
    answer = get(path, host)
    for _ in range(_MOST_REDIRECTS):
        if answer is None or not 300 <= answer.status < 400:
            break
        answer = get(answer.path, host)
    return answer


def get_by_https(path: str, domain: str) -> Answer | None:
    """The answer of this machine's web server; nothing where none speaks HTTPS."""
    return _send(_OverTls(domain), "GET", path, {"Host": domain})


def post_by_https(path: str, domain: str, form: str, headers: dict[str, str]) -> Answer | None:
    """Sends a form as a browser would."""
    sent = {
        "Host": domain,
        "Origin": f"https://{domain}",
        "Referer": f"https://{domain}{path}",
        "Content-Type": "application/x-www-form-urlencoded",
        **headers,
    }
    return _send(_OverTls(domain), "POST", path, sent, form)


def _over_network(place: str) -> http.client.HTTPConnection | None:
    try:
        return http.client.HTTPConnection(place, timeout=_PATIENCE_SECONDS)
    except http.client.InvalidURL:
        return None


def _send(
    connection: http.client.HTTPConnection, method: str, path: str, headers: dict[str, str], body: str | None = None
) -> Answer | None:
    try:
        connection.request(method, path, body=body, headers=headers)
        answer = connection.getresponse()
        text = answer.read(1 << 20).decode("utf-8", "replace")
    except (OSError, http.client.HTTPException, ValueError):
        return None
    finally:
        connection.close()
    location = urlsplit(answer.headers.get("Location", path))
    where = (location.path or "/") + (f"?{location.query}" if location.query else "")
    cookies = dict(
        cookie.split(";", 1)[0].split("=", 1) for cookie in answer.headers.get_all("Set-Cookie", []) if "=" in cookie
    )
    return Answer(answer.status, answer.reason, where, text, cookies)
