"""Sets as lines that a person types."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from core.session.past.typed import kg, read, results
from hypothesis import given
from hypothesis import strategies as st

from backcoach.core.notation import Load
from backcoach.core.session.past.recorded import RecordedSet
from backcoach.core.session.past.typed_sets import set_text
from backcoach.core.session.plan import Result


@pytest.mark.parametrize(
    "line",
    [
        "lat_pulldown 10 10 9 x 45 kg r2",
        "Lat pull-down 10, 10, 9 × 45 kg, r2",
        "lat_pulldown 10,10,9x45kg r2",
        "lat pull-down 10 10 9 r2 * 45",
        '"lat_pulldown" 10 10 9 x 45.0 kg r2',
    ],
)
def test_one_line_is_the_sets_of_one_exercise(line: str) -> None:
    assert results(line) == [
        Result(reps=10, load=kg(45)),
        Result(reps=10, load=kg(45)),
        Result(reps=9, load=kg(45), rir=2),
    ]
    assert {(done.exercise, done.kind, done.side) for done in read(line)} == {
        ("lat_pulldown", "work", "both")
    }
    assert all((done.at, done.offset, done.reported) == (7, 60, True) for done in read(line))


def test_a_load_belongs_to_the_sets_since_the_last_and_a_reserve_to_one() -> None:
    assert results("lat_pulldown 10 r3 x 40 kg 8 7 r0 x 100 lb 5") == [
        Result(reps=10, load=kg(40), rir=3),
        Result(reps=8, load=Load.parse("100 lb")),
        Result(reps=7, load=Load.parse("100 lb"), rir=0),
        Result(reps=5),
    ]


def test_both_sides_were_done_unless_one_is_named() -> None:
    assert [(done.side, done.result.reps) for done in read("db_row 9 8 x 20 kg")] == [
        ("left", 9),
        ("right", 9),
        ("left", 8),
        ("right", 8),
    ]
    assert [done.side for done in read("db_row left 9 8 x 20 kg")] == ["left", "left"]
    assert [done.side for done in read("db_row right 9")] == ["right"]


@pytest.mark.parametrize(
    "line",
    [
        "db_row left 10 x 20 kg right 9 x 22 kg",
        "db_row left 10 x 20 kg, right 9 x 22 kg",
        "db_row 10 left x 20 kg 9 right x 22 kg",
        "db_row 10 x 20 kg left 9 x 22 kg right",
    ],
)
def test_each_side_has_the_sets_that_are_said_of_it(line: str) -> None:
    assert [(done.side, done.result) for done in read(line)] == [
        ("left", Result(reps=10, load=kg(20))),
        ("right", Result(reps=9, load=kg(22))),
    ]


def test_a_set_without_a_side_among_those_with_one_is_asked_about() -> None:
    with pytest.raises(ValueError, match="left 10 10 right 10 9"):
        read("db_row 10 left 9 right 8")


@pytest.mark.parametrize("line", ["3 x 10 x 40 kg", "3x10x40", "3 × 10 × 40 kg", "10 10 10 x 40"])
def test_sets_may_be_written_as_next_prints_them(line: str) -> None:
    assert results(f"lat_pulldown {line}") == [Result(reps=10, load=kg(40))] * 3
    assert results("dead_hang 2 × 30 s") == [Result(seconds=30)] * 2
    assert results("lat_pulldown 10 x 40 8 x 45") == [
        Result(reps=10, load=kg(40)),
        Result(reps=8, load=kg(45)),
    ]


@pytest.mark.parametrize("line", ["3 x 8", "3x8", "3 × 8", "3 * 8", "3 x 8,"])
def test_without_a_load_sets_may_be_counted_in_front_of_their_reps(line: str) -> None:
    assert results(f"pull_up {line}") == [Result(reps=8)] * 3
    assert results(f"bird_dog {line}") == [Result(reps=8)] * 3
    assert results(f"pull_up {line} r2")[-1] == Result(reps=8, rir=2)
    assert results(f"pull_up warm-up 5 easy {line}") == [Result(reps=5), *[Result(reps=8)] * 3]
    assert results(f"pull_up {line} 2 x 6") == [Result(reps=8)] * 3 + [Result(reps=6)] * 2


@pytest.mark.parametrize("line", ["10 8 x 5", "8 r2 x 5", "8 x 24 kg", "3 x 2.5", "10, 8 x 5"])
def test_what_may_be_a_load_is_no_number_of_reps(line: str) -> None:
    with pytest.raises(ValueError, match="Pull up has no load"):
        read(f"pull_up {line}")


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("pull_up 21 x 8", "21 is not a number of sets from 1 to 20"),
        ("pull_up 0 x 8", "0 is not a number of sets from 1 to 20"),
        ("dead_hang 61 min", "3660 s is more than an hour"),
        ("lat_pulldown 1000000 x 40 kg", "1000000 is not a number of reps from 0 to 200"),
        ("dead_hang 86400 s", "86400 s is more than an hour"),
        ("lat_pulldown 99 x 10 x 40 kg", "99 is not a number of sets from 1 to 20"),
    ],
)
def test_a_number_too_large_is_named_as_it_was_typed(line: str, part: str) -> None:
    with pytest.raises(ValueError, match=part):
        read(line)


def test_holds_help_bands_warm_ups_and_notes() -> None:
    assert results("dead_hang 30 25s 20 s") == [
        Result(seconds=30),
        Result(seconds=25),
        Result(seconds=20),
    ]
    assert results("assisted 8 x 30 kg") == results("assisted 8 x -30 kg")
    assert results("assisted 8 x 30 kg") == [Result(reps=8, load=kg(-30))]
    assert results("banded 12 x light green band r4+") == [
        Result(reps=12, load=Load(None, band="light green"), rir=4)
    ]
    (warmup,) = read('lat_pulldown warm-up 8 x 20 kg "grip went"')
    assert (warmup.kind, warmup.note) == ("warmup", "grip went")
    assert read(set_text(warmup)) == [warmup]


def test_a_name_of_ones_own_stands_in_quotation_marks() -> None:
    (done,) = read('"Bench press (Barbell) 5x5" 5 x 60 kg')
    assert (done.exercise, done.result) == (
        "Bench press (Barbell) 5x5",
        Result(reps=5, load=kg(60)),
    )


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("", "names an exercise"),
        ("lat_pulldown", "has no set"),
        ("lat_pulldwn 8", 'did you mean "lat_pulldown"?'),
        ("bench 8", "in quotation marks"),
        ("lat_pulldown ten", '"ten" is not a set'),
        ("lat_pulldown 8 x", '"x" is not a set'),
        ("lat_pulldown r2 8", "after their set"),
        ("lat_pulldown x 45 kg 8", "after its sets"),
        ("lat_pulldown 999", "is not a number of reps from 0 to 200"),
        ("dead_hang 4000", "more than an hour"),
        ("lat_pulldown 8 x 5000 kg", "the most is 1000 kg"),
        ("lat_pulldown 8 x green band", 'has a load like "24 kg"'),
        ("banded 8 x 20 kg", 'has a load like "green band"'),
        ("bird_dog 8 x 20 kg", "has no load"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(line: str, part: str) -> None:
    with pytest.raises(ValueError, match=re.escape(part)):
        read(line)


LOADS = {
    "lat_pulldown": st.integers(1, 99_999).map(lambda tens: Load(tens * 10)),
    "assisted": st.integers(1, 100).map(lambda kilograms: Load(-kilograms * 1000)),
    "banded": st.sampled_from(["green", "light blue"]).map(lambda band: Load(None, band=band)),
    "db_row": st.integers(1, 9999).map(lambda tenths: Load.parse(f"{tenths / 10} lb")),
    "My own": st.just(Load(20_000)),
}


@st.composite
def sets(draw: st.DrawFn) -> RecordedSet:
    name = draw(st.sampled_from([*LOADS, "dead_hang"]))
    rir = draw(st.none() | st.integers(0, 4))
    result = Result(seconds=draw(st.integers(0, 3600)), rir=rir)
    if name != "dead_hang":
        result = Result(reps=draw(st.integers(0, 200)), load=draw(st.none() | LOADS[name]), rir=rir)
    sides = ["left", "right"] if name == "db_row" else ["both", "left", "right"]
    return RecordedSet(
        exercise=name,
        result=result,
        at=7,
        offset=60,
        kind=draw(st.sampled_from(["work", "warmup", "easy", "cooldown"])),
        side=draw(st.sampled_from(sides)),
        note=draw(st.sampled_from(["", "felt 10 x easy, r2"])),
    )


@given(sets())
def test_a_set_written_as_text_is_read_as_the_same(done: RecordedSet) -> None:
    line = set_text(done, is_known=done.exercise != "My own")
    assert read(line) == [done]


@given(st.text(max_size=40))
def test_any_text_is_sets_or_a_sentence(line: str) -> None:
    with suppress(ValueError):
        assert read(f"lat_pulldown {line}")
