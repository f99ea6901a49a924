"""The settings, as they are written down."""

import difflib
import re
from collections.abc import Iterator

from .. import configuration, files, serving, settings
from ..about import DIRECTORY, PACKAGE, SECRETS, SETTINGS
from ..finding import Finding, ok, problem, skipped, warning
from ..machine import Machine
from ..problem import Problem

_NAME = re.compile(r"\b[A-Z][A-Z0-9_]{3,}\b")
_OF_OTHERS = {"GUNICORN_CMD_ARGS", "PGCONNECT_TIMEOUT", "PGSSLMODE", "PGSSLROOTCERT", "PYTHONUNBUFFERED", "LANG", "TZ"}


def values(machine: Machine) -> Iterator[Finding]:
    """Whether the files can be understood, and each known value can be right."""
    try:
        wanted = machine.settings
    except Problem as found:
        yield problem(str(found), f"Correct it, and run 'systemctl restart {PACKAGE}'.")
        return
    wrong = False
    for name in sorted(settings.chosen()):
        try:
            configuration.check(name, wanted.get(name))
        except Problem as found:
            wrong = True
            yield problem(str(found), f"Change it with '{PACKAGE} configure', which knows what fits.")
    if wanted.get("DEBUG") in ("t", "true", "True"):
        wrong = True
        yield warning(
            "DEBUG is on: whoever meets an error is shown settings and source.",
            f"Run '{PACKAGE} configure --unset DEBUG'.",
        )
    if not wrong:
        yield ok("They can be understood.")


def names(_: Machine) -> Iterator[Finding]:
    """Whether a name looks like a slip of the pen, which would be passed over in silence."""
    try:
        chosen = settings.chosen()
    except Problem:
        yield skipped("It needs settings that can be read.")
        return
    known = configuration.known() | _OF_OTHERS | _of_application()
    wrong = False
    for name in sorted(set(chosen) - known):
        near = difflib.get_close_matches(name.upper(), sorted(known), 1, 0.8)
        if near:
            wrong = True
            where = SECRETS if settings.is_secret(name) else SETTINGS
            yield warning(f"Nothing reads the setting {name}; {near[0]} is known.", f"Correct the name in {where}.")
    if not wrong:
        yield ok("None looks misspelt.")


def allowed_hosts(machine: Machine) -> Iterator[Finding]:
    """Whether the names fit what is served."""
    wanted = machine.wanted
    listed = [name.strip() for name in wanted.get("ALLOWED_HOSTS").split(",")]
    if "*" in listed:
        yield warning(
            "ALLOWED_HOSTS allows every name, by which links can be forged.",
            f"Name the ones that are used, with '{PACKAGE} configure ALLOWED_HOSTS=NAME,NAME'.",
        )
    elif serving.open_to_network() and not serving.domains(wanted):
        yield warning(
            f"Other machines reach {serving.open_to_network()[0]}, and ALLOWED_HOSTS has no name but this machine's"
            " own: they are answered with Bad Request (400).",
            f"Add the name or address they use, with '{PACKAGE} configure ALLOWED_HOSTS=NAME,NAME'.",
        )
    else:
        yield ok(wanted.get("ALLOWED_HOSTS"))


def secret_key(machine: Machine) -> Iterator[Finding]:
    """Whether there is the key without which nothing starts, and stored passwords cannot be read."""
    if machine.wanted.get("SECRET_KEY"):
        yield ok("It is there.")
    else:
        yield problem(
            f"There is no SECRET_KEY in {SECRETS}.",
            f"Put that file back from a backup if it was there; else '{PACKAGE} setup' makes one.",
        )


def _of_application() -> set[str]:
    """Every word in the application's own settings that can be the name of one."""
    return {name for path in DIRECTORY.glob("config/settings/*.py") for name in _NAME.findall(files.read(path))}
