"""The choice among PostgreSQL's programs, and what goes through them."""

import os
import subprocess
from unittest import mock

from admin import postgres, processes
from admin.problem import Problem
from tests.folders import InFolders


class ProgramsTest(InFolders):
    """The oldest ones that are not older than the server."""

    def setUp(self):
        super().setUp()
        for version in ("9", "15", "17", "contrib"):
            (self.folder / version / "bin").mkdir(parents=True)
            (self.folder / version / "bin" / "pg_dump").touch()
        (self.folder / "16").mkdir()
        replaced = mock.patch.object(postgres, "VERSIONS", self.folder)
        replaced.start()
        self.addCleanup(replaced.stop)

    def test_the_oldest_that_is_new_enough_is_taken(self):
        chosen = [postgres.programs_for(major).major for major in (14, 15, 16, 17)]
        self.assertEqual([15, 15, 17, 17], chosen)

    def test_without_one_the_package_is_named(self):
        with self.assertRaisesRegex(Problem, "apt install postgresql-client-18"):
            postgres.programs_for(18)

    def test_an_older_server_is_not_told_what_it_does_not_know(self):
        script = [b"", b"SET a = 1;\nSET transaction_timeout = 0;\nSET b = 2;\n", b"\nSET transaction_timeout = 0;\n"]
        self.assertEqual([b"", b"SET a = 1;\nSET b = 2;\n", script[2]], list(postgres._for_server(iter(script), 15)))
        self.assertEqual(script, list(postgres._for_server(iter(script), 17)))


class AnswersTest(InFolders):
    """Nothing counts as done before the server has said so."""

    def _asked(self, command):
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.addCleanup(process.wait)
        answers = postgres.Answers(process.stdout)
        with process.stdin:
            process.stdin.write(b"something else\n" + answers.question)
        return answers

    def test_the_answer_is_waited_for(self):
        self.assertTrue(self._asked(["cat"]).came())

    def test_an_end_without_it_is_none(self):
        self.assertFalse(self._asked(["head", "-n", "1"]).came())


class ProcessesTest(InFolders):
    """What a program says of its failure is told, and a reader that gives up ends it."""

    def setUp(self):
        super().setUp()
        replaced = mock.patch.object(os, "geteuid", return_value=1)
        replaced.start()
        self.addCleanup(replaced.stop)

    def test_its_output_comes_through(self):
        self.assertEqual(b"out", b"".join(processes.output(["printf", "out"], processes.ENVIRONMENT, "It")))

    def test_its_failure_is_a_problem_with_its_words(self):
        command = ["sh", "-c", "echo much; echo 'x: error: no space.' >&2; echo hint >&2; exit 3"]
        with self.assertRaisesRegex(Problem, r"^It failed: x: error: no space\.$"):
            list(processes.output(command, processes.ENVIRONMENT, "It"))

    def test_a_code_that_is_fine_is_no_failure(self):
        self.assertEqual([], list(processes.output(["false"], processes.ENVIRONMENT, "It", fine=(0, 1))))

    def test_a_reader_that_gives_up_ends_it(self):
        pieces = processes.output(["yes"], processes.ENVIRONMENT, "It")
        next(pieces)
        pieces.close()

    def test_a_problem_with_what_is_fed_comes_before_its_own(self):
        def chunks():
            yield b"x"
            raise Problem("damaged")

        with self.assertRaisesRegex(Problem, "damaged"):
            processes.feed(["sh", "-c", "cat; exit 1"], chunks(), "It")

    def test_a_program_that_reads_no_further_is_no_failure(self):
        processes.feed(["true"], (bytes(processes.CHUNK_BYTES) for _ in range(9)), "It")
