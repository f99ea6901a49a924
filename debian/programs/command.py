#!/usr/bin/python3 -IS
"""The administration of @TITLE@: see @PACKAGE@(1)."""

import sys

sys.dont_write_bytecode = True
sys.path.insert(0, "/usr/share/@PACKAGE@")

from admin.commands import main  # noqa: E402 (the path comes first)

sys.exit(main(sys.argv[1:]))
