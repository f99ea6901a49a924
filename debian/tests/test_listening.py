"""Where the service listens."""

import contextlib
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from admin import listening


class ListeningTest(unittest.TestCase):
    """With systemd's folders of the test's own."""

    def setUp(self):
        opened = contextlib.ExitStack()
        self.addCleanup(opened.close)
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        self.drop_ins = folder / "tested.socket.d"
        opened.enter_context(mock.patch.object(listening, "_UNIT_FOLDERS", (str(folder),)))
        opened.enter_context(mock.patch.object(listening, "DROP_IN", self.drop_ins / "listen.conf"))

    def test_addresses_that_can_be_right_pass(self):
        for text in ("127.0.0.1:8000", "[::]:8000", "0.0.0.0:80, [2001:db8::10]:80", "/run/tested/web.socket"):
            self.assertEqual("", listening.complaint(text), text)

    def test_addresses_that_cannot_be_right_are_refused(self):
        for text in ("", "8000", "localhost:8000", "127.0.0.1", "[::1]", "1.2.3.4:0", "1.2.3.4:65536", "::1:8000"):
            self.assertIn("is none of", listening.complaint(text), text)
        self.assertIn("is none of", listening.complaint("127.0.0.1:8000,"))
        self.assertIn("twice", listening.complaint("127.0.0.1:8000,127.0.0.1:8000"))
        self.assertIn("longer", listening.complaint("/" + "x" * 107))

    def test_the_drop_in_replaces_the_package_s_address(self):
        lines = listening.drop_in("127.0.0.1:8000,/run/x").splitlines()
        self.assertEqual(["[Socket]", "ListenStream=", "ListenStream=127.0.0.1:8000", "ListenStream=/run/x"], lines[1:])

    def test_an_address_of_a_network_may_come_late(self):
        self.assertIn("FreeBind=yes", listening.drop_in("192.0.2.1:8000"))
        self.assertNotIn("FreeBind=yes", listening.drop_in("0.0.0.0:8000"))

    def test_both_families_share_a_port(self):
        self.assertIn("BindIPv6Only=ipv6-only", listening.drop_in("0.0.0.0:8000,[::]:8000"))
        self.assertNotIn("BindIPv6Only", listening.drop_in("[::]:8000"))

    def test_what_was_put_is_found_and_can_be_taken_away(self):
        listening.put(listening.drop_in("0.0.0.0:8000,[::1]:8000"))
        self.assertEqual("0.0.0.0:8000,[::1]:8000", listening.chosen())
        listening.put("")
        self.assertEqual("", listening.chosen())
        self.assertFalse(self.drop_ins.exists())

    def test_what_others_wrote_counts_and_stays(self):
        self.drop_ins.mkdir()
        for name in ("override.conf", "listen.conf"):
            (self.drop_ins / name).write_text("[Socket]\nListenStream=\nListenStream = 1.2.3.4:80\n", encoding="utf-8")
            self.assertEqual("1.2.3.4:80", listening.chosen())
            self.assertIn(f"{name} says where", listening.complaint("127.0.0.1:8000"))
            self.assertEqual("", listening.text())
            (self.drop_ins / name).unlink()

    def test_drop_ins_about_other_things_do_not_matter(self):
        self.drop_ins.mkdir()
        (self.drop_ins / "override.conf").write_text("[Socket]\nBacklog=5\n", encoding="utf-8")
        self.assertEqual("", listening.complaint("127.0.0.1:8000"))

    def test_only_loopback_and_sockets_stay_within_this_machine(self):
        self.assertFalse(listening.reach_beyond_this_machine("127.0.0.9:80,[::1]:80,/run/x"))
        for text in ("0.0.0.0:80", "127.0.0.1:80,[::]:80", "192.0.2.1:80"):
            self.assertTrue(listening.reach_beyond_this_machine(text), text)
