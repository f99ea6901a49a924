"""Making a backup; PostgreSQL's side of it is tried with real servers, in containers."""

import io
import os
import tarfile
from pathlib import Path
from unittest import mock

from admin import archive, backup, backups, identity, postgres, state
from admin.problem import NotYet, Problem
from admin.settings import Settings
from tests.folders import InFolders

_PROGRAMS = postgres.Programs(17, Path("/usr/lib/postgresql/17/bin"))


class BackupTest(InFolders):
    """A file is there whole or not at all, and how it ended is written down."""

    def setUp(self):
        super().setUp()
        self.dumped = [b"PGDMP", b" and more"]
        for name, answer in (
            ("server_version", lambda _: 170004),
            ("programs_for", lambda _: _PROGRAMS),
            ("applied_migrations", lambda _: ["a.0001"]),
            ("dump", lambda *_: iter(self.dumped)),
            ("table_of_contents", lambda dumped, _: [chunk.decode() for chunk in dumped]),
        ):
            patched = mock.patch.object(postgres, name, side_effect=answer)
            setattr(self, name, patched.start())
            self.addCleanup(patched.stop)
        self.write("SECRETS", "SECRET_KEY=secret\n")
        self.media = self.folder / "media"
        values = {"POSTGRES_DB": "data", "BACKUP_KEEP": "1", "BACKUP_KEEP_DAYS": "0", "MEDIA_ROOT": str(self.media)}
        self.wanted = Settings(values)

    def _make(self, kind: str = backups.BY_HAND, **more) -> Path:
        return backup.make(backup.Order(kind, **more), self.wanted)

    def _files(self) -> list[str]:
        return sorted(path.name for path in backups.BACKUPS.iterdir())

    def test_what_is_needed_to_go_on_is_in_it(self):
        self.media.mkdir()
        (self.media / "picture").write_bytes(b"png")
        with mock.patch.object(identity, "as_service_user", return_value={}):
            found = archive.read(self._make())
        found.check()
        self.assertEqual(b"PGDMP and more", b"".join(found.chunks(archive.DUMP)))
        self.assertEqual("SECRET_KEY=secret\n", found.text(archive.SECRETS))
        with tarfile.open(fileobj=io.BytesIO(b"".join(found.chunks(archive.MEDIA)))) as tar:
            self.assertEqual([".", "./picture"], tar.getnames())
        self.assertEqual(("data", ["a.0001"]), (found.contents.database, found.contents.migrations))

    def test_it_is_only_roots(self):
        self.assertEqual(0o600, os.stat(self._make()).st_mode & 0o777)

    def test_one_that_fails_leaves_nothing_and_takes_no_earlier_one_away(self):
        earlier = self._make(backups.SCHEDULED)
        for name in ("dump", "table_of_contents"):
            with mock.patch.object(postgres, name, side_effect=Problem("The disk is full.")):
                with self.assertRaisesRegex(Problem, "disk is full"):
                    self._make(backups.SCHEDULED)
                self.assertEqual([earlier.name], self._files())

    def test_old_ones_go_when_the_new_one_is_there(self):
        self._make(backups.SCHEDULED)
        newest = self._make(backups.SCHEDULED)
        self.assertEqual([newest.name], self._files())

    def test_a_file_of_ones_own_is_never_replaced(self):
        taken = self.folder / "mine.tar"
        taken.write_text("mine", encoding="utf-8")
        for output in (taken, self.folder, self.folder / "none" / "x.tar"):
            with self.subTest(output), self.assertRaises(Problem):
                self._make(output=output)
        self.assertEqual("mine", taken.read_text(encoding="utf-8"))

    def test_how_it_ended_is_written_down_for_each_kind(self):
        self._make(backups.SCHEDULED)
        with mock.patch.object(postgres, "dump", side_effect=Problem("No.")), self.assertRaises(Problem):
            backup.before_migration(self.wanted)
        ended = {kind: one["result"] for kind, one in state.backups().items()}
        self.assertEqual({backups.SCHEDULED: state.DONE, backups.BEFORE_MIGRATION: state.FAILED}, ended)

    def test_without_a_backup_nothing_is_migrated_unless_that_is_wanted(self):
        with mock.patch.object(postgres, "dump", side_effect=Problem("No space left on device.")):
            with self.assertRaisesRegex(Problem, "Nothing was migrated.*BACKUP_BEFORE_MIGRATION=no"):
                backup.before_migration(self.wanted)
            backup.before_migration(Settings({**self.wanted.values, "BACKUP_BEFORE_MIGRATION": "no"}))

    def test_a_server_that_is_away_is_waited_for(self):
        away = mock.patch.object(postgres, "server_version", side_effect=NotYet("It is away."))
        with away, self.assertRaises(NotYet):
            backup.before_migration(self.wanted)
        self.assertEqual({}, state.backups())
