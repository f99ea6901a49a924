"""Tells how the application's database stands: JSON on standard output.

Either "error", what the server or libpq said, or "too_old", what Django minds about the server, or
the server's version, whether the database is still empty, which migrations are pending, which ones
were made by a newer release of the application, and whether the role may make tables.
"""

import json
import os
import re
import sys

import django
from django.apps import apps
from django.db import NotSupportedError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder


def shortened(message: str) -> str:
    """What the server said, without every address of it that was tried; else the whole message.

    Only to be read: a server speaks the language of its lc_messages.
    """
    said = re.search(r"FATAL: +(.*?)(?= connection to server| - host:|$)", message)
    return said[1] if said else message


def may_make_tables() -> bool:
    """Whether the role may write into the schema that tables are made in, if there is one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)")
        return cursor.fetchone()[0]


def look() -> dict:
    """Connects and compares."""
    try:
        connection.ensure_connection()
    except OperationalError as error:
        return {"error": shortened(" ".join(str(error).split()))}
    except NotSupportedError as error:
        return {"too_old": str(error)}
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    applied = set(MigrationRecorder(connection).applied_migrations())
    base = os.getcwd() + os.sep
    libraries = os.path.join(base, "python")
    own = {
        config.label
        for config in apps.get_app_configs()
        if config.path.startswith(base) and not config.path.startswith(libraries)
    }
    replaced = {old for migration in executor.loader.disk_migrations.values() for old in migration.replaces}
    unknown = sorted(
        f"{label}.{name}" for label, name in applied - set(executor.loader.disk_migrations) - replaced if label in own
    )
    return {
        "server_version": connection.pg_version,
        "empty": not applied,
        "pending": [f"{migration.app_label}.{migration.name}" for migration, _ in plan],
        "unknown": unknown,
        "may_make_tables": may_make_tables(),
    }


django.setup()
json.dump(look(), sys.stdout)
