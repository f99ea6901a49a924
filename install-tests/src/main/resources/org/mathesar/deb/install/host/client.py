#!/usr/bin/env python3
"""A visitor of the application, on the machine that it is installed on: Python without libraries.

client.py get URL            what a browser would get, redirections followed
client.py await URL SECONDS  waits for the first answer 200, and tells after how many seconds
client.py sign-in URL NAME   signs in by the form at URL; the password is read from standard input
client.py poll URL FILE SECONDS
                             asks again after so many seconds, each time by a new connection, until
                             it is told to end (SIGTERM), and writes what came back to FILE

Each prints, or writes, one JSON object.
"""

import contextlib
import html.parser
import http.client
import http.cookiejar
import json
import signal
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

_TIMEOUT_SECONDS = 30
_PAUSE_SECONDS = 0.05


class _Page(html.parser.HTMLParser):
    """What a page refers to, and the hidden fields of its forms."""

    def __init__(self) -> None:
        super().__init__()
        self.assets: list[str] = []
        self.hidden: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        address = values.get("src", "") if tag in ("script", "img") else ""
        relations = set(values.get("rel", "").split())
        if tag == "link" and relations & {"stylesheet", "icon", "modulepreload"}:
            address = values.get("href", "")
        if address and not address.startswith("data:"):
            self.assets.append(address)
        if tag == "input" and values.get("type") == "hidden" and "name" in values:
            self.hidden[values["name"]] = values.get("value", "")


class _Browser:
    """Follows redirections and keeps cookies."""

    def __init__(self) -> None:
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), cookies)

    def open(self, url: str, form: dict[str, str] | None = None) -> dict:
        body = None if form is None else urllib.parse.urlencode(form).encode()
        headers = {"Referer": url}
        if form is not None:
            headers["Origin"] = urllib.parse.urljoin(url, "/").rstrip("/")
        request = urllib.request.Request(url, body, headers)
        try:
            try:
                answer = self._opener.open(request, timeout=_TIMEOUT_SECONDS)
            except urllib.error.HTTPError as error:
                answer = error
            with answer:
                text = answer.read().decode("utf-8", "replace")
                kind = answer.headers.get_content_type()
                found = {
                    "status": answer.status,
                    "type": kind,
                    "url": answer.url,
                    "body": text,
                    "trouble": "",
                }
        except (OSError, http.client.HTTPException) as error:
            found = {
                "status": 0,
                "type": "",
                "url": url,
                "body": "",
                "trouble": str(error) or repr(error),
            }
        page = _Page()
        if found["type"] == "text/html":
            page.feed(found["body"])
        found["assets"] = [urllib.parse.urljoin(found["url"], asset) for asset in page.assets]
        found["hidden"] = page.hidden
        return found


def _get(url: str) -> dict:
    return _Browser().open(url)


def _await(url: str, seconds: str) -> dict:
    begin = time.monotonic()
    while True:
        found = _get(url)
        spent = time.monotonic() - begin
        if found["status"] == 200 or spent > float(seconds):
            return {**found, "seconds": spent}
        time.sleep(_PAUSE_SECONDS)


def _sign_in(url: str, name: str) -> dict:
    browser = _Browser()
    form = browser.open(url)
    if form["status"] != 200:
        return form
    return browser.open(
        url, {**form["hidden"], "username": name, "password": sys.stdin.readline().rstrip("\n")}
    )


class _Poll:
    """A request in every period, also while earlier ones are not answered yet."""

    def __init__(self, url: str, period_seconds: float) -> None:
        self._period_seconds = period_seconds
        parts = urllib.parse.urlsplit(url)
        self._place = parts.netloc
        self._path = parts.path or "/"
        self._lock = threading.Lock()
        self._longest = 0.0
        self._refused = 0
        self._statuses: dict[str, int] = {}
        self._troubles: list[str] = []
        self._ending = threading.Event()

    def run(self) -> dict:
        signal.signal(signal.SIGTERM, lambda *_: self._ending.set())
        begin = time.monotonic()
        asked = []
        while not self._ending.is_set():
            thread = threading.Thread(target=self._ask, daemon=True)
            thread.start()
            asked.append(thread)
            next_one = begin + len(asked) * self._period_seconds
            self._ending.wait(max(0.0, next_one - time.monotonic()))
        for thread in asked:
            thread.join()
        return {
            "requests": len(asked),
            "refused": self._refused,
            "statuses": self._statuses,
            "troubles": self._troubles[:20],
            "longestSeconds": self._longest,
        }

    def _ask(self) -> None:
        begin = time.monotonic()
        connection = http.client.HTTPConnection(self._place, timeout=_TIMEOUT_SECONDS)
        status = ""
        trouble = ""
        refused = False
        try:
            connection.request("GET", self._path, headers={"Connection": "close"})
            answer = connection.getresponse()
            answer.read()
            status = str(answer.status)
        except ConnectionRefusedError as error:
            refused = True
            trouble = str(error)
        except (OSError, http.client.HTTPException) as error:
            trouble = str(error) or repr(error)
        finally:
            connection.close()
        spent = time.monotonic() - begin
        with self._lock:
            self._longest = max(self._longest, spent)
            self._refused += refused
            if status:
                self._statuses[status] = self._statuses.get(status, 0) + 1
            else:
                self._troubles.append(f"after {spent:.3f} s: {trouble}")


def _poll(url: str, path: str, period_seconds: str) -> None:
    text = json.dumps(_Poll(url, float(period_seconds)).run())
    part = Path(path + ".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


if sys.argv[1] == "poll":
    _poll(*sys.argv[2:])
else:
    _commands = {"get": _get, "await": _await, "sign-in": _sign_in}
    with contextlib.suppress(BrokenPipeError):
        print(json.dumps(_commands[sys.argv[1]](*sys.argv[2:])))
