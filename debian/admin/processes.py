"""Programs that run as the application's user, and what goes into them and comes out of them."""

import contextlib
import os
import subprocess
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from . import identity
from .problem import Problem

CHUNK_BYTES = 1 << 20
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}


def start(command: list[str], environment: dict[str, str], **options) -> subprocess.Popen:
    """Starts a program as the application's user, in no folder of whoever starts it."""
    return subprocess.Popen(command, env=environment, cwd="/", **options, **identity.as_service_user())


def output(command: list[str], environment: dict[str, str], what: str, fine: tuple[int, ...] = (0,)) -> Iterator[bytes]:
    """What a program that runs as the application's user writes; its failure ends in a problem."""
    with notes() as noted:
        process = start(command, environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=noted)
        try:
            while chunk := process.stdout.read(CHUNK_BYTES):
                yield chunk
        except BaseException:
            process.kill()
            raise
        finally:
            process.stdout.close()
            code = process.wait()
        if code not in fine:
            raise Problem(f"{what} failed: {said(noted, command[0], code)}")


def feed(command: list[str], chunks: Iterable[bytes], what: str) -> None:
    """Writes into a program that runs as the application's user; its failure ends in a problem."""
    with notes() as noted:
        process = start(command, ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=noted)
        with fed(process.stdin, chunks):
            code = process.wait()
        if code:
            raise Problem(f"{what} failed: {said(noted, command[0], code)}")


@contextlib.contextmanager
def fed(pipe: BinaryIO, chunks: Iterable[bytes]):
    """Writes into a program while its output is read; a problem with what is written is raised at the end."""
    failures: list[BaseException] = []

    def feed() -> None:
        try:
            with contextlib.suppress(BrokenPipeError), pipe:
                for chunk in chunks:
                    pipe.write(chunk)
        except BaseException as error:  # noqa: BLE001 (raised by whoever waits for it)
            failures.append(error)

    feeder = threading.Thread(target=feed, daemon=True)
    feeder.start()
    yield
    feeder.join()
    if failures:
        raise failures[0]


def notes() -> BinaryIO:
    """A file in memory, for what programs say: it is there also where the disk is full."""
    return open(os.memfd_create("notes"), "w+b")


def said(noted: BinaryIO, program: str, code: int) -> str:
    """What a program noted down of its failure."""
    noted.seek(0)
    text = noted.read().decode(errors="replace")
    return last_line(text) if text.strip() else f"{Path(program).name} ended with {code} and said nothing."


def last_line(text: str) -> str:
    """What a program says is wrong: the first error, or the last thing it said."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if "ERROR:" in line or "error:" in line or "FATAL:" in line]
    return (errors or lines[-1:] or ["it gave no reason"])[0].rstrip(".") + "."
