"""The start of the service: the application as soon as it may serve, a short page until then.

It runs with the socket that systemd has opened and turns itself into the application's server when
the set-up gives its word; nobody's connection is refused meanwhile.
"""

import contextlib
import os
import select
import signal
import socket
import sys
import time

from . import application, settings, state
from .about import DIRECTORY, PACKAGE, RUN_PYTHON, TITLE, WSGI
from .problem import Problem
from .settings import Settings
from .units import SOCKET, WEB

_FIRST_SOCKET = 3
# So long a connection waits silently, since most set-ups have nothing to do.
_PATIENCE_SECONDS = 8.0
_PAUSE_SECONDS = 0.1
# So long one client may keep all others from their answer.
_SECONDS_FOR_A_CLIENT = 2.0
_PAGE = f"""<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta http-equiv="refresh" content="10"><title>{TITLE}</title></head>
<body style="font-family: sans-serif; max-width: 35em; margin: 20vh auto; padding: 0 1em">
<h1>{TITLE} is being prepared</h1>
<p>This page reloads by itself. Administrators see what is going on with <code>{PACKAGE} status</code>
on the server.</p>
</body>
</html>
"""


def serve() -> None:
    """Answers until the application may, then becomes it."""
    listeners = _listeners()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    _notify("READY=1\nSTATUS=Waiting for the set-up")
    patient_until = time.monotonic() + _PATIENCE_SECONDS
    said = ""
    exchanging = ""
    while True:
        exchanged, exchanging = exchanging, state.upgrading()
        if exchanged and not exchanging:
            _begin_anew(len(listeners))
        try:
            wanted = settings.load()
            # Files of two versions at once are no application.
            reason = exchanging or reason_to_wait(wanted)
            if not reason:
                _become_server(wanted, len(listeners))
        except Problem as problem:
            reason = str(problem)
        if time.monotonic() < patient_until:
            time.sleep(_PAUSE_SECONDS)
            continue
        if reason != said:
            said = reason
            print(f"Not serving yet: {reason}", file=sys.stderr, flush=True)
            _notify("STATUS=Not serving yet")
        for listener in select.select(listeners, [], [], 5 * _PAUSE_SECONDS)[0]:
            _answer(listener)


def _listeners() -> list[socket.socket]:
    count = os.environ.get("LISTEN_FDS", "")
    if os.environ.get("LISTEN_PID") != str(os.getpid()) or not count.isdigit() or count == "0":
        raise Problem(
            f"This is started by systemd with an open socket; where the address of that was changed, run"
            f" 'systemctl restart {SOCKET} {WEB}'."
        )
    listeners = [socket.socket(fileno=_FIRST_SOCKET + number) for number in range(int(count))]
    for listener in listeners:
        listener.setblocking(False)
    return listeners


def reason_to_wait(wanted: Settings) -> str:
    """Why the application must not be started yet; empty where it may."""
    if application.libraries() is None:
        return application.without_libraries()
    if not wanted.get("SECRET_KEY") or not state.is_ready(wanted.fingerprint()):
        return f"the database is not set up for this version; '{PACKAGE} status' says more."
    return ""


def _begin_anew(sockets: int) -> None:
    """Becomes the same program of the version that is there now, which may need another set-up."""
    _hand_over(sockets)
    os.execv(sys.orig_argv[0], sys.orig_argv)


def _hand_over(sockets: int) -> None:
    for number in range(sockets):
        os.set_inheritable(_FIRST_SOCKET + number, True)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _become_server(wanted: Settings, sockets: int) -> None:
    environment = {**os.environ, **wanted.environment()}
    if not environment.get("WEB_CONCURRENCY"):
        environment["WEB_CONCURRENCY"] = str(_workers(len(os.sched_getaffinity(0))))
    _hand_over(sockets)
    os.chdir(DIRECTORY)
    arguments = ["/usr/bin/python3", "-IS", str(RUN_PYTHON), "-m", "gunicorn", WSGI]
    # The heartbeat of the workers must not wait for a disk.
    arguments += ["--chdir", str(DIRECTORY), "--worker-tmp-dir", "/dev/shm"]
    os.execve(arguments[0], arguments, environment)


def _workers(processors: int) -> int:
    """As many as gunicorn recommends, within what an ordinary machine's memory bears."""
    return max(2, min(2 * processors + 1, 9))


def _answer(listener: socket.socket) -> None:
    body = _PAGE.encode()
    head = (
        "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Length: {len(body)}\r\nRetry-After: 10\r\nCache-Control: no-store\r\n"
        f"Server: {PACKAGE}-maintenance\r\nConnection: close\r\n\r\n"
    ).encode()
    with contextlib.suppress(OSError):
        connection, _ = listener.accept()
        with connection:
            until = time.monotonic() + _SECONDS_FOR_A_CLIENT
            connection.settimeout(_SECONDS_FOR_A_CLIENT / 2)
            request = connection.recv(65536)
            connection.sendall(head if request.startswith(b"HEAD ") else head + body)
            connection.shutdown(socket.SHUT_WR)
            # Closing with something unread would take the answer away from a slow client.
            while (left := until - time.monotonic()) > 0:
                connection.settimeout(left)
                if not connection.recv(65536):
                    break


def _notify(message: str) -> None:
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    if address.startswith("@"):
        address = "\0" + address[1:]
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
        channel.sendto(message.encode(), address)
