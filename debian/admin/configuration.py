"""Reading settings, and the check of new ones by what is known of them."""

import os
import re
from collections.abc import Callable
from pathlib import Path

from . import env_file, identity, listening, settings, units
from .about import MEDIA, PACKAGE, SETTINGS
from .listening import LISTEN
from .problem import WRONG_USE, Problem

_HOST = re.compile(r"\*|\.?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]")
_SERVER = re.compile(r"/[^\s]*|[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?|[0-9A-Fa-f:]+")


def listing() -> list[str]:
    """All settings as lines, secrets hidden."""
    values = _values()
    return [f"{name}={_shown(name, values[name])}" for name in sorted(values)]


def value(name: str) -> str:
    """One setting, secret or not: whoever may read the files may see it."""
    values = _values()
    if name not in values:
        raise Problem(f"{name} is not set.")
    return values[name]


def known() -> set[str]:
    """The names of the settings that something is known of."""
    return set(_RULES) | set(settings.defaults())


def check(name: str, text: str) -> None:
    """Refuses what cannot be right."""
    if not env_file.NAME.fullmatch(name):
        raise Problem(f"{name!r} is no name of a setting: letters, digits and _ only.", WRONG_USE)
    rule = _RULES.get(name)
    complaint = rule(text) if rule else ""
    if complaint:
        shown = "" if settings.is_secret(name) else f" {text!r}"
        raise Problem(f"{name} cannot be{shown}: {complaint}.", WRONG_USE)
    env_file.quote(text)


def _values() -> dict[str, str]:
    return {**settings.load().values, LISTEN: listening.chosen() or listening.DEFAULT}


def _shown(name: str, text: str) -> str:
    return "(hidden)" if text and settings.is_secret(name) else env_file.quote(text)


def _number(least: int, most: int) -> Callable[[str], str]:
    def rule(text: str) -> str:
        right = text.isascii() and text.isdigit() and least <= int(text) <= most
        return "" if right else f"it is a number from {least} to {most}"

    return rule


def _matching(pattern: re.Pattern, complaint: str) -> Callable[[str], str]:
    return lambda text: "" if pattern.fullmatch(text) else complaint


def _one_of(*words: str) -> Callable[[str], str]:
    return lambda text: "" if text in words else f"it is one of {', '.join(words)}"


def _host_names(text: str) -> str:
    for name in text.split(","):
        if not _HOST.fullmatch(name.strip()):
            return f"{name.strip()!r} is no host name (names with commas between them, without http:// and port)"
    return ""


def _identifier(text: str) -> str:
    return "" if 0 < len(text.encode()) < 64 else "PostgreSQL's names have 1 to 63 bytes"


def _something(text: str) -> str:
    return "" if text else "it is empty"


def _media_root(text: str) -> str:
    if not text.startswith("/"):
        return "it is an absolute path"
    if any(_below(text, path) for path in (str(MEDIA), *units.writable_paths(units.WEB))):
        return ""
    return (
        f"{units.WEB} is not allowed to write there; make the folder with 'install -d -o {PACKAGE} -g {PACKAGE}"
        f" {text}', allow it with 'systemctl edit {units.WEB}' and there, below the line [Service], the line"
        f" ReadWritePaths={text}, and then run this again"
    )


def _certificates(text: str) -> str:
    path = Path(text)
    if text == "system":
        return ""
    if not path.is_absolute() or not path.is_file():
        return "it is the absolute path of a file with the certificates of those who vouch for the server, or system"
    if path.is_relative_to("/home") or path.is_relative_to("/root"):
        return f"{units.WEB} sees nothing below /home and /root: put it into {SETTINGS.parent}"
    if identity.service_may("-r", path):
        return ""
    return f"the user {PACKAGE} cannot read it: give it and its folders permissions for that"


def _below(path: str, folder: str) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


_RULES: dict[str, Callable[[str], str]] = {
    "ALLOWED_HOSTS": _host_names,
    "BACKUP_BEFORE_MIGRATION": _one_of("yes", "no"),
    "BACKUP_KEEP": _number(1, 9999),
    "BACKUP_KEEP_DAYS": _number(0, 9999),
    "DEBUG": _one_of("true", "false"),
    LISTEN: listening.complaint,
    "MEDIA_ROOT": _media_root,
    "PGSSLROOTCERT": _certificates,
    "POSTGRES_DB": _identifier,
    "POSTGRES_HOST": _matching(_SERVER, "it is a host name, an address, or the folder of a socket"),
    "POSTGRES_PASSWORD": _something,
    "POSTGRES_PORT": _number(1, 65535),
    "POSTGRES_SSLMODE": _one_of("disable", "allow", "prefer", "require", "verify-ca", "verify-full"),
    "POSTGRES_USER": _identifier,
    "SECRET_KEY": lambda text: "" if len(text) >= 32 else "it needs 32 characters or more",
    "WEB_CONCURRENCY": _number(1, 256),
}
