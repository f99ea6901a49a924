"""The application's own database, its server and its role."""

import time
from collections.abc import Iterator

from .. import clusters, database, downgrade, refusal, setup
from ..about import OLDEST_POSTGRESQL, PACKAGE, TITLE
from ..finding import Finding, ok, problem, skipped, warning
from ..machine import Machine
from ..problem import Problem
from ..settings import Settings
from .resources import size

_MOST_SECONDS_APART = 60
_AS_ADMINISTRATOR = "As the server's administrator run in psql:"


def server(machine: Machine) -> Iterator[Finding]:
    """Whether the server can be reached."""
    wanted = machine.wanted
    place = f"{wanted.host}, port {wanted.port}"
    complaint = setup.unreachable(wanted)
    if not complaint:
        yield ok(f"{place} can be reached.")
        return
    cure = f"Start it, or correct POSTGRES_HOST and POSTGRES_PORT with '{PACKAGE} configure'."
    if wanted.local:
        known = clusters.known()
        stopped = [one for one in known if not one.running]
        if not known:
            cure = f"Run 'apt install postgresql', or name another server: '{PACKAGE} configure POSTGRES_HOST=NAME'."
        elif stopped:
            cure = f"Run 'pg_ctlcluster {stopped[-1].version} {stopped[-1].name} start', and then '{PACKAGE} setup'."
        else:
            cure = f"'pg_lsclusters' shows where the server listens; then run '{PACKAGE} setup'."
    yield problem(f"The database server at {place} cannot be reached: {complaint}.", cure)


def stored(machine: Machine) -> Iterator[Finding]:
    """Whether the server lets the application in, is new enough, and has the database as it has to be."""
    wanted = machine.wanted
    if setup.unreachable(wanted):
        yield skipped("It needs a server that can be reached.")
        return
    found = machine.database
    if "too_old" in found:
        yield problem(
            f"The server is too old for {TITLE}: {found['too_old']}.",
            "Upgrade it, for example with 'pg_upgradecluster', or name another one with"
            f" '{PACKAGE} configure POSTGRES_HOST=NAME'.",
        )
        return
    if "error" in found:
        yield problem(
            f"The server does not let the role {wanted.role} into the database {wanted.database}: it says"
            f" {found['error']!r}.",
            _cure_of_refusal(machine, wanted, found["error"]),
        )
        return
    version = found["server_version"] // 10000
    if version < OLDEST_POSTGRESQL:
        yield problem(
            f"The server is PostgreSQL {version}, and {TITLE} needs {OLDEST_POSTGRESQL} or newer.",
            "Upgrade it, for example with 'pg_upgradecluster', or name another one with"
            f" '{PACKAGE} configure POSTGRES_HOST=NAME'.",
        )
    if found["unknown"]:
        yield problem(
            f"The database {wanted.database} was used by a newer {TITLE}: it has the migration {found['unknown'][0]}.",
            _as_sentence(downgrade.way_back()),
        )
    elif found["empty"]:
        yield problem(f"The database {wanted.database} is empty.", f"Run '{PACKAGE} setup'.")
    elif found["pending"]:
        yield problem(
            f"The database {wanted.database} lacks {len(found['pending'])} migrations, first {found['pending'][0]}.",
            f"Run '{PACKAGE} setup'.",
        )
    elif version >= OLDEST_POSTGRESQL:
        yield ok(f"{wanted.database} on PostgreSQL {version} is migrated.")


def role(machine: Machine) -> Iterator[Finding]:
    """Whether the role may do what it has to."""
    wanted = machine.wanted
    rights = machine.rights
    name = database.quoted_name(wanted.role)
    found = []
    if not rights["owner"] and not rights["may_create"]:
        found.append(
            problem(
                f"The database {wanted.database} is not the role {wanted.role}'s, which cannot make tables in it.",
                f"{_AS_ADMINISTRATOR} ALTER DATABASE {database.quoted_name(wanted.database)} OWNER TO {name};",
            )
        )
    if rights["superuser"]:
        found.append(
            warning(
                f"The role {wanted.role} is a superuser of the server, and so are its users who get through {TITLE}.",
                f"{_AS_ADMINISTRATOR} ALTER ROLE {name} NOSUPERUSER;",
            )
        )
    elif not rights["createdb"]:
        found.append(
            warning(
                f"The role {wanted.role} may make no databases, so none can be made in {TITLE}.",
                f"If that is wanted: {_AS_ADMINISTRATOR} ALTER ROLE {name} CREATEDB;",
            )
        )
    if abs(rights["time"] - time.time()) > _MOST_SECONDS_APART:
        found.append(
            warning(
                "The clocks of this machine and of the database server differ.",
                "Run 'timedatectl set-ntp true' on both.",
            )
        )
    if rights["connections"] * 10 >= rights["most_connections"] * 9:
        found.append(
            warning(
                f"{rights['connections']} of the server's {rights['most_connections']} connections are in use.",
                f"Raise max_connections in its postgresql.conf, or lower WEB_CONCURRENCY with '{PACKAGE} configure'.",
            )
        )
    yield from found or [ok(f"{wanted.role} has its rights; the database has {size(rights['size'])}.")]


def _as_sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def _cure_of_refusal(machine: Machine, wanted: Settings, said: str) -> str:
    known = refusal.cure(wanted, said) or (
        f"Enter the right password with '{PACKAGE} configure --secret POSTGRES_PASSWORD', and run '{PACKAGE} setup'."
    )
    # The name of the file is the same in every language.
    if "pg_hba.conf" in said or not wanted.local or not machine.is_root:
        return known
    try:
        cluster = database.find(wanted, wanted.port, "")
        ours = database.role_is_ours(cluster, wanted)
        owner = database.owner_of_database(cluster, wanted)
        if ours is None or not owner:
            return f"The role or the database is missing in the cluster {cluster}: run '{PACKAGE} setup'."
        if owner != wanted.role:
            return (
                f"The database belongs to {owner}. {_AS_ADMINISTRATOR} ALTER DATABASE"
                f" {database.quoted_name(wanted.database)} OWNER TO {database.quoted_name(wanted.role)};"
            )
    except Problem:
        return known
    return f"Run '{PACKAGE} setup', which gives the role the password that is written down." if ours else known
