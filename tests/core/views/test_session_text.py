"""A past session as text that is changed in an editor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from support.builders import line, one_armed
from support.diary import START, Diary

from backcoach.core.notation import Load
from backcoach.core.session import events as ev
from backcoach.core.session.fold import begin
from backcoach.core.session.past.corrections import recorded_sets
from backcoach.core.session.past.recorded import Origin, RecordedSet, numbered
from backcoach.core.session.past.session_record import local
from backcoach.core.session.past.typed_sets import TypedSets, set_text
from backcoach.core.session.plan import Kind, Result, Side
from backcoach.core.views.session_text import SessionText, changes, session_text

if TYPE_CHECKING:
    from backcoach.core.session.state import State

KNOWN = ("db_row",)
NOW = local(START + 86_400_000, 0)
READER = TypedSets([one_armed()])


def session() -> State:
    diary = Diary("one", line(one_armed(), 1, load="20 kg"))
    return diary.do(reps=8).do(reps=7).finish().state


def test_a_text_without_a_change_changes_nothing() -> None:
    state = session()
    assert changes(state, session_text(state, KNOWN), READER, KNOWN, NOW) == SessionText()


SETS = st.builds(
    RecordedSet,
    exercise=st.sampled_from(["db_row", "Lat Pulldown (Cable)", "My own"]),
    result=st.builds(
        Result,
        reps=st.integers(0, 30),
        load=st.sampled_from([None, Load(24_040, "lb"), Load(None, band="light green")]),
        rir=st.none() | st.integers(0, 4),
    )
    | st.builds(Result, seconds=st.integers(0, 90), load=st.sampled_from([None, Load(-20_000)])),
    at=st.integers(0, 90).map(lambda minutes: START + minutes * 60_000),
    offset=st.sampled_from([-210, 60]),
    kind=st.sampled_from(get_args(Kind)),
    side=st.sampled_from(get_args(Side)),
    note=st.sampled_from(["", "grip went", 'the "new" one']),
    extra=st.sampled_from([{}, {"rpe": "8.5"}, {"set_type": "drop"}]),
    name=st.sampled_from(["", "Row of before"]),
    target=st.sampled_from(["", "8–10", "20 s"]),
)


@given(st.lists(SETS, min_size=1, max_size=8), st.data())
def test_only_what_differs_in_a_text_is_changed(
    sets: list[RecordedSet], data: st.DataObject
) -> None:
    event = ev.SessionRecorded(at=START, id="one", origin=Origin("log"), sets=numbered(sets))
    state = begin(event)
    text = session_text(state, KNOWN)
    assert changes(state, text, READER, KNOWN, NOW) == SessionText()
    before = recorded_sets(state)
    step = data.draw(st.sampled_from(list(before)))
    done = before[step]
    other = replace(done, result=Result(reps=77, rir=1), note="another")
    changed = "\n".join(
        f"{step} {set_text(other, is_known=done.exercise in KNOWN)}"
        if row.split(" ")[0] == step
        else row
        for row in text.splitlines()
    )
    assert changes(state, changed, READER, KNOWN, NOW).sets == {step: replace(other, reported=True)}


def test_a_set_whose_side_is_taken_out_of_its_line_keeps_its_side() -> None:
    state = session()
    text = session_text(state, KNOWN).replace("db_row left 8", "db_row 9")
    ((step, done),) = changes(state, text, READER, KNOWN, NOW).sets.items()
    assert done is not None
    assert (step, done.side, done.result.reps) == ("1.1.left", "left", 9)


def test_a_set_is_not_moved_to_a_time_that_is_still_to_come() -> None:
    state = session()
    text = re.sub(r"(1\.1\.left +)[\d:]+", r"\g<1>23:59", session_text(state, KNOWN))
    with pytest.raises(ValueError, match='"23:59" is in the future'):
        changes(state, text, READER, KNOWN, local(START + 60_000, 0))
    assert changes(state, text, READER, KNOWN, NOW).is_changed
