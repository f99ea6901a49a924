"""Running parts of the application: as its user, with its settings and its libraries."""

import json
import os
import subprocess
import sys
from pathlib import Path

from . import identity
from .about import DIRECTORY, PACKAGE, RUN_PYTHON, SCRIPTS
from .problem import NotYet, Problem
from .settings import Settings

_PYTHON = ["/usr/bin/python3", "-IS", str(RUN_PYTHON)]
_INHERITED = ("TERM", "LANG", "LANGUAGE", "TZ", "COLUMNS", "LINES", "NO_COLOR")


def become(arguments: list[str], settings: Settings) -> None:
    """Turns this process into the application's Python with these arguments."""
    environment = _environment(settings)
    identity.become_service_user()
    os.chdir(DIRECTORY)
    os.execve(_PYTHON[0], [*_PYTHON, *arguments], environment)


def run(arguments: list[str], settings: Settings, **options) -> subprocess.CompletedProcess:
    """Runs the application's Python with these arguments, and waits for its end."""
    return subprocess.run(
        [*_PYTHON, *arguments],
        cwd=DIRECTORY,
        env=_environment(settings),
        check=False,
        text=True,
        **identity.as_service_user(),
        **options,
    )


def ask(script: str, settings: Settings, question: dict | None = None, timeout: int = 120) -> dict:
    """Runs one of the package's scripts within the application: JSON in, JSON out."""
    try:
        answer = run(
            [str(SCRIPTS / script)],
            settings,
            input=json.dumps(question or {}),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            timeout=timeout,
        )
    except subprocess.TimeoutExpired as error:
        # Such as a database server that takes connections and says nothing.
        raise NotYet(f"The application did not answer within {timeout} seconds.") from error
    try:
        return json.loads(answer.stdout)
    except json.JSONDecodeError as error:
        lines = answer.stderr.strip().splitlines() or ["it said nothing"]
        raise Problem(f"The application cannot be run: {lines[-1]}") from error


def libraries() -> Path | None:
    """The folder with the libraries for the Python that is running; none where it is not there."""
    folder = DIRECTORY / f"python{sys.version_info.major}.{sys.version_info.minor}"
    return folder if folder.is_dir() else None


def without_libraries() -> str:
    """The sentence for a machine without the libraries for its Python."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return (
        f"The libraries for Python {version} are not in {DIRECTORY}: this machine's Python was exchanged"
        f" and the package {PACKAGE}-python{version} is not installed (yet). Finish the upgrade, or run"
        f" 'apt install {PACKAGE} {PACKAGE}-python{version}'."
    )


def _environment(settings: Settings) -> dict[str, str]:
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name in _INHERITED or name.startswith(("LC_", "DJANGO_SUPERUSER_"))
    }
    return {
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        "LANG": "C.UTF-8",
        **inherited,
        "HOME": f"/var/lib/{PACKAGE}",
        "USER": PACKAGE,
        "LOGNAME": PACKAGE,
        "PGCONNECT_TIMEOUT": "10",
        **settings.environment(),
    }
