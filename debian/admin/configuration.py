"""Reading and changing single settings, with a check of what is known of them."""

import os
import re
from collections.abc import Callable
from pathlib import Path

from . import env_file, files, identity, locks, secret_store, settings, units
from .about import MEDIA, PACKAGE, SECRETS, SETTINGS
from .problem import WRONG_USE, Problem

_HOST = re.compile(r"\*|\.?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]")
_SERVER = re.compile(r"/[^\s]*|[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?|[0-9A-Fa-f:]+")


def listing() -> list[str]:
    """All settings as lines, secrets hidden."""
    values = settings.load().values
    return [f"{name}={_shown(name, values[name])}" for name in sorted(values)]


def value(name: str) -> str:
    """One setting, secret or not: whoever may read the files may see it."""
    values = settings.load().values
    if name not in values:
        raise Problem(f"{name} is not set.")
    return values[name]


def assign(name: str, text: str) -> None:
    """Sets a value, where the name already stands or where it belongs."""
    check(name, text)
    if name == "SECRET_KEY" and settings.chosen().get(name) not in ("", None, text):
        raise Problem(
            f"There is a SECRET_KEY already, and the passwords stored in the database are encrypted with it: if it is"
            f" really to be another one, delete its line from {SECRETS} (or {SETTINGS}) first."
        )
    put(name, text)


def put(name: str, text: str) -> None:
    """Writes a value that was checked, where the name already stands or where it belongs."""
    if settings.is_secret(name) and name not in env_file.parse(files.read(SETTINGS), str(SETTINGS)):
        secret_store.put(name, text)
    else:
        with locks.held(locks.OF_SETTINGS):
            _write(env_file.assign(files.read(SETTINGS), name, text))


def unset(name: str) -> None:
    """Takes a setting back, so that its default counts."""
    if name == "SECRET_KEY":
        raise Problem(f"SECRET_KEY is needed to read what is stored encrypted; it is in {SECRETS}.")
    with locks.held(locks.OF_SETTINGS):
        written = files.read(SETTINGS)
        hidden = files.read(SECRETS)
        if name in env_file.parse(written, str(SETTINGS)):
            _write(env_file.remove(written, name))
        elif name in env_file.parse(hidden, str(SECRETS)):
            files.replace(SECRETS, env_file.remove(hidden, name), 0o640, identity.group())
        else:
            raise Problem(f"{name} is set neither in {SETTINGS} nor in {SECRETS}.")


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


def _write(text: str) -> None:
    files.replace(SETTINGS, text, 0o640, identity.group())


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


def _below(path: str, folder: str) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


_RULES: dict[str, Callable[[str], str]] = {
    "ALLOWED_HOSTS": _host_names,
    "BACKUP_BEFORE_MIGRATION": _one_of("yes", "no"),
    "BACKUP_KEEP": _number(1, 9999),
    "BACKUP_KEEP_DAYS": _number(0, 9999),
    "DEBUG": _one_of("true", "false"),
    "MEDIA_ROOT": _media_root,
    "POSTGRES_DB": _identifier,
    "POSTGRES_HOST": _matching(_SERVER, "it is a host name, an address, or the folder of a socket"),
    "POSTGRES_PASSWORD": _something,
    "POSTGRES_PORT": _number(1, 65535),
    "POSTGRES_SSLMODE": _one_of("disable", "allow", "prefer", "require", "verify-ca", "verify-full"),
    "POSTGRES_USER": _identifier,
    "SECRET_KEY": lambda text: "" if len(text) >= 32 else "it needs 32 characters or more",
    "WEB_CONCURRENCY": _number(1, 256),
}
