"""What to do where a database server does not serve us: one sentence for each reason that is known.

A server speaks the language of its lc_messages. Where that is not English the sentence names all that
may be missing, beside what the server said.
"""

import re
from collections.abc import Callable

from .about import OLDEST_POSTGRESQL, PACKAGE, TITLE
from .database import quoted_name
from .settings import Settings

_NOT_THERE = re.compile(
    r"Connection refused|timeout expired|could not translate host name|No route to host|Network is unreachable"
    r"|No such file or directory"
)


def cure(wanted: Settings, said: str) -> str:
    """What to do where the server says this and lets nobody in; empty where that is not known."""
    return next((known(wanted) for pattern, known in _CURES if re.search(pattern, said)), "")


def sentence(where: str, wanted: Settings, said: str) -> str:
    """What to do where the server, or libpq before it, says this and lets nobody in."""
    if _NOT_THERE.search(said):
        return unreachable(where, wanted, said.rstrip("."))
    if known := cure(wanted, said):
        return f"The role {wanted.role} cannot use {where}: {said!r}. {known}"
    return (
        f"The server does not let the role {wanted.role} use {where}: it says {said!r}. Where that is about the"
        f" password, enter the right one with '{PACKAGE} configure --secret POSTGRES_PASSWORD'; a database, a role or a"
        " right that is missing has to be given there."
    )


def unreachable(where: str, wanted: Settings, reason: str) -> str:
    """What to do where no connection can be opened."""
    if wanted.by_socket:
        advice = f"look whether the server runs and has its socket in {wanted.host} ('pg_lsclusters' shows its port)"
    elif wanted.local:
        advice = "look whether the server runs ('pg_lsclusters')"
    else:
        advice = (
            "look whether the server runs, listens to other machines (listen_addresses in its postgresql.conf) and no"
            " firewall is between"
        )
    return (
        f"Cannot reach {where}: {reason}; {advice}, or name another server with '{PACKAGE} configure POSTGRES_HOST=NAME"
        " POSTGRES_PORT=NUMBER'."
    )


def too_old(wanted: Settings, reason: str) -> str:
    """What to do with a server of an old release."""
    return (
        f"{TITLE} needs PostgreSQL {OLDEST_POSTGRESQL} or newer at {wanted.host} ({reason}): upgrade it and run"
        f" '{PACKAGE} setup', or name another server with '{PACKAGE} configure POSTGRES_HOST=NAME'."
    )


def without_rights(where: str, wanted: Settings) -> str:
    """What to do where tables cannot be made, as PostgreSQL 15 and later forbid it to all but the owner."""
    database, role = quoted_name(wanted.database), quoted_name(wanted.role)
    return (
        f"The role {wanted.role} may not make tables in {where}: let its administrator give it the database, with"
        f" ALTER DATABASE {database} OWNER TO {role}; or, within that database, with"
        f" GRANT CREATE ON SCHEMA public TO {role}; and then run '{PACKAGE} setup'."
    )


def _password(wanted: Settings) -> str:
    return (
        f"The password is wrong, or the role is not there: enter the right one with '{PACKAGE} configure --secret"
        " POSTGRES_PASSWORD', or let the server's administrator run"
        f" ALTER ROLE {quoted_name(wanted.role)} PASSWORD '...'."
    )


def _no_password(_: Settings) -> str:
    return f"The server wants a password: enter it with '{PACKAGE} configure --secret POSTGRES_PASSWORD'."


def _peer(wanted: Settings) -> str:
    return (
        f"By its socket the server lets in only the system user that is named like the role, which is {PACKAGE}: use"
        f" '{PACKAGE} configure POSTGRES_USER={PACKAGE}', or reach it by '{PACKAGE} configure POSTGRES_HOST=localhost'."
    )


def _no_database(wanted: Settings) -> str:
    return (
        f"Let the server's administrator run CREATE DATABASE {quoted_name(wanted.database)}"
        f" OWNER {quoted_name(wanted.role)}; or name another one with '{PACKAGE} configure POSTGRES_DB=NAME'."
    )


def _no_role(wanted: Settings) -> str:
    return (
        f"Let the server's administrator run CREATE ROLE {quoted_name(wanted.role)} LOGIN PASSWORD '...';"
        f" or name another one with '{PACKAGE} configure POSTGRES_USER=NAME'."
    )


def _no_login(wanted: Settings) -> str:
    return f"Let the server's administrator run ALTER ROLE {quoted_name(wanted.role)} LOGIN."


def _no_connect(wanted: Settings) -> str:
    database, role = quoted_name(wanted.database), quoted_name(wanted.role)
    return f"Let the server's administrator run GRANT CONNECT ON DATABASE {database} TO {role}."


def _unencrypted(_: Settings) -> str:
    return (
        "The server takes no unencrypted connection from this machine: use"
        f" '{PACKAGE} configure POSTGRES_SSLMODE=require', or let its administrator add this machine to pg_hba.conf."
    )


def _not_allowed(_: Settings) -> str:
    return "Let the server's administrator add a line for this machine, role and database to its pg_hba.conf."


def _no_tls(_: Settings) -> str:
    return (
        "The server does not encrypt: let its administrator turn ssl on, or, where the network is trusted, use"
        f" '{PACKAGE} configure POSTGRES_SSLMODE=prefer'."
    )


def _certificate(_: Settings) -> str:
    return (
        "Nobody who is trusted vouches for the server's certificate: name the file with the certificate of the"
        f" authority with '{PACKAGE} configure PGSSLROOTCERT=FILE'."
    )


def _wrong_name(_: Settings) -> str:
    return (
        f"Use the name that is in the server's certificate: '{PACKAGE} configure POSTGRES_HOST=NAME'; verify-ca instead"
        " of verify-full does not look at the name."
    )


_CURES: tuple[tuple[str, Callable[[Settings], str]], ...] = (
    (r"no password supplied", _no_password),
    (r"password authentication failed", _password),
    (r"[Pp]eer authentication failed", _peer),
    (r"no pg_hba.conf entry.*(no encryption|SSL off)", _unencrypted),
    (r"no pg_hba.conf entry|pg_hba.conf rejects", _not_allowed),
    (r"database .* does not exist", _no_database),
    (r"role .* does not exist", _no_role),
    (r"is not permitted to log in", _no_login),
    (r"permission denied for database", _no_connect),
    (r"server does not support SSL", _no_tls),
    (r"certificate verify failed|root certificate file", _certificate),
    (r"server certificate for .* does not match host name", _wrong_name),
)
