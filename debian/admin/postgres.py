"""PostgreSQL's own programs, used with the application's role on its database."""

import contextlib
import secrets
import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from . import identity, processes, psql, refusal
from .about import PACKAGE, TITLE
from .problem import NotYet, Problem
from .settings import Settings

# Where postgresql-common looks for them, a folder for each major version.
VERSIONS = Path("/usr/lib/postgresql")

# The end of a script stays here until it is known to be whole: COMMIT stands in it.
_HELD_BACK_BYTES = 4096
_LOCK_MILLISECONDS = 60_000
_COMMIT = b"\nCOMMIT;\n"

# Drops what the role owns in the database, as DROP OWNED does, without the rights that somebody
# else gave it (to make something in the schema public, for one).
_DROP_EVERYTHING = """\
BEGIN;
SET LOCAL client_min_messages = warning;
SET LOCAL lock_timeout = '60s';
DO $do$
DECLARE
    found record;
BEGIN
    FOR found IN
        SELECT owned.classid, owned.objid, named.type, named.identity
        FROM pg_catalog.pg_shdepend AS owned,
            LATERAL pg_catalog.pg_identify_object(owned.classid, owned.objid, owned.objsubid) AS named
        WHERE owned.dbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
            AND owned.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass
            AND owned.refobjid = (SELECT oid FROM pg_catalog.pg_roles WHERE rolname = current_user)
            AND owned.deptype = 'o'
            AND named.type <> 'default acl'
            AND NOT (named.type = 'schema' AND named.identity = 'public')
            AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_depend AS part
                WHERE part.classid = owned.classid AND part.objid = owned.objid AND part.deptype IN ('e', 'i')
            )
        ORDER BY named.type <> 'schema', named.type <> 'extension', owned.objid
    LOOP
        IF found.type = 'large object' THEN
            PERFORM pg_catalog.lo_unlink(found.objid);
        ELSE
            EXECUTE pg_catalog.format(
                'DROP %s IF EXISTS %s CASCADE', pg_catalog.replace(found.type, ' object', ''), found.identity
            );
        END IF;
    END LOOP;
END
$do$;
"""


_SCHEMAS_OF_OTHERS = "SELECT nspname FROM pg_namespace WHERE pg_get_userbyid(nspowner) <> current_user;\n"


@dataclass(frozen=True)
class Programs:
    """The programs of one major version."""

    major: int
    folder: Path

    def __getitem__(self, name: str) -> str:
        return str(self.folder / name)


def installed() -> list[Programs]:
    """Those of this machine, the oldest first."""
    found = [
        Programs(int(folder.name), folder / "bin")
        for folder in (VERSIONS.iterdir() if VERSIONS.is_dir() else ())
        if folder.name.isascii() and folder.name.isdigit() and (folder / "bin" / "pg_dump").exists()
    ]
    return sorted(found, key=lambda one: one.major)


def programs_for(major: int) -> Programs:
    """The oldest ones that are not older than a server (or a dump): others refuse it."""
    for one in installed():
        if one.major >= major:
            return one
    raise Problem(
        f"There is no pg_dump for PostgreSQL {major} on this machine: install it with"
        f" 'apt install postgresql-client-{major}'."
    )


def rows(wanted: Settings, sql: str) -> list[list[str]]:
    """What SQL answers, asked as the application's role."""
    programs = installed()
    if not programs:
        raise Problem(
            "PostgreSQL's programs (psql, pg_dump) are not on this machine: install them with"
            " 'apt install postgresql-client'."
        )
    answer = psql.ask(programs[-1]["psql"], ["-w"], sql, _environment(wanted), identity.as_service_user())
    if answer.returncode == psql.NO_CONNECTION:
        said = processes.last_line(answer.stderr).removeprefix("psql: error: ")
        raise NotYet(refusal.sentence(_where(wanted), wanted, said))
    if answer.returncode:
        raise Problem(f"{_where(wanted)} refused: {processes.last_line(answer.stderr)}")
    return psql.rows(answer)


def server_version(wanted: Settings) -> int:
    """The version of the server, as PostgreSQL numbers them."""
    return int(rows(wanted, "SHOW server_version_num;\n")[0][0])


def applied_migrations(wanted: Settings) -> list[str]:
    """The migrations that the database has seen; none where it is empty."""
    if rows(wanted, "SELECT to_regclass('django_migrations') IS NOT NULL;\n") != [["t"]]:
        return []
    found = rows(wanted, "SELECT app, name FROM django_migrations;\n")
    return sorted({f"{app}.{name}" for app, name in found})


def dump(wanted: Settings, programs: Programs) -> Iterator[bytes]:
    """The database in pg_dump's custom format, piece by piece, as it is at one moment."""
    # Whoever has locked a table for longer must not keep the service from starting.
    command = [programs["pg_dump"], "--format=custom", "--no-password", f"--lock-wait-timeout={_LOCK_MILLISECONDS}"]
    return processes.output(command, _environment(wanted), f"The dump of {_where(wanted)}")


def table_of_contents(dumped: Iterable[bytes], programs: Programs) -> list[str]:
    """The list of what is in a dump, in pg_restore's own form."""
    with processes.notes() as notes:
        process = processes.start(
            [programs["pg_restore"], "--list"],
            processes.ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=notes,
        )
        with processes.fed(process.stdin, dumped):
            listed = process.stdout.read()
            process.stdout.close()
            code = process.wait()
        if code:
            raise Problem(f"The dump is not readable: {processes.said(notes, 'pg_restore', code)}")
        return listed.decode(errors="replace").splitlines(keepends=True)


