"""The files of an installed application, in a folder of a test's own."""

import contextlib
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from admin import backup, backups, locks, settings, state


class InFolders(unittest.TestCase):
    """Has everything that is written written into a temporary folder."""

    def setUp(self):
        opened = contextlib.ExitStack()
        self.addCleanup(opened.close)
        self.folder = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        for module, names in (
            (state, ("LAST", "PLACE", "USED", "SERVED", "RESTORING", "BACKED_UP")),
            (state, ("READY", "LOCK", "UPGRADING", "BACKED_UP_LOCK")),
            (locks, ("OF_SETTINGS",)),
            (backups, ("BACKUPS",)),
            (backup, ("BACKUPS", "SECRETS", "SETTINGS")),
            (settings, ("DEFAULTS", "SECRETS", "SETTINGS")),
        ):
            for name in names:
                opened.enter_context(mock.patch.object(module, name, self.folder / name.lower()))
        self.write("DEFAULTS", "POSTGRES_HOST=localhost\nPOSTGRES_DB=db\nPOSTGRES_USER=role\n")

    def write(self, name: str, text: str) -> None:
        """Writes one of the files of settings."""
        (self.folder / name.lower()).write_text(text, encoding="utf-8")
