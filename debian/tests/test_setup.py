"""What the set-up decides on."""

import contextlib
import io
import socket
from unittest import mock

from admin import about, application, backup, backups, database, files, identity, secret_store, settings, setup, state
from admin.clusters import Cluster
from admin.problem import NotYet, Problem
from tests import about_text
from tests.folders import InFolders

_WISHES = setup.Wishes(0)
_CLUSTER = Cluster("17", "main", 5432, True, "/run/postgresql", 0, 0)
_FOUND = {"server_version": 170000, "empty": True, "pending": [], "unknown": [], "may_make_tables": True}
_REFUSED = {"error": "FATAL:  Passwort-Authentifizierung für Benutzer »role« fehlgeschlagen"}


class _WithAnswers(InFolders):
    """With the application's and the server's answers given."""

    def setUp(self):
        super().setUp()
        self.write("SECRETS", "SECRET_KEY=key\nPOSTGRES_PASSWORD=word\n")
        self.about = self.folder / "about"
        self.about.write_text(about_text(), encoding="utf-8")
        self.ask = self.replace(application, "ask", return_value=_FOUND)
        self.give_password = self.replace(database, "give_password")
        self.is_ours = self.replace(database, "role_is_ours", return_value=True)
        self.close = self.replace(database, "close_database")
        self.left_open = self.replace(database, "is_left_open", return_value=False)
        self.owner = self.replace(database, "owner_of_database", return_value="role")
        self.unreachable = self.replace(setup, "unreachable", return_value="")
        self.replace(database, "find", return_value=_CLUSTER)
        self.replace(application, "libraries", return_value=self.folder)
        self.replace(identity, "require_root")
        self.put = self.replace(secret_store, "put")
        self.replace(about, "__file__", new=str(self.about))
        self.replace(setup, "AFTER_MIGRATING", new=self.folder)
        self.enter(contextlib.redirect_stderr(io.StringIO()))

    def enter(self, manager):
        """Has a context manager left at the end of the test."""
        entered = manager.__enter__()
        self.addCleanup(manager.__exit__, None, None, None)
        return entered

    def replace(self, owner, name: str, **options):
        """Puts something else in the place of an attribute, for the time of the test."""
        return self.enter(mock.patch.object(owner, name, **options))

    def fails(self, kind: type[BaseException] = Problem) -> str:
        """Runs a set-up that has to fail, and gives its sentence."""
        with self.assertRaises(kind) as raised:
            setup.set_up(_WISHES)
        self.assertFalse(state.READY.exists())
        return str(raised.exception)


class SetUpTest(_WithAnswers):
    """What the set-up makes of what it finds."""

    def test_what_is_set_up_may_serve(self):
        setup.set_up(_WISHES)
        self.assertEqual(state.DONE, state.last()["result"])
        self.assertTrue(state.is_ready(settings.load().fingerprint()))

    def test_what_was_prepared_with_other_settings_does_not_count(self):
        def change(*_):
            self.write("SETTINGS", "POSTGRES_DB=another\n")
            return _FOUND

        self.ask.side_effect = change
        self.assertIn("changed while", self.fails(NotYet))
        setup.set_up(_WISHES)
        self.assertTrue(state.is_ready(settings.load().fingerprint()))

    def test_a_failure_with_other_settings_is_none(self):
        def change(*_):
            self.write("SETTINGS", "POSTGRES_DB=another\n")
            return {**_FOUND, "server_version": 90000}

        self.ask.side_effect = change
        self.assertIn("changed while", self.fails(NotYet))
        self.assertEqual(state.WAITING, state.last()["result"])

    def test_a_role_of_ours_is_let_in_again_whatever_the_language(self):
        self.ask.side_effect = [_REFUSED, _FOUND]
        setup.set_up(_WISHES)
        self.give_password.assert_called_once()

    def test_a_role_of_ours_is_let_in_again_only_once(self):
        self.ask.return_value = _REFUSED
        self.assertIn("»role« fehlgeschlagen", self.fails(NotYet))
        self.give_password.assert_called_once()

    def test_a_role_of_others_keeps_its_password(self):
        self.is_ours.return_value = False
        self.ask.return_value = _REFUSED
        self.fails(NotYet)
        self.give_password.assert_not_called()

    def test_a_server_that_is_not_reached_is_waited_for(self):
        self.unreachable.return_value = "Connection refused"
        self.assertIn("Cannot reach", self.fails(NotYet))
        self.assertEqual(state.WAITING, state.last()["result"])
        self.give_password.assert_not_called()

    def test_a_set_up_of_a_replaced_version_runs_again(self):
        self.about.write_text(about_text("3.0-1"), encoding="utf-8")
        self.assertIn("3.0-1 was installed", self.fails(NotYet))
        self.ask.return_value = {**_FOUND, "unknown": ["a.1"]}
        self.assertIn("3.0-1 was installed", self.fails(NotYet))

    def test_whatever_ends_it_is_recorded(self):
        for error in (KeyboardInterrupt(), RuntimeError("broken"), OSError("full")):
            self.ask.side_effect = error
            self.fails(type(error))
            self.assertEqual(state.FAILED, state.last()["result"])
            self.assertNotEqual("", state.last()["message"])

    def test_an_error_of_the_work_is_none_of_the_lock(self):
        self.ask.side_effect = PermissionError("not yours")
        self.assertEqual("not yours", self.fails(PermissionError))

    def test_a_database_is_closed_whose_making_was_interrupted(self):
        self.left_open.return_value = True
        setup.set_up(_WISHES)
        self.close.assert_called_once()

    def test_a_database_of_others_is_left_as_it_is(self):
        self.left_open.return_value = True
        self.is_ours.return_value = False
        setup.set_up(_WISHES)
        self.close.assert_not_called()

    def test_a_key_is_made_for_an_empty_database_only(self):
        self.write("SECRETS", "POSTGRES_PASSWORD=word\n")
        self.ask.return_value = {**_FOUND, "empty": False}
        self.assertIn("--new-secret-key", self.fails())
        self.put.assert_not_called()
        self.ask.return_value = _FOUND
        setup.set_up(_WISHES)
        self.assertEqual("SECRET_KEY", self.put.call_args.args[0])

    def test_a_role_that_may_not_make_tables_is_told_before_a_migration(self):
        self.ask.return_value = {**_FOUND, "pending": ["a.1"], "may_make_tables": False}
        self.assertIn('ALTER DATABASE "db" OWNER TO "role"', self.fails())

    def test_a_role_that_has_nothing_to_make_need_not_be_allowed_to(self):
        self.ask.return_value = {**_FOUND, "may_make_tables": False}
        setup.set_up(_WISHES)

    def test_older_servers_and_newer_databases_are_refused(self):
        self.ask.return_value = {**_FOUND, "server_version": 130000}
        self.assertIn("PostgreSQL 14 or newer", self.fails())
        self.ask.return_value = {"too_old": "PostgreSQL 12 or later is required (found 11.2)."}
        self.assertIn("found 11.2", self.fails())
        self.ask.return_value = {**_FOUND, "unknown": ["a.1"]}
        self.assertIn("already used by a newer", self.fails())


