"""Brings the database and the static files up to this version.

Run as ``python -m pantry.install`` in the folder of the application.
"""

import os

import django
from django.core.management import call_command


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
    django.setup()
    call_command("migrate", interactive=False)
    if os.environ.get("SKIP_STATIC_COLLECTION") not in ("t", "true", "True"):
        call_command("collectstatic", interactive=False, clear=True)


if __name__ == "__main__":
    main()
