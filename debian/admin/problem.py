"""What the user can do something about."""

FAILED = 1
WRONG_USE = 2
NOT_SERVING = 3
TRY_LATER = 75
NOT_PERMITTED = 77


class Problem(Exception):
    """One plain sentence with what, where, why and the way out, and the exit code it leads to."""

    def __init__(self, sentence: str, code: int = FAILED) -> None:
        super().__init__(sentence)
        self.code = code


class NotYet(Problem):
    """Something outside is not there yet and may come by itself, such as a database server."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, TRY_LATER)


def reason(error: OSError) -> str:
    """The reason of a failed system call, as the system words it."""
    return error.strerror or str(error)
