"""What the set-up leaves behind."""

import fcntl

from admin import state
from tests.folders import InFolders


class StateTest(InFolders):
    """Neither a killed set-up nor another version's word is believed."""

    def test_a_set_up_that_holds_its_lock_is_running(self):
        state.record(state.RUNNING, "migrating")
        with open(state.LOCK, "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.assertEqual((state.RUNNING, "migrating"), (state.last()["result"], state.last()["message"]))

    def test_a_set_up_without_its_lock_was_killed(self):
        state.record(state.RUNNING, "migrating")
        for _ in ("without the file", "with it"):
            last = state.last()
            self.assertEqual(state.FAILED, last["result"])
            self.assertIn("ended while it was migrating", last["message"])
            state.LOCK.touch()

    def test_a_set_up_that_ended_needs_no_lock(self):
        for result in (state.DONE, state.WAITING, state.FAILED):
            state.record(result, "so")
            self.assertEqual((result, "so"), (state.last()["result"], state.last()["message"]))

    def test_nothing_or_half_of_a_file_is_no_result(self):
        self.assertEqual({}, state.last())
        state.LAST.write_text("{", encoding="utf-8")
        self.assertEqual({}, state.last())

    def test_the_word_counts_for_one_version_with_one_database(self):
        self.assertFalse(state.is_ready("a"))
        state.make_ready("a")
        self.assertEqual((True, False), (state.is_ready("a"), state.is_ready("b")))
        state.READY.write_text("1.0-1 a\n", encoding="utf-8")
        self.assertFalse(state.is_ready("a"))
        state.not_ready()
        state.not_ready()
        self.assertFalse(state.READY.exists())
