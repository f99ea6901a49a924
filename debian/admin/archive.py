"""The one file that a backup is: a tar archive of the database's dump, the settings and the media.

Its last member, manifest.json, tells what it is of, and the size and SHA-256 of all the others: a
file without it is not whole. GNU tar reads it too.
"""

import hashlib
import json
import tarfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from .about import PACKAGE, TITLE
from .problem import Problem, reason

FORMAT = 1
DUMP = "database.dump"
SETTINGS = "settings.env"
SECRETS = "secrets.env"
MEDIA = "media.tar"
MANIFEST = "manifest.json"

_CHUNK_BYTES = 1 << 20
_LONGEST_MANIFEST_BYTES = 16 << 20


@dataclass(frozen=True)
class Contents:
    """What a backup is of."""

    # Why it was made, see backups.KINDS.
    kind: str
    # The package's version that the database was set up by; empty where that is not known.
    version: str
    # The package's version that made the backup.
    made_by: str
    # In UTC, such as 2026-11-25T09:30:00Z.
    time: str
    # As PostgreSQL numbers them: 150004 is 15.4.
    server_version: int
    database: str
    # The migrations that were applied, such as auth.0001_initial.
    migrations: list[str]

    def __post_init__(self) -> None:
        texts = (self.kind, self.version, self.made_by, self.time, self.database)
        if not all(isinstance(text, str) for text in texts) or not isinstance(self.server_version, int):
            raise ValueError("a value of another type")
        if not isinstance(self.migrations, list) or not all(isinstance(one, str) for one in self.migrations):
            raise ValueError("the migrations are no texts")


@dataclass(frozen=True)
class Member:
    """One file in the archive."""

    size: int
    sha256: str


class Writer:
    """Writes an archive while its members come, so that none of them has to lie anywhere else."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._members: dict[str, Member] = {}

    def add(self, name: str, chunks: Iterable[bytes]) -> None:
        """Adds a member; its length is put into its header when it is known."""
        start = self._file.tell()
        self._file.write(bytes(tarfile.BLOCKSIZE))
        digest = hashlib.sha256()
        size = 0
        for chunk in chunks:
            self._file.write(chunk)
            digest.update(chunk)
            size += len(chunk)
        self._file.write(bytes(-size % tarfile.BLOCKSIZE))
        end = self._file.tell()
        self._file.seek(start)
        self._file.write(_header(name, size))
        self._file.seek(end)
        self._members[name] = Member(size, digest.hexdigest())

    def finish(self, contents: Contents) -> None:
        """Adds the manifest, which makes it whole."""
        manifest = {
            "format": FORMAT,
            "application": PACKAGE,
            **asdict(contents),
            "members": {name: asdict(member) for name, member in self._members.items()},
        }
        self.add(MANIFEST, [json.dumps(manifest, indent=2).encode() + b"\n"])
        self._file.write(bytes(2 * tarfile.BLOCKSIZE))
        self._file.flush()


@dataclass(frozen=True)
class Archive:
    """A backup that is there."""

    path: Path
    contents: Contents
    members: dict[str, Member]

    def __contains__(self, name: str) -> bool:
        return name in self.members

    def chunks(self, name: str) -> Iterator[bytes]:
        """A member, piece by piece; one that is not as it was written ends in a problem."""
        try:
            with tarfile.open(self.path, "r:") as tar:
                member = tar.extractfile(name)
                if member is None:
                    raise _damaged(self.path, f"{name} is no file")
                digest = hashlib.sha256()
                while chunk := member.read(_CHUNK_BYTES):
                    digest.update(chunk)
                    yield chunk
        except (KeyError, tarfile.TarError) as error:
            raise _damaged(self.path, str(error).strip("'\"")) from error
        except OSError as error:
            raise _unreadable(self.path, error) from error
        if digest.hexdigest() != self.members[name].sha256:
            raise _damaged(self.path, f"{name} is not as it was written")

    def text(self, name: str) -> str:
        """A member that is a text; empty where there is none."""
        return b"".join(self.chunks(name)).decode() if name in self else ""

    def check(self) -> None:
        """Reads all of it and compares it with the manifest."""
        for name in self.members:
            for _ in self.chunks(name):
                pass


def read(path: Path) -> Archive:
    """Looks what a file is; its members are not looked at yet."""
    try:
        with tarfile.open(path, "r:") as tar:
            found = tar.getmember(MANIFEST)
            file = tar.extractfile(found)
            if file is None or found.size > _LONGEST_MANIFEST_BYTES:
                raise _damaged(path, f"{MANIFEST} is none")
            manifest = json.loads(file.read())
    except KeyError as error:
        raise _damaged(path, f"it has no {MANIFEST}, so that it ends too early or is no backup") from error
    except tarfile.TarError as error:
        raise _damaged(path, str(error) or "it is no tar archive") from error
    except ValueError as error:
        raise _damaged(path, f"{MANIFEST} is not readable") from error
    except OSError as error:
        raise _unreadable(path, error) from error
    return _archive(path, manifest)


def _archive(path: Path, manifest) -> Archive:
    try:
        application, form = manifest["application"], manifest["format"]
        if application != PACKAGE:
            raise Problem(f"{path} is a backup of {application}, not of {TITLE}: name another file.")
        if form != FORMAT:
            raise Problem(
                f"{path} is a backup in a form ({form}) that this version of the package {PACKAGE} does not know:"
                f" install a newer one."
            )
        contents = Contents(**{name: manifest[name] for name in Contents.__dataclass_fields__})
        members = {str(name): Member(int(one["size"]), str(one["sha256"])) for name, one in manifest["members"].items()}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _damaged(path, f"{MANIFEST} lacks something or has something else in its place") from error
    if DUMP not in members:
        raise _damaged(path, f"it has no {DUMP}")
    return Archive(path, contents, members)


def _header(name: str, size: int) -> bytes:
    info = tarfile.TarInfo(name)
    info.size = size
    info.mode = 0o600
    info.mtime = int(time.time())
    return info.tobuf(tarfile.GNU_FORMAT)


def _damaged(path: Path, how: str) -> Problem:
    return Problem(f"{path} is no whole backup of {TITLE} ({how}): take another one, '{PACKAGE} backup --list'.")


def _unreadable(path: Path, error: OSError) -> Problem:
    return Problem(f"{path} cannot be read: {reason(error)}.")
