"""The folder with the backups."""

import fcntl
from unittest import mock

from admin import backups
from admin.problem import Problem
from admin.settings import Settings
from tests.folders import InFolders

_DAY = 24 * 60 * 60
_NOW = 1_795_600_000


class BackupsTest(InFolders):
    """What is ours, what is not needed any more, and what was left by a killed backup."""

    def setUp(self):
        super().setUp()
        backups.BACKUPS.mkdir()

    def _make(self, kind: str, days: int) -> str:
        name = backups.name(kind, _NOW - days * _DAY)
        (backups.BACKUPS / name).touch()
        return name

    def _names(self) -> list[str]:
        return sorted(path.name for path in backups.BACKUPS.iterdir())

    def _forget(self, newest: int, days: int) -> list[str]:
        backups.forget_expired(Settings({"BACKUP_KEEP": str(newest), "BACKUP_KEEP_DAYS": str(days)}), _NOW)
        return self._names()

    def test_the_newest_are_kept_whatever_their_age(self):
        kept = [self._make(backups.SCHEDULED, days) for days in (100, 200)]
        self._make(backups.SCHEDULED, 300)
        self.assertEqual(sorted(kept), self._forget(2, 30))

    def test_the_young_are_kept_whatever_their_number(self):
        kept = [self._make(backups.SCHEDULED, days) for days in range(30)]
        self._make(backups.SCHEDULED, 31)
        self.assertEqual(sorted(kept), self._forget(5, 30))

    def test_each_kind_counts_for_itself_and_those_made_by_hand_stay(self):
        kept = [self._make(kind, 40) for kind in backups.KINDS]
        kept.append(self._make(backups.BY_HAND, 50))
        for kind in (backups.SCHEDULED, backups.BEFORE_MIGRATION, backups.BEFORE_RESTORE):
            self._make(kind, 50)
        self.assertEqual(sorted(kept), self._forget(1, 0))

    def test_what_is_not_ours_is_never_touched(self):
        foreign = ["notes", "tested-scheduled-x.tar", "tested-scheduled-20209999T000000Z.tar", "other.tar.part"]
        for name in foreign:
            (backups.BACKUPS / name).touch()
        newest = self._make(backups.SCHEDULED, 400)
        backups.clear()
        self.assertEqual(sorted([*foreign, newest]), self._forget(1, 0))

    def test_the_time_is_in_the_name_whatever_the_zone(self):
        self._make(backups.SCHEDULED, 0)
        with mock.patch.dict("os.environ", TZ="Pacific/Auckland"):
            self.assertEqual([_NOW], [one.time for one in backups.found()])

    def test_parts_are_cleared_unless_somebody_writes_them(self):
        left, held = (backups.BACKUPS / (backups.name(backups.SCHEDULED, _NOW + add) + ".part") for add in (0, 1))
        left.touch()
        with open(held, "wb") as part:
            fcntl.flock(part, fcntl.LOCK_EX)
            backups.clear()
            self.assertEqual([held.name], self._names())
        backups.clear()
        self.assertEqual([], self._names())

    def test_the_latest_is_none_that_a_restore_made(self):
        with self.assertRaisesRegex(Problem, "no backup"):
            backups.latest()
        name = self._make(backups.BEFORE_MIGRATION, 3)
        self._make(backups.BEFORE_RESTORE, 1)
        self.assertEqual(name, backups.latest().path.name)

    def test_numbers_that_are_none_are_refused(self):
        for newest in ("0", "x", ""):
            with self.assertRaisesRegex(Problem, "BACKUP_KEEP "):
                backups.keeping(Settings({"BACKUP_KEEP": newest, "BACKUP_KEEP_DAYS": "1"}))
