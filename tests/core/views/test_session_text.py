"""A past session as text that is changed in an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.builders import line, one_armed
from support.diary import Diary

from backcoach.core.session.past.typed_sets import TypedSets
from backcoach.core.views.session_text import SessionText, changes, session_text

if TYPE_CHECKING:
    from backcoach.core.session.state import State

KNOWN = ("db_row",)
READER = TypedSets([one_armed()])


def session() -> State:
    diary = Diary("one", line(one_armed(), 1, load="20 kg"))
    return diary.do(reps=8).do(reps=7).finish().state


def test_a_text_without_a_change_changes_nothing() -> None:
    state = session()
    assert changes(state, session_text(state, KNOWN), READER, KNOWN) == SessionText()


def test_a_set_whose_side_is_taken_out_of_its_line_keeps_its_side() -> None:
    state = session()
    text = session_text(state, KNOWN).replace("db_row left 8", "db_row 9")
    ((step, done),) = changes(state, text, READER, KNOWN).sets.items()
    assert done is not None
    assert (step, done.side, done.result.reps) == ("1.1.left", "left", 9)
