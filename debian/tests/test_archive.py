"""The file that a backup is."""

import io
import tarfile
from pathlib import Path

from admin import archive
from admin.problem import Problem
from tests.folders import InFolders

_CONTENTS = archive.Contents("by-hand", "1.0-1", "2.0-1", "2026-11-25T09:30:00Z", 150004, "db", ["a.0001_initial"])


class ArchiveTest(InFolders):
    """Written piece by piece, read back, and refused where it is not whole."""

    def setUp(self):
        super().setUp()
        self.path = self.folder / "backup.tar"

    def _write(self, *, finished: bool = True) -> None:
        with open(self.path, "wb") as file:
            writer = archive.Writer(file)
            writer.add(archive.DUMP, [b"one", b"", b"two" * 1000])
            writer.add(archive.SECRETS, [b""])
            if finished:
                writer.finish(_CONTENTS)

    def _change(self, old: bytes, new: bytes) -> None:
        data = self.path.read_bytes()
        self.assertIn(old, data)
        self.path.write_bytes(data.replace(old, new))

    def _refused(self) -> str:
        with self.assertRaises(Problem) as raised:
            archive.read(self.path).check()
        return str(raised.exception)

    def test_what_was_written_is_read_back(self):
        self._write()
        found = archive.read(self.path)
        found.check()
        self.assertEqual(_CONTENTS, found.contents)
        self.assertEqual(b"one" + b"two" * 1000, b"".join(found.chunks(archive.DUMP)))
        self.assertEqual("", found.text(archive.SECRETS))
        self.assertNotIn(archive.MEDIA, found)

    def test_it_is_an_ordinary_tar_archive(self):
        self._write()
        with tarfile.open(self.path) as tar:
            self.assertEqual([archive.DUMP, archive.SECRETS, archive.MANIFEST], tar.getnames())
            self.assertEqual({0o600}, {member.mode for member in tar.getmembers()})

    def test_a_file_that_was_not_finished_is_refused(self):
        self._write(finished=False)
        self.assertIn("ends too early", self._refused())

    def test_a_file_that_was_cut_is_refused_wherever_that_was(self):
        self._write()
        whole = self.path.read_bytes()
        for length in (0, 100, 600, 2000, len(whole) // 2, len(whole) - 1500):
            with self.subTest(length):
                self.path.write_bytes(whole[:length])
                self.assertIn("no whole backup", self._refused())

    def test_a_changed_member_is_refused(self):
        self._write()
        self._change(b"onetwo", b"onetwi")
        self.assertIn("database.dump is not as it was written", self._refused())

    def test_the_backup_of_another_application_is_refused(self):
        self._write()
        self._change(b'"application": "tested"', b'"application": "others"')
        self.assertIn("a backup of others, not of Tested", self._refused())

    def test_a_form_of_the_future_is_refused(self):
        self._write()
        self._change(b'"format": 1', b'"format": 2')
        self.assertIn("install a newer one", self._refused())

    def test_a_manifest_of_other_things_is_refused(self):
        self._write()
        self._change(b'"server_version": 150004', b'"server_version": "5004"')
        self.assertIn("no whole backup", self._refused())

    def test_another_tar_archive_and_no_file_are_refused(self):
        with tarfile.open(self.path, "w") as tar:
            tar.addfile(tarfile.TarInfo("x"), io.BytesIO())
        self.assertIn("is no backup", self._refused())
        self.path = Path("/nonexistent/backup.tar")
        self.assertIn("cannot be read", self._refused())
