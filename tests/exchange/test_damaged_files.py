"""Whatever a file holds, it gives sessions or one clear line, and nothing that harms."""

from __future__ import annotations

import copy
import json
import sys
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.exchange.context import Context, ReadOptions
from backcoach.exchange.importers import fit
from backcoach.exchange.messages import MESSAGES, sentence
from backcoach.exchange.records import ImportedSession
from backcoach.exchange.report import ReadError
from exchange.fixtures import (
    BERLIN,
    EXPECTED,
    HEADER,
    STRONG,
    TODAY,
    data_of,
    options,
    read,
    read_text,
    sets_of,
)

if TYPE_CHECKING:
    from backcoach.exchange.reading import Imported

NAMES = sorted(EXPECTED)


def read_anything(data: bytes, given_options: ReadOptions) -> Imported | None:
    """Read a file of any kind; what comes out is sound, or one line says why nothing does."""
    try:
        outcome = read(data, given_options)
    except ReadError as problem:
        message = str(problem)
        assert len(message.splitlines()) == 1
        assert is_clean(message)
        report = problem.report
        assert report.findings
        result = None
    else:
        report = outcome.report
        assert outcome.sessions
        result = outcome
    for finding in report.findings:
        assert finding.code in MESSAGES
        assert is_clean(sentence(finding, report))
    for session in result.sessions if result else ():
        check_session(session)
    if result:
        assert len({session.id for session in result.sessions}) == len(result.sessions)
        starts = [session.started_at for session in result.sessions]
        assert all(first <= second for first, second in pairwise(starts))
    return result


def is_clean(text: str) -> bool:
    """Whether no character could reach a terminal as a command."""
    kinds = {unicodedata.category(char) for char in text if char not in "\n\u200c\u200d"}
    return kinds.isdisjoint({"Cc", "Cf", "Cs"})


def check_session(session: ImportedSession) -> None:
    assert msgspec.json.decode(msgspec.json.encode(session), type=ImportedSession) == session
    texts = [session.name, session.note, session.start, *session.extra, *session.extra.values()]
    for exercise in session.exercises:
        assert exercise.name
        assert exercise.sets
        assert len(exercise.name) <= 120
        texts += [exercise.name, exercise.note]
    for _, done in session.sets():
        extra = done.extra or {}
        texts += [done.note, done.band, *extra, *extra.values()]
        texts += [done.distance.unit] if done.distance else []
        assert done.reps is None or 0 <= done.reps <= 1000
        assert done.seconds is None or 0 < done.seconds <= 86_400
        assert done.load is None or 0 < abs(done.load.grams) <= 1_000_000
        assert done.rir is None or 0 <= done.rir <= 4
    assert all(map(is_clean, texts))


@st.composite
def damaged(draw: st.DrawFn) -> tuple[bytes, ReadOptions]:
    """A fixture after a few accidents: cut, doubled, swapped, overwritten."""
    name = draw(st.sampled_from(NAMES))
    data = bytearray(data_of(name))
    for _ in range(draw(st.integers(1, 4))):
        if not data:
            break
        at = draw(st.integers(0, len(data) - 1))
        end = draw(st.integers(at, min(len(data), at + 80)))
        match draw(st.sampled_from(["cut", "end", "doubled", "swapped", "flipped", "written"])):
            case "cut":
                del data[at:end]
            case "end":
                del data[at:]
            case "doubled":
                data[at:at] = data[at:end]
            case "swapped":
                data[at:end], data[: end - at] = data[: end - at], data[at:end]
            case "flipped":
                data[at] ^= 1 << draw(st.integers(0, 7))
            case _:
                written = draw(st.sampled_from(WORDS))
                data[at : at + len(written)] = written
    return bytes(data), options(name)


WORDS = [
    *(b'"', b"\0", b"\xff", b"\r", b";", b",", b"\n", b"\x1b[2J", b"-", b"e99", b"nan", b"1e9"),
    *(b"99999999999999999999", b"Infinity", b"null", b"[", b"{", b"}", b"true", b"-0", b"x"),
    *("\u202e".encode(), "\u0660".encode(), b"\xed\xa0\x80", b"\\ud800", b"0000", b"kg", b"lb"),
]


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


def test_an_unclosed_quote_costs_its_own_row_alone() -> None:
    row = '2021-05-04 18:00:00;"A";"Deadlift (Barbell)";{};60;kg;8;;;;0;{};"";40m\n'
    rows = [row.format(at, '"open' if at == 2 else '"a note"') for at in range(1, 6)]
    outcome = read_text(HEADER + "".join(rows))

    (finding,) = outcome.report.findings
    assert (finding.code, finding.lines) == ("row_cut_short", (3,))
    assert len(list(outcome.sessions[0].sets())) == 4


