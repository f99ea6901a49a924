"""A change of settings: right and made as a whole, or not made."""

import contextlib
from dataclasses import dataclass, replace

from . import configuration, env_file, files, identity, listening, locks, secret_store, settings
from .about import PACKAGE
from .listening import LISTEN
from .problem import WRONG_USE, Problem


@dataclass(frozen=True)
class Change:
    """What is to have another value afterwards, and what none."""

    values: dict[str, str]
    unset: tuple[str, ...] = ()

    def make(self) -> set[str]:
        """Writes it down, and gives the names whose values are different now."""
        if twice := sorted(self.values.keys() & set(self.unset)):
            raise Problem(f"{twice[0]} is either set or unset, not both.", WRONG_USE)
        for name, value in self.values.items():
            configuration.check(name, value)
        with locks.held(locks.OF_SETTINGS):
            before = after = _Texts.read()
            for name, value in self.values.items():
                after = after.having(name, value)
            for name in self.unset:
                after = after.without(name)
            after.take_the_place_of(before)
        return {name for name in (*self.values, *self.unset) if before.value(name) != after.value(name)}

    def what_is_right(self) -> tuple["Change", list[str]]:
        """The part of it that can be made, and a sentence for each other part."""
        values = {}
        complaints = []
        texts = _Texts.read()
        for name, value in self.values.items():
            try:
                configuration.check(name, value)
                texts.having(name, value)
                values[name] = value
            except Problem as problem:
                complaints.append(str(problem))
        return Change(values, tuple(name for name in self.unset if texts.value(name) is not None)), complaints


def put_back(name: str, value: str) -> None:
    """Writes down a value from a backup, which was right once; another SECRET_KEY too."""
    with locks.held(locks.OF_SETTINGS):
        before = _Texts.read()
        before.with_any(name, value).take_the_place_of(before)


@dataclass(frozen=True)
class _Texts:
    """What stands in the files that have settings."""

    settings: str
    secrets: str
    drop_in: str

    @classmethod
    def read(cls) -> "_Texts":
        return cls(files.read(settings.SETTINGS), files.read(settings.SECRETS), listening.text())

    def value(self, name: str) -> str | None:
        if name == LISTEN:
            return listening.addresses(self.drop_in) or None
        return {**self._in_secrets(), **self._in_settings()}.get(name)

    def having(self, name: str, value: str) -> "_Texts":
        before = self.value(name)
        if before == value:
            return self
        if name == "SECRET_KEY" and before:
            raise Problem(
                f"There is a SECRET_KEY already, and the passwords stored in the database are encrypted with it: if it"
                f" is really to be another one, delete its line from {settings.SECRETS} (or {settings.SETTINGS}) first."
            )
        return self.with_any(name, value)

    def with_any(self, name: str, value: str) -> "_Texts":
        if name == LISTEN:
            return replace(self, drop_in=listening.drop_in(value))
        if settings.is_secret(name) and name not in self._in_settings():
            return replace(self, secrets=env_file.assign(self.secrets or secret_store.HEADING, name, value))
        return replace(self, settings=env_file.assign(self.settings, name, value))

    def without(self, name: str) -> "_Texts":
        if name == "SECRET_KEY":
            raise Problem(f"SECRET_KEY is needed to read what is stored encrypted; it is in {settings.SECRETS}.")
        if self.value(name) is None:
            raise Problem(f"{name} has no value of yours; '{PACKAGE} configure' shows all that count.")
        if name == LISTEN:
            return replace(self, drop_in="")
        if name in self._in_settings():
            return replace(self, settings=env_file.remove(self.settings, name))
        return replace(self, secrets=env_file.remove(self.secrets, name))

    def take_the_place_of(self, before: "_Texts") -> None:
        """Writes the files that are different; all of them, or, where one cannot be written, none."""
        try:
            self._write(before)
        except Problem:
            with contextlib.suppress(Problem):
                before._write(self)
            raise

    def _write(self, before: "_Texts") -> None:
        if self.drop_in != before.drop_in:
            listening.put(self.drop_in)
        if self.secrets != before.secrets:
            files.replace(settings.SECRETS, self.secrets, 0o640, identity.group())
        if self.settings != before.settings:
            files.replace(settings.SETTINGS, self.settings, 0o640, identity.group())

    def _in_settings(self) -> dict[str, str]:
        return env_file.parse(self.settings, str(settings.SETTINGS))

    def _in_secrets(self) -> dict[str, str]:
        return env_file.parse(self.secrets, str(settings.SECRETS))
