"""What the coach says about the exercise at hand, before, during and after a set."""

from __future__ import annotations

from typing import Any

from msgspec import structs
from support.builders import Coach, exercise, hold, line, one_armed, plan_of

from backcoach.core.coaching.targets.target import Target
from backcoach.core.exercises.model import Cues, Fault
from backcoach.core.loads.gear import DEFAULT, Gear
from backcoach.core.notation import Load
from backcoach.core.reason import Reason
from backcoach.core.session.plan import Result
from backcoach.core.views.set_page import Line, Page, page

FULL: dict[str, Any] = {
    "tempo": "3-1-1-1",
    "setup": ("Hand on the bench", "Arm long"),
    "cues": Cues(concentric="Elbow to the hip", eccentric="Slowly back"),
    "breathing": "Out as you pull",
    "faults": (Fault("Turning", "Keep the chest square"), Fault("Shrugging", "Long neck")),
    "stop": ("The back rounds", "The grip opens"),
}
ROW = exercise(**FULL)


def said(shown: Page, label: str) -> list[str]:
    """Return the texts of a label, those that follow it without one included."""
    texts: list[str] = []
    here = ""
    for one in shown.lines:
        here = one.label.strip() or (here if one.role in ("setup", "fact") else one.role)
        if here == label:
            texts.append(one.text)
    return texts


def shown(coach: Coach, gear: Gear | None = None, *, led: bool = False) -> Page:
    return page(coach.state, gear, led=led)


def test_before_the_first_set_it_says_how_to_set_up_and_what_to_attend_to() -> None:
    seen = shown(Coach(line(ROW, 2, load="20 kg", rir=2)))
    assert (seen.title, seen.place) == ("Row", "set 1 of 2")
    assert [(one.role, one.label, one.text) for one in seen.lines] == [
        ("headline", "", "8 × 20 kg, leave 2"),
        ("fact", "First", "5 easy minutes to get warm"),
        ("setup", "Set up", "Hand on the bench"),
        ("setup", "", "Arm long"),
        ("focus", "Pull", "Elbow to the hip"),
        ("detail", "Tempo", "pull 1, squeeze 1, return 3, reach 1"),
        ("detail", "Breath", "Out as you pull"),
    ]


def test_r_cue_01_during_the_set_it_says_one_focus_and_when_to_stop() -> None:
    seen = shown(Coach(line(ROW, 2)).begin())
    assert [(one.role, one.label, one.text) for one in seen.lines] == [
        ("headline", "", "8 reps"),
        ("focus", "Pull", "Elbow to the hip"),
        ("detail", "Tempo", "pull 1, squeeze 1, return 3, reach 1"),
        ("detail", "Breath", "Out as you pull"),
        ("stop", "Stop at", "The back rounds"),
    ]


def test_while_a_set_is_led_the_pacer_says_the_cues() -> None:
    roles = [one.role for one in shown(Coach(line(ROW)).begin(), led=True).lines]
    assert roles == ["headline", "detail", "stop"]


def test_while_resting_the_next_set_is_announced_with_a_fault_to_mind() -> None:
    seen = shown(Coach(line(ROW, 3)).do())
    assert seen.lines[0] == Line("headline", "Next", "8 reps", 0)
    assert said(seen, "Return") == ["Slowly back"]
    assert said(seen, "Mind") == ["Shrugging: long neck"]
    assert not said(seen, "Set up")
    assert not said(seen, "Breath")


def test_faults_and_stop_signs_take_turns() -> None:
    coach = Coach(line(ROW, 3)).do(2)
    assert said(shown(coach), "Mind") == ["Turning: keep the chest square"]
    assert said(shown(coach.begin()), "Stop at") == ["The back rounds"]
    assert said(shown(coach.undo().undo()), "Stop at") == ["The grip opens"]


def test_the_first_work_set_after_warm_ups_still_says_how_to_breathe() -> None:
    seen = shown(Coach(line(ROW, 1, warmup=[8])).do())
    assert said(seen, "Breath") == ["Out as you pull"]
    assert not said(seen, "Set up")


def test_a_side_is_part_of_the_goal_and_of_the_place() -> None:
    seen = shown(Coach(line(one_armed(), 2)))
    assert seen.place == "left side · set 1 of 2"
    assert seen.lines[0].text == "left side, 8 reps"


def test_a_hold_has_no_tempo() -> None:
    coach = Coach(line(hold(tempo="3-1-1-1")))
    assert not said(shown(coach), "Tempo")
    assert not said(shown(coach.begin()), "Tempo")


