"""The packages, as dpkg knows them."""

import re
import subprocess
import sys
from collections.abc import Iterator

from .. import application
from ..about import DIRECTORY, PACKAGE, VERSION
from ..finding import Finding, ok, problem, skipped
from ..machine import Machine

_PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
LIBRARIES = f"{PACKAGE}-python{_PYTHON}"
# Administrators of small machines have dpkg leave these out.
_MAY_BE_LEFT_OUT = ("/usr/share/doc/", "/usr/share/man/", "/usr/share/locale/")
_NAMED_AT_MOST = 3


def state(_: Machine) -> Iterator[Finding]:
    """Whether the package is installed wholly, and is the one that runs here."""
    status, version, _depends = known(PACKAGE)
    if status != "ii":
        word = f"in the state {status!r}" if status else "not known to dpkg"
        yield problem(
            f"The package {PACKAGE} is {word} instead of installed.", "Run 'dpkg --configure -a' and 'apt install -f'."
        )
    elif version != VERSION:
        yield problem(
            f"The package {PACKAGE} is of version {version}, and this program of {VERSION}.",
            f"Let the upgrade that is running end; else run 'apt install --reinstall {PACKAGE}'.",
        )
    else:
        yield ok(f"{PACKAGE} {version} is installed.")


def libraries(_: Machine) -> Iterator[Finding]:
    """Whether the libraries fit this machine's Python and the application."""
    status, version, _depends = known(LIBRARIES)
    cure = f"Run 'apt install {PACKAGE} {LIBRARIES}'."
    if application.libraries() is None:
        yield problem(f"There are no libraries for Python {_PYTHON} in {DIRECTORY}.", cure)
        return
    # Any of these: the same files are in all of them.
    wanted = re.findall(rf"\b{re.escape(LIBRARIES)} \(= ([^)]+)\)", known(PACKAGE)[2])
    if status != "ii":
        yield problem(f"The package {LIBRARIES} is not installed wholly.", f"Run 'dpkg --configure -a'. {cure}")
    elif wanted and version not in wanted:
        yield problem(f"{LIBRARIES} is of version {version}, and {PACKAGE} needs {wanted[0]}.", cure)
    else:
        yield ok(f"{LIBRARIES} {version} fits this machine's Python.")


def files(_: Machine) -> Iterator[Finding]:
    """Whether the packages' files are as they came."""
    names = [name for name in (PACKAGE, LIBRARIES) if known(name)[0] == "ii"]
    if not names:
        yield skipped("There is no installed package to compare with.")
        return
    answer = subprocess.run(["dpkg", "--verify", *names], check=False, capture_output=True, text=True, timeout=110)
    # "??5??????   /path", or "missing     /path"; a "c" between them is for the administrator to change.
    found = [
        match[1] for line in answer.stdout.splitlines() if (match := re.match(r"\S+ +(/\S.*?)(?: \(.*\))?$", line))
    ]
    changed = [path for path in found if not path.startswith(_MAY_BE_LEFT_OUT)]
    if changed:
        more = f" and {len(changed) - _NAMED_AT_MOST} more" if len(changed) > _NAMED_AT_MOST else ""
        yield problem(
            f"Files of the package were changed or are missing: {', '.join(changed[:_NAMED_AT_MOST])}{more}.",
            f"Run 'apt install --reinstall {' '.join(names)}'.",
        )
    else:
        yield ok("They are as they came.")


def known(name: str) -> tuple[str, str, str]:
    """State, version and dependencies of a package; empty where dpkg does not know it."""
    answer = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Abbrev}\\n${Version}\\n${Depends}", name],
        check=False,
        capture_output=True,
        text=True,
        timeout=20,
    )
    lines = [*(answer.stdout.splitlines() if answer.returncode == 0 else []), "", "", ""]
    return lines[0].strip(), lines[1], lines[2]
