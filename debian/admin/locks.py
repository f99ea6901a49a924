"""Locks between the runs of the administration; they end with the process that holds them."""

import contextlib
import fcntl
import os
from collections.abc import Callable
from pathlib import Path

from .about import RUN
from .problem import Problem, reason

# Around reading and writing again one of the files of settings.
OF_SETTINGS = RUN / "settings.lock"


def _silent() -> None:
    pass


@contextlib.contextmanager
def held(path: Path, shared: bool = False, on_wait: Callable[[], None] = _silent):
    """Holds a lock; calls what is given before it waits for another process."""
    kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
    with contextlib.ExitStack() as opened:
        try:
            # Root's alone: whoever can open it could hold it for ever.
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            lock = opened.enter_context(open(descriptor, "w", encoding="utf-8"))
            os.fchmod(descriptor, 0o600)
            try:
                fcntl.flock(lock, kind | fcntl.LOCK_NB)
            except BlockingIOError:
                on_wait()
                fcntl.flock(lock, kind)
        except OSError as error:
            raise Problem(f"{path} cannot be locked: {reason(error)}.") from error
        yield
