from __future__ import annotations

from typing import get_args

from backcoach.core.session.events import Event


def test_the_words_of_the_store_stay_whatever_the_classes_are_called() -> None:
    assert {kind.__struct_config__.tag for kind in get_args(Event)} == {
        "block_ended",
        *("session_started", "set_begun", "set_done", "set_amended", "step_skipped"),
        "set_cancelled",
        *("cursor_moved", "rest_extended", "rest_ended", "advised", "paused", "resumed"),
        *("exercise_swapped", "set_added", "pain_reported", "note_added", "undone"),
        *("red_flag_reported", "red_flag_cleared"),
        "exercise_chosen",
        *("finished", "continued", "discarded"),
        *("session_recorded", "sets_corrected", "session_corrected"),
        "programme_changed",
    }
    assert {kind.__struct_config__.tag_field for kind in get_args(Event)} == {"event"}
