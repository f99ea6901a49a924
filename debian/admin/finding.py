"""What a check has found."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .machine import Machine

OK = "ok"
WARNING = "warning"
PROBLEM = "problem"
# Neither good nor bad: it could not be looked at, and the sentence says why.
SKIPPED = "skipped"


@dataclass(frozen=True)
class Finding:
    """One sentence on how something is, and where it is wrong one on what to do."""

    severity: str
    sentence: str
    cure: str = ""


@dataclass(frozen=True)
class Check:
    """One thing that is looked at; its function gives any number of findings."""

    title: str
    run: Callable[[Machine], Iterable[Finding]]
    # It is given up after that.
    seconds: int = 30


def ok(sentence: str) -> Finding:
    """All is well."""
    return Finding(OK, sentence)


def warning(sentence: str, cure: str) -> Finding:
    """It works, and should be seen to."""
    return Finding(WARNING, sentence, cure)


def problem(sentence: str, cure: str) -> Finding:
    """It does not work, or not safely."""
    return Finding(PROBLEM, sentence, cure)


def skipped(sentence: str) -> Finding:
    """It could not be looked at."""
    return Finding(SKIPPED, sentence)
