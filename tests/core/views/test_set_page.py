"""What the coach says about the exercise at hand, before, during and after a set."""

from __future__ import annotations

from typing import Any

from msgspec import structs
from support.builders import Coach, exercise, hold, line, one_armed, plan_of

from backcoach.core.coaching.targets.target import Target
from backcoach.core.exercises.model import Cues, Fault, Session
from backcoach.core.loads.gear import DEFAULT, Gear
from backcoach.core.notation import Load, Seconds
from backcoach.core.planning.easy_minutes import EASY, with_easy_minutes
from backcoach.core.reason import Reason
from backcoach.core.session.plan import Result
from backcoach.core.views.set_page import SETS_BEFORE_KNOWN, Line, Page, known_today, page

FULL: dict[str, Any] = {
    "tempo": "3-1-1-1",
    "setup": ("Hand on the bench", "Arm long"),
    "cues": Cues(concentric="Elbow to the hip", eccentric="Slowly back"),
    "breathing": "Out as you pull",
    "faults": (Fault("Turning", "Keep the chest square"), Fault("Shrugging", "Long neck")),
    "stop": ("The back rounds", "The grip opens"),
}
ROW = exercise(**FULL)


def texts_of(view: Page, label: str) -> list[str]:
    """Return the texts of a label, those that follow it without one included."""
    texts: list[str] = []
    heading = ""
    for row in view.lines:
        heading = row.label.strip() or (heading if row.role in ("setup", "fact") else row.role)
        if heading == label:
            texts.append(row.text)
    return texts


def page_of(coach: Coach, gear: Gear | None = None, *, led: bool = False) -> Page:
    return page(coach.state, gear, led=led)


def test_before_the_first_set_it_says_how_to_set_up_and_what_to_attend_to() -> None:
    seen = page_of(Coach(line(ROW, 2, load="20 kg", rir=2)))
    assert (seen.title, seen.place) == ("Row", "set 1 of 2")
    assert [(row.role, row.label, row.text) for row in seen.lines] == [
        ("headline", "", "8 × 20 kg with 2 left"),
        ("setup", "Set up", "Hand on the bench"),
        ("setup", "", "Arm long"),
        ("focus", "Pull", "Elbow to the hip"),
        ("detail", "Tempo", "pull 1, squeeze 1, return 3, reach 1"),
        ("detail", "Breath", "Out as you pull"),
    ]


def test_r_cue_01_during_the_set_it_says_one_focus_and_when_to_stop() -> None:
    seen = page_of(Coach(line(ROW, 2)).begin())
    assert [(row.role, row.label, row.text) for row in seen.lines] == [
        ("headline", "", "8 reps"),
        ("focus", "Pull", "Elbow to the hip"),
        ("detail", "Tempo", "pull 1, squeeze 1, return 3, reach 1"),
        ("detail", "Breath", "Out as you pull"),
        ("stop", "Stop at", "The back rounds"),
    ]


def test_while_a_set_is_led_the_pacer_says_the_cues() -> None:
    roles = [row.role for row in page_of(Coach(line(ROW)).begin(), led=True).lines]
    assert roles == ["headline", "detail", "stop"]


def test_while_resting_the_next_set_is_announced_with_a_fault_to_mind() -> None:
    seen = page_of(Coach(line(ROW, 3)).do())
    assert seen.lines[0] == Line("headline", "Next", "8 reps", 0)
    assert texts_of(seen, "Return") == ["Slowly back"]
    assert texts_of(seen, "Avoid") == ["Shrugging: long neck"]
    assert not texts_of(seen, "Set up")
    assert not texts_of(seen, "Breath")


def test_faults_and_stop_signs_take_turns() -> None:
    coach = Coach(line(ROW, 3)).do(2)
    assert texts_of(page_of(coach), "Avoid") == ["Turning: keep the chest square"]
    assert texts_of(page_of(coach.begin()), "Stop at") == ["The back rounds"]
    assert texts_of(page_of(coach.undo().undo()), "Stop at") == ["The grip opens"]


def test_the_first_work_set_after_warm_ups_still_says_how_to_breathe() -> None:
    seen = page_of(Coach(line(ROW, 1, warmup=[8])).do())
    assert texts_of(seen, "Breath") == ["Out as you pull"]
    assert not texts_of(seen, "Set up")


def test_a_side_is_part_of_the_goal_and_of_the_place() -> None:
    seen = page_of(Coach(line(one_armed(), 2)))
    assert seen.place == "left side · set 1 of 2"
    assert seen.lines[0].text == "left side, 8 reps"


def test_a_hold_has_no_tempo() -> None:
    coach = Coach(line(hold(tempo="3-1-1-1")))
    assert not texts_of(page_of(coach), "Tempo")
    assert not texts_of(page_of(coach.begin()), "Tempo")


def test_an_exercise_that_says_nothing_of_itself_still_has_its_goal() -> None:
    coach = Coach(line("bare", 2))
    for seen in (page_of(coach), page_of(coach.begin()), page_of(coach.done())):
        assert [row.role for row in seen.lines] == ["headline"]


def test_easy_minutes_and_the_cool_down_have_a_page_of_their_own() -> None:
    session = Session(
        id="test", name="Test", easy=Seconds(300), cool_down=Seconds(180), exercise=()
    )
    coach = Coach(plan=with_easy_minutes(plan_of(line(ROW, 1, rir=2)), session))
    first = page(coach.state)
    assert (first.title, first.place) == ("Easy minutes", "before the first set")
    assert first.lines[0].text == "5 min"
    begun = page(coach.begin().state)
    assert texts_of(begun, "First") == list(EASY.setup)
    last = page(coach.done().do().state, DEFAULT["kg"])
    assert (last.title, last.place) == ("Cool-down", "after the last set")
    assert last.lines[0].role == "question", "what was left of the last set"


