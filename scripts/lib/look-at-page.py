#!/usr/bin/env python3
"""Looks at a page as a browser does, inside a container that has Python but no curl.

look-at-page.py URL prints the status and type of what the URL leads to, then the address of every
script, style sheet and picture of it, a line each.
"""

import html.parser
import sys
import urllib.error
import urllib.parse
import urllib.request

_TIMEOUT_SECONDS = 20


class _Assets(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        address = values.get("src") if tag in ("script", "img") else None
        relations = set((values.get("rel") or "").split())
        if tag == "link" and relations & {"stylesheet", "icon", "modulepreload"}:
            address = values.get("href")
        if address and not address.startswith("data:"):
            self.found.append(address)


def look(url: str) -> list[str]:
    """The lines to print."""
    try:
        with urllib.request.urlopen(url, timeout=_TIMEOUT_SECONDS) as answer:
            lines = [f"{answer.status} {answer.headers.get_content_type()}"]
            if answer.headers.get_content_type() == "text/html":
                assets = _Assets()
                assets.feed(answer.read().decode("utf-8", "replace"))
                lines += [urllib.parse.urljoin(answer.url, asset) for asset in assets.found]
            return lines
    except urllib.error.HTTPError as error:
        return [f"{error.code} {error.headers.get_content_type()}"]
    except OSError as error:
        return [f"nothing ({error})"]


print("\n".join(look(sys.argv[1])))
