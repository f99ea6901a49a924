"""Tells what the application's role may do in its database, and the server's time: JSON on standard output."""

import json
import sys

import django
from django.db import connection

django.setup()
with connection.cursor() as cursor:
    cursor.execute(
        "SELECT pg_get_userbyid(d.datdba) = current_user, r.rolcreatedb, r.rolsuper,"
        " has_schema_privilege('public', 'CREATE'), extract(epoch FROM clock_timestamp())::float8,"
        " pg_database_size(d.oid), current_setting('max_connections')::int,"
        " (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend')"
        " FROM pg_database d, pg_roles r WHERE d.datname = current_database() AND r.rolname = current_user"
    )
    names = ("owner", "createdb", "superuser", "may_create", "time", "size", "most_connections", "connections")
    json.dump(dict(zip(names, cursor.fetchone(), strict=True)), sys.stdout)
