"""Brings Mathesar's own schemas in the connected databases up to date, after a new version.

Each line on standard output is a database that could not be upgraded, and why: the administrator
is told, and it can be done in the browser with other credentials. The others go on.
"""

import signal
import sys

import django

django.setup()

from mathesar.models.base import Database  # noqa: E402 (needs the applications loaded)

_SECONDS_FOR_A_DATABASE = 300


def too_long(*_) -> None:
    """Ends the wait for a database that does not answer, such as for a lock."""
    raise TimeoutError(f"it took longer than {_SECONDS_FOR_A_DATABASE} seconds")


signal.signal(signal.SIGALRM, too_long)

for database in Database.objects.all():
    if database.needs_upgrade_attention:
        signal.alarm(_SECONDS_FOR_A_DATABASE)
        try:
            database.install_sql()
        except Exception as error:  # noqa: BLE001 (whatever it is, the next one is tried)
            reason = " ".join(str(error).split()) or type(error).__name__
            print(
                f"Mathesar's schemas in the database {database.name} at {database.server.host} are of an older"
                f" version and could not be upgraded ({reason}): upgrade it on Mathesar's first page."
            )
        else:
            print(f"Upgraded Mathesar's schemas in the database {database.name}.", file=sys.stderr)
        finally:
            signal.alarm(0)
