"""What is administered: filled in when the package is built."""

from pathlib import Path

PACKAGE = "@PACKAGE@"
TITLE = "@TITLE@"
VERSION = "@VERSION@"
UPSTREAM_VERSION = "@UPSTREAM_VERSION@"
HOMEPAGE = "@HOMEPAGE@"
WSGI = "@WSGI@"
PORT = int("@PORT@")
# A page that is answered with the help of the database, by everybody's browser.
LOGIN_PAGE = "@LOGIN_PAGE@"
# The oldest major version of PostgreSQL that the application works with.
OLDEST_POSTGRESQL = int("@POSTGRESQL@")

DIRECTORY = Path("@DIRECTORY@")
SHARE = Path("/usr/share/@PACKAGE@")
DEFAULTS = SHARE / "defaults.env"
SCRIPTS = SHARE / "scripts"
HTTPS_SITES = SHARE / "https"
AFTER_MIGRATING = SHARE / "after-migrating"
RUN_PYTHON = SHARE / "run-python"

CONFIGURATION = Path("/etc/@PACKAGE@")
SETTINGS = CONFIGURATION / "@PACKAGE@.env"
SECRETS = CONFIGURATION / "secrets.env"

STATE = Path("/var/lib/@PACKAGE@/state")
# What the service may write in without being allowed more.
MEDIA = Path("/var/lib/@PACKAGE@/media")
BACKUPS = Path("/var/backups/@PACKAGE@")
RUN = Path("/run/@PACKAGE@")
