"""Tests of the administration, with nothing but the standard library.

Run from the checkout: python3 -B -m unittest discover -s debian/tests -t debian
"""

import importlib.machinery
import importlib.util
import re
import sys
from pathlib import Path

import admin

_VALUES = {
    "PACKAGE": "tested",
    "TITLE": "Tested",
    "VERSION": "2.0-1",
    "UPSTREAM_VERSION": "2.0",
    "HOMEPAGE": "https://tested.example/",
    "WSGI": "tested:application",
    "PORT": "8000",
    "LOGIN_PAGE": "/",
    "POSTGRESQL": "14",
    "DIRECTORY": "/usr/lib/tested",
}
_TEMPLATE = Path(admin.__file__).with_name("about.py")


def about_text(version: str = _VALUES["VERSION"]) -> str:
    """What a build makes of the template about.py."""
    values = {**_VALUES, "VERSION": version}
    return re.sub("@([A-Z_]+)@", lambda match: values[match[1]], _TEMPLATE.read_text(encoding="utf-8"))


def _fill_in() -> None:
    spec = importlib.machinery.ModuleSpec("admin.about", None, origin=str(_TEMPLATE))
    module = importlib.util.module_from_spec(spec)
    module.__file__ = str(_TEMPLATE)
    exec(compile(about_text(), _TEMPLATE, "exec"), module.__dict__)
    sys.modules["admin.about"] = admin.about = module


_fill_in()
