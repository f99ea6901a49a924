"""HTTPS by a web server in front of the application: put in place, checked, and taken back."""

import contextlib
import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from . import application, env_file, files, serving, settings, state, units, web_servers
from .about import PACKAGE, SETTINGS, TITLE
from .change import Change
from .problem import WRONG_USE, Problem, reason
from .web_servers import Certificate, WebServer

RECORD = state.STATE / "https.json"
# The same files again, as sha256sum -c reads them, for the removal of the package.
SUMS = state.STATE / "https.sha256"
_DOMAIN = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?")


@dataclass(frozen=True)
class Enabled:
    """One domain that was put in place, with the checksums of its files and its links."""

    domain: str
    server: str
    # Whether the domain was added to ALLOWED_HOSTS for it.
    allowed: bool
    files: dict[str, str]
    links: dict[str, str]

    def edited(self) -> list[str]:
        """The files that somebody has changed since; one that is gone is none of them."""
        return [path for path, checksum in self.files.items() if _checksum(Path(path)) not in ("", checksum)]

    def missing(self) -> list[str]:
        """The files and links that are gone."""
        return [path for path in (*self.files, *self.links) if not Path(path).exists()]


def enabled() -> list[Enabled]:
    """The domains that were put in place and not taken back."""
    try:
        return [Enabled(**one) for one in json.loads(files.read(RECORD) or "[]")]
    except (ValueError, TypeError) as error:
        raise Problem(f"{RECORD} is damaged: delete it, and run '{PACKAGE} enable-https' again.") from error


def domain_of(text: str) -> str:
    """A domain as web servers know it."""
    domain = text.lower().rstrip(".")
    if not _DOMAIN.fullmatch(domain):
        raise Problem(
            f"{text!r} is no domain: give the name alone, such as data.example.org, without https:// and port; one"
            " with other letters in its xn-- form.",
            WRONG_USE,
        )
    return domain


def certificate_of(chain: str, key: str) -> Certificate | None:
    """A certificate as it was named on the command line."""
    if bool(chain) != bool(key):
        raise Problem("--certificate and --key go together.", WRONG_USE)
    if not chain:
        return None
    for name in (chain, key):
        path = Path(name)
        if any(ord(character) < 32 for character in name):
            raise Problem(f"{name!r} is no name of a file for a web server.", WRONG_USE)
        try:
            with path.open("rb"):
                pass
        except OSError as error:
            raise Problem(f"{name} cannot be read: {reason(error)}.") from error
    return Certificate(Path(os.path.abspath(chain)), Path(os.path.abspath(key)))


def chosen(domain: str) -> Enabled:
    """The domain that is meant where it may be left out: the only one."""
    all_of_them = enabled()
    found = [one for one in all_of_them if domain in ("", one.domain)]
    if len(found) == 1:
        return found[0]
    names = ", ".join(one.domain for one in all_of_them)
    if not names:
        raise Problem(f"'{PACKAGE} enable-https' has put no site in place, so there is none to be taken back.")
    if domain:
        raise Problem(f"'{PACKAGE} enable-https' has put no site for {domain} in place, only: {names}.")
    raise Problem(f"There are several: say which one of {names}.", WRONG_USE)


def enable(domain: str, server: WebServer, certificate: Certificate | None, force: bool) -> str:
    """Has a web server serve the application by HTTPS; what is to be said of it afterwards."""
    wanted = settings.load()
    _require_administrator(wanted)
    before = enabled()
    earlier = next((one for one in before if one.domain == domain), None)
    if earlier and earlier.server != server.name:
        raise Problem(f"{domain} is served by {earlier.server} already: run '{PACKAGE} disable-https {domain}' first.")
    site = server.site(domain, serving.reached(), certificate)
    _require_unedited(site, earlier, force)
    if complaint := server.complaint():
        raise Problem(
            f"{server.title} does not take its configuration even as it is, so nothing was added to it: {complaint}."
        )
    texts = dict(site.texts)
    if main := server.main_file(others=True):
        texts[main[0]] = main[1]
    with _put_back_on_failure([*texts, *site.links, RECORD, SUMS, SETTINGS]):
        _write(texts, site.links)
        if complaint := server.complaint():
            raise Problem(f"{server.title} refuses the site of {domain}, so everything was put back: {complaint}.")
        allowed = _allow(domain, wanted) or bool(earlier and earlier.allowed)
        sums = {str(path): _checksum(path) for path in site.texts}
        links = {str(path): target for path, target in site.links.items()}
        one = Enabled(domain, server.name, allowed, sums, links)
        _record([*(other for other in before if other.domain != domain), one])
        hint = _reload(server)
    units.restart_if_active(units.WEB)
    if hint:
        return f"The site of {domain} was added to {server.title}. {hint}"
    return f"{server.title} serves {TITLE} at https://{domain}/ now; '{PACKAGE} doctor' tells whether it gets through."


def disable(one: Enabled, force: bool) -> str:
    """Takes back what was put in place for a domain; what is to be said of it afterwards."""
    if not force and (edited := one.edited()):
        raise Problem(
            f"{edited[0]} was changed after it was installed: keep what you need of it, and run '{PACKAGE}"
            f" disable-https {one.domain} --force', which deletes it."
        )
    left = [other for other in enabled() if other.domain != one.domain]
    server = web_servers.by_name(one.server)
    there = server is not None and server.is_installed()
    main = server.main_file(any(other.server == one.server for other in left)) if there else None
    texts = dict([main]) if main else {}
    gone = [Path(path) for path in (*one.links, *one.files)]
    with _put_back_on_failure([*gone, *texts, RECORD, SUMS, SETTINGS]):
        for path in gone:
            _remove(path)
        _write(texts, {})
        if there and (complaint := server.complaint()):
            raise Problem(
                f"{server.title} refuses its configuration without {one.domain}; nothing changed: {complaint}."
            )
        if one.allowed:
            _forbid(one.domain)
        _record(left)
        if there:
            _reload(server)
    _remove_folders(gone)
    if one.allowed:
        units.restart_if_active(units.WEB)
    return f"The site of {one.domain} was taken from {one.server}."


