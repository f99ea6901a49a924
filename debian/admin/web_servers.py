"""The web servers that can stand in front of the application: how a site is put into each of them."""

import pwd
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from . import files, identity, units
from .about import HTTPS_SITES, PACKAGE, PORT
from .problem import Problem

_EXAMPLE = "data.example.org"
_EXAMPLE_ADDRESS = f"127.0.0.1:{PORT}"
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_CHECK_SECONDS = 60


@dataclass(frozen=True)
class Certificate:
    """A certificate with its chain, and its key."""

    chain: Path
    key: Path


@dataclass(frozen=True)
class Site:
    """What makes a domain be served: files with their text, and links with their target."""

    texts: dict[Path, str]
    links: dict[Path, str]


class Caddy:
    """Debian's Caddy. Its Caddyfile names no folder for sites, so that one line is added to it."""

    name = "caddy"
    title = "Caddy"
    unit = "caddy.service"
    main = Path("/etc/caddy/Caddyfile")
    folder = main.parent / PACKAGE
    # A pattern may match nothing, where the name of a missing file would stop Caddy.
    import_line = f"import {folder}/*.caddy\n"

    def is_installed(self) -> bool:
        """Whether it is there, running or not."""
        return shutil.which("caddy", path=_PATH) is not None and self.main.is_file()

    def site_file(self, domain: str) -> Path:
        """The file with the site of a domain."""
        return self.folder / f"{domain}.caddy"

    def site(self, domain: str, address: str, certificate: Certificate | None) -> Site:
        """The site of a domain, with the application at an address."""
        text = files.read(HTTPS_SITES / self.name)
        if certificate:
            text = _exchange(
                text,
                f"# tls /etc/ssl/certs/{_EXAMPLE}.pem /etc/ssl/private/{_EXAMPLE}.key",
                f"tls {_in_caddyfile(certificate.chain)} {_in_caddyfile(certificate.key)}",
            )
        upstream = f"unix/{address}" if address.startswith("/") else address
        text = _exchange(text, f"reverse_proxy {_EXAMPLE_ADDRESS}", f"reverse_proxy {upstream}")
        return Site({self.site_file(domain): text.replace(_EXAMPLE, domain)}, {})

    def main_file(self, others: bool) -> tuple[Path, str]:
        """The file that names the sites, as it is to be: with the line as long as there are sites."""
        text = files.read(self.main)
        without = text.replace("\n" + self.import_line, "\n")
        without = without.removeprefix(self.import_line)
        if not others:
            return self.main, without
        if without != text:
            return self.main, text
        return self.main, text + ("" if not text or text.endswith("\n") else "\n") + self.import_line

    def complaint(self) -> str:
        """What the server has against its configuration; empty where it takes it."""
        user = {}
        try:
            account = pwd.getpwnam("caddy")
        except KeyError:
            home = "/root"
        else:
            # Checking makes keys and logs, which have to be the server's own.
            home = account.pw_dir
            user = identity.as_user(account.pw_uid, account.pw_gid)
        command = ["caddy", "validate", "--config", str(self.main), "--adapter", "caddyfile"]
        return _complaint(command, re.compile(r"^Error: *(.*)"), {"HOME": home}, **user)


