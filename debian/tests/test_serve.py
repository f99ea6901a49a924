"""When the service waits instead of serving."""

import sys
from unittest import mock

from admin import serve, state
from tests.folders import InFolders


class ServeTest(InFolders):
    """Files of two versions at once are no application."""

    def test_it_waits_while_files_are_exchanged_and_begins_anew_with_the_new_ones(self):
        state.UPGRADING.touch()
        pauses = []

        def pause(_: float) -> None:
            pauses.append(True)
            if len(pauses) == 3:
                state.UPGRADING.unlink()

        ended = mock.patch.object(serve.os, "execv", side_effect=InterruptedError)
        with (
            mock.patch.object(serve, "_listeners", return_value=[]),
            mock.patch.object(serve, "reason_to_wait", return_value=""),
            mock.patch.object(serve.signal, "signal"),
            mock.patch.object(serve.time, "sleep", side_effect=pause),
            ended as begun,
            self.assertRaises(InterruptedError),
        ):
            serve.serve()
        begun.assert_called_once_with(sys.orig_argv[0], sys.orig_argv)
        self.assertEqual(3, len(pauses))