def replace_contents(
    wanted: Settings, dumped: Callable[[], Iterator[bytes]], made_with: int, before_commit: Callable[[], None]
) -> None:
    """Puts what was dumped in the place of everything that the role has in the database.

    That is one transaction: whatever ends it early leaves the database as it was.

    :param wanted: the settings with the database
    :param dumped: gives the dump, from its beginning
    :param made_with: the major version of the server that was dumped
    :param before_commit: called when everything is there and about to count
    """
    server = server_version(wanted) // 10000
    if server < made_with:
        raise Problem(
            f"The dump is of PostgreSQL {made_with}, and the server at {wanted.host} is PostgreSQL {server}, which"
            f" cannot take it: restore it on a server of that version or a newer one."
        )
    programs = programs_for(server)
    # What somebody else made stays: mostly PostgreSQL's administrator, an extension or a schema for us.
    others = [f" SCHEMA - {name} " for (name,) in rows(wanted, _SCHEMAS_OF_OTHERS)]
    left_out = (" COMMENT - EXTENSION ", *others)
    contents = table_of_contents(dumped(), programs)
    chosen = "".join(line for line in contents if not any(part in line for part in left_out))
    with contextlib.ExitStack() as opened:
        choice = opened.enter_context(processes.notes())
        choice.write(chosen.encode())
        choice.flush()
        pieces = _script(dumped(), programs, choice.fileno())
        opened.callback(pieces.close)
        _run_script(wanted, programs, _for_server(pieces, server), before_commit)


def _script(dumped: Iterator[bytes], programs: Programs, choice: int) -> Iterator[bytes]:
    """The SQL of a dump; the last piece comes only where all of it could be read."""
    with processes.notes() as notes:
        process = processes.start(
            [
                programs["pg_restore"], "--single-transaction", "--no-owner", "--no-privileges",
                f"--use-list=/proc/self/fd/{choice}", "--file=-",
            ],
            processes.ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=notes,
            pass_fds=[choice],
        )  # fmt: skip
        try:
            with processes.fed(process.stdin, dumped):
                held = b""
                while chunk := process.stdout.read(processes.CHUNK_BYTES):
                    held += chunk
                    yield held[:-_HELD_BACK_BYTES]
                    held = held[-_HELD_BACK_BYTES:]
                code = process.wait()
            if code:
                raise Problem(f"The dump cannot be read: {processes.said(notes, 'pg_restore', code)}")
            yield held
        finally:
            process.kill()
            process.wait()
            process.stdout.close()


def _for_server(pieces: Iterator[bytes], server: int) -> Iterator[bytes]:
    """Without what a newer pg_restore sets and an older server does not know."""
    for piece in pieces:
        if piece and server < 17:
            yield piece.replace(b"\nSET transaction_timeout = 0;\n", b"\n", 1)
            break
        yield piece
    yield from pieces


def _run_script(
    wanted: Settings, programs: Programs, pieces: Iterator[bytes], before_commit: Callable[[], None]
) -> None:
    with processes.notes() as notes:
        process = processes.start(
            [programs["psql"], "-Xqw", "-v", "ON_ERROR_STOP=1", "-f", "-"],
            _environment(wanted),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=notes,
        )
        answers = Answers(process.stdout)
        try:
            # What it does not take any more, it says why at its end.
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write(_DROP_EVERYTHING.encode())
                last = b""
                for piece in pieces:
                    process.stdin.write(last)
                    last = piece
                everything, commit, rest = last.rpartition(_COMMIT)
                process.stdin.write(everything + answers.question)
                process.stdin.flush()
                # What was written may still lie in the pipe.
                if answers.came():
                    before_commit()
                    process.stdin.write(commit + rest)
                    process.stdin.flush()
            with contextlib.suppress(BrokenPipeError):
                process.stdin.close()
            code = process.wait()
        finally:
            # Ended before its COMMIT, it changed nothing.
            process.kill()
            process.wait()
            with contextlib.suppress(BrokenPipeError):
                process.stdin.close()
        if code:
            raise Problem(
                f"{_where(wanted)} did not take the backup and is as it was: {processes.said(notes, 'psql', code)}"
            )


class Answers:
    """What psql answers: read all the time, so that it never waits for its reader."""

    def __init__(self, pipe: BinaryIO) -> None:
        self._mark = secrets.token_hex(16).encode()
        self._found = False
        self._over = threading.Event()
        threading.Thread(target=self._read, args=(pipe,), daemon=True).start()

    @property
    def question(self) -> bytes:
        """SQL whose answer shows that everything before it is done; psql's own commands may be forbidden there."""
        return b"\nSELECT '%b';\n" % self._mark

    def came(self) -> bool:
        """Waits for the answer to the question; false where there is none to come."""
        self._over.wait()
        return self._found

    def _read(self, pipe: BinaryIO) -> None:
        with pipe:
            for line in pipe:
                if self._mark in line:
                    self._found = True
                    self._over.set()
        self._over.set()


def _where(wanted: Settings) -> str:
    return f"the database {wanted.database} at {wanted.host}, port {wanted.port}"


def _environment(wanted: Settings) -> dict[str, str]:
    """Says which database, with the password: arguments are seen by every user, the environment is not."""
    return {
        **processes.ENVIRONMENT,
        "PGCONNECT_TIMEOUT": "10",
        "HOME": f"/var/lib/{PACKAGE}",
        "PGAPPNAME": f"backup of {TITLE}",
        **{name: value for name, value in wanted.environment().items() if name.startswith("PG")},
        "PGHOST": wanted.host,
        "PGPORT": str(wanted.port),
        "PGDATABASE": wanted.database,
        "PGUSER": wanted.role,
        "PGPASSWORD": wanted.get("POSTGRES_PASSWORD"),
    }
