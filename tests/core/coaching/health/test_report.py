"""A report of pain in a session: the very next set, the rest of it, and what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import Coach, exercise, line
from support.pasts import GEAR_KG

from backcoach.core.coaching.health.closing import closing
from backcoach.core.coaching.health.easing import is_no_harder, not_harder
from backcoach.core.coaching.health.places import PLACES, TRUNK
from backcoach.core.coaching.health.red_flags import instruction
from backcoach.core.coaching.health.report import Answer, answer_pain
from backcoach.core.exercises.model import Session
from backcoach.core.notation import Load, Seconds
from backcoach.core.planning.easy_minutes import with_easy_minutes
from backcoach.core.reason import Reason
from backcoach.core.session import events as ev
from backcoach.core.session.plan import Result

if TYPE_CHECKING:
    from backcoach.core.session.events import Flag, PainKind


HINGE = exercise("deadlift", pattern="hinge", implement="barbell")
ROW = exercise("row", implement="stack", secondary=(TRUNK,))
PULL = exercise("pulldown", pattern="vertical_pull", implement="stack")
CHIN = exercise("chin", pattern="vertical_pull", load="bodyweight")


def session() -> Coach:
    """Return a session of a hinge, a row, a pull-down and chin-ups."""
    return Coach(
        line(HINGE, 3, load="100 kg", rest=90),
        line(ROW, 2, load="40 kg", rest=90),
        line(PULL, 2, load="40 kg", rest=90),
        line(CHIN, 2, reps=6),
    )


def answered(
    coach: Coach, level: int, place: str, kind: PainKind = "dull", flag: Flag | None = None
) -> Answer:
    """Report a pain and apply the answer."""
    report = ev.PainReported(at=coach.now, level=level, place=place, kind=kind)
    answer = answer_pain(coach.state, report, flag, GEAR_KG)
    for event in (report, *answer.events):
        coach.tell(event)
    return answer


def coming(coach: Coach) -> dict[str, str]:
    """Return what is planned next for each exercise that is left: `75 kg`, `4` reps."""
    planned: dict[str, str] = {}
    for step in coach.state.open_steps():
        result = coach.state.prefill(step)
        name = coach.state.plan.exercise(step).id
        planned.setdefault(name, str(result.load or result.reps))
    return planned


def kinds(answer: Answer) -> list[str]:
    return [reason.kind for reason in answer.reasons]


def test_a_little_pain_is_noted_and_changes_nothing() -> None:
    coach = session().do()
    answer = answered(coach, 2, "elbow")
    assert kinds(answer) == ["pain_watch"]
    assert answer.events == ()


def test_d3_the_next_set_of_what_hurts_reads_the_eased_load() -> None:
    coach = session().do().skip("1.2").skip("1.3").do()
    answer = answered(coach, 4, "shoulder")
    assert kinds(answer) == ["pain_ease", "pain_eases"]
    assert coming(coach) == {"row": "30 kg", "pulldown": "30 kg", "chin": "4"}
    step = coach.state.step
    assert step is not None
    assert coach.state.prefill(step).load == Load(30_000)


def test_r_pain_01_moderate_back_pain_ends_the_hinges_and_eases_what_the_back_holds() -> None:
    coach = session().do()
    answer = answered(coach, 3, "lower back")
    assert coming(coach) == {"row": "30 kg", "pulldown": "40 kg", "chin": "6"}
    assert "pain_ease" in kinds(answer)


def test_d1_sharp_back_pain_leaves_out_hinges_and_rows_and_eases_the_pulls() -> None:
    coach = session().do()
    answer = answered(coach, 6, "lower back", "sharp")
    assert kinds(answer) == ["pain_over_sharp", "pain_leaves_out", "pain_eases"]
    assert coming(coach) == {"pulldown": "30 kg", "chin": "4"}


def test_d3_severe_pain_in_the_elbow_leaves_no_pull() -> None:
    coach = session().do()
    answered(coach, 5, "elbow")
    assert set(coming(coach)) == set(), "the exercise that hurts is over as well"


def test_extreme_pain_ends_the_session_and_says_only_that() -> None:
    coach = session().do()
    answer = answered(coach, 9, "elbow")
    assert kinds(answer) == ["pain_rest"]
    assert coach.state.phase == "finished"


def test_what_has_not_been_begun_is_not_what_hurts() -> None:
    coach = session()
    assert kinds(answered(coach, 4, "elbow"))[0] == "pain_noted"
    assert coming(coach)["deadlift"] == "100 kg"
    assert coming(coach)["row"] == "30 kg"


def test_the_set_under_way_keeps_its_load_and_the_one_after_it_is_eased() -> None:
    coach = session().begin()
    answered(coach, 4, "knee")
    loads = [coach.state.prefill(step).load for step in coach.state.plan.steps_of(0)]
    assert loads == [Load(100_000), Load(75_000), Load(75_000)]


def test_a_second_report_after_the_easier_try_ends_the_exercise() -> None:
    coach = session().do()
    answered(coach, 3, "knee")
    coach.do()
    assert kinds(answered(coach, 3, "knee"))[0] == "pain_over_again"
    assert "deadlift" not in coming(coach)


@pytest.mark.parametrize("flag", get_args(ev.Flag))
def test_d2_a_red_flag_ends_the_session_for_good(flag: Flag) -> None:
    coach = session().do()
    answer = answered(coach, 7, "lower back", "spreading", flag)
    assert kinds(answer) == [f"flag_{flag}"]
    assert coach.state.phase == "finished"
    before = coach.state
    assert coach.carry_on().state is before
    assert coach.undo().state is before
    assert coach.state.red_flag == flag


def test_d2_a_red_flag_before_the_first_set_counts_as_no_session() -> None:
    coach = session()
    answered(coach, 1, "", flag="heart")
    assert coach.state.phase == "discarded"


def test_a_report_after_the_end_is_answered_and_changes_nothing() -> None:
    coach = session().do().finish()
    assert answered(coach, 4, "elbow").events == ()


def test_advice_after_a_pain_may_ease_a_set_but_not_make_it_harder() -> None:
    coach = session().do()
    heavier = ev.Advised(at=0, step="1.2", draft=Result(reps=8, load=Load(110_000)), why="x")
    lighter = ev.Advised(at=0, step="1.2", draft=Result(reps=8, load=Load(90_000)), why="x")
    assert not not_harder(coach.state, heavier)
    assert not_harder(coach.state, lighter)


@given(
    st.integers(0, 8),
    st.lists(
        st.tuples(
            st.integers(0, 10),
            st.sampled_from((*PLACES, "")),
            st.sampled_from(get_args(ev.PainKind)),
        ),
        min_size=1,
        max_size=3,
    ),
)
def test_a_pain_report_never_raises_a_load(
    sets: int, reports: list[tuple[int, str, PainKind]]
) -> None:
    coach = session().do(sets)
    for level, place, kind in reports:
        before = {step.id: coach.state.prefill(step) for step in coach.state.open_steps()}
        answered(coach, level, place, kind)
        for step in coach.state.open_steps():
            assert is_no_harder(coach.state.prefill(step), before[step.id])


def test_advice_that_takes_back_an_answer_may_be_harder() -> None:
    coach = session()
    advised = ev.Advised(at=0, step=coach.step.id, withdraws=True, why="")
    assert not not_harder(coach.state, advised)


def test_easy_minutes_stay_until_pain_ends_the_session() -> None:
    asked = Session(id="test", name="Test", exercise=(), easy=Seconds(300))
    plan = with_easy_minutes(session().state.plan, asked)
    easy = [step for step in plan.steps if not step.is_set]
    assert easy
    coach = Coach(plan=plan)
    answered(coach, 6, "lower back", "sharp")
    assert all(map(coach.state.is_open, easy))
    answered(coach, 9, "lower back")
    assert not any(map(coach.state.is_open, easy))


def test_a_single_rep_is_no_easier_and_one_set_without_a_load_is_eased_by_its_count() -> None:
    coach = Coach(line(CHIN, 2, reps=1)).do()
    assert kinds(answered(coach, 4, "elbow")) == ["pain_ease"]
    assert coming(coach) == {"chin": "1"}
    coach = Coach(line(CHIN, 2, reps=8)).do()
    (advised,) = answered(coach, 4, "elbow").events
    assert isinstance(advised, ev.Advised)
    assert isinstance(advised.why, Reason)
    assert (advised.why.kind, advised.why.values["level"]) == ("pain_eased_count", 4)


def test_a_session_that_pain_or_a_red_flag_ended_says_what_to_do_instead() -> None:
    def ended(*report: Any) -> Reason | None:
        coach = session().do()
        answered(coach, *report)
        return closing(coach.state)

    assert ended(4, "elbow") is None
    rest = ended(9, "elbow")
    assert rest is not None
    assert (rest.kind, rest.values) == ("pain_rest", {"place": "elbow", "level": 9})
    assert ended(9, "lower back", "dull", "nerves") == instruction("nerves")
    assert closing(session().do().finish().state) is None