def test_an_exercise_that_says_nothing_of_itself_still_has_its_goal() -> None:
    coach = Coach(line("bare", 2))
    for seen in (shown(coach), shown(coach.begin()), shown(coach.done())):
        assert [one.role for one in seen.lines if one.label != "First"] == ["headline"]


def test_one_gets_warm_before_the_first_set_and_no_other() -> None:
    coach = Coach(line(ROW, 2))
    assert said(shown(coach), "First") == ["5 easy minutes to get warm"]
    assert said(shown(coach.begin().done()), "First") == []


def test_last_time_and_the_reason_of_a_target_are_told() -> None:
    target = Target(last={"both": (Result(reps=7),)}, why=Reason("half_back"))
    seen = shown(Coach(line(ROW, 1), targets={"row": target}))
    assert said(seen, "Why") == ["Half the sets in the first week back.", "Last time 7"]


def test_what_could_be_done_instead_is_told_before_the_first_set() -> None:
    target = Target(notes=(Reason("half_back"),), offer=Reason("half_first_weeks"))
    coach = Coach(line(ROW, 2), targets={"row": target})
    assert said(shown(coach), "Try") == [
        "Half the sets in the first week back. Half the sets in the first two weeks."
    ]
    assert not said(shown(coach.do()), "Try")


def test_advice_stands_in_place_of_a_fault() -> None:
    coach = Coach(line(ROW, 3)).do().advise("1.2", rest=30)
    assert said(shown(coach), "advice") == ["because"]
    assert not said(shown(coach), "Mind")
    assert not said(shown(coach.begin()), "advice")


def test_a_load_says_how_it_is_built_until_it_is() -> None:
    lift = exercise("lift", pattern="hinge", implement="barbell")
    coach = Coach(line(lift, 3, load="40 kg"))
    built = said(shown(coach, DEFAULT["kg"]), "Load")
    assert len(built) == 1
    assert not said(shown(coach), "Load")
    assert not said(shown(coach.do(), DEFAULT["kg"]), "Load")
    coach.amend("1.2", load=Load.parse("60 kg"))
    assert said(shown(coach, DEFAULT["kg"]), "Load") not in ([], built)


def test_r_dl_01_a_work_load_without_full_size_discs_is_lifted_from_blocks() -> None:
    deadlift = exercise("deadlift", pattern="hinge", implement="barbell", floor=True)
    pounds = Coach(line(deadlift, 2, load="85 lb"))
    blocks = ["blocks, the bar at mid-shin: its discs are too small for the floor"]
    assert said(shown(pounds, DEFAULT["lb"]), "From") == blocks
    pounds.amend("1.1", load=Load.parse("135 lb"))
    assert said(shown(pounds, DEFAULT["lb"]), "From") == []
    assert said(shown(Coach(line(deadlift, 2, load="40 kg")), DEFAULT["kg"]), "From") == []
    rdl = structs.replace(deadlift, floor=False)
    assert said(shown(Coach(line(rdl, 2, load="20 kg")), DEFAULT["kg"]), "From") == []


def test_a_bar_too_light_for_the_floor_is_taken_from_the_hang() -> None:
    plan = plan_of(line(ROW, 2))
    hung = structs.replace(plan.steps[0], hang=True)
    coach = Coach(plan=structs.replace(plan, steps=(hung, *plan.steps[1:])))
    assert said(shown(coach), "From")
    assert not said(shown(coach.do()), "From")


def test_what_there_is_to_say_of_today_is_said_until_the_first_set_is_done() -> None:
    plan = structs.replace(plan_of(line(ROW, 2)), notes=("Short of time", "Two sets each"))
    coach = Coach(plan=plan)
    assert said(shown(coach), "Today") == ["Short of time", "Two sets each"]
    assert not said(shown(coach.do()), "Today")


def test_when_every_set_is_done_it_says_how_to_end() -> None:
    state = Coach(line()).do().carry_on().state
    for keymap, key in ((None, "Space"), ({"next": ("x",)}, "x")):
        text = f"{key} ends the session"
        assert page(state, keymap=keymap) == Page(
            "Every set is done", "", (Line("headline", "", text, 0),)
        )


def test_where_there_is_no_room_the_goal_and_the_focus_go_last() -> None:
    for coach in (Coach(line(ROW, 3)), Coach(line(ROW, 3)).do(), Coach(line(ROW, 3)).begin()):
        ranks = sorted((one.rank, one.role) for one in shown(coach).lines)
        assert [role for _, role in ranks[:2]] == ["headline", "focus"]