def test_last_time_and_the_reason_of_a_target_are_told() -> None:
    target = Target(last={"both": (Result(reps=7),)}, why=Reason("half_back"))
    seen = page_of(Coach(line(ROW, 1), targets={"row": target}))
    assert texts_of(seen, "Why") == ["Half the sets in the first week back."]
    assert texts_of(seen, "Last") == ["7"]


def test_what_could_be_done_instead_is_told_before_the_first_set() -> None:
    target = Target(notes=(Reason("half_back"),), offer=Reason("half_first_weeks"))
    coach = Coach(line(ROW, 2), targets={"row": target})
    assert texts_of(page_of(coach), "Try") == [
        "Half the sets in the first week back. Half the sets in the first two weeks."
    ]
    assert not texts_of(page_of(coach.do()), "Try")


def test_advice_stands_in_place_of_a_fault() -> None:
    coach = Coach(line(ROW, 3)).do().advise("1.2", rest=30)
    assert texts_of(page_of(coach), "advice") == ["because"]
    assert not texts_of(page_of(coach), "Avoid")
    assert not texts_of(page_of(coach.begin()), "advice")


def test_a_load_says_how_it_is_built_until_it_is() -> None:
    lift = exercise("lift", pattern="hinge", implement="barbell")
    coach = Coach(line(lift, 3, load="40 kg"))
    built = texts_of(page_of(coach, DEFAULT["kg"]), "Load")
    assert len(built) == 1
    assert not texts_of(page_of(coach), "Load")
    assert not texts_of(page_of(coach.do(), DEFAULT["kg"]), "Load")
    coach.amend("1.2", load=Load.parse("60 kg"))
    assert texts_of(page_of(coach, DEFAULT["kg"]), "Load") not in ([], built)


def test_r_dl_01_a_work_load_without_full_size_discs_is_lifted_from_blocks() -> None:
    deadlift = exercise("deadlift", pattern="hinge", implement="barbell", floor=True)
    pounds = Coach(line(deadlift, 2, load="85 lb"))
    blocks = ["blocks, the bar at mid-shin, as its discs are too small for the floor"]
    assert texts_of(page_of(pounds, DEFAULT["lb"]), "From") == blocks
    pounds.amend("1.1", load=Load.parse("135 lb"))
    assert texts_of(page_of(pounds, DEFAULT["lb"]), "From") == []
    assert texts_of(page_of(Coach(line(deadlift, 2, load="40 kg")), DEFAULT["kg"]), "From") == []
    rdl = structs.replace(deadlift, floor=False)
    assert texts_of(page_of(Coach(line(rdl, 2, load="20 kg")), DEFAULT["kg"]), "From") == []


def test_a_bar_too_light_for_the_floor_is_taken_from_the_hang() -> None:
    plan = plan_of(line(ROW, 2))
    hung = structs.replace(plan.steps[0], hang=True)
    coach = Coach(plan=structs.replace(plan, steps=(hung, *plan.steps[1:])))
    assert texts_of(page_of(coach), "From")
    assert not texts_of(page_of(coach.do()), "From")


def test_what_there_is_to_say_of_today_is_said_until_the_first_set_is_done() -> None:
    plan = structs.replace(plan_of(line(ROW, 2)), notes=("Short of time", "Two sets each"))
    coach = Coach(plan=plan)
    assert texts_of(page_of(coach), "Today") == ["Short of time", "Two sets each"]
    assert not texts_of(page_of(coach.do()), "Today")


def test_when_every_set_is_done_it_says_how_to_end() -> None:
    state = Coach(line()).do().carry_on().state
    for keymap, key in ((None, "Space"), ({"next": ("x",)}, "x")):
        text = f"{key} finishes the session"
        assert page(state, keymap=keymap) == Page(
            "Every set is done", "", (Line("headline", "", text, 0),)
        )


def test_where_there_is_no_room_the_goal_and_the_focus_go_last() -> None:
    for coach in (Coach(line(ROW, 3)), Coach(line(ROW, 3)).do(), Coach(line(ROW, 3)).begin()):
        ranks = sorted((row.rank, row.role) for row in page_of(coach).lines)
        assert [role for _, role in ranks[:2]] == ["headline", "focus"]


def test_one_rest_of_a_session_says_what_is_known_and_how_surely() -> None:
    coach = Coach(line(ROW, SETS_BEFORE_KNOWN + 2))
    shown = []
    for _ in range(SETS_BEFORE_KNOWN + 1):
        coach.do()
        shown.append(texts_of(page_of(coach), "Known"))
    known = known_today(coach.state)
    expected = [f"{known.text} ({known.sureness})"]
    assert [bool(texts) for texts in shown].count(True) == 1
    assert shown[SETS_BEFORE_KNOWN - 1] == expected
    assert not texts_of(page_of(coach.carry_on()), "Known")


def test_after_a_pain_made_a_set_lighter_the_reason_of_its_load_is_not_said() -> None:
    target = Target(load=Load(20_000), why=Reason("half_back"))
    coach = Coach(line(ROW, 1, load="20 kg"), targets={"row": target})
    assert texts_of(page_of(coach), "Why")
    coach.pain(3)
    assert texts_of(page_of(coach), "Why")
    coach.advise(coach.step.id, draft=Result(reps=8, load=Load(12_000)))
    assert not texts_of(page_of(coach), "Why")
