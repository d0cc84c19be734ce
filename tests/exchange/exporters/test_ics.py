"""The calendar, by the rules of RFC 5545."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exchange.records import done, export, session, session_records
from hypothesis import given, settings

from backcoach.core.notation import Load
from backcoach.exchange.exporters import ics

if TYPE_CHECKING:
    from backcoach.core.session.past.session_record import SessionRecord


def properties(text: str) -> list[tuple[str, str]]:
    """The lines of a calendar, unfolded, each as its name and value."""
    assert text.endswith("\r\n")
    return [
        (name, value)
        for line in text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
        for name, _, value in [line.partition(":")]
    ]


def test_a_session_is_an_event_with_its_sets() -> None:
    sets = [
        done("1.1.left", "db_row", side="left", reps=8, load=Load(22_500)),
        done("2.1", "dead_hang", seconds=30),
        done("3.1", "assisted_pull_up", reps=5, load=Load(-30_000)),
        done("4.1", "Face Pull"),
    ]
    event = dict(properties("".join(ics.write([session(*sets, name="A; B, C\\")], export()))))

    assert event["UID"] == "0f8b2b6e-6d5c-4c09-9a5e-3a4b5c6d7e8f"
    assert event["SUMMARY"] == r"A\; B\, C\\"
    assert (event["DTSTART"], event["DTEND"]) == ("20260921T141320Z", "20260921T151320Z")
    assert event["DESCRIPTION"] == (
        r"Single-arm dumbbell row: 8 x 22.5 kg left\nDead hang: 30 s\n"
        r"Assisted pull-up: 5 x 30 kg of help\nFace Pull: done"
    )


@settings(max_examples=30)
@given(session_records())
def test_lines_are_short_whole_and_end_as_they_must(record: SessionRecord) -> None:
    text = "".join(ics.write([record], export()))
    lines = text.split("\r\n")

    assert min("".join(lines)) >= " "
    assert all(len(line.encode()) <= 75 for line in lines)
    names = [name for name, _ in properties(text)]
    assert names.count("BEGIN") == names.count("END")
    assert set(names) <= {
        *("BEGIN", "VERSION", "PRODID", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"),
        *("DESCRIPTION", "END"),
    }
