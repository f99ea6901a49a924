"""The doctor's way of working, and what its checks make of what they see."""

import threading
from unittest import mock

from admin import doctor, serving, settings, status
from admin.checks import CHECKS, configured, packages, running
from admin.finding import OK, PROBLEM, SKIPPED, WARNING, Check, ok, problem, warning
from admin.machine import Machine
from admin.problem import Problem
from tests.folders import InFolders


def _raising(error: Exception):
    def run(_: Machine):
        yield ok("So far.")
        raise error

    return run


class DoctorTest(InFolders):
    """One check takes nothing from the others."""

    def _severities(self, check) -> list[str]:
        return [one.severity for one in check(Machine())]

    def test_a_check_that_fails_keeps_what_it_found_and_lets_the_next_one_run(self):
        for error in (Problem("It is away."), ValueError("broken"), OSError("full")):
            first, second = doctor.examine([Check("a", _raising(error)), Check("b", lambda _: [ok("Fine.")])])
            self.assertEqual([OK, SKIPPED], [one.severity for one in first.findings])
            self.assertIn(str(error), first.findings[1].sentence)
            self.assertEqual([ok("Fine.")], second.findings)

    def test_a_check_that_hangs_is_given_up(self):
        end = threading.Event()
        self.addCleanup(end.set)
        found = doctor.examine([Check("a", lambda _: [ok(str(end.wait()))], seconds=0)])
        self.assertEqual([SKIPPED], [one.severity for one in found[0].findings])

    def test_only_problems_count_for_the_exit_status(self):
        for finding, code in ((ok("a"), 0), (warning("a", "b"), 0), (problem("a", "b"), 3)):
            results = [doctor.Result(CHECKS[0], [finding])]
            self.assertEqual(code, doctor.exit_code(results))
            self.assertEqual(code == 0, doctor.as_value(results)["healthy"])

    def test_a_line_for_programs_has_neither_colour_nor_layout(self):
        results = [doctor.Result(Check("Memory", lambda _: []), [warning("Little.", "Add some.")])]
        self.assertEqual("warning: Memory: Little. Add some.\nno problems, 1 warning.", doctor.screen(results))

    def test_titles_differ(self):
        self.assertEqual(len(CHECKS), len({check.title for check in CHECKS}))

    def test_misspelt_names_are_told_and_own_ones_are_not(self):
        self.write("SETTINGS", "ALOWED_HOSTS=x\nallowed_hosts=x\nMY_OWN=1\nPOSTGRES_PORT=5432\n")
        found = list(configured.names(Machine()))
        self.assertEqual([WARNING, WARNING], [one.severity for one in found])
        self.assertIn("ALLOWED_HOSTS", found[0].sentence)

    def test_settings_that_cannot_be_right_are_problems(self):
        self.assertEqual([OK], self._severities(configured.values))
        self.write("SETTINGS", "WEB_CONCURRENCY=0\n")
        self.assertEqual([PROBLEM], self._severities(configured.values))
        self.write("SETTINGS", "oops\n")
        self.assertEqual([PROBLEM], self._severities(configured.values))
        self.assertEqual([SKIPPED], self._severities(configured.names))

    def test_an_open_address_needs_a_name(self):
        self.write("SETTINGS", "ALLOWED_HOSTS=.localhost,127.0.0.1,[::1]\n")
        with mock.patch.object(serving, "listens", return_value=["0.0.0.0:8000"]):
            self.assertEqual([WARNING], self._severities(configured.allowed_hosts))
            self.write("SETTINGS", "ALLOWED_HOSTS=localhost,data.example.org\n")
            self.assertEqual([OK], self._severities(configured.allowed_hosts))

    def test_a_set_up_that_never_ran_is_a_problem_as_in_the_status(self):
        found = list(running.set_up(Machine()))
        self.assertEqual((PROBLEM, status.problems_of_set_up({})), (found[0].severity, [found[0].sentence]))


class LibrariesTest(InFolders):
    """The libraries have to be of the lock; how they are compressed does not matter."""

    def _severity(self, installed: str) -> str:
        needed = " | ".join(f"{packages.LIBRARIES} (= {version})" for version in ("1", "1~xz", "1~fast"))
        known = {packages.LIBRARIES: ("ii", installed, ""), "tested": ("ii", "2-1", needed + ", adduser")}
        with (
            mock.patch.object(packages, "known", side_effect=known.get),
            mock.patch.object(packages.application, "libraries", return_value=self.folder),
        ):
            return next(packages.libraries(Machine())).severity

    def test_every_profile_fits_and_no_other_lock(self):
        self.assertEqual([OK, OK, PROBLEM], [self._severity(version) for version in ("1", "1~fast", "2")])


class ServingTest(InFolders):
    """Where the application is reached."""

    def test_open_addresses_are_reached_from_here(self):
        for listens, reached, is_open in (
            ("0.0.0.0:8000", "127.0.0.1:8000", True),
            ("[::]:8000", "127.0.0.1:8000", True),
            ("[::1]:8000", "[::1]:8000", False),
            ("127.0.0.1:8000", "127.0.0.1:8000", False),
            ("192.0.2.1:80", "192.0.2.1:80", True),
            ("/run/socket", "/run/socket", False),
        ):
            with self.subTest(listens), mock.patch.object(serving, "listens", return_value=[listens]):
                self.assertEqual((reached, is_open), (serving.reached(), bool(serving.open_to_network())))

    def test_this_machines_names_are_no_domains(self):
        wanted = settings.Settings({"ALLOWED_HOSTS": ".localhost, 127.0.0.1,[::1],*,b.example,.a.example"})
        self.assertEqual(["a.example", "b.example"], serving.domains(wanted))
