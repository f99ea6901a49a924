"""What the doctor makes of the application's database."""

from unittest import mock

from admin import clusters, setup
from admin.checks import databases
from admin.finding import OK, PROBLEM, SKIPPED, WARNING
from admin.settings import Settings
from tests.folders import InFolders

_REMOTE = Settings({"POSTGRES_HOST": "db.example.org", "POSTGRES_DB": "data", "POSTGRES_USER": "role"})
_LOCAL = Settings({**_REMOTE.values, "POSTGRES_HOST": "localhost"})
_MIGRATED = {"server_version": 170004, "unknown": [], "empty": False, "pending": []}
_RIGHTS = {
    "owner": True, "may_create": True, "superuser": False, "createdb": True, "connections": 3,
    "most_connections": 100, "size": 1_000_000,
}  # fmt: skip


class _Examined:
    """A machine of which everything is known."""

    is_root = True

    def __init__(self, wanted: Settings, database: dict | None = None, rights: dict | None = None) -> None:
        self.wanted = wanted
        self.database = database or _MIGRATED
        self.rights = rights or _RIGHTS


class DatabasesTest(InFolders):
    """Each finding that is no good comes with a cure that can be typed."""

    def _found(self, check, machine: _Examined, complaint: str = ""):
        with mock.patch.object(setup, "unreachable", return_value=complaint):
            return list(check(machine))

    def _only(self, check, machine: _Examined, complaint: str = ""):
        found = self._found(check, machine, complaint)
        self.assertEqual(1, len(found), found)
        return found[0]

    def test_a_server_that_is_away_has_the_cure_of_where_it_is(self):
        far = self._only(databases.server, _Examined(_REMOTE), "Connection refused")
        self.assertEqual(PROBLEM, far.severity)
        self.assertIn("POSTGRES_HOST", far.cure)
        with mock.patch.object(clusters, "known", return_value=[]):
            near = self._only(databases.server, _Examined(_LOCAL), "Connection refused")
        self.assertIn("apt install postgresql", near.cure)

    def test_what_needs_a_server_is_not_looked_at_without_one(self):
        self.assertEqual(SKIPPED, self._only(databases.stored, _Examined(_REMOTE), "Connection refused").severity)

    def test_a_database_is_judged_by_what_is_in_it(self):
        for found, severity, words in (
            (_MIGRATED, OK, "migrated"),
            ({**_MIGRATED, "pending": ["a.0002"]}, PROBLEM, "lacks 1 migrations"),
            ({**_MIGRATED, "empty": True}, PROBLEM, "is empty"),
            ({**_MIGRATED, "unknown": ["a.0009"]}, PROBLEM, "newer"),
            ({**_MIGRATED, "server_version": 90600}, PROBLEM, "PostgreSQL 9"),
            ({"too_old": "9.6"}, PROBLEM, "too old"),
            ({"error": 'password authentication failed for user "role"'}, PROBLEM, "does not let"),
        ):
            with self.subTest(words):
                one = self._only(databases.stored, _Examined(_REMOTE, found))
                self.assertEqual(severity, one.severity)
                self.assertIn(words, one.sentence)

    def test_a_refusal_has_the_cure_that_the_set_up_names(self):
        for said, cure in (
            ('password authentication failed for user "role"', "configure --secret POSTGRES_PASSWORD"),
            ('no pg_hba.conf entry for host "1.2.3.4", no encryption', "POSTGRES_SSLMODE=require"),
            ("etwas anderes", "configure --secret POSTGRES_PASSWORD"),
        ):
            self.assertIn(cure, self._only(databases.stored, _Examined(_REMOTE, {"error": said})).cure)

    def test_rights_are_judged_one_by_one(self):
        now = 1_000_000.0
        with mock.patch.object(databases.time, "time", return_value=now):
            for changed, severity, cure in (
                ({}, OK, ""),
                ({"owner": False, "may_create": False}, PROBLEM, "OWNER TO"),
                ({"superuser": True}, WARNING, "NOSUPERUSER"),
                ({"createdb": False}, WARNING, "CREATEDB"),
                ({"time": now - 3600}, WARNING, "set-ntp"),
                ({"connections": 95}, WARNING, "max_connections"),
            ):
                with self.subTest(changed):
                    rights = {**_RIGHTS, "time": now, **changed}
                    one = self._only(databases.role, _Examined(_REMOTE, rights=rights))
                    self.assertEqual(severity, one.severity)
                    self.assertIn(cure, one.cure)
