"""Whatever a file holds, it gives sessions or one clear line, and nothing that harms."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.exchange.context import Context, ReadOptions
from backcoach.exchange.importers import fit
from backcoach.exchange.report import ReadError
from exchange.fixtures import (
    BERLIN,
    HEADER,
    STRONG,
    TODAY,
    data_of,
    read,
)
from exchange.soundness import NAMES, check_session, damaged, read_anything


@given(damaged())
def test_a_damaged_file_gives_sessions_or_one_line(file: tuple[bytes, ReadOptions]) -> None:
    read_anything(*file)


@given(st.binary(max_size=400))
def test_random_bytes_give_one_line(data: bytes) -> None:
    assert read_anything(data, ReadOptions(today=TODAY, zone=BERLIN, unit="kg")) is None


DOCUMENTS = [
    json.loads(data_of(name))
    for name in NAMES
    if name.endswith(".json") and name != "nasty_broken.json"
]


def places(value: object) -> list[tuple[Any, Any]]:
    """Every container of a JSON value with each of its keys or positions."""
    if isinstance(value, dict):
        own: list[tuple[Any, Any]] = [(value, key) for key in value]
    elif isinstance(value, list):
        own = [(value, at) for at in range(len(value))]
    else:
        return []
    return own + [place for holder, key in own for place in places(holder[key])]


VALUES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["2026-05-16T08:44:38Z", "5", "kg", "lb", "", "1e999", "nan", "-30 kg"])
    | st.text(max_size=5)
)


@given(
    st.sampled_from(DOCUMENTS),
    st.lists(
        st.tuples(
            st.integers(0, 999),
            st.recursive(
                VALUES,
                lambda inner: (
                    st.lists(inner, max_size=2)
                    | st.dictionaries(st.sampled_from(["name", "sets", "id", "set"]), inner)
                ),
                max_leaves=5,
            ),
        ),
        min_size=1,
        max_size=4,
    ),
)
def test_any_value_anywhere_in_json_gives_sessions_or_one_line(
    document: object, changes: list[tuple[int, object]]
) -> None:
    spoilt = copy.deepcopy(document)
    for at, value in changes:
        if all_places := places(spoilt):
            holder, key = all_places[at % len(all_places)]
            holder[key] = value
    data = json.dumps(spoilt).encode()
    read_anything(data, ReadOptions(today=TODAY, zone=BERLIN, unit="kg"))


@given(
    st.lists(
        st.lists(
            st.sampled_from(
                ["", "0", "5", "60,5", "kg", "stone", "W", "F", "Rest Timer", '"', "2021-05-04"]
            )
            | st.text(max_size=6),
            min_size=10,
            max_size=16,
        ),
        max_size=5,
    )
)
def test_any_rows_under_a_header_keep_the_good_row(rows: list[list[str]]) -> None:
    quoted = [";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    outcome = read_anything((STRONG + "\n".join(quoted)).encode(), ReadOptions(today=TODAY))

    assert outcome is not None
    assert any(
        exercise.name == "Deadlift (Barbell)" and done.reps == 8
        for session in outcome.sessions
        for exercise, done in session.sets()
    )


def test_no_cell_of_any_column_brings_a_control_character() -> None:
    row = '2021-05-04 18:00:00;"\x1bA";"\x1b[2JRow";1;60;kg;8;;5;\x1b[31mkm;0;\x9b1m;\u202e;40m\n'
    titles = HEADER.rstrip("\n") + ";\x1bMood\n"
    text = titles + row.rstrip("\n") + ";\x07good\n"
    outcome = read_anything(text.encode(), ReadOptions(today=TODAY))

    assert outcome is not None
    (exercise,) = outcome.sessions[0].exercises
    assert exercise.name == "[2JRow"
    assert exercise.sets[0].extra == {"Mood": "good"}


def test_json_nested_without_end_is_refused() -> None:
    for data in (b"[" * 100_000, b'{"a":' * 100_000, b"[" * 5000 + b"]" * 5000):
        assert read_anything(data, ReadOptions(today=TODAY)) is None


def test_a_number_of_repeats_makes_no_millions_of_sets() -> None:
    head = "2026-10-12 18:04:11 +02:00 / exercises: {\n  Deadlift / 999x5 80kg\n}\n"

    assert read_anything(head.encode(), ReadOptions(today=TODAY)) is None


@given(
    st.lists(
        st.tuples(
            st.sampled_from([225, 18]),
            st.dictionaries(
                st.sampled_from(
                    ["at", "duration", "reps", "weight", "type", "start", "category", "subtype"]
                ),
                st.integers(0, 2)
                | st.integers(0, 2**32)
                | st.none()
                | st.tuples(st.none() | st.integers(0, 70), st.integers(0, 70))
                | st.text(max_size=3),
            ),
        ),
        max_size=8,
    )
)
def test_any_messages_of_a_watch_give_sound_sets(
    messages: list[tuple[int, dict[str, object]]],
) -> None:
    pytest.importorskip("fitdecode")
    context = Context(ReadOptions(today=TODAY, zone=BERLIN))
    context.begin("fit")
    fit.read(messages, context)

    for session in context.drafts.finish(context.findings)[0]:
        check_session(session)


def test_a_fit_file_that_was_cut_is_refused() -> None:
    pytest.importorskip("fitdecode")
    with pytest.raises(ReadError, match="damaged"):
        read(data_of("garmin_strength.fit")[:200], ReadOptions(today=TODAY))
