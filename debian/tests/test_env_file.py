"""Files of NAME=value lines."""

import unittest

from admin import env_file
from admin.problem import Problem


class EnvFileTest(unittest.TestCase):
    """As systemd reads them, and back."""

    def test_values_are_read_as_systemd_reads_them(self):
        text = "# no\n; no\n A = plain  \nB=\"two  words \"\nC='it\\s'\nD=a\\\nb\nE=\nA=last\n"
        self.assertEqual(
            {"A": "last", "B": "two  words ", "C": "it\\s", "D": "ab", "E": ""},
            env_file.parse(text, "x"),
        )

    def test_what_was_written_is_read_again(self):
        for value in ("", "plain", "two words", '"', "'", "\\", "$HOME `x`", " blank ", "#", "ü", "a\\nb", "a;b"):
            with self.subTest(value):
                self.assertEqual({"A": value}, env_file.parse(env_file.assign("", "A", value), "x"))

    def test_a_line_that_is_no_assignment_is_named_without_its_value(self):
        with self.assertRaisesRegex(Problem, "^x, line 2, is no NAME=value: 'two words'"):
            env_file.parse("A=1\ntwo words=secret\n", "x")

    def test_a_quotation_mark_has_to_be_closed(self):
        with self.assertRaisesRegex(Problem, "line 1.*not closed"):
            env_file.parse('A="x\nB=1\n', "x")

    def test_a_value_is_one_line(self):
        with self.assertRaises(Problem):
            env_file.quote("a\nB=1")

    def test_a_value_is_changed_where_it_stands(self):
        self.assertEqual("A=1\nB=3\nC=4\n", env_file.assign("A=1\nB='2\n2'\nC=4\n", "B", "3"))

    def test_a_value_is_put_below_the_comment_that_has_it(self):
        self.assertEqual("#A=1\nA=2\nB=3", env_file.assign("#A=1\nB=3", "A", "2"))

    def test_a_value_is_added_after_a_line_without_an_end(self):
        self.assertEqual("A=1\nB=2\n", env_file.assign("A=1", "B", "2"))

    def test_every_assignment_is_removed(self):
        self.assertEqual("#A=0\nB=2\n", env_file.remove("#A=0\nA=1\nB=2\nA='x\ny'\n", "A"))
