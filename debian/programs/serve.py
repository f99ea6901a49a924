#!/usr/bin/python3 -IS
"""Starts @TITLE@ for @PACKAGE@.service."""

import sys

sys.dont_write_bytecode = True
sys.path.insert(0, "/usr/share/@PACKAGE@")

from admin.problem import Problem  # noqa: E402 (the path comes first)
from admin.serve import serve  # noqa: E402

try:
    serve()
except Problem as problem:
    sys.exit(f"@PACKAGE@: {problem}")
