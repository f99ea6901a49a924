#!/usr/bin/python3 -IS
"""Runs Python with the libraries of @TITLE@ and no others: run-python -m MODULE or SCRIPT, arguments.

Neither the user's nor the system's packages, nor PYTHONPATH, change what runs: -I and -S in the
first line see to that.
"""

import os
import runpy
import site
import sys

DIRECTORY = "@DIRECTORY@"
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
LIBRARIES = f"{DIRECTORY}/python{VERSION}"


def main() -> None:
    """Runs what the arguments name, as Python itself would."""
    if not os.path.isdir(LIBRARIES):
        sys.exit(
            f"@PACKAGE@: there are no libraries for Python {VERSION} in {DIRECTORY}. Install them with"
            f" 'apt install @PACKAGE@ @PACKAGE@-python{VERSION}'."
        )
    sys.dont_write_bytecode = True
    sys.path.insert(0, DIRECTORY)
    site.addsitedir(LIBRARIES)
    site.setquit()
    if len(sys.argv) > 2 and sys.argv[1] == "-m":
        del sys.argv[:2]
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
    elif len(sys.argv) > 1:
        del sys.argv[0]
        runpy.run_path(sys.argv[0], run_name="__main__")
    else:
        sys.exit("@PACKAGE@: name a module (-m MODULE) or a script to run.")


main()
