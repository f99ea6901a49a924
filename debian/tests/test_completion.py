"""The completion for shells."""

import unittest

from completion import generate


class CompletionTest(unittest.TestCase):
    """What is completed is what the command understands."""

    def test_the_files_are_made_from_the_parser(self):
        for path, text in generate.all_files().items():
            with self.subTest(path.name):
                again = "run 'python3 -B -m completion.generate' in the folder debian"
                self.assertEqual(text, path.read_text(encoding="utf-8"), again)
