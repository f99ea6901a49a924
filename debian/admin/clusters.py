"""PostgreSQL clusters of this machine, as Debian's own tools know them (postgresql-common)."""

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

from . import identity, processes, psql
from .about import OLDEST_POSTGRESQL, PACKAGE, TITLE
from .problem import NotYet, Problem


@dataclass(frozen=True)
class Cluster:
    """One server."""

    version: str
    name: str
    port: int
    running: bool
    socket_folder: str
    owner: int
    group: int

    @property
    def major(self) -> int:
        """The major version of PostgreSQL."""
        return int(self.version.split(".")[0])

    def __str__(self) -> str:
        return f"{self.version}/{self.name}"

    def rows(self, sql: str, database: str = "postgres") -> list[list[str]]:
        """What SQL answers, asked as the cluster's administrator."""
        answer = psql.ask(
            "psql",
            ["-h", self.socket_folder, "-p", str(self.port), "-d", database],
            sql,
            {**processes.ENVIRONMENT, "PGCONNECT_TIMEOUT": "10"},
            identity.as_user(self.owner, self.group),
        )
        if answer.returncode != 0:
            lines = [line for line in answer.stderr.splitlines() if line.strip()]
            complaint = lines[0] if lines else f"psql ended with {answer.returncode}"
            if answer.returncode == psql.NO_CONNECTION:
                raise NotYet(f"The PostgreSQL cluster {self} does not let its administrator in: {complaint}")
            raise Problem(f"The PostgreSQL cluster {self} refused: {complaint}")
        return psql.rows(answer)


def known() -> list[Cluster]:
    """All clusters of this machine, running or not."""
    tool = shutil.which("pg_lsclusters", path="/usr/bin:/bin")
    if tool is None:
        return []
    answer = subprocess.run([tool, "--json"], text=True, check=False, capture_output=True)
    try:
        return [
            Cluster(
                version=str(one["version"]),
                name=str(one["cluster"]),
                port=int(one["port"]),
                running=bool(one["running"]),
                socket_folder=str(one["socketdir"]),
                owner=int(one["owneruid"]),
                group=int(one["ownergid"]),
            )
            for one in json.loads(answer.stdout or "[]")
        ]
    except (ValueError, KeyError, TypeError) as error:
        # A cluster that is being made just now may lack some of it.
        raise NotYet(f"pg_lsclusters gave no list of the PostgreSQL clusters: {answer.stderr.strip()}") from error


def choose(
    clusters: list[Cluster],
    database: str,
    holds: Callable[[Cluster], bool],
    port: int,
    earlier: str,
) -> Cluster:
    """The cluster that has our database, or the one it is to be made in.

    :param clusters: all there are
    :param database: the name of our database
    :param holds: whether a running cluster has our database
    :param port: the one that the administrator asked for; 0 where any will do
    :param earlier: the cluster it was set up in earlier, empty where it never was
    """
    running = [cluster for cluster in clusters if cluster.running]
    if port:
        running = [cluster for cluster in running if cluster.port == port]
        if not running:
            raise NotYet(f"No PostgreSQL cluster of this machine listens on port {port}: see 'pg_lsclusters'.")
    holding = [cluster for cluster in running if holds(cluster)]
    if holding:
        return min(holding, key=lambda cluster: (str(cluster) != earlier, cluster.port != 5432, -cluster.major))
    stopped = [cluster for cluster in clusters if not cluster.running]
    if earlier and (down := [cluster for cluster in stopped if str(cluster) == earlier]):
        cluster = down[0]
        raise NotYet(
            f"The PostgreSQL cluster {cluster}, which has the database {database}, is not running:"
            f" start it with 'pg_ctlcluster {cluster.version} {cluster.name} start'."
        )
    if earlier:
        raise Problem(
            f"The database {database}, set up in the PostgreSQL cluster {earlier}, is in none of this"
            f" machine's running clusters ({_names(running)}): bring it back (after an upgrade of PostgreSQL with"
            f" 'pg_upgradecluster'), or, if it is really to be made anew and empty, run"
            f" '{PACKAGE} setup --start-empty'."
        )
    return fresh(running, stopped)


def fresh(running: list[Cluster], stopped: list[Cluster]) -> Cluster:
    """The cluster that a new database is made in."""
    if not running and stopped:
        raise NotYet(
            f"No PostgreSQL cluster of this machine is running ({_names(stopped)} could): start one with"
            f" 'pg_ctlcluster {stopped[-1].version} {stopped[-1].name} start'."
        )
    if not running:
        raise NotYet(
            "There is no PostgreSQL server on this machine: install it with 'apt install postgresql', or name"
            f" another machine's with '{PACKAGE} configure POSTGRES_HOST=NAME'."
        )
    new_enough = [cluster for cluster in running if cluster.major >= OLDEST_POSTGRESQL]
    if not new_enough:
        raise Problem(
            f"{TITLE} needs PostgreSQL {OLDEST_POSTGRESQL} or newer, and this machine has"
            f" {_names(running)}: upgrade it and run '{PACKAGE} setup', or name another machine's server with"
            f" '{PACKAGE} configure POSTGRES_HOST=NAME'."
        )
    return min(new_enough, key=lambda cluster: (cluster.port != 5432, -cluster.major))


def _names(clusters: list[Cluster]) -> str:
    return ", ".join(str(cluster) for cluster in clusters) or "none"
