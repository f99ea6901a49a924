"""The check of single settings."""

import unittest
from unittest import mock

from admin import configuration, units
from admin.problem import WRONG_USE, Problem


class ConfigurationTest(unittest.TestCase):
    """Only what can be right is written."""

    def _refused(self, name: str, *values: str) -> None:
        for value in values:
            with self.subTest(value), self.assertRaises(Problem) as raised:
                configuration.check(name, value)
            self.assertEqual(WRONG_USE, raised.exception.code)

    def test_values_that_cannot_be_right_are_refused(self):
        self._refused("ALLOWED_HOSTS", "", "http://a", "a:80", "a,,b")
        self._refused("POSTGRES_PORT", "0", "x", "65536")
        self._refused("POSTGRES_DB", "", "x" * 64)
        self._refused("SECRET_KEY", "short")
        self._refused("a-b", "x")

    def test_values_that_can_be_right_pass(self):
        for name, value in (
            ("ALLOWED_HOSTS", ".localhost, a.example,[::1]"),
            ("POSTGRES_HOST", "/run/postgresql"),
            ("ANYTHING", ""),
        ):
            configuration.check(name, value)

    def test_media_are_put_where_the_service_may_write(self):
        with mock.patch.object(units, "writable_paths", return_value=["/var/lib/tested/media", "/srv/media"]):
            configuration.check("MEDIA_ROOT", "/var/lib/tested/media/more")
            configuration.check("MEDIA_ROOT", "/srv/media")
            self._refused("MEDIA_ROOT", "media", "/srv", "/srv/media2", "/srv/media/../other")

    def test_a_folder_is_refused_with_what_would_allow_it(self):
        with (
            mock.patch.object(units, "writable_paths", return_value=[]),
            self.assertRaisesRegex(Problem, "systemctl edit tested.service.* ReadWritePaths=/srv/media,"),
        ):
            configuration.check("MEDIA_ROOT", "/srv/media")
