"""When the service waits instead of serving."""

from admin import serve, settings, state
from tests.folders import InFolders


class ServeTest(InFolders):
    """Files of two versions at once are no application."""

    def test_it_waits_while_files_are_exchanged(self):
        state.UPGRADING.touch()
        self.assertIn("dpkg --configure -a", serve.reason_to_wait(settings.load()))

    def test_without_an_exchange_it_looks_further(self):
        self.assertNotIn("dpkg --configure -a", serve.reason_to_wait(settings.load()))
