"""What is new is said in lines, once: what was done, how long to rest, what comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs
from support.builders import Coach, exercise, hold, line, one_armed

from backcoach.core.exercises.model import Cues
from backcoach.plain.changes import begun, news

if TYPE_CHECKING:
    from backcoach.core.session.state import State

ROW = exercise(
    "row",
    setup=("Sit tall", "Feet flat"),
    cues=Cues(concentric="Elbows back", eccentric="Reach slowly"),
    implement="stack",
)


class Heard(Coach):
    """A coach whose news are heard after each step."""

    told_of: State | None = None

    def heard(self) -> list[str]:
        before, self.told_of = self.told_of, self.state
        return news(before, self.state, self.now)


def rows() -> Heard:
    return Heard(line(ROW, 2, load="20 kg", rest=90, rir=2), line(one_armed(), 1))


ASKED = "How many were left? r0 to r4: r0 is none, r2 is two more that would have gone."


def test_the_first_news_is_the_set_with_its_place_goal_and_set_up() -> None:
    assert rows().heard() == [
        "Row, set 1 of 2: 8 × 20 kg with 2 left.",
        "Set up: sit tall. Enter: start set.",
    ]


def test_nothing_is_said_twice() -> None:
    heard = rows()
    heard.heard()
    assert heard.heard() == []
    heard.note("x")
    assert heard.heard() == []


def test_a_set_begins_with_its_cue() -> None:
    heard = rows()
    heard.heard()
    heard.begin()
    assert heard.heard() == ["Go: 8 × 20 kg. Pull: elbows back. Enter: set done."]
    assert heard.heard() == []


def test_a_set_that_is_done_is_said_with_its_rest_and_the_next() -> None:
    heard = rows()
    heard.begin()
    heard.heard()
    heard.done()
    assert heard.heard() == [
        "Set 1: 8 × 20 kg.",
        ASKED,
        "Rest 1:30. Usual after two-arm pulls, for beginners.",
        "Next: Row, set 2 of 2: 8 × 20 kg with 2 left.",
        "Return: reach slowly. Enter: start next set.",
    ]


def test_the_end_of_a_rest_is_one_line() -> None:
    heard = rows()
    heard.do()
    heard.heard()
    heard.wait(90)
    assert heard.heard() == ["Rest over: Row, set 2. Enter: start next set."]
    heard.wait(30)
    assert heard.heard() == []


def test_a_longer_rest_is_said_and_so_is_one_that_was_over() -> None:
    heard = rows()
    heard.do()
    heard.heard()
    heard.sleep(10).extend(15)
    assert heard.heard() == ["Rest 1:35."]
    heard.wait(200)
    heard.heard()
    heard.extend(15)
    assert heard.heard() == ["Rest 0:15."]


def test_advice_is_said_once_with_what_it_changes() -> None:
    heard = rows()
    heard.do()
    heard.heard()
    heard.advise("1.2", rest=30, draft=structs.replace(heard.result("1.2"), reps=6))
    assert heard.heard() == [
        "Rest 2:00.",
        "because.",
        "Next: Row, set 2 of 2: 6 × 20 kg with 2 left.",
        "Return: reach slowly. Enter: start next set.",
    ]
    heard.extend(15)
    assert heard.heard() == ["Rest 2:15."]


def test_a_correction_is_said_and_so_is_what_follows_from_it() -> None:
    heard = rows()
    heard.do()
    heard.heard()
    heard.amend("1.1", rir=0)
    assert heard.heard() == ["Set 1: 8 × 20 kg · 0 left."]


def test_an_exercise_that_is_over_is_named() -> None:
    heard = Heard(line(ROW, 1), line("pull", 1))
    heard.begin()
    heard.heard()
    heard.done()
    lines = heard.heard()
    assert lines[0] == "Row, set 1: 8 reps."
    assert lines[3:] == ["Next: Pull, set 1 of 1: 8 reps.", "Enter: start next set."]


def test_a_side_is_named_where_it_is() -> None:
    heard = Heard(line(one_armed(), 1))
    heard.begin()
    heard.heard()
    heard.done()
    lines = heard.heard()
    assert lines[0] == "Left, set 1: 8 reps."
    assert lines[3] == "Next: Db row, right side · set 1 of 1: 8 reps."


def test_what_is_left_out_is_said_and_many_sets_in_one_line() -> None:
    heard = rows()
    heard.heard()
    heard.skip()
    assert heard.heard()[0] == "Set 1: skipped."
    heard.skip("2.1.left").skip("2.1.right")
    assert heard.heard() == ["Db row: skipped."]


def test_an_undone_set_is_under_way_again() -> None:
    heard = rows()
    heard.begin().done()
    heard.heard()
    heard.undo()
    assert heard.heard() == ["Go: 8 × 20 kg. Pull: elbows back. Enter: set done."]
    heard.undo()
    assert heard.heard()[0].startswith("Row, set 1 of 2")


def test_a_pause_is_said_at_both_its_ends() -> None:
    heard = rows()
    heard.do()
    heard.heard()
    heard.sleep(20).pause()
    assert heard.heard() == ["Paused. Enter: go on."]
    heard.sleep(500).resume()
    assert heard.heard() == ["Going on.", "Rest 1:10."]


def test_a_hold_that_is_got_ready_for_says_when_it_begins() -> None:
    heard = Heard(line(hold(seconds=20), 1))
    assert heard.heard()[0] == "Dead hang, set 1 of 1: 20 s."
    heard.begin(get_ready=3)
    assert heard.heard() == ["Get ready: 3 s."]
    assert begun(heard.state, 0, 2999) == ""
    assert begun(heard.state, 2999, 3000) == "Hold: 20 s. Enter: end the hold."
    assert begun(heard.state, 3000, 3001) == ""


def test_a_hold_taken_up_again_is_got_ready_for_no_more() -> None:
    heard = Heard(line(hold(seconds=20), 1))
    heard.begin(get_ready=3).sleep(5)
    assert heard.heard() == ["Hold: 20 s. Enter: end the hold."]


def test_only_what_was_got_ready_for_begins_later() -> None:
    heard = rows()
    assert begun(heard.state, 0, 1) == ""
    heard.begin()
    assert begun(heard.state, 0, 1) == ""
    heard.skip().skip().skip().skip()
    assert begun(heard.state, 0, 1) == ""


def test_the_last_set_is_all_that_the_end_says() -> None:
    heard = Heard(line(ROW, 1))
    heard.begin()
    heard.heard()
    heard.done()
    assert heard.heard() == ["Row, set 1: 8 reps.", ASKED]


def test_a_session_that_goes_on_after_its_last_set_offers_its_end() -> None:
    heard = Heard(line(ROW, 1))
    heard.do()
    heard.heard()
    heard.carry_on()
    assert heard.heard() == ["Every set is done. Enter: finish."]
    heard.note("x")
    assert heard.heard() == []
    heard.told_of = None
    assert heard.heard() == ["Every set is done. Enter: finish."]


def test_a_session_taken_up_again_says_where_it_stands() -> None:
    heard = rows()
    heard.do().sleep(20).pause()
    assert heard.heard() == [
        "Rest 1:10. Usual after two-arm pulls, for beginners.",
        "Next: Row, set 2 of 2: 8 × 20 kg with 2 left.",
        "Return: reach slowly. Enter: go on.",
        "Paused. Enter: go on.",
    ]
    heard.told_of = None
    heard.resume().begin()
    assert heard.heard() == ["Go: 8 × 20 kg. Return: reach slowly. Enter: set done."]
