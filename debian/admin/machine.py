"""What several checks look at: found out when it is first asked for, and only once."""

import os
from functools import cached_property
from pathlib import Path

from . import application, identity, settings
from .problem import Problem
from .settings import Settings

_ASK_SECONDS = 40
_PATH_SECONDS = 10


class Machine:
    """The machine that is examined, seen by whoever runs this."""

    @cached_property
    def is_root(self) -> bool:
        """Whether everything may be looked at."""
        return os.geteuid() == 0

    @cached_property
    def settings(self) -> Settings:
        """The settings; a problem where they cannot be read."""
        return settings.load()

    @property
    def wanted(self) -> Settings:
        """The settings, for checks that are about something else."""
        try:
            return self.settings
        except Problem as problem:
            raise Problem("It needs settings that can be read.") from problem

    @cached_property
    def database(self) -> dict:
        """How the application's database stands: see look-into-database.py."""
        self._require_application()
        return application.ask("look-into-database.py", self.wanted, timeout=_ASK_SECONDS)

    @cached_property
    def has_administrator(self) -> bool:
        """Whether somebody administers the application already."""
        self._require_database()
        return application.ask("find-administrator.py", self.wanted, timeout=_ASK_SECONDS)["administrator"]

    @cached_property
    def rights(self) -> dict:
        """What the role may do: see examine-database.py."""
        self._require_database()
        return application.ask("examine-database.py", self.wanted, timeout=_ASK_SECONDS)

    def service_may(self, right: str, path: Path) -> bool:
        """Whether the application's user has a right (-r, -w, -x) to a path."""
        return identity.service_may(right, path, _PATH_SECONDS)

    def _require_application(self) -> None:
        if application.libraries() is None:
            raise Problem("It needs the application's libraries.")
        if not self.wanted.get("SECRET_KEY"):
            raise Problem("It needs a SECRET_KEY.")

    def _require_database(self) -> None:
        try:
            found = self.database
        except Problem as problem:
            raise Problem("It needs a database that answers.") from problem
        if "server_version" not in found or found["pending"]:
            raise Problem("It needs a database that answers and is migrated.")
