"""Everything that is checked, in the order in which one thing rests on the other."""

from ..finding import Check
from . import backups, configured, databases, folders, front, packages, resources, running

CHECKS = [
    Check("systemd", running.systemd),
    Check("Package", packages.state),
    Check("Libraries", packages.libraries),
    Check("Files of the package", packages.files, seconds=120),
    Check("Memory", resources.memory),
    Check("Disk space", resources.disk_space),
    Check("Service user", folders.service_user),
    Check("Folders", folders.folders),
    Check("Secrets", folders.secrets),
    Check("Files of settings", folders.files_of_settings),
    Check("Uploaded files", folders.media),
    Check("Settings", configured.values),
    Check("Names of settings", configured.names),
    Check("ALLOWED_HOSTS", configured.allowed_hosts),
    Check("SECRET_KEY", configured.secret_key),
    Check("Set-up", running.set_up),
    Check("Database server", databases.server),
    Check("Database", databases.stored, seconds=60),
    Check("Database role", databases.role, seconds=60),
    Check("Socket", running.socket),
    Check("Service", running.service),
    Check("Answer", front.answer, seconds=60),
    Check("Static files", front.static_files, seconds=60),
    Check("Administrator", front.administrator, seconds=60),
    Check("HTTPS", front.https, seconds=120),
    Check("Backups", backups.age),
]
