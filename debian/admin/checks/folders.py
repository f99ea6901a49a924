"""Users, folders and files: who may read and write what."""

import grp
import os
import pwd
import stat
from collections.abc import Iterator
from pathlib import Path

from .. import configuration, identity
from ..about import CONFIGURATION, DIRECTORY, MEDIA, PACKAGE, SECRETS, SETTINGS, STATE, TITLE
from ..finding import Finding, ok, problem, skipped, warning
from ..machine import Machine
from ..problem import Problem, reason

_RECONFIGURE = f"Run 'dpkg-reconfigure {PACKAGE}'."


def service_user(_: Machine) -> Iterator[Finding]:
    """Whether the user and the group are there."""
    try:
        user = pwd.getpwnam(PACKAGE)
        group = grp.getgrnam(PACKAGE)
    except KeyError:
        yield problem(f"The user {PACKAGE} or its group is missing.", _RECONFIGURE)
        return
    if user.pw_uid == 0:
        yield problem(
            f"The user {PACKAGE} is root.", f"Delete it from /etc/passwd and run 'dpkg-reconfigure {PACKAGE}'."
        )
    elif user.pw_gid != group.gr_gid:
        yield problem(f"The user {PACKAGE} is not in the group {PACKAGE}.", f"Run 'usermod -g {PACKAGE} {PACKAGE}'.")
    else:
        yield ok(f"{PACKAGE} is there.")


def folders(machine: Machine) -> Iterator[Finding]:
    """Whether the folders are there, and root's."""
    wrong = False
    for folder in (CONFIGURATION, STATE.parent, STATE):
        found = _wrong_with_folder(machine, folder)
        if found:
            wrong = True
            yield found
    if not wrong:
        yield ok("They are there, and root's.")


def secrets(machine: Machine) -> Iterator[Finding]:
    """Whether the secrets are readable for the service and for nobody else."""
    cure = f"Run 'chown root:{PACKAGE} {SECRETS}; chmod 640 {SECRETS}'."
    try:
        known = SECRETS.stat()
    except FileNotFoundError:
        yield problem(
            f"{SECRETS} is missing.",
            f"If it was there, put it back from a backup before anything else; else run '{PACKAGE} setup'.",
        )
        return
    except OSError as error:
        yield skipped(f"{SECRETS} cannot be looked at: {reason(error)}.")
        return
    mode = stat.S_IMODE(known.st_mode)
    if mode & 0o007:
        yield problem(f"{SECRETS} is open to every user of this machine (mode {mode:o}).", cure)
    elif not machine.service_may("-r", SECRETS):
        yield problem(f"{SECRETS} cannot be read by the user {PACKAGE} (mode {mode:o}, {_owner(known)}).", cure)
    elif (mode, known.st_uid, known.st_gid) != (0o640, 0, identity.group()):
        yield warning(f"{SECRETS} has the mode {mode:o} and belongs to {_owner(known)}.", cure)
    else:
        yield ok("They are kept from others.")


def files_of_settings(machine: Machine) -> Iterator[Finding]:
    """Whether the service can read all of its settings; what it cannot read may break every page."""
    wrong = False
    for path in (SETTINGS, *_linked()):
        if os.path.lexists(path) and not machine.service_may("-r", path):
            wrong = True
            yield problem(
                f"{path} cannot be read by the user {PACKAGE}; {TITLE} may fail on every page.",
                f"Run 'chown root:{PACKAGE} {path}; chmod 640 {path}', and 'systemctl restart {PACKAGE}'.",
            )
    if not SETTINGS.exists():
        wrong = True
        yield warning(f"{SETTINGS} is missing, so the defaults count.", _RECONFIGURE)
    elif SETTINGS.stat().st_mode & 0o002:
        wrong = True
        yield problem(f"{SETTINGS} can be changed by everybody.", f"Run 'chmod 640 {SETTINGS}'.")
    if not wrong:
        yield ok("The service can read them.")


def media(machine: Machine) -> Iterator[Finding]:
    """Whether files can be uploaded."""
    folder = Path(machine.wanted.get("MEDIA_ROOT") or MEDIA)
    if not folder.is_dir():
        yield problem(
            f"The folder {folder} for uploaded files is missing.",
            f"Run 'install -d -o {PACKAGE} -g {PACKAGE} -m 750 {folder}'.",
        )
    elif not (machine.service_may("-w", folder) and machine.service_may("-x", folder)):
        yield problem(
            f"The user {PACKAGE} cannot write into {folder}, so nothing can be uploaded.",
            f"Run 'chown -R {PACKAGE}:{PACKAGE} {folder}'.",
        )
    else:
        try:
            configuration.check("MEDIA_ROOT", str(folder))
        except Problem as found:
            yield problem("Nothing can be uploaded.", str(found))
        else:
            yield ok(f"The service can write into {folder}.")


def _wrong_with_folder(machine: Machine, folder: Path) -> Finding | None:
    if not folder.is_dir():
        return problem(f"The folder {folder} is missing.", f"Run 'systemd-tmpfiles --create {PACKAGE}.conf'.")
    known = folder.stat()
    if known.st_uid != 0 or known.st_mode & 0o022:
        return problem(
            f"The folder {folder} can be changed by others than root.",
            f"Run 'chown root:root {folder}; chmod 755 {folder}'.",
        )
    if not machine.service_may("-x", folder):
        return problem(f"The user {PACKAGE} cannot enter {folder}.", f"Run 'chmod 755 {folder}'.")
    return None


def _linked() -> list[Path]:
    """The optional files of the application that are the administrator's to make."""
    targets = [Path(os.readlink(one)) for one in sorted(DIRECTORY.glob("*")) if one.is_symlink()]
    return [target for target in targets if target.parent == CONFIGURATION]


def _owner(known: os.stat_result) -> str:
    try:
        user = pwd.getpwuid(known.st_uid).pw_name
    except KeyError:
        user = str(known.st_uid)
    try:
        group = grp.getgrgid(known.st_gid).gr_name
    except KeyError:
        group = str(known.st_gid)
    return f"{user}:{group}"