class Nginx:
    """Debian's nginx, with its folders for sites."""

    name = "nginx"
    title = "nginx"
    unit = "nginx.service"
    folder = Path("/etc/nginx/sites-available")
    enabled = Path("/etc/nginx/sites-enabled")
    certificates = Path("/etc/letsencrypt/live")

    def is_installed(self) -> bool:
        """Whether it is there, running or not."""
        return shutil.which("nginx", path=_PATH) is not None and self.folder.is_dir() and self.enabled.is_dir()

    def site_file(self, domain: str) -> Path:
        """The file with the site of a domain."""
        return self.folder / f"{PACKAGE}-{domain}"

    def site(self, domain: str, address: str, certificate: Certificate | None) -> Site:
        """The site of a domain, with the application at an address."""
        text = files.read(HTTPS_SITES / self.name)
        used = certificate or self._certificate_of_certbot(domain)
        for file, path in (("fullchain.pem", used.chain), ("privkey.pem", used.key)):
            text = _exchange(text, f" /etc/letsencrypt/live/{_EXAMPLE}/{file};", f" {_in_nginx(path)};")
        if certificate:
            text = _exchange(
                text,
                f"# The certificate is certbot's: certbot certonly --nginx -d {_EXAMPLE}\n"
                "# --deploy-hook 'systemctl reload nginx'\n",
                "# The certificate was given by the administrator.\n",
            )
        upstream = f"unix:{address}" if address.startswith("/") else address
        text = _exchange(text, f"http://{_EXAMPLE_ADDRESS};", f"http://{upstream};")
        if not files.read(Path("/proc/net/if_inet6")):
            text = re.sub(r"^\s*listen \[::\]:.*\n", "", text, flags=re.MULTILINE)
        file = self.site_file(domain)
        return Site({file: text.replace(_EXAMPLE, domain)}, {self.enabled / file.name: str(file)})

    def main_file(self, others: bool) -> None:
        """None has to be changed: nginx reads the folder of sites."""

    def complaint(self) -> str:
        """What the server has against its configuration; empty where it takes it."""
        return _complaint(["nginx", "-t", "-q"], re.compile(r".*\[emerg\] *(?:\d+#\d+: *)?(.*)"), {})

    def _certificate_of_certbot(self, domain: str) -> Certificate:
        folder = self.certificates / domain
        if not (folder / "fullchain.pem").exists():
            raise Problem(
                f"nginx needs a certificate for {domain} and there is none in {folder}: name yours with --certificate"
                f" FILE --key FILE, or get one with 'apt install certbot python3-certbot-nginx' and 'certbot certonly"
                f' --nginx -d {domain} --deploy-hook "systemctl reload nginx"\' and run this again.'
            )
        return Certificate(folder / "fullchain.pem", folder / "privkey.pem")


WebServer = Caddy | Nginx
ALL: list[WebServer] = [Caddy(), Nginx()]


def choose(wanted: str) -> WebServer:
    """The web server that is there."""
    there = [server for server in ALL if server.is_installed()]
    if wanted:
        found = next((server for server in there if server.name == wanted), None)
        if found is None:
            server = next(server for server in ALL if server.name == wanted)
            raise Problem(f"{server.title} is not installed: 'apt install {server.name}' does that.")
        return found
    running = [server for server in there if units.running_systemd() and units.is_active(server.unit)]
    candidates = running or there
    if not candidates:
        raise Problem(
            "There is neither Caddy nor nginx on this machine: install one, best Caddy, which gets its certificates"
            " itself, with 'apt install caddy', and run this again."
        )
    if len(candidates) > 1:
        raise Problem("Caddy and nginx are both here: say which one with --server caddy or --server nginx.")
    return candidates[0]


def by_name(name: str) -> WebServer | None:
    """A web server by its name."""
    return next((server for server in ALL if server.name == name), None)


def _complaint(command: list[str], pattern: re.Pattern, environment: dict[str, str], **options) -> str:
    try:
        answer = subprocess.run(
            command,
            env={"PATH": _PATH, "LANG": "C.UTF-8", **environment},
            cwd="/",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            errors="replace",
            timeout=_CHECK_SECONDS,
            **options,
        )
    except subprocess.TimeoutExpired:
        return f"'{' '.join(command)}' did not end within {_CHECK_SECONDS} seconds"
    if answer.returncode == 0:
        return ""
    lines = answer.stderr.strip().splitlines() or [f"'{' '.join(command)}' ended with {answer.returncode}"]
    said = [match[1] for line in lines if (match := pattern.match(line))]
    return (said or lines)[-1].strip().rstrip(".")


def _exchange(text: str, old: str, new: str) -> str:
    if old not in text:
        raise Problem(f"The file for sites in {HTTPS_SITES} lacks {old!r}: 'apt install --reinstall {PACKAGE}'.")
    return text.replace(old, new)


def _in_caddyfile(path: Path) -> str:
    return '"' + str(path).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _in_nginx(path: Path) -> str:
    return '"' + str(path).replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$") + '"'
