"""What a browser gets: from the application, and through the web server in front of it."""

import re
import socket
import ssl
import time
from collections.abc import Iterator
from urllib.parse import urlencode

from .. import https as sites
from .. import serving, units
from ..about import LOGIN_PAGE, PACKAGE, TITLE
from ..finding import Finding, ok, problem, skipped, warning
from ..machine import Machine

_STATIC = re.compile(r"""(?:src|href)=["'](/static/[^"'?#]+)""")
_TOKEN = re.compile(r"""name=["']csrfmiddlewaretoken["'] value=["']([^"']+)""")
_SECONDS = 10
_FEW_DAYS = 14
_EXAMPLES = f"/usr/share/doc/{PACKAGE}/examples"


def answer(machine: Machine) -> Iterator[Finding]:
    """Whether the login page is answered."""
    name = serving.name_of_host(machine.wanted)
    if units.running_systemd() and not units.is_active(units.SOCKET):
        # Another program may answer there.
        yield problem(f"Nothing of {TITLE}'s can answer while {units.SOCKET} is not open.", "See Socket above.")
        return
    found = serving.get(LOGIN_PAGE, name)
    place = serving.reached()
    if found is None:
        yield problem(f"Nothing answers at {place}.", f"See what was found above; '{PACKAGE} logs' says more.")
    elif found.status == 503:
        yield problem(
            f"{TITLE} is being prepared: it answers {found}.", "Wait for the set-up, or see what was found of it above."
        )
    elif found.status == 400:
        yield problem(f"It answers {found} for the host {name}.", f"Correct ALLOWED_HOSTS with '{PACKAGE} configure'.")
    elif not found.is_good:
        yield problem(f"It answers {found} at {place}{LOGIN_PAGE}.", f"'{PACKAGE} logs' says why.")
    else:
        yield ok(f"It answers {found} at {place}.")


def static_files(machine: Machine) -> Iterator[Finding]:
    """Whether the pages get their scripts and styles."""
    name = serving.name_of_host(machine.wanted)
    page = serving.get_page(LOGIN_PAGE, name)
    if page is None or not page.is_good:
        yield skipped("It needs a page that is answered.")
        return
    paths = sorted(set(_STATIC.findall(page.text)))
    for path in paths:
        found = serving.get(path, name)
        if found is None or not found.is_good:
            yield problem(f"{path} is answered with {found or 'nothing'}.", f"Run 'apt install --reinstall {PACKAGE}'.")
            return
    yield ok(f"The login page's {len(paths)} are answered.") if paths else skipped("The login page has none.")


def administrator(machine: Machine) -> Iterator[Finding]:
    """Whether there is one, before a stranger becomes it."""
    if machine.has_administrator:
        yield ok("There is one.")
        return
    cure = f"Run '{PACKAGE} create-admin'."
    reached = serving.open_to_network() or serving.domains(machine.wanted)
    if reached:
        yield warning(f"There is none, and whoever first visits {reached[0]} from the network becomes it.", cure)
    else:
        yield warning("There is none yet: the first visitor from this machine becomes it.", cure)


def https(machine: Machine) -> Iterator[Finding]:
    """Whether the web server in front passes on what forms need, and shows a good certificate."""
    for one in sites.enabled():
        for path in one.missing():
            yield problem(
                f"{path}, by which {one.server} serves {one.domain}, is gone.",
                f"Run '{PACKAGE} enable-https {one.domain}', or '{PACKAGE} disable-https {one.domain}'.",
            )
    domains = serving.domains(machine.wanted)
    if serving.open_to_network():
        yield warning(
            f"Other machines reach {serving.open_to_network()[0]} without HTTPS: passwords can be read on the way.",
            f"Listen on 127.0.0.1 again, and run '{PACKAGE} enable-https DOMAIN'.",
        )
    elif not domains:
        yield ok("Only this machine is served, which needs none.")
    for domain in domains:
        yield from _through(domain)


def _through(domain: str) -> Iterator[Finding]:
    page = serving.get_by_https(LOGIN_PAGE, domain)
    if page is None:
        yield warning(
            f"No web server of this machine speaks HTTPS for {domain}.",
            f"Where none of another machine does: run '{PACKAGE} enable-https {domain}', and see that it is started.",
        )
        return
    hint = f"Have it pass on the headers Host and X-Forwarded-Proto, as the files in {_EXAMPLES} do."
    if page.status == 400:
        yield problem(f"The web server does not pass on the name: https://{domain}/ is answered with {page}.", hint)
    elif page.status in (502, 503, 504):
        yield problem(
            f"https://{domain}/ is answered with {page}.",
            f"If {TITLE} answers above, the web server has to pass requests on to {serving.reached()}.",
        )
    elif not page.is_good:
        yield problem(f"https://{domain}{LOGIN_PAGE} is answered with {page}.", f"See the web server's site. {hint}")
    elif page.status != 200:
        yield skipped(f"Whether forms work at https://{domain}/ can be seen as soon as there is an administrator.")
    else:
        yield _form(domain, page, hint)
    yield _certificate(domain)


def _form(domain: str, page: serving.Answer, hint: str) -> Finding:
    """Sends the login form empty, which is refused politely or, for want of a header, rudely."""
    token = _TOKEN.search(page.text)
    cookie = next((value for name, value in page.cookies.items() if "csrf" in name.lower()), "")
    if not cookie:
        return skipped(f"The login page at https://{domain}/ has no form to be tried.")
    form = urlencode({"csrfmiddlewaretoken": token[1] if token else cookie, "username": "", "password": ""})
    sent = "; ".join(f"{name}={value}" for name, value in page.cookies.items())
    found = serving.post_by_https(LOGIN_PAGE, domain, form, {"Cookie": sent})
    if found is None or found.status == 403:
        return problem(
            f"Forms sent to https://{domain}/ are refused (403, CSRF), the login's too: the web server does not tell"
            " which name was asked for, or that it was by HTTPS.",
            hint,
        )
    return ok(f"https://{domain}/ works, its forms too.")


def _certificate(domain: str) -> Finding:
    cure = f"Renew it (Caddy: see 'journalctl -u caddy'; nginx: 'certbot renew'), or get one that fits {domain}."
    try:
        with (
            socket.create_connection(("127.0.0.1", 443), timeout=_SECONDS) as plain,
            ssl.create_default_context().wrap_socket(plain, server_hostname=domain) as channel,
        ):
            until = ssl.cert_time_to_seconds(str((channel.getpeercert() or {})["notAfter"]))
    except ssl.SSLCertVerificationError as error:
        return warning(f"This machine does not trust the certificate of {domain}: {error.verify_message}.", cure)
    except (OSError, KeyError, ValueError) as error:
        return skipped(f"The certificate of {domain} cannot be looked at: {error}.")
    days = int((until - time.time()) // 86400)
    if days < _FEW_DAYS:
        return warning(f"The certificate of {domain} ends in {days} days.", cure)
    return ok(f"The certificate of {domain} is good for {days} days.")
