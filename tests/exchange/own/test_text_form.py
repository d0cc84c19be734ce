"""The log as text: what is written is read back whole, and mistakes are named with their line."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING
from zlib import crc32

import pytest
import tomli
from exchange.records import START, done, lines, session, session_records, texts
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from backcoach.core.notation import Load
from backcoach.core.session.past.recorded import Origin
from backcoach.core.toml.reading import ParseError
from backcoach.exchange.own import set_line
from backcoach.exchange.own.amounts import unquoted, word
from backcoach.exchange.own.set_line import Start
from backcoach.exchange.own.text_form import file_name, is_as_written, read, write

if TYPE_CHECKING:
    from backcoach.core.session.past.session_record import SessionRecord
from exchange.own.legible import RECORD, TEXT


@settings(max_examples=200)
@given(session_records())
def test_what_is_written_is_read_back_whole(record: SessionRecord) -> None:
    text = write(record)

    assert read(text.encode(), "f") == record
    assert write(read(text.encode(), "f")) == text


def test_an_instant_keeps_its_own_offset_where_another_place_had_the_same_instant() -> None:
    for offset in (120, 0, -300):
        record = session(done("1.1", "db_row", reps=8), offset=offset)
        assert read(write(record).encode(), "f") == record


@given(texts | lines, st.sampled_from(["{}", "{}  {}", '"{}"', " {}", "{} band", "\\{}", "8-{}"]))
def test_any_word_is_one_part_of_a_line(text: str, around: str) -> None:
    text = around.replace("{}", text)

    assert unquoted(word(text)) == text


def test_a_session_is_legible_and_each_set_is_a_line() -> None:
    assert write(RECORD) == f"{TEXT}# checksum {crc32(TEXT.encode()):08x}\n"
    assert tomli.loads(TEXT)["session"] == "beginner"


@settings(max_examples=50)
@given(session_records(), st.data())
def test_a_file_that_was_edited_is_known_as_such(
    record: SessionRecord, data: st.DataObject
) -> None:
    text = write(record)
    assert is_as_written(text)

    at = data.draw(st.integers(0, len(text) - 1))
    assert not is_as_written(text[:at] + data.draw(st.sampled_from(["", "~"])) + text[at + 1 :])
    assert not is_as_written("")


def test_a_file_stands_under_its_year_start_and_session() -> None:
    assert file_name(RECORD) == "2026/2026-09-21-1613-beginner.toml"
    imported = replace(RECORD, session="", name="../Pull 💪 Day", origin=Origin("hevy"))
    assert file_name(imported) == "2026/2026-09-21-1613-pull-day.toml"
    assert file_name(replace(RECORD, session="", name="💪")) == "2026/2026-09-21-1613-session.toml"


def test_what_a_hand_writes_is_read() -> None:
    text = """
    id = "x"
    started = 2026-09-21T23:50:00+02:00
    exercise = [{ name = "Seal Row", sets = [
        '1.1  23:55:00  8 x 22.5 kg   rest of 60',
        '1.2  00:01:00  7 in 40s x 22.5 kg     rir 4   rest 90',
        '1.3  00:05:00+01:00  done',
    ] }]
    """
    record = read(text.encode(), "f")
    first, second, third = record.sets

    assert (record.status, record.finished_at, record.session) == ("finished", None, "")
    assert (first.exercise, first.name, first.load) == ("Seal Row", "Seal Row", Load(22_500))
    assert (first.rest_planned_s, first.rest_taken_s) == (60, None)
    assert second.done_at - first.done_at == 360_000
    assert (second.reps, second.seconds, second.rir, second.rest_taken_s) == (7, 40, 4, 90)
    assert third.done_at - second.done_at == 3_840_000
    assert (third.offset, third.reps, third.skipped) == (60, None, False)


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("8 x 40 kg ", "8 x 40    ", 16, '"40" is not a load; write "24 kg"'),
        ("8 x 40 kg ", "heavy     ", 16, '"heavy" is not what was done'),
        ("8 x 40 kg   ", "8 x 2000 kg   ", 16, "the most is 1000 kg"),
        ("16:16:20", "25:16:20", 16, "time"),
        ("16:16:20", "16.16", 16, '"16.16" is not a time; write "18:10:40"'),
        ("  rir 2", "  rir 9", 17, "rir"),
        ("  rir 2", "  felt good", 17, '"felt good" is not known'),
        ("1.1   ", "1.w1  ", 17, 'step "1.w1" is there twice; see line 16'),
        ("3 of 10", "12 of 10", 10, "is not a pain"),
        ("3 of 10", "some", 10, "is not a pain"),
        ("2026-09-21T16:13:20+02:00", "2026-09-21", 6, "is not an instant"),
        ('status = "finished"', 'status = "gone"', 8, "is not one of"),
        ('name = "Dead hang"', 'nmae = "Dead hang"', 33, 'did you mean "name"?'),
        ('name = "Bench Press (Barbell)"\n', "", 41, "an exercise has an id or a name"),
        ("  extra {", "  extra [", 43, "is not a table of texts"),
        ('"6.1  ', '"6.1"  ', 43, ""),
    ],
)
def test_a_mistake_is_named_with_its_line(old: str, new: str, line: int, words: str) -> None:
    assert old in TEXT
    with pytest.raises(ParseError) as problem:
        read(TEXT.replace(old, new, 1).encode(), "2026/a.toml")
    messages = problem.value.lines
    assert any(
        message.startswith(f"2026/a.toml:{line}:") and words in message for message in messages
    ), messages


def test_every_mistake_is_named_at_once() -> None:
    text = TEXT.replace("8 x 40 kg", "8 x 40 pounds").replace("35s", "long").replace("12 x", "x")
    with pytest.raises(ParseError) as problem:
        read(text.encode(), "f")
    assert [re.findall(r"f:(\d+):", line)[0] for line in problem.value.lines] == ["16", "34", "39"]


NOISE = ["", '"', "  ", "0", "[", "\x00", "é"]


@given(st.data())
def test_a_spoilt_file_is_a_session_or_names_its_mistakes(data: st.DataObject) -> None:
    text = TEXT
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(at, min(len(text), at + 30)))
        text = text[:at] + data.draw(st.sampled_from(NOISE)) + text[end:]
    with suppress(ParseError):
        record = read(text.encode(), "f")
        assert read(write(record).encode(), "f") == record


def test_a_time_is_short_where_it_can_be() -> None:
    start = Start(START, 120)
    hour = 3_600_000
    assert set_line.time_text(START, 120, start) == "16:13:20"
    assert set_line.time_text(START + 1, 120, start) == "16:13:20.001"
    assert set_line.time_text(START + 10 * hour, 120, start) == "02:13:20"
    assert set_line.time_text(START + 10 * hour, 60, start) == "01:13:20+01:00"
    assert set_line.time_text(START + 30 * hour, 120, start) == "2026-09-22T22:13:20"
    assert set_line.time_text(START - hour, 120, start) == "2026-09-21T15:13:20"
