"""Builds the wheel of an unpacked source archive (PEP 517) with the given tools only.

Called as: python3 -s -S build_wheel.py TOOLS ARCHIVE SOURCES RESULT
TOOLS has the build requirements, ARCHIVE is unpacked to the empty folder SOURCES, and the wheel
goes to the folder RESULT. Without -S other packages of this machine would be seen.
"""

import importlib
import os
import shutil
import sys
from pathlib import Path


def fail(sentence):
    """Ends with a sentence for the caller to show."""
    print(sentence, file=sys.stderr)
    sys.exit(3)


def unpack(archive, sources):
    """Unpacks the archive and returns the one folder in it."""
    if archive.endswith(".zip"):
        shutil.unpack_archive(archive, sources)
    else:
        try:
            shutil.unpack_archive(archive, sources, filter="data")
        except TypeError:
            # Python releases without the security update of PEP 706.
            shutil.unpack_archive(archive, sources)
    entries = list(Path(sources).iterdir())
    if len(entries) != 1:
        fail("the source archive does not hold exactly one folder")
    return entries[0]


def build_system(project):
    """What pyproject.toml says of how the project is built; nothing where there is none."""
    try:
        with (project / "pyproject.toml").open("rb") as stream:
            try:
                import tomllib
            except ImportError:
                fail("reading pyproject.toml takes Python 3.11 or later")
            return tomllib.load(stream).get("build-system", {})
    except FileNotFoundError:
        return {}


def main():
    """Builds the wheel."""
    tools, archive, sources, result = sys.argv[1:]
    os.umask(0o022)
    project = unpack(archive, sources)
    system = build_system(project)
    # In place of the folder of this script.
    sys.path[0] = tools
    for folder in reversed(system.get("backend-path", [])):
        sys.path.insert(0, str(project / folder))
    os.chdir(project)
    module, _, attributes = system.get(
        "build-backend", "setuptools.build_meta:__legacy__"
    ).partition(":")
    backend = importlib.import_module(module)
    for attribute in filter(None, attributes.split(".")):
        backend = getattr(backend, attribute)
    backend.build_wheel(result)


main()