class BeforeMigrationTest(_WithAnswers):
    """No database with something in it is migrated without a backup, unless that is wanted."""

    def setUp(self):
        super().setUp()
        self.ask.return_value = {**_FOUND, "empty": False, "pending": ["a.2"]}
        self.make = self.replace(backup, "make")
        self.run_ = self.replace(application, "run")
        self.run_.return_value.returncode = 0

    def test_a_backup_comes_before_the_migration(self):
        self.make.side_effect = lambda *_: self.run_.assert_not_called()
        setup.set_up(_WISHES)
        self.assertEqual(
            (backups.BEFORE_MIGRATION, False), (self.make.call_args[0][0].kind, self.make.call_args[0][0].media)
        )
        self.run_.assert_called_once()

    def test_without_its_backup_nothing_is_migrated(self):
        self.make.side_effect = Problem("The disk is full.")
        sentence = self.fails()
        self.assertIn("The disk is full.", sentence)
        self.assertIn("configure BACKUP_BEFORE_MIGRATION=no", sentence)
        self.run_.assert_not_called()
        self.assertEqual(state.FAILED, state.backups()[backups.BEFORE_MIGRATION]["result"])

    def test_no_backup_is_made_where_none_is_wanted_or_needed(self):
        self.ask.return_value = {**_FOUND, "empty": True, "pending": ["a.1"]}
        setup.set_up(_WISHES)
        self.write("SETTINGS", "BACKUP_BEFORE_MIGRATION=no\n")
        self.ask.return_value = {**_FOUND, "empty": False, "pending": ["a.2"]}
        setup.set_up(_WISHES)
        self.write("SETTINGS", "")
        self.ask.return_value = {**_FOUND, "empty": False, "pending": []}
        setup.set_up(_WISHES)
        self.make.assert_not_called()

    def test_a_database_that_was_in_use_and_is_empty_stops_everything(self):
        setup.set_up(_WISHES)
        self.run_.reset_mock()
        self.ask.return_value = {**_FOUND, "empty": True, "pending": ["a.1"]}
        self.assertIn("setup --start-empty", self.fails())
        self.run_.assert_not_called()
        setup.set_up(setup.Wishes(0, start_empty=True))
        self.run_.assert_called_once()

    def test_a_restore_that_is_half_done_has_to_be_done_first(self):
        state.record_restore(self.folder / "b.tar", None)
        self.assertIn("b.tar' again", self.fails())
        self.run_.assert_not_called()
        state.restored()
        setup.set_up(_WISHES)

    def test_the_version_of_before_is_known_until_another_one_is_set_up(self):
        files.replace(state.LAST, '{"result": "done", "version": "1.0-1"}', 0o644)
        self.make.side_effect = Problem("The disk is full.")
        self.fails()
        self.fails()
        self.assertEqual("1.0-1", state.served_version())
        self.make.side_effect = None
        setup.set_up(_WISHES)
        self.assertEqual("2.0-1", state.served_version())


class ReachTest(InFolders):
    """Whether a server is there, found out by a connection."""

    def _unreachable(self, host: str, port: int = 5432) -> str:
        return setup.unreachable(settings.Settings({"POSTGRES_HOST": host, "POSTGRES_PORT": str(port)}))

    def test_a_port_is_reached_while_somebody_listens(self):
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
            self.assertEqual("", self._unreachable("127.0.0.1", port))
        self.assertNotEqual("", self._unreachable("127.0.0.1", port))

    def test_a_socket_is_reached_while_somebody_listens(self):
        self.assertNotEqual("", self._unreachable(str(self.folder)))
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(self.folder / ".s.PGSQL.5432"))
            self.assertNotEqual("", self._unreachable(str(self.folder)))
            server.listen()
            self.assertEqual("", self._unreachable(str(self.folder)))

    def test_a_name_that_cannot_be_one_is_not_reached(self):
        self.assertNotEqual("", self._unreachable("a..b"))
