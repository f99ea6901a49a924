"""Changes of settings as a whole."""

from unittest import mock

from admin import files, identity, listening
from admin.change import Change
from admin.problem import Problem
from tests.folders import InFolders

_OWN = "# mine\nALLOWED_HOSTS=a\n"


class ChangeTest(InFolders):
    """With files in a folder of the test's own."""

    def setUp(self):
        super().setUp()
        for owner, name, options in (
            (identity, "group", {"return_value": 0}),
            (listening, "DROP_IN", {"new": self.folder / "drop-ins" / "listen.conf"}),
            (listening, "_UNIT_FOLDERS", {"new": ()}),
        ):
            patch = mock.patch.object(owner, name, **options)
            patch.start()
            self.addCleanup(patch.stop)
        self.write("SETTINGS", _OWN)
        self.write("SECRETS", "SECRET_KEY=key\n")

    def read(self, name: str) -> str:
        """What is in one of the files of settings."""
        return (self.folder / name.lower()).read_text(encoding="utf-8")

    def test_everything_is_put_where_it_belongs(self):
        change = Change(
            {"POSTGRES_HOST": "db", "POSTGRES_PASSWORD": "word", "LISTEN": "0.0.0.0:80"}, ("ALLOWED_HOSTS",)
        )
        self.assertEqual({"POSTGRES_HOST", "POSTGRES_PASSWORD", "LISTEN", "ALLOWED_HOSTS"}, change.make())
        self.assertEqual("# mine\nPOSTGRES_HOST=db\n", self.read("SETTINGS"))
        self.assertEqual("SECRET_KEY=key\nPOSTGRES_PASSWORD=word\n", self.read("SECRETS"))
        self.assertEqual("0.0.0.0:80", listening.chosen())

    def test_nothing_is_written_where_something_is_wrong(self):
        for change in (
            Change({"POSTGRES_HOST": "db", "POSTGRES_PORT": "abc"}),
            Change({"POSTGRES_HOST": "db", "LISTEN": "nowhere"}),
            Change({"POSTGRES_HOST": "db"}, ("POSTGRES_DB",)),
            Change({"POSTGRES_HOST": "db"}, ("POSTGRES_HOST",)),
            Change({"POSTGRES_HOST": "db", "SECRET_KEY": "k" * 40}),
        ):
            with self.subTest(change), self.assertRaises(Problem):
                change.make()
            self.assertEqual(_OWN, self.read("SETTINGS"))

    def test_what_is_as_before_is_not_written(self):
        with mock.patch.object(files, "replace") as replace:
            self.assertEqual(set(), Change({"ALLOWED_HOSTS": "a"}).make())
        replace.assert_not_called()

    def test_what_was_written_is_taken_back_where_the_rest_cannot_be(self):
        original = files.replace

        def fail_for_settings(path, *rest):
            if path.name == "settings":
                raise Problem("full")
            original(path, *rest)

        with (
            mock.patch.object(files, "replace", side_effect=fail_for_settings),
            self.assertRaisesRegex(Problem, "full"),
        ):
            Change({"POSTGRES_HOST": "db", "POSTGRES_PASSWORD": "word"}).make()
        self.assertEqual("SECRET_KEY=key\n", self.read("SECRETS"))

    def test_what_is_right_can_be_taken_alone(self):
        change = Change({"POSTGRES_HOST": "db", "POSTGRES_PORT": "abc"}, ("POSTGRES_DB", "ALLOWED_HOSTS"))
        right, complaints = change.what_is_right()
        self.assertEqual(Change({"POSTGRES_HOST": "db"}, ("ALLOWED_HOSTS",)), right)
        self.assertEqual(1, len(complaints))
        self.assertIn("POSTGRES_PORT cannot be 'abc'", complaints[0])

    def test_a_secret_that_stands_among_the_settings_stays_there(self):
        self.write("SETTINGS", "POSTGRES_PASSWORD=old\n")
        Change({"POSTGRES_PASSWORD": "new"}).make()
        self.assertEqual("POSTGRES_PASSWORD=new\n", self.read("SETTINGS"))
