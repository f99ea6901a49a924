"""Asking PostgreSQL through psql, as whoever it is done for."""

import subprocess

# psql's exit status where the server does not let it in, or is not there.
NO_CONNECTION = 2
_BETWEEN_VALUES = "\x1f"


def ask(
    program: str, options: list[str], sql: str, environment: dict[str, str], user: dict
) -> subprocess.CompletedProcess:
    """Has SQL answered; the SQL is handed over as standard input, since arguments are seen by every user.

    :param program: which psql
    :param options: psql's further options, such as those that say where the server is
    :param sql: statements
    :param environment: all that psql finds in its environment
    :param user: whom it runs as, as subprocess takes it
    """
    return subprocess.run(
        [program, "-XAtq", "-v", "ON_ERROR_STOP=1", "-F", _BETWEEN_VALUES, *options],
        input=sql,
        env=environment,
        cwd="/",
        text=True,
        check=False,
        capture_output=True,
        **user,
    )


def rows(answer: subprocess.CompletedProcess) -> list[list[str]]:
    """The values of an answer, row by row."""
    return [line.split(_BETWEEN_VALUES) for line in answer.stdout.splitlines()]