def test_many_unclosed_quotes_cost_their_own_rows_alone() -> None:
    row = '2021-05-04 18:00:00;"A";"Deadlift (Barbell)";{};60;kg;8;;;;0;{};"";40m\n'
    outcome = read_text(
        HEADER + "".join(row.format(at, '"' if at % 2 else "") for at in range(900))
    )

    assert len(list(outcome.sessions[0].sets())) == 450
    assert outcome.report.findings[0].count == 450


def test_a_last_line_cut_inside_a_note_is_named() -> None:
    header = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"
    row = '2026-07-06,Lat Pulldown,Back,37.5,kgs,10,,,,"'
    outcome = read_text(header + row + 'whole"\n' + row + "cut of")

    assert [(each.code, each.lines) for each in outcome.report.findings][1:] == [
        ("row_cut_short", (3,))
    ]


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_line_ends_make_no_difference(end: str) -> None:
    assert read_text(STRONG.replace("\n", end)).sessions == read_text(STRONG).sessions


def test_a_file_cut_inside_a_character_is_still_utf8() -> None:
    data = (STRONG + "2021-05-04 18:00:00;Rücken;Ü").encode()[:-1]
    outcome = read(data, ReadOptions(today=TODAY))

    assert [finding.code for finding in outcome.report.findings] == ["row_cut_short"]


def test_one_bad_byte_does_not_change_the_encoding_of_all_others() -> None:
    data = STRONG.replace('"A"', '"Rücken größer übt"').replace('""', '"?"').encode()
    outcome = read(data.replace(b"?", b"\xff"), ReadOptions(today=TODAY))

    assert outcome.sessions[0].name == "Rücken größer übt"
    assert "characters_unreadable" in {finding.code for finding in outcome.report.findings}


def test_a_column_that_nobody_knows_is_kept_in_part() -> None:
    head, row = STRONG.splitlines()
    text = f"{head};{'é' * 9000}\n{row};{'x' * 9000}\n"
    outcome = read(text.encode(), ReadOptions(today=TODAY))

    ((_, done),) = sets_of(outcome.sessions[0])
    assert done.extra == {"é" * 80: "x" * 4000}
    assert all(len(value) <= 80 for each in outcome.report.findings for value in each.values)


def test_json_nested_without_end_is_refused() -> None:
    for data in (b"[" * 100_000, b'{"a":' * 100_000, b"[" * 5000 + b"]" * 5000):
        assert read_anything(data, ReadOptions(today=TODAY)) is None


def test_a_number_of_repeats_makes_no_millions_of_sets() -> None:
    head = "2026-10-12 18:04:11 +02:00 / exercises: {\n  Deadlift / 999x5 80kg\n}\n"

    assert read_anything(head.encode(), ReadOptions(today=TODAY)) is None


@pytest.mark.parametrize(
    "start", [b"PK\x03\x04", b"\x1f\x8b\x08", b"SQLite format 3\0", b"%PDF-1.7", b"<!doctype html>"]
)
def test_files_of_other_kinds_are_named(start: bytes) -> None:
    with pytest.raises(ReadError) as refused:
        read(start + b" " * 100, ReadOptions(today=TODAY))

    assert {finding.code for finding in refused.value.report.findings} == {"not_recognised"}


def test_loads_without_a_unit_ask_for_one() -> None:
    with pytest.raises(ReadError) as refused:
        read(data_of("strong_s1_comma.csv"), ReadOptions(today=TODAY))

    assert "--unit" in str(refused.value)


def test_columns_can_be_named_by_hand() -> None:
    titles = {
        "exercise": "Nom de l'exercice",
        "set": "Ordre de la série",
        "weight": "Poids",
        "reps": "Réps",
        "workout": "Nom de l'entraînement",
    }
    outcome = read(
        data_of("nasty_french_header.csv"),
        ReadOptions(today=TODAY, unit="kg", columns=titles),
    )

    sets = [(run.name, done.reps) for run, done in outcome.sessions[0].sets()]
    assert sets == [("Soulevé de terre", 5), ("Traction", 8)]


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


def test_a_fit_file_without_its_library_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "fitdecode", None)
    with pytest.raises(ReadError, match=r"backcoach\[fit\]"):
        read(data_of("garmin_strength.fit"), ReadOptions(today=TODAY))


def test_a_fit_file_that_was_cut_is_refused() -> None:
    pytest.importorskip("fitdecode")
    with pytest.raises(ReadError, match="damaged"):
        read(data_of("garmin_strength.fit")[:200], ReadOptions(today=TODAY))
