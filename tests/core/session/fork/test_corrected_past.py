"""What two machines corrected in a session that is over, or imported."""

from __future__ import annotations

from core.session.fork.two import ROWS, Two
from msgspec.structs import replace
from support.builders import Coach
from support.machines.forks import done_sets

from backcoach.core.session import events as ev
from backcoach.core.session.fork.mending import Mended, mend
from backcoach.core.session.past.recorded import Origin, RecordedSet
from backcoach.core.session.plan import Result


def over() -> Two:
    return Two(Coach(ROWS).do(3).finish())


def corrected(two: Two, step: str, reps: int, at: int = 1) -> ev.SetsCorrected:
    changed = RecordedSet(exercise="row", result=Result(reps=reps), at=at)
    return ev.SetsCorrected(at=two.here.now, sets={step: changed})


def test_corrections_of_different_sets_of_the_past_both_count() -> None:
    two = over()
    two.there.tell(corrected(two, "1.1", 5))
    two.here.tell(corrected(two, "1.2", 6)).tell(corrected(two, "1.1", 7))
    two.mend()
    done = done_sets(two.after)
    assert (done["1.1"][0], done["1.2"][0]) == (Result(reps=5), Result(reps=6))
    assert two.aside == [("SetsCorrected", "both")]


def test_the_same_correction_on_both_machines_is_no_clash() -> None:
    two = over()
    two.there.tell(replace(corrected(two, "1.1", 5), at=7))
    two.here.tell(corrected(two, "1.1", 5))
    two.mend()
    assert two.aside == []


def test_a_session_renamed_on_one_machine_and_moved_on_the_other_is_both() -> None:
    two = over()
    moved = ev.SessionCorrected(at=9, started_at=-60_000, started_offset=60)
    two.there.tell(ev.SessionCorrected(at=9, name="Other"))
    two.here.tell(moved).tell(ev.SessionCorrected(at=9, name="Third"))
    two.mend()
    assert (two.after.plan.name, two.after.started_at) == ("Other", -60_000)
    two = over()
    two.there.tell(moved)
    two.here.tell(replace(moved, started_at=5)).tell(corrected(two, "1.1", 5, at=0))
    two.mend()
    assert two.after.started_at == -60_000
    assert done_sets(two.after)["1.1"] == (Result(reps=5), -60_000)
    assert two.aside == [("SessionCorrected", "both")]


def test_a_set_done_here_and_corrected_after_the_end_has_its_last_numbers() -> None:
    two = Two()
    two.there.pause()
    two.here.do().finish().tell(corrected(two, "1.2", 3))
    two.mend()
    assert done_sets(two.after)["1.2"][0] == Result(reps=3)
    two = Two()
    two.there.pause()
    two.here.do().finish().tell(ev.SetsCorrected(at=9, sets={"1.2": None}))
    two.mend()
    assert "1.2" not in done_sets(two.after)


def test_a_correction_of_the_past_goes_aside_where_the_session_went_on() -> None:
    two = over()
    two.there.carry_on()
    two.here.tell(corrected(two, "1.1", 5))
    two.mend()
    assert two.aside == [("SetsCorrected", "gone")]


def imported(entered_at: int, reps: int = 8) -> ev.SessionRecorded:
    done = RecordedSet(exercise="row", result=Result(reps=reps), at=1000)
    return ev.SessionRecorded(
        at=0, id="same", origin=Origin("strong"), sets={"1.1": done}, entered_at=entered_at
    )


def test_the_same_import_on_two_machines_is_one_session() -> None:
    note = ev.NoteAdded(at=9, text="grip")
    assert mend([], [imported(1)], [imported(2), note], "spare") == Mended((note,))
    clashing = mend([], [imported(1)], [imported(2, reps=9)], "spare")
    assert [each.why for each in clashing.aside] == ["both"]
    assert clashing.events == ()


def test_a_start_that_only_this_machine_changed_goes_aside() -> None:
    coach = Coach(ROWS)
    other = replace(coach.started, file="elsewhere")
    mended = mend([], [coach.started], [other], "spare")
    assert [each.why for each in mended.aside] == ["both"]


def test_pains_and_notes_that_both_corrected_stay_as_they_were_stored_first() -> None:
    two = Two(Coach(ROWS).do(3).pain(3).finish())
    (pain,) = two.there.state.pains
    for coach, level in ((two.there, 5), (two.here, 7)):
        pains, notes = (replace(pain, level=level),), (f"level {level}",)
        coach.tell(ev.SessionCorrected(at=coach.now, pains=pains, notes=notes))
    two.mend()
    assert [each.level for each in two.after.pains] == [5]
    assert two.after.notes == ("level 5",)
    assert two.aside == [("SessionCorrected", "both")]