def _require_administrator(wanted: settings.Settings) -> None:
    if not application.ask("find-administrator.py", wanted)["administrator"]:
        raise Problem(
            f"{TITLE} has no administrator yet, and the first visitor from the network would become it: run"
            f" '{PACKAGE} create-admin' first."
        )


def _require_unedited(site: web_servers.Site, earlier: Enabled | None, force: bool) -> None:
    known = earlier.files if earlier else {}
    for path, text in site.texts.items():
        there = _checksum(path)
        if there and not force and there not in (known.get(str(path)), _sum(text)):
            raise Problem(
                f"{path} is there and was changed by hand: keep what you need of it, and run this again with --force,"
                " which replaces it."
            )
    for path, target in site.links.items():
        if os.path.lexists(path) and not force and not (path.is_symlink() and os.readlink(path) == target):
            raise Problem(f"{path} is there and none of ours: run this again with --force to replace it.")


def _allow(domain: str, wanted: settings.Settings) -> bool:
    """Adds a domain to ALLOWED_HOSTS; whether that was needed."""
    names = [name.strip() for name in wanted.get("ALLOWED_HOSTS").split(",") if name.strip()]
    if any(name in ("*", domain) or (name.startswith(".") and f".{domain}".endswith(name)) for name in names):
        return False
    Change({"ALLOWED_HOSTS": ",".join([*names, domain])}).make()
    return True


def _forbid(domain: str) -> None:
    names = [name.strip() for name in settings.load().get("ALLOWED_HOSTS").split(",")]
    text = ",".join(name for name in names if name != domain)
    if "ALLOWED_HOSTS" not in env_file.parse(files.read(SETTINGS), str(SETTINGS)):
        return
    if text in ("", settings.defaults().get("ALLOWED_HOSTS")):
        Change({}, ("ALLOWED_HOSTS",)).make()
    else:
        Change({"ALLOWED_HOSTS": text}).make()


def _reload(server: WebServer) -> str:
    """Has a running server read its configuration; else the sentence that says what starts it."""
    if not units.running_systemd() or not units.is_active(server.unit):
        return (
            f"{server.title} does not run: it serves it as soon as it is started, with 'systemctl start {server.name}'."
        )
    units.tell("reload", server.unit)
    return ""


def _record(all_of_them: list[Enabled]) -> None:
    if not all_of_them:
        _remove(RECORD)
        _remove(SUMS)
        return
    ordered = sorted(all_of_them, key=lambda one: one.domain)
    files.replace(RECORD, json.dumps([asdict(one) for one in ordered], indent=2) + "\n", 0o644)
    sums = [f"{checksum}  {path}\n" for one in ordered for path, checksum in one.files.items()]
    files.replace(SUMS, "".join(sums), 0o644)


@contextlib.contextmanager
def _put_back_on_failure(paths: list[Path]) -> Iterator[None]:
    """Restores files and links as they were where what is done to them fails."""
    kept = [(path, _kept(path)) for path in paths]
    try:
        yield
    except BaseException:
        for path, (text, target, mode, group) in kept:
            if text is not None:
                files.replace(path, text, mode, group)
            elif target:
                _remove(path)
                path.symlink_to(target)
            else:
                _remove(path)
        _remove_folders(paths)
        raise


def _kept(path: Path) -> tuple[str | None, str, int, int]:
    if path.is_symlink() and not path.exists():
        return None, os.readlink(path), 0, 0
    if path.is_symlink() and path.parent == web_servers.Nginx.enabled:
        return None, os.readlink(path), 0, 0
    if not path.exists():
        return None, "", 0, 0
    known = path.stat()
    return files.read(path), "", known.st_mode & 0o7777, known.st_gid


def _write(texts: dict[Path, str], links: dict[Path, str]) -> None:
    for path, text in texts.items():
        file = Path(os.path.realpath(path))
        if _checksum(file) == _sum(text):
            continue
        _make_folder(file.parent)
        known = file.stat() if file.exists() else None
        files.replace(file, text, known.st_mode & 0o7777 if known else 0o644, known.st_gid if known else 0)
    for path, target in links.items():
        try:
            _remove(path)
            path.symlink_to(target)
        except OSError as error:
            raise Problem(f"{path} cannot be made: {reason(error)}.") from error


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o755, exist_ok=True)
        if folder == web_servers.Caddy.folder:
            # Whatever the umask is: the web server has to read it.
            folder.chmod(0o755)
    except OSError as error:
        raise Problem(f"{folder} cannot be made: {reason(error)}.") from error


def _remove_folders(paths: list[Path]) -> None:
    """Removes the folders that were made for these files, where nothing else is in them."""
    for folder in {path.parent for path in paths if path.parent == web_servers.Caddy.folder}:
        with contextlib.suppress(OSError):
            folder.rmdir()


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise Problem(f"{path} cannot be deleted: {reason(error)}.") from error


def _checksum(path: Path) -> str:
    return _sum(files.read(path)) if path.exists() else ""


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
