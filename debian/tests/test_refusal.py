"""The cures for a server that refuses."""

import unittest

from admin import refusal
from admin.settings import Settings

_WANTED = Settings({"POSTGRES_HOST": "db", "POSTGRES_DB": "data", "POSTGRES_USER": "role"})


class RefusalTest(unittest.TestCase):
    """Each reason has a way out that can be typed."""

    def test_known_reasons_have_cures_of_their_own(self):
        for said, cure in (
            ('password authentication failed for user "role"', "configure --secret POSTGRES_PASSWORD"),
            ("fe_sendauth: no password supplied", "wants a password"),
            ('Peer authentication failed for user "role"', "POSTGRES_USER=tested"),
            ('no pg_hba.conf entry for host "1.2.3.4", user "role", no encryption', "POSTGRES_SSLMODE=require"),
            ('no pg_hba.conf entry for host "1.2.3.4", user "role", SSL encryption', "to its pg_hba.conf"),
            ('database "data" does not exist', 'CREATE DATABASE "data" OWNER "role"'),
            ('role "role" does not exist', 'CREATE ROLE "role" LOGIN'),
            ('permission denied for database "data"', 'GRANT CONNECT ON DATABASE "data" TO "role"'),
            ("server does not support SSL, but SSL was required", "turn ssl on"),
            ("SSL error: certificate verify failed", "PGSSLROOTCERT=FILE"),
            ('server certificate for "x" does not match host name "db"', "POSTGRES_HOST=NAME"),
        ):
            with self.subTest(said):
                sentence = refusal.sentence("the database data at db", _WANTED, said)
                self.assertIn(cure, sentence)
                self.assertIn(repr(said), sentence)

    def test_other_languages_have_one_that_names_all(self):
        sentence = refusal.sentence("the database data at db", _WANTED, "Datenbank »data« existiert nicht")
        self.assertIn("a database, a role or a right that is missing", sentence)

    def test_where_to_look_depends_on_where_the_server_is(self):
        for host, cure in (("/run/postgresql", "socket in /run"), ("localhost", "pg_lsclusters"), ("db", "firewall")):
            self.assertIn(cure, refusal.unreachable("it", Settings({"POSTGRES_HOST": host}), "Connection refused"))

    def test_what_libpq_says_of_a_server_that_is_away_is_no_refusal(self):
        for said in (
            'connection to server at "db" (192.0.2.1), port 5432 failed: Connection refused.',
            'connection to server at "db", port 5432 failed: timeout expired.',
            'could not translate host name "db" to address: Name or service not known.',
        ):
            with self.subTest(said):
                sentence = refusal.sentence("the database data at db", _WANTED, said)
                self.assertIn("Cannot reach the database data at db", sentence)
                self.assertIn("configure POSTGRES_HOST=NAME", sentence)
