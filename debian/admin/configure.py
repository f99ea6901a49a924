"""The command that shows and changes settings; the package's own scripts use it for answers to debconf."""

import argparse
import contextlib
import getpass
import sys

from . import application, configuration, https, identity, listening, settings, state, units
from .about import PACKAGE, TITLE
from .change import Change
from .problem import WRONG_USE, Problem


def add_options(parser: argparse.ArgumentParser) -> None:
    """Says what the command understands."""
    parser.add_argument("settings", nargs="*", metavar="NAME=VALUE", help="set; nothing: show all of them")
    parser.add_argument("--get", metavar="NAME", help="print one value")
    parser.add_argument("--unset", metavar="NAME", action="append", default=[], help="go back to the default")
    parser.add_argument(
        "--secret", metavar="NAME", action="append", default=[], help="ask for the value (or read it, as one line)"
    )
    parser.add_argument("--no-restart", action="store_true", help="leave the service as it is")
    parser.add_argument("--skip-wrong", action="store_true", help="leave out what cannot be right; 'status' names it")


def run(options: argparse.Namespace) -> int:
    """Shows or changes, and restarts the service once where something is different."""
    changing = options.settings or options.unset or options.secret or options.skip_wrong
    if options.get and changing:
        raise Problem("Either --get or something to change, not both.", WRONG_USE)
    if options.get:
        identity.require_access("read the settings")
        print(configuration.value(options.get))
        return 0
    if not changing:
        identity.require_access("read the settings")
        print("\n".join(configuration.listing()))
        return 0
    identity.require_root("change settings")
    values = dict(_pair(setting) for setting in options.settings)
    values |= {name: _secret(f"{name}: ") for name in options.secret}
    change = Change(values, tuple(options.unset))
    if options.skip_wrong:
        change = _without_what_is_wrong(change)
    earlier = listening.text()
    changed = change.make()
    if not options.skip_wrong:
        state.forget_skipped()
    if "LISTEN" in changed:
        _tell_of_sites()
        _warn_of_first_visitor(ask=not options.skip_wrong)
    _restart(options, changed, earlier)
    return 0


def _pair(setting: str) -> tuple[str, str]:
    name, equals, value = setting.partition("=")
    if not equals:
        raise Problem(f"{setting!r} is no NAME=VALUE; to read it: {PACKAGE} configure --get {name}", WRONG_USE)
    if settings.is_secret(name) or name == "SECRET_KEY":
        raise Problem(
            f"{name} as an argument would be seen by every user of this machine: run"
            f" '{PACKAGE} configure --secret {name}' and enter it, or pipe it in.",
            WRONG_USE,
        )
    return name, value


def _secret(prompt: str) -> str:
    return getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


def _without_what_is_wrong(change: Change) -> Change:
    right, complaints = change.what_is_right()
    sentences = [f"Not set: {complaint}" for complaint in complaints]
    for sentence in sentences:
        print(f"{PACKAGE}: {sentence}", file=sys.stderr)
    state.record_skipped(sentences)
    return right


def _tell_of_sites() -> None:
    for one in https.enabled():
        print(
            f"{PACKAGE}: The web server still leads {one.domain} to the earlier address: run"
            f" '{PACKAGE} enable-https {one.domain}' again.",
            file=sys.stderr,
        )


def _warn_of_first_visitor(ask: bool) -> None:
    if not listening.reach_beyond_this_machine(listening.chosen() or listening.DEFAULT):
        return
    administrator = None
    if ask:
        with contextlib.suppress(Problem):
            administrator = application.ask("find-administrator.py", settings.load())["administrator"]
    if administrator:
        return
    known = "As" if administrator is False else "Where"
    print(
        f"{PACKAGE}: {known} there is no administrator of {TITLE} yet, its first visitor becomes it, from any machine"
        f" that reaches {listening.chosen()}: run '{PACKAGE} create-admin' now.",
        file=sys.stderr,
    )


def _restart(options: argparse.Namespace, changed: set[str], earlier: str) -> None:
    if changed and units.running_systemd() and not options.no_restart:
        units.stop_waiting(units.SET_UP)
    if not changed:
        print("Nothing is different from before.")
    elif options.no_restart or not units.running_systemd():
        parts = f"{units.SOCKET} {units.WEB}" if "LISTEN" in changed else PACKAGE
        print(f"It counts after the next start: systemctl restart {parts}")
    elif "LISTEN" in changed:
        _reopen(earlier)
    elif units.is_active(units.WEB):
        units.tell("restart", units.WEB)
        print(f"Restarted {PACKAGE}; '{PACKAGE} status' tells how it does.")


def _reopen(earlier: str) -> None:
    """Opens the socket at other addresses; at the earlier ones again where those cannot be had."""
    units.tell("daemon-reload")
    serving = units.is_active(units.WEB)
    if not serving and not units.is_active(units.SOCKET):
        return
    # Both at once: a visitor would start the service again, which keeps the socket from opening.
    units.tell("stop", units.WEB, units.SOCKET)
    try:
        units.tell("start", units.SOCKET)
    except Problem as problem:
        wanted = listening.chosen()
        listening.put(earlier)
        units.tell("daemon-reload")
        units.forget_failure(units.SOCKET)
        units.tell("start", units.SOCKET)
        raise Problem(
            f"{wanted} cannot be listened at; mostly another program has it ('ss -ltnp' shows which one), or it is no"
            f" address of this machine. The service listens where it did before."
        ) from problem
    finally:
        if serving:
            units.tell("start", units.WEB)
    print(f"Listening at {listening.chosen() or listening.DEFAULT}; '{PACKAGE} status' tells how it does.")
