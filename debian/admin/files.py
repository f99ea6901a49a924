"""Files that are never seen half-written."""

import contextlib
import os
from pathlib import Path

from .problem import Problem, reason


def replace(path: Path, text: str, mode: int, group: int = 0) -> None:
    """Puts a file in the place of the one that may be there: wholly or not at all.

    It belongs to root where root writes it, and to the given group. A link stays, and leads to it.
    """
    path = Path(os.path.realpath(path))
    new = path.with_name(path.name + ".new")
    try:
        with contextlib.suppress(FileNotFoundError):
            new.unlink()
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with open(descriptor, "w", encoding="utf-8") as file:
            if os.geteuid() == 0:
                os.fchown(descriptor, 0, group)
            os.fchmod(descriptor, mode)
            file.write(text)
            file.flush()
            os.fsync(descriptor)
        os.replace(new, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            new.unlink()
        raise Problem(f"{path} cannot be written: {reason(error)}.") from error


def read(path: Path) -> str:
    """The text of a file; nothing where there is none."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except PermissionError as error:
        raise Problem(f"{path} cannot be read: {reason(error)}. Run this as root.") from error
    except OSError as error:
        raise Problem(f"{path} cannot be read: {reason(error)}.") from error
    except UnicodeDecodeError as error:
        raise Problem(f"{path} is not UTF-8 text, from byte {error.start} on.") from error
