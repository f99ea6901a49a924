"""The settings an installed application runs with.

Later ones win: the package's defaults, where the set-up found the database, the secrets, what the
administrator wrote.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from . import env_file, files, state
from .about import DEFAULTS, SECRETS, SETTINGS
from .problem import Problem

# Part of the name of what nobody but root and the application may see.
_SECRET = ("PASSWORD", "SECRET", "TOKEN", "CONNECTION_STRING", "_DICT")


# Those that Debian's ca-certificates trusts.
_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")


@dataclass(frozen=True)
class Settings:
    """Names and values, complete."""

    values: dict[str, str]

    def get(self, name: str) -> str:
        """A value; empty where there is none."""
        return self.values.get(name, "")

    @property
    def host(self) -> str:
        """The database server: a name, an address or the folder of its socket."""
        return self.get("POSTGRES_HOST")

    @property
    def port(self) -> int:
        """The database server's port."""
        text = self.get("POSTGRES_PORT") or "5432"
        if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
            raise Problem(f"POSTGRES_PORT is {text!r} in {SETTINGS}: it has to be a number up to 65535.")
        return int(text)

    @property
    def database(self) -> str:
        """The name of the application's own database."""
        return self.get("POSTGRES_DB")

    @property
    def role(self) -> str:
        """The role that the database belongs to."""
        return self.get("POSTGRES_USER")

    @property
    def by_socket(self) -> bool:
        """Whether the server is reached by its socket, where it knows who asks."""
        return self.host.startswith("/")

    @property
    def local(self) -> bool:
        """Whether the database server is this machine's."""
        return self.by_socket or self.host in ("localhost", "127.0.0.1", "::1")

    def fingerprint(self) -> str:
        """Changes when another database is meant."""
        meant = [self.host, self.get("POSTGRES_PORT"), self.database, self.role]
        return hashlib.sha256(json.dumps(meant).encode()).hexdigest()[:16]

    def environment(self) -> dict[str, str]:
        """What the application finds in its environment."""
        values = dict(self.values)
        # For the connections that are made without the application's own setting.
        if values.get("POSTGRES_SSLMODE"):
            values.setdefault("PGSSLMODE", values["POSTGRES_SSLMODE"])
        # libpq itself knows only a file in the home folder, which nobody would look for.
        if values.get("PGSSLMODE", "").startswith("verify-") and _CERTIFICATES.exists():
            values.setdefault("PGSSLROOTCERT", str(_CERTIFICATES))
        return values


def load() -> Settings:
    """The settings as they are now."""
    values = _file(DEFAULTS)
    chosen = {**_file(SECRETS), **_file(SETTINGS)}
    settings = Settings({**values, **chosen})
    if settings.local and "POSTGRES_PORT" not in chosen and (port := state.database_port()):
        settings = Settings({**settings.values, "POSTGRES_PORT": str(port)})
    for name in ("POSTGRES_HOST", "POSTGRES_DB", "POSTGRES_USER"):
        if not settings.get(name):
            raise Problem(f"{name} is empty in {SETTINGS}: give it a value or delete the line.")
    return settings


def with_any_key() -> Settings:
    """The settings for asking the application what needs neither its database nor its key."""
    wanted = load()
    return wanted if wanted.get("SECRET_KEY") else Settings({**wanted.values, "SECRET_KEY": "only-for-asking"})


def chosen() -> dict[str, str]:
    """What the administrator and the set-up chose, without the defaults."""
    return {**_file(SECRETS), **_file(SETTINGS)}


def defaults() -> dict[str, str]:
    """What counts where nobody chose anything."""
    return _file(DEFAULTS)


def is_secret(name: str) -> bool:
    """Whether a value is shown to nobody and kept apart."""
    return any(part in name for part in _SECRET)


def _file(path) -> dict[str, str]:
    return env_file.parse(files.read(path), str(path))
