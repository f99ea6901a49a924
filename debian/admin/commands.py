"""The command line of the administration."""

import argparse
import getpass
import json
import os
import platform
import sys

from . import (
    application,
    backup_commands,
    configure,
    doctor,
    https,
    identity,
    settings,
    setup,
    status,
    units,
    web_servers,
)
from .about import PACKAGE, TITLE, UPSTREAM_VERSION, VERSION
from .problem import FAILED, NOT_SERVING, WRONG_USE, Problem, reason

# Longer than PostgreSQL takes to start, also where it has to recover first.
_PATIENCE_OF_UNIT_SECONDS = 90
_PATIENCE_OF_PERSON_SECONDS = 10


def main(arguments: list[str]) -> int:
    """Runs a command and gives its exit code."""
    try:
        # Everything behind it is Django's, options too.
        if arguments[:1] == ["manage"] and arguments[1:2] not in (["-h"], ["--help"]):
            return _manage(arguments[1:])
        options = parser().parse_args(arguments)
        return options.run(options)
    except Problem as problem:
        print(f"{PACKAGE}: {problem}", file=sys.stderr)
        return problem.code
    except KeyboardInterrupt:
        return 130
    except EOFError:
        # Ctrl-D leaves the line with the question open.
        print(f"\n{PACKAGE}: The input ended before everything was entered; nothing was changed.", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return FAILED


def parser() -> argparse.ArgumentParser:
    """What the command understands."""
    parser = argparse.ArgumentParser(
        prog=PACKAGE,
        description=f"Administers {TITLE} on this machine.",
        epilog=f"More in {PACKAGE}(1).",
    )
    parser.add_argument("--version", action="version", version=_version())
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, run, summary: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=summary, description=summary[0].upper() + summary[1:] + ".")
        added.set_defaults(run=run)
        return added

    added = command("status", _status, "tell whether it serves, and what to do where it does not")
    added.add_argument("--json", action="store_true", help="for programs")
    added = command("doctor", _doctor, "check everything it can, and tell the cure of what is wrong")
    added.add_argument("--json", action="store_true", help="for programs")
    added = command("setup", _setup, "make and migrate the database, where that is needed")
    added.add_argument("--wait", action="store_true", help="wait longer for the database server")
    added.add_argument(
        "--start-empty", action="store_true", help="make a new database although the earlier one is gone"
    )
    added.add_argument(
        "--new-secret-key",
        action="store_true",
        help="go on with a database whose key is lost: passwords stored in it have to be entered anew",
    )
    configure.add_options(command("configure", configure.run, "show or change settings"))
    added = command("create-admin", _create_admin, "make an administrator of the application")
    added.add_argument("name", nargs="?", metavar="NAME", help="the user name; it is asked for where it is missing")
    added.add_argument("--email", default="", help="the e-mail address")
    added.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    added = command("enable-https", _enable_https, "have Caddy or nginx serve it by HTTPS at a domain")
    added.add_argument("domain", metavar="DOMAIN", help="such as data.example.org")
    added.add_argument("--server", choices=[server.name for server in web_servers.ALL], default="", help="which one")
    added.add_argument("--certificate", metavar="FILE", default="", help="a certificate of yours, with its chain")
    added.add_argument("--key", metavar="FILE", default="", help="the key of it")
    added.add_argument("--force", action="store_true", help="replace a site that was changed by hand")
    added = command("disable-https", _disable_https, "take back what enable-https did")
    added.add_argument("domain", nargs="?", metavar="DOMAIN", default="", help="needed where there are several")
    added.add_argument("--force", action="store_true", help="delete a site that was changed by hand, too")
    backup_commands.add_to(command)
    command("manage", _parser_error, "run the application's manage.py: manage COMMAND [ARGUMENTS]")
    added = command("logs", _logs, "show the journal of its services")
    added.add_argument("-f", "--follow", action="store_true", help="go on showing what comes")
    added.add_argument("-n", "--lines", type=int, default=100, metavar="N", help="how many lines (100)")
    command("version", _show_version, "print the versions")
    return parser


def _parser_error(_: argparse.Namespace) -> int:
    raise Problem(f"Name a command of manage.py, such as '{PACKAGE} manage help'.", WRONG_USE)


def _status(options: argparse.Namespace) -> int:
    identity.require_access("see the status")
    report = status.examine()
    _tell(json.dumps(report, indent=2) if options.json else status.screen(report))
    return 0 if report["serving"] else NOT_SERVING


def _tell(text: str) -> None:
    """Prints at once, so that a full disk or a reader that has gone is noticed here."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        # What is left in the buffer would be tried again at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        raise Problem(f"The output cannot be written: {reason(error)}.") from error


def _doctor(options: argparse.Namespace) -> int:
    if os.geteuid() != 0:
        identity.require_access("look at everything")
    report = doctor.examine()
    _tell(json.dumps(doctor.as_value(report), indent=2) if options.json else doctor.screen(report))
    return doctor.exit_code(report)


def _setup(options: argparse.Namespace) -> int:
    patience = _PATIENCE_OF_UNIT_SECONDS if options.wait else _PATIENCE_OF_PERSON_SECONDS
    setup.set_up(setup.Wishes(patience, options.start_empty, options.new_secret_key))
    if not options.wait:
        units.start_after_set_up()
    return 0


def _create_admin(options: argparse.Namespace) -> int:
    identity.require_access("create an administrator")
    wanted = settings.load()
    name = options.name or (input("User name: ") if sys.stdin.isatty() else "")
    if not name:
        raise Problem("Give a user name.", WRONG_USE)
    if options.password_stdin or not sys.stdin.isatty():
        password = sys.stdin.readline().rstrip("\n")
    else:
        password = getpass.getpass("Password: ")
        if getpass.getpass("Once more: ") != password:
            raise Problem("The two passwords differ.")
    question = {"name": name, "email": options.email, "password": password}
    problems = application.ask("create-administrator.py", wanted, question)["problems"]
    if problems:
        raise Problem(" ".join(problems))
    print(f"{name} is an administrator of {TITLE} now.")
    return 0


def _enable_https(options: argparse.Namespace) -> int:
    identity.require_root("change the web server's sites")
    domain = https.domain_of(options.domain)
    certificate = https.certificate_of(options.certificate, options.key)
    print(https.enable(domain, web_servers.choose(options.server), certificate, options.force))
    return 0


def _disable_https(options: argparse.Namespace) -> int:
    identity.require_root("change the web server's sites")
    print(https.disable(https.chosen(options.domain), options.force))
    return 0


def _manage(arguments: list[str]) -> int:
    identity.require_access("run manage.py")
    if application.libraries() is None:
        raise Problem(application.without_libraries())
    application.become(["manage.py", *arguments], settings.load())
    return FAILED


def _logs(options: argparse.Namespace) -> int:
    chosen = [part for unit in (units.WEB, units.SET_UP, units.BACKUP) for part in ("--unit", unit)]
    follow = ["--follow"] if options.follow else []
    arguments = ["journalctl", "--no-hostname", "--lines", str(options.lines), *follow, *chosen]
    try:
        os.execvp("journalctl", arguments)
    except FileNotFoundError as error:
        raise Problem("There is no journalctl on this machine: systemd is not installed.") from error


def _show_version(_: argparse.Namespace) -> int:
    print(_version())
    return 0


def _version() -> str:
    return f"{TITLE} {UPSTREAM_VERSION} (package {VERSION}), Python {platform.python_version()}"
