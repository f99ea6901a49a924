"""Tells which migrations the application does not know, since a newer release made them.

Standard input: JSON with "lists" of migrations such as pantry.0001_initial; standard output: JSON with
"unknown", for each of them a list. Needs no database.
"""

import json
import os
import sys

import django
from django.apps import apps
from django.db.migrations.loader import MigrationLoader

django.setup()

disk = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
replaced = {old for migration in disk.values() for old in migration.replaces}
known = {f"{label}.{name}" for label, name in {*disk, *replaced}}
base = os.getcwd() + os.sep
own = {
    config.label
    for config in apps.get_app_configs()
    if config.path.startswith(base) and not config.path.startswith(os.path.join(base, "python"))
}
lists = json.load(sys.stdin)["lists"]
json.dump(
    {"unknown": [[one for one in given if one.split(".")[0] in own and one not in known] for given in lists]},
    sys.stdout,
)
