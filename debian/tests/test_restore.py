"""Putting a backup back; PostgreSQL's side of it is tried with real servers, in containers."""

import contextlib
import io
import os
import pwd
import tarfile
from unittest import mock

from admin import archive, change, identity, postgres, restore, setup, state, units
from admin.problem import Problem
from admin.settings import Settings
from tests.folders import InFolders


def _media_with(name: str) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        tar.addfile(tarfile.TarInfo(f"./{name}"))
    return packed.getvalue()


class RestoreTest(InFolders):
    """Before the database has taken it everything stays as it was; after that it can be run again."""

    def setUp(self):
        super().setUp()
        told = contextlib.redirect_stderr(io.StringIO())
        told.__enter__()
        self.addCleanup(told.__exit__, None, None, None)
        self.media = self.folder / "media"
        self.media.mkdir()
        (self.media / "now").touch()
        self.wanted = Settings({"POSTGRES_DB": "data", "MEDIA_ROOT": str(self.media)})
        self.replace = self._patch(postgres, "replace_contents", lambda _w, _d, _m, before_commit: before_commit())
        self.set_up = self._patch(setup, "set_up", lambda _: None)
        self.put_back = self._patch(change, "put_back", lambda *_: None)
        self._patch(setup, "prepare_server", lambda _: (self.wanted, None))
        self._patch(postgres, "server_version", lambda _: 170004)
        self._patch(identity, "service_user", lambda: pwd.getpwuid(os.geteuid()))
        self._patch(identity, "as_service_user", dict)
        self._patch(units, "running_systemd", lambda: False)
        path = self.folder / "backup.tar"
        with open(path, "wb") as file:
            writer = archive.Writer(file)
            writer.add(archive.DUMP, [b"PGDMP"])
            writer.add(archive.SECRETS, [b"SECRET_KEY=of-then\n"])
            writer.add(archive.SETTINGS, [b""])
            writer.add(archive.MEDIA, [_media_with("then")])
            writer.finish(archive.Contents("by-hand", "1.0-1", "1.0-1", "2026-11-25T09:30:00Z", 170004, "data", []))
        self.choice = restore.Choice(archive.read(path), safely=False)

    def _patch(self, module, name: str, answer) -> mock.Mock:
        patched = mock.patch.object(module, name, side_effect=answer)
        self.addCleanup(patched.stop)
        return patched.start()

    def _media(self) -> list[str]:
        return sorted(path.name for path in self.media.iterdir())

    def _left_over(self) -> list[str]:
        return [path.name for path in self.folder.iterdir() if path.name.startswith("media.")]

    def test_database_key_and_media_are_those_of_the_backup(self):
        restore.restore(self.choice)
        self.assertEqual((["then"], []), (self._media(), self._left_over()))
        self.put_back.assert_any_call("SECRET_KEY", "of-then")
        self.set_up.assert_called_once()
        self.assertEqual({}, state.restoring())

    def test_media_stay_where_they_are_not_wanted(self):
        restore.restore(restore.Choice(self.choice.archive, safely=False, media=False))
        self.assertEqual(["now"], self._media())

    def test_a_database_that_does_not_take_it_leaves_everything_as_it_was(self):
        self.replace.side_effect = Problem("No space left on device.")
        with self.assertRaisesRegex(Problem, "No space left"):
            restore.restore(self.choice)
        self.assertEqual((["now"], []), (self._media(), self._left_over()))
        self.assertEqual((state.FAILED, {}), (state.last()["result"], state.restoring()))
        self.put_back.assert_not_called()

    def test_one_that_is_ended_after_that_says_what_to_type_and_can_be_run_again(self):
        self.put_back.side_effect = KeyboardInterrupt
        with contextlib.suppress(KeyboardInterrupt):
            restore.restore(self.choice)
        self.assertIn(f"restore {self.choice.archive.path}", state.last()["message"])
        self.put_back.side_effect = None
        restore.restore(self.choice)
        self.assertEqual((["then"], [], {}), (self._media(), self._left_over(), state.restoring()))
