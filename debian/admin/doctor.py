"""Everything that can be checked, each finding with its cure."""

import os
import queue
import shutil
import sys
import textwrap
import threading
from dataclasses import dataclass

from .about import PACKAGE, TITLE, UPSTREAM_VERSION, VERSION
from .checks import CHECKS
from .finding import OK, PROBLEM, SKIPPED, WARNING, Check, Finding, skipped
from .machine import Machine
from .problem import NOT_SERVING, Problem

_COLOURS = {OK: "32", WARNING: "33", PROBLEM: "1;31", SKIPPED: "2"}
_WIDTH_OF_SEVERITY = 9
_WIDEST = 110


@dataclass(frozen=True)
class Result:
    """What one check has found."""

    check: Check
    findings: list[Finding]


def examine(checks: list[Check] | None = None) -> list[Result]:
    """Runs the checks, each on its own: one that fails or hangs takes nothing from the others."""
    machine = Machine()
    return [Result(check, _run(check, machine)) for check in (CHECKS if checks is None else checks)]


def exit_code(results: list[Result]) -> int:
    """0 where nothing is wrong; warnings are not wrong yet."""
    return NOT_SERVING if _count(results, PROBLEM) else 0


def as_value(results: list[Result]) -> dict:
    """The results for programs."""
    return {
        "application": TITLE,
        "version": UPSTREAM_VERSION,
        "package_version": VERSION,
        "healthy": exit_code(results) == 0,
        "findings": [
            {"check": result.check.title, "severity": one.severity, "sentence": one.sentence, "cure": one.cure}
            for result in results
            for one in result.findings
        ],
        "problems": [one.sentence for result in results for one in result.findings if one.severity == PROBLEM],
    }


def screen(results: list[Result]) -> str:
    """The results for people: laid out on a terminal, one line each elsewhere."""
    if not sys.stdout.isatty():
        return "\n".join([*_lines(results), _summary(results)])
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    return "\n".join(
        [f"{TITLE} {UPSTREAM_VERSION} (package {VERSION})", "", *_laid_out(results, width), "", _summary(results)]
    )


def _run(check: Check, machine: Machine) -> list[Finding]:
    answers: queue.SimpleQueue[list[Finding]] = queue.SimpleQueue()
    # A daemon: one that hangs, such as on a disk that is away, does not keep the program from ending.
    threading.Thread(target=lambda: answers.put(_findings(check, machine)), daemon=True).start()
    try:
        return answers.get(timeout=check.seconds)
    except queue.Empty:
        return [skipped(f"It was given up after {check.seconds} seconds.")]


def _findings(check: Check, machine: Machine) -> list[Finding]:
    found = []
    try:
        found.extend(check.run(machine))
    except Problem as problem:
        found.append(skipped(f"It could not be looked at: {problem}"))
    except Exception as error:  # noqa: BLE001 (whatever it is, the other checks go on)
        why = " ".join(str(error).split())
        found.append(skipped(f"It could not be looked at ({type(error).__name__}: {why})."))
    return found


def _lines(results: list[Result]) -> list[str]:
    return [
        f"{one.severity}: {result.check.title}: {one.sentence}" + (f" {one.cure}" if one.cure else "")
        for result in results
        for one in result.findings
    ]


def _laid_out(results: list[Result], width: int) -> list[str]:
    titles = max((len(result.check.title) for result in results), default=0) + 2
    lines = []
    for result in results:
        title = result.check.title
        for one in result.findings:
            head = f"{one.severity:{_WIDTH_OF_SEVERITY}}"
            margin = " " * (_WIDTH_OF_SEVERITY + titles)
            room = max(width - len(margin), 30)
            wrapped = textwrap.wrap(one.sentence, room, break_long_words=False, break_on_hyphens=False)
            wrapped += textwrap.wrap(
                one.cure,
                room,
                initial_indent="-> ",
                subsequent_indent="   ",
                break_long_words=False,
                break_on_hyphens=False,
            )
            lines.append(f"{_coloured(head, one.severity)}{title:{titles}}{wrapped[0] if wrapped else ''}")
            lines += [margin + line for line in wrapped[1:]]
            title = ""
    return lines


def _coloured(text: str, severity: str) -> str:
    if os.environ.get("NO_COLOR") or os.environ.get("TERM", "dumb") == "dumb":
        return text
    return f"\033[{_COLOURS[severity]}m{text}\033[0m"


def _summary(results: list[Result]) -> str:
    problems = _count(results, PROBLEM)
    warnings = _count(results, WARNING)
    left_out = _count(results, SKIPPED)
    said = f"{_number(problems, 'problem')}, {_number(warnings, 'warning')}."
    if left_out:
        said += f" {_number(left_out, 'thing')} could not be looked at"
        said += "." if os.geteuid() == 0 else f"; as root more can: sudo {PACKAGE} doctor"
    return said


def _number(count: int, what: str) -> str:
    return f"{count or 'no'} {what}{'' if count == 1 else 's'}"


def _count(results: list[Result], severity: str) -> int:
    return sum(one.severity == severity for result in results for one in result.findings)
