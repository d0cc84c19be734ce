"""One session for one person today: pain, energy, breath and the minutes there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.planning.todays import at_home, lifts, planned, shipped, texts
from msgspec import structs
from support.pasts import PERSON

from backcoach.core.planning.todays_plan import Prepared
from backcoach.core.reason import Reason
from backcoach.core.session.events import PainReported, RedFlagReported
from backcoach.core.session.timing.duration import session_seconds

if TYPE_CHECKING:
    from backcoach.core.settings.person import Person


def test_a_red_flag_leaves_no_plan() -> None:
    flag = RedFlagReported(at=0, flag="fever")
    assert shipped("home", reports=(flag,), minutes=30) == Prepared(None, Reason("flag_fever"))


def test_what_the_day_changes_is_said_after_what_was_replaced() -> None:
    person = at_home("kettlebell", "pull-up bar", "band", "wall")
    plan = planned(shipped("beginner", person, energy=1))
    reasons = [note.split(":")[0] for note in texts(plan)]
    assert "needs a" in reasons[0]
    assert "Energy 1 of 5" in reasons


def test_a_back_that_hurts_gets_no_hinge() -> None:
    reported = PainReported(at=0, level=4, place="lower back")
    plan = planned(shipped("home", reports=(reported,)))
    assert all(slot.exercise.pattern != "hinge" for slot in lifts(plan))
    kinds = [note.kind for note in plan.notes if isinstance(note, Reason)]
    assert {"pain_instead", "pain_left_out"} & set(kinds)


def test_minutes_come_last_and_are_said() -> None:
    whole = planned(shipped("advanced"))
    short = planned(shipped("advanced", minutes=40, energy=2))
    assert session_seconds(short) <= 40 * 60 < session_seconds(whole)
    eased = next(place for place, note in enumerate(texts(short)) if "Energy" in note)
    cut = next(place for place, note in enumerate(texts(short)) if "left out" in note)
    assert eased < cut


def test_too_few_minutes_are_said() -> None:
    plan = planned(shipped("advanced", minutes=1))
    assert texts(plan)[-1].startswith("However much is cut, this session takes about ")
    assert len(plan.slots) == 1


def test_r_breath_02_a_heavy_deadlift_takes_one_breath_for_each_repetition() -> None:
    def breath(name: str, person: Person = PERSON) -> str:
        slots = planned(shipped(name, person)).slots
        return next(s.exercise.breathing for s in slots if s.exercise.id == "bb_deadlift")

    assert "each rep anew" in breath("advanced"), "4 × 5 with 2 left"
    assert "each rep anew" not in breath("intermediate"), "3 × 8 with 3 left"
    through = structs.replace(PERSON, breathe_through=True)
    assert "never hold it" in breath("advanced", through)


def test_r_breath_03_no_breath_is_held_where_the_person_must_not() -> None:
    person = structs.replace(PERSON, breathe_through=True)
    plan = planned(shipped("advanced", person))
    usual = planned(shipped("advanced", PERSON))
    assert all("never hold it" in slot.exercise.breathing for slot in plan.slots)
    assert not any("never hold it" in slot.exercise.breathing for slot in usual.slots)
