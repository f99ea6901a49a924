"""The application's role and database on this machine's PostgreSQL server."""

import base64
import hashlib
import hmac
import os
import secrets
import string

from . import clusters, secret_store
from .about import PACKAGE, TITLE
from .clusters import Cluster
from .problem import Problem
from .settings import Settings

# By this a role is known as one whose password is ours to change.
_REMARK = f"made by the package {PACKAGE}"
_ITERATIONS = 4096


def quoted_name(name: str) -> str:
    """A name as SQL takes it."""
    return '"' + name.replace('"', '""') + '"'


def quoted_text(text: str) -> str:
    """A text as SQL takes it."""
    return "'" + text.replace("'", "''") + "'"


def new_password() -> str:
    """A password that needs no quoting anywhere."""
    letters = string.ascii_letters + string.digits
    return "".join(secrets.choice(letters) for _ in range(40))


def scram(password: str, salt: bytes | None = None) -> str:
    """What PostgreSQL stores of a password (RFC 5803), so that it need not be told the password.

    The server logs statements that fail, and some servers log all of them.
    """
    salt = salt or os.urandom(16)
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, _ITERATIONS)
    client = hashlib.sha256(hmac.digest(salted, b"Client Key", "sha256")).digest()
    server = hmac.digest(salted, b"Server Key", "sha256")
    encoded = [base64.b64encode(value).decode() for value in (salt, client, server)]
    return f"SCRAM-SHA-256${_ITERATIONS}:{encoded[0]}${encoded[1]}:{encoded[2]}"


def find(settings: Settings, port: int, earlier: str) -> Cluster:
    """The cluster that has the database or is to have it."""

    def holds(cluster: Cluster) -> bool:
        return owner_of_database(cluster, settings) != ""

    return clusters.choose(clusters.known(), settings.database, holds, port, earlier)


def owner_of_database(cluster: Cluster, settings: Settings) -> str:
    """Whom the database belongs to; empty where there is none of that name."""
    found = cluster.rows(
        f"SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = {quoted_text(settings.database)};\n"
    )
    return found[0][0] if found else ""


def role_is_ours(cluster: Cluster, settings: Settings) -> bool | None:
    """Whether the role was made by us; none where there is no such role."""
    found = cluster.rows(
        "SELECT coalesce(shobj_description(oid, 'pg_authid'), '') FROM pg_roles"
        f" WHERE rolname = {quoted_text(settings.role)};\n"
    )
    return found[0][0] == _REMARK if found else None


def make_role(cluster: Cluster, settings: Settings) -> None:
    """Makes the role, with a new password where it needs one and has none yet."""
    role = quoted_name(settings.role)
    cluster.rows(
        f"BEGIN;\nCREATE ROLE {role} LOGIN CREATEDB{_password(settings)};\n"
        f"COMMENT ON ROLE {role} IS {quoted_text(_REMARK)};\nCOMMIT;\n"
    )


def give_password(cluster: Cluster, settings: Settings) -> None:
    """Lets a role of ours in again whose password got lost."""
    cluster.rows(f"ALTER ROLE {quoted_name(settings.role)}{_password(settings)};\n")


def make_database(cluster: Cluster, settings: Settings) -> None:
    """Makes the database: UTF-8 whatever the cluster is."""
    name = quoted_name(settings.database)
    encoding = cluster.rows("SHOW server_encoding;\n")[0][0]
    locale = "" if encoding == "UTF8" else " LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"
    cluster.rows(
        f"CREATE DATABASE {name} OWNER {quoted_name(settings.role)} TEMPLATE template0 ENCODING 'UTF8'{locale};\n"
    )


def is_left_open(cluster: Cluster, settings: Settings) -> bool:
    """Whether the role's database is not closed yet; the remark says that it was, once."""
    return bool(
        cluster.rows(
            f"SELECT 1 FROM pg_database WHERE datname = {quoted_text(settings.database)}"
            f" AND pg_get_userbyid(datdba) = {quoted_text(settings.role)}"
            " AND shobj_description(oid, 'pg_database') IS NULL;\n"
        )
    )


def close_database(cluster: Cluster, settings: Settings) -> None:
    """Closes the database to other roles, which cannot be done while it is made."""
    name = quoted_name(settings.database)
    cluster.rows(
        f"BEGIN;\nREVOKE ALL ON DATABASE {name} FROM PUBLIC;\n"
        f"COMMENT ON DATABASE {name} IS {quoted_text(f'what {TITLE} keeps for itself')};\nCOMMIT;\n"
    )


def _password(settings: Settings) -> str:
    if settings.by_socket:
        return ""
    password = settings.get("POSTGRES_PASSWORD")
    if not password:
        password = new_password()
        secret_store.put("POSTGRES_PASSWORD", password)
    if not password.isascii():
        raise Problem("POSTGRES_PASSWORD has characters beyond ASCII: choose another one.")
    return f" PASSWORD {quoted_text(scram(password))}"
