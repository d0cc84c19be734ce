"""A session being lived: keys become events, events are kept, and advice follows a set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec import structs
from support.builders import Line, exercise, hold, line, one_armed, plan_of
from support.fakes import FakeClock

from backcoach.core.actions import ACTIONS
from backcoach.core.coaching.health.red_flags import FLAGS, instruction
from backcoach.core.loads.gear import DEFAULT
from backcoach.core.notation import Load
from backcoach.core.session import events as ev
from backcoach.core.session.action_events import Leading
from backcoach.core.session.fold import begin, replay
from backcoach.core.settings.person import Person
from backcoach.run.live_session import LiveSession

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.session.fold import Signal
    from backcoach.core.session.state import State

PERSON = Person(gear=DEFAULT["kg"])


class Witness:
    """Keeps what the coach tells of: what was saved, rung, seen to happen, and shown."""

    def __init__(self) -> None:
        self.saved: list[ev.Event] = []
        self.rung: list[Signal] = []
        self.happened_to: list[tuple[State | None, State, ev.Event]] = []
        self.looked: list[tuple[int, int]] = []
        self.changes = 0

    def save(self, event: ev.Event, state: State) -> None:
        assert state is not None
        self.saved.append(event)

    def ring(self, signal: Signal, _: State) -> None:
        self.rung.append(signal)

    def happened(self, before: State | None, after: State, event: ev.Event) -> None:
        self.happened_to.append((before, after, event))

    def passed(self, _: State, before: int, now: int) -> None:
        self.looked.append((before, now))

    def changed(self) -> None:
        self.changes += 1


class Gym:
    """A coach with a clock in hand and a witness beside it."""

    def __init__(
        self,
        *lines: Line,
        paced: bool = False,
        reports: tuple[ev.HealthEvent, ...] = (),
        breathe_through: bool = False,
    ) -> None:
        self.clock = FakeClock(1000, offset=120)
        self.witness = Witness()
        self.started = ev.SessionStarted(at=1000, id="uuid", plan=plan_of(*lines))
        self.coach = LiveSession(
            begin(self.started),
            self.clock,
            self.witness,
            structs.replace(PERSON, breathe_through=breathe_through),
            Leading(3, paced),
            reports=reports,
        )
        self.coach.observer = self.witness
        self.coach.on_change = self.witness.changed

    @property
    def state(self) -> State:
        return self.coach.state

    def press(self, *actions: str) -> bool:
        """Press keys one after the other; return whether the last one had an effect."""
        return [self.coach.perform(action) for action in actions][-1]

    def wait(self, seconds: float) -> Gym:
        self.clock.advance(seconds)
        self.coach.tick()
        return self


def gym(paced: bool = False) -> Gym:
    return Gym(
        line(exercise("row", tempo="3-1-1-1"), 3, load="20 kg", rest=90, rir=2, warmup=[8]),
        line(one_armed(), 2),
        line(hold(seconds=20), 1),
        paced=paced,
    )


PHASES: dict[str, Callable[[Gym], object]] = {
    "ready": lambda one: one,
    "working": lambda one: one.press("next"),
    "resting": lambda one: one.press("next", "next"),
    "over time": lambda one: (one.press("next", "next"), one.wait(300)),
    "paused": lambda one: one.press("next", "next", "pause"),
    "paused in a set": lambda one: one.press("next", "pause"),
    "holding": lambda one: (one.coach.go_to(2), one.press("next")),
    "one side done": lambda one: (one.coach.go_to(1), one.press("next", "next")),
    "everything skipped": lambda one: one.press(*["skip"] * 9),
    "finished": lambda one: one.press("next", "next", "finish"),
    "gone on after the end": lambda one: one.press(*["skip"] * 9, "finish"),
    "discarded": lambda one: one.coach.tell(ev.Discarded(at=2000)),
}


@pytest.mark.parametrize("paced", [False, True], ids=["free", "led"])
@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("action", [action.id for action in ACTIONS])
def test_every_key_has_an_effect_or_none_in_every_phase(
    action: str, phase: str, paced: bool
) -> None:
    one = gym(paced)
    PHASES[phase](one)
    before, changes, saved = one.state, one.witness.changes, len(one.witness.saved)
    selected = one.coach.selected
    had_effect = one.press(action)
    differs = one.state is not before or one.coach.selected != selected
    assert had_effect == differs
    assert (one.witness.changes > changes) == had_effect
    assert (len(one.witness.saved) > saved) == (one.state is not before)


@pytest.mark.parametrize("phase", PHASES)
def test_what_was_saved_replays_to_the_same_state(phase: str) -> None:
    one = gym()
    PHASES[phase](one)
    one.press("reps_up", "next", "reserve_0", "next", "undo", "add_set", "next")
    assert replay(one.started, one.witness.saved) == one.state


def test_events_carry_the_instant_and_the_place() -> None:
    one = gym()
    one.wait(5).press("skip")
    assert one.witness.saved == [ev.StepSkipped(at=6000, offset=120, step="1.w1")]


def test_each_change_is_shown_once_and_what_is_none_is_not() -> None:
    one = gym()
    one.press("next")
    assert one.witness.changes == 1
    one.press("add_time", "cut_time", "later_set", "earlier_set", "help")
    assert one.witness.changes == 1
    assert one.press("next")
    assert one.witness.changes == 2


def test_the_observer_is_told_what_led_from_where_to_where() -> None:
    one = gym()
    first = one.state
    one.press("next")
    before, after, event = one.witness.happened_to[-1]
    assert (before, after) == (first, one.state)
    assert isinstance(event, ev.SetBegun)


def test_nobody_need_listen() -> None:
    one = Gym(line("row", 2))
    one.coach.observer = None
    one.press("next", "next")
    assert one.wait(500).state.phase == "resting"


# Time


def test_a_tick_ends_what_is_over_and_rings_once() -> None:
    one = Gym(line("row", 2, rest=90))
    one.press("next", "next")
    one.wait(89)
    assert one.witness.rung == []
    one.wait(1)
    assert one.witness.rung == ["rest"]
    one.wait(60)
    assert one.witness.rung == ["rest"]


def test_a_tick_tells_which_span_has_passed() -> None:
    one = gym()
    one.wait(5).wait(2.5)
    assert one.witness.looked == [(1000, 6000), (6000, 8500)]


def test_a_hold_that_is_over_is_logged_before_a_late_key_is_heard() -> None:
    one = Gym(line(hold(seconds=20), 1), line("row", 1))
    one.press("next")
    one.clock.advance(30)
    one.press("add_time")
    assert [type(event) for event in one.witness.saved] == [
        ev.SetBegun,
        ev.SetDone,
        ev.RestExtended,
    ]
    assert one.witness.saved[1].at == 1000 + 23_000


def test_the_next_deadline_is_that_of_the_session() -> None:
    one = Gym(line("row", 2, rest=90))
    assert one.coach.next_deadline() is None
    one.press("next", "next")
    assert one.coach.next_deadline() == 91_000


def test_the_end_of_an_exercise_and_of_a_session_sound_different() -> None:
    one = Gym(line("row", 1), line("pull", 1))
    one.press("next", "next", "next", "next")
    assert one.witness.rung == ["exercise", "session"]


def test_a_set_is_led_only_if_the_person_wants_it() -> None:
    for paced in (False, True):
        one = gym(paced)
        one.press("next")
        one.wait(5)
        assert (one.coach.pace() is not None) == paced


# Corrections


def test_the_brackets_choose_a_set_and_the_arrows_correct_it() -> None:
    one = Gym(line("row", 3))
    one.press("next", "next", "next", "next")
    assert one.press("earlier_set")
    assert one.coach.selected == "1.1"
    assert one.press("reps_down", "reps_down")
    assert one.coach.selected == "1.1"
    results = [one.state.result(step) for step in one.state.plan.steps[:2]]
    assert [result.reps for result in results if result] == [6, 8]


def test_whatever_else_happens_ends_the_choice() -> None:
    one = Gym(line("row", 3))
    one.press("next", "next", "next", "next", "earlier_set")
    one.wait(500)
    assert one.coach.selected == "1.1"
    one.press("next")
    assert one.coach.selected is None


def test_a_choice_is_kept_where_there_is_no_earlier_set() -> None:
    one = Gym(line("row", 2))
    one.press("next", "next", "earlier_set")
    assert not one.press("earlier_set")


def test_t04_a_corrected_number_leaves_the_end_of_the_rest() -> None:
    one = gym()
    one.press("skip", "next", "next")
    ends = one.coach.next_deadline()
    one.press("reps_down", "reps_down", "load_up", "load_down")
    assert one.coach.next_deadline() == ends


def test_s20_a_correction_that_changes_nothing_is_not_kept() -> None:
    one = Gym(line(hold(), 1))
    assert not one.press("load_up")
    assert one.witness.saved == []


# Advice


def test_a_reserve_that_is_told_is_answered() -> None:
    one = gym()
    one.press("skip", "next", "next")
    one.press("reserve_0")
    answers = [event for event in one.witness.saved if isinstance(event, ev.Advised)]
    assert answers
    assert one.state.advice == answers[-1].why != ""


def test_the_reserve_of_an_older_set_is_not() -> None:
    one = gym()
    one.press("skip", *["next"] * 4, "earlier_set", "reserve_0")
    assert not isinstance(one.witness.saved[-1], ev.Advised)


# Going about


def test_an_exercise_is_gone_to_unless_it_is_done() -> None:
    one = Gym(line("row", 1), line("pull", 1))
    assert one.coach.go_to(1)
    assert one.state.cursor == "2.1"
    one.press("next", "next")
    assert not one.coach.go_to(1)
    assert not one.coach.go_to(7)


def test_s16_a_swapped_exercise_takes_no_load_along() -> None:
    one = Gym(line("row", 2, load="20 kg"))
    assert one.coach.swap(0, exercise("pull"))
    step = one.state.step
    assert step is not None
    assert one.state.plan.exercise(step).id == "pull"
    assert one.state.prefill(step).load is None


def test_a_note_is_kept_and_an_empty_one_is_none() -> None:
    one = gym()
    assert one.coach.note("new shoes")
    assert not one.coach.note("")
    assert one.state.notes == ("new shoes",)


# Pain


def test_a_little_pain_is_noted_and_nothing_else() -> None:
    one = gym()
    (reason,) = one.coach.report_pain(2, "elbow", "dull", None)
    assert reason.kind == "pain_watch"
    assert [type(event) for event in one.witness.saved] == [ev.PainReported]


def test_sharp_pain_ends_the_exercise_that_caused_it() -> None:
    one = gym()
    one.press("next")
    reason, *_ = one.coach.report_pain(3, "knee", "sharp", None)
    assert reason.kind == "pain_over_sharp"
    step = one.state.step
    assert step is not None
    assert step.slot == 1


def test_d3_the_coming_set_is_eased_and_stays_so_whatever_its_reserve() -> None:
    one = Gym(line(exercise("row", implement="stack"), 3, load="40 kg", rest=90, rir=2))
    one.press("next", "next")
    one.coach.report_pain(4, "shoulder", "dull", None)
    step = one.state.step
    assert step is not None
    assert one.state.prefill(step).load == Load(30_000)
    one.press("reserve_4")
    assert one.state.prefill(step).load == Load(30_000)


def test_r_pain_01_the_same_place_on_a_third_day_is_for_a_clinician() -> None:
    day = 24 * 3_600_000
    before = [ev.PainReported(at=-n * day, level=3, place="elbow") for n in (1, 2)]
    second = Gym(line("row", 2), reports=(before[0],))
    assert [reason.kind for reason in second.coach.report_pain(3, "elbow", "dull", None)] == [
        "pain_noted",
        "pain_eases",
    ]
    third = Gym(line("row", 2), reports=tuple(before))
    assert third.coach.report_pain(3, "elbow", "dull", None)[-1].kind == "pain_recurs"


def test_pain_after_the_last_set_is_about_that_set() -> None:
    one = Gym(line("row", 1))
    one.press("next", "next")
    (reason,) = one.coach.report_pain(6, "elbow", "dull", None)
    assert reason.kind == "pain_over_level"


def test_pain_in_a_session_of_nothing_but_skipped_sets_is_noted() -> None:
    one = Gym(line("row", 1))
    one.press("skip")
    one.coach.report_pain(6, "elbow", "dull", None)
    assert [pain.level for pain in one.state.pains] == [6]


@pytest.mark.parametrize("flag", FLAGS)
def test_d2_a_red_flag_ends_the_session_and_no_key_goes_on(flag: ev.Flag) -> None:
    one = gym()
    one.press("next", "next")
    assert one.coach.report_pain(1, "", "dull", flag) == (instruction(flag),)
    assert one.state.phase == "finished"
    assert not one.press("finish")
    assert not one.press("undo")
    assert one.state.phase == "finished"


def test_r_breath_03_a_swapped_exercise_asks_for_no_held_breath_either() -> None:
    one = Gym(line("row", 1), breathe_through=True)
    one.coach.swap(0, exercise("pull", breathing="In, and hold it"))
    step = one.state.step
    assert step is not None
    assert "never hold it" in one.state.plan.exercise(step).breathing
