"""The settings an application runs with."""

from unittest import mock

from admin import settings, state
from admin.problem import Problem
from tests.folders import InFolders


class SettingsTest(InFolders):
    """Which one of several counts."""

    def test_what_the_administrator_wrote_comes_before_secrets_and_defaults(self):
        self.write("SECRETS", "POSTGRES_USER=second\nPOSTGRES_PASSWORD=second\n")
        self.write("SETTINGS", "POSTGRES_USER=third\n")
        loaded = settings.load()
        self.assertEqual(("db", "third", "second"), (loaded.database, loaded.role, loaded.get("POSTGRES_PASSWORD")))

    def test_a_local_server_has_the_port_that_the_set_up_found(self):
        state.record_database({"port": 5433})
        self.assertEqual(5433, settings.load().port)
        self.write("SETTINGS", "POSTGRES_PORT=5434\n")
        self.assertEqual(5434, settings.load().port)

    def test_another_machine_has_the_usual_port(self):
        state.record_database({"port": 5433})
        self.write("SETTINGS", "POSTGRES_HOST=db.example.org\n")
        self.assertEqual((5432, False), (settings.load().port, settings.load().local))

    def test_a_name_that_is_needed_cannot_be_empty(self):
        self.write("SETTINGS", "POSTGRES_DB=\n")
        with self.assertRaisesRegex(Problem, "POSTGRES_DB is empty"):
            settings.load()

    def test_a_port_is_a_number(self):
        for port in ("x", "0", "65536", "٣"):
            with self.subTest(port), self.assertRaises(Problem):
                _ = settings.Settings({"POSTGRES_PORT": port}).port

    def test_the_fingerprint_changes_with_the_database_only(self):
        first = settings.load().fingerprint()
        self.write("SETTINGS", "POSTGRES_PASSWORD=x\n")
        self.assertEqual(first, settings.load().fingerprint())
        self.write("SETTINGS", "POSTGRES_DB=other\n")
        self.assertNotEqual(first, settings.load().fingerprint())

    def test_a_server_s_certificate_is_checked_by_those_that_this_machine_trusts(self):
        trusted = self.folder / "certificates"
        trusted.touch()
        with mock.patch.object(settings, "_CERTIFICATES", trusted):
            for mode, own, expected in (
                ("verify-full", {}, str(trusted)),
                ("verify-ca", {"PGSSLROOTCERT": "/x"}, "/x"),
                ("require", {}, None),
            ):
                environment = settings.Settings({"POSTGRES_SSLMODE": mode, **own}).environment()
                self.assertEqual((mode, expected), (environment["PGSSLMODE"], environment.get("PGSSLROOTCERT")))

    def test_secrets_are_known_by_their_names(self):
        for name in ("SECRET_KEY", "POSTGRES_PASSWORD", "API_TOKEN"):
            self.assertTrue(settings.is_secret(name), name)
        self.assertFalse(settings.is_secret("POSTGRES_HOST"))
