"""A live session: keys become events, events are kept, and advice follows a set."""

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
from backcoach.core.session.fold import begin, replay
from backcoach.core.session.leading import Leading
from backcoach.core.settings.person import Person
from backcoach.run.live_session import LiveSession

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.session.fold import Signal
    from backcoach.core.session.state import State

PERSON = Person(gear=DEFAULT["kg"])


class Recorder:
    """Keeps what the session reports: events saved, signals rung, changes."""

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


class Live:
    """A live session with a fake clock, and a recorder of what it reports."""

    def __init__(
        self,
        *lines: Line,
        paced: bool = False,
        reports: tuple[ev.HealthEvent, ...] = (),
        breathe_through: bool = False,
    ) -> None:
        self.clock = FakeClock(1000, offset=120)
        self.recorder = Recorder()
        self.started = ev.SessionStarted(at=1000, id="uuid", plan=plan_of(*lines))
        self.session = LiveSession(
            begin(self.started),
            self.clock,
            self.recorder,
            structs.replace(PERSON, breathe_through=breathe_through),
            Leading(3, paced),
            reports=reports,
        )
        self.session.observer = self.recorder
        self.session.on_change = self.recorder.changed

    @property
    def state(self) -> State:
        return self.session.state

    def press(self, *actions: str) -> bool:
        """Press keys one after the other; return whether the last one had an effect."""
        return [self.session.perform(action) for action in actions][-1]

    def wait(self, seconds: float) -> Live:
        self.clock.advance(seconds)
        self.session.tick()
        return self


def mixed_session(paced: bool = False) -> Live:
    return Live(
        line(exercise("row", tempo="3-1-1-1"), 3, load="20 kg", rest=90, rir=2, warmup=[8]),
        line(one_armed(), 2),
        line(hold(seconds=20), 1),
        paced=paced,
    )


PHASES: dict[str, Callable[[Live], object]] = {
    "ready": lambda live: live,
    "working": lambda live: live.press("next"),
    "resting": lambda live: live.press("next", "next"),
    "over time": lambda live: (live.press("next", "next"), live.wait(300)),
    "paused": lambda live: live.press("next", "next", "pause"),
    "paused in a set": lambda live: live.press("next", "pause"),
    "holding": lambda live: (live.session.go_to(2), live.press("next")),
    "one side done": lambda live: (live.session.go_to(1), live.press("next", "next")),
    "everything skipped": lambda live: live.press(*["skip"] * 9),
    "finished": lambda live: live.press("next", "next", "finish"),
    "gone on after the end": lambda live: live.press(*["skip"] * 9, "finish"),
    "discarded": lambda live: live.session.tell(ev.Discarded(at=2000)),
}


@pytest.mark.parametrize("paced", [False, True], ids=["free", "led"])
@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("action", [action.id for action in ACTIONS])
def test_every_key_has_an_effect_or_none_in_every_phase(
    action: str, phase: str, paced: bool
) -> None:
    live = mixed_session(paced)
    PHASES[phase](live)
    before, changes, saved = live.state, live.recorder.changes, len(live.recorder.saved)
    selected = live.session.selected
    had_effect = live.press(action)
    differs = live.state is not before or live.session.selected != selected
    assert had_effect == differs
    assert (live.recorder.changes > changes) == had_effect
    assert (len(live.recorder.saved) > saved) == (live.state is not before)


@pytest.mark.parametrize("phase", PHASES)
def test_what_was_saved_replays_to_the_same_state(phase: str) -> None:
    live = mixed_session()
    PHASES[phase](live)
    live.press("reps_up", "next", "reserve_0", "next", "undo", "add_set", "next")
    assert replay(live.started, live.recorder.saved) == live.state


def test_events_carry_the_instant_and_the_place() -> None:
    live = mixed_session()
    live.wait(5).press("skip")
    assert live.recorder.saved == [ev.StepSkipped(at=6000, offset=120, step="1.w1")]


def test_each_change_is_shown_once_and_what_is_none_is_not() -> None:
    live = mixed_session()
    live.press("next")
    assert live.recorder.changes == 1
    live.press("add_time", "cut_time", "later_set", "earlier_set", "help")
    assert live.recorder.changes == 1
    assert live.press("next")
    assert live.recorder.changes == 2


def test_the_observer_is_told_what_led_from_where_to_where() -> None:
    live = mixed_session()
    first = live.state
    live.press("next")
    before, after, event = live.recorder.happened_to[-1]
    assert (before, after) == (first, live.state)
    assert isinstance(event, ev.SetBegun)


def test_nobody_need_listen() -> None:
    live = Live(line("row", 2))
    live.session.observer = None
    live.press("next", "next")
    assert live.wait(500).state.phase == "resting"


# Time


def test_a_tick_ends_what_is_over_and_rings_once() -> None:
    live = Live(line("row", 2, rest=90))
    live.press("next", "next")
    live.wait(89)
    assert live.recorder.rung == []
    live.wait(1)
    assert live.recorder.rung == ["rest"]
    live.wait(60)
    assert live.recorder.rung == ["rest"]


def test_a_tick_tells_which_span_has_passed() -> None:
    live = mixed_session()
    live.wait(5).wait(2.5)
    assert live.recorder.looked == [(1000, 6000), (6000, 8500)]


def test_a_hold_that_is_over_is_logged_before_a_late_key_is_heard() -> None:
    live = Live(line(hold(seconds=20), 1), line("row", 1))
    live.press("next")
    live.clock.advance(30)
    live.press("add_time")
    assert [type(event) for event in live.recorder.saved] == [
        ev.SetBegun,
        ev.SetDone,
        ev.RestExtended,
    ]
    assert live.recorder.saved[1].at == 1000 + 23_000


def test_the_next_deadline_is_that_of_the_session() -> None:
    live = Live(line("row", 2, rest=90))
    assert live.session.next_deadline() is None
    live.press("next", "next")
    assert live.session.next_deadline() == 91_000


def test_the_end_of_an_exercise_and_of_a_session_sound_different() -> None:
    live = Live(line("row", 1), line("pull", 1))
    live.press("next", "next", "next", "next")
    assert live.recorder.rung == ["exercise", "session"]


def test_a_set_is_led_only_if_the_person_wants_it() -> None:
    for paced in (False, True):
        live = mixed_session(paced)
        live.press("next")
        live.wait(5)
        assert (live.session.pace() is not None) == paced


# Corrections


def test_the_brackets_choose_a_set_and_the_arrows_correct_it() -> None:
    live = Live(line("row", 3))
    live.press("next", "next", "next", "next")
    assert live.press("earlier_set")
    assert live.session.selected == "1.1"
    assert live.press("reps_down", "reps_down")
    assert live.session.selected == "1.1"
    results = [live.state.result(step) for step in live.state.plan.steps[:2]]
    assert [result.reps for result in results if result] == [6, 8]


def test_whatever_else_happens_ends_the_choice() -> None:
    live = Live(line("row", 3))
    live.press("next", "next", "next", "next", "earlier_set")
    live.wait(500)
    assert live.session.selected == "1.1"
    live.press("next")
    assert live.session.selected is None


def test_a_choice_is_kept_where_there_is_no_earlier_set() -> None:
    live = Live(line("row", 2))
    live.press("next", "next", "earlier_set")
    assert not live.press("earlier_set")


def test_t04_a_corrected_number_leaves_the_end_of_the_rest() -> None:
    live = mixed_session()
    live.press("skip", "next", "next")
    ends = live.session.next_deadline()
    live.press("reps_down", "reps_down", "load_up", "load_down")
    assert live.session.next_deadline() == ends


def test_s20_a_correction_that_changes_nothing_is_not_kept() -> None:
    live = Live(line(hold(), 1))
    assert not live.press("load_up")
    assert live.recorder.saved == []


# Advice


def test_a_reserve_that_is_told_is_answered() -> None:
    live = mixed_session()
    live.press("skip", "next", "next")
    live.press("reserve_0")
    answers = [event for event in live.recorder.saved if isinstance(event, ev.Advised)]
    assert answers
    assert live.state.advice == answers[-1].why != ""


def test_the_reserve_of_an_older_set_is_not() -> None:
    live = mixed_session()
    live.press("skip", *["next"] * 4, "earlier_set", "reserve_0")
    assert not isinstance(live.recorder.saved[-1], ev.Advised)


# Going about


def test_an_exercise_is_gone_to_unless_it_is_done() -> None:
    live = Live(line("row", 1), line("pull", 1))
    assert live.session.go_to(1)
    assert live.state.cursor == "2.1"
    live.press("next", "next")
    assert not live.session.go_to(1)
    assert not live.session.go_to(7)


def test_s16_a_swapped_exercise_takes_no_load_along() -> None:
    live = Live(line("row", 2, load="20 kg"))
    assert live.session.swap(0, exercise("pull"))
    step = live.state.step
    assert step is not None
    assert live.state.plan.exercise(step).id == "pull"
    assert live.state.prefill(step).load is None


def test_a_note_is_kept_and_an_empty_one_is_none() -> None:
    live = mixed_session()
    assert live.session.note("new shoes")
    assert not live.session.note("")
    assert live.state.notes == ("new shoes",)


# Pain


def test_a_little_pain_is_noted_and_nothing_else() -> None:
    live = mixed_session()
    (reason,) = live.session.report_pain(2, "elbow", "dull", None)
    assert reason.kind == "pain_watch"
    assert [type(event) for event in live.recorder.saved] == [ev.PainReported]


def test_sharp_pain_ends_the_exercise_that_caused_it() -> None:
    live = mixed_session()
    live.press("next")
    reason, *_ = live.session.report_pain(3, "knee", "sharp", None)
    assert reason.kind == "pain_over_sharp"
    step = live.state.step
    assert step is not None
    assert step.slot == 1


def test_d3_the_coming_set_is_eased_and_stays_so_whatever_its_reserve() -> None:
    live = Live(line(exercise("row", implement="stack"), 3, load="40 kg", rest=90, rir=2))
    live.press("next", "next")
    live.session.report_pain(4, "shoulder", "dull", None)
    step = live.state.step
    assert step is not None
    assert live.state.prefill(step).load == Load(30_000)
    live.press("reserve_4")
    assert live.state.prefill(step).load == Load(30_000)


def test_r_pain_01_the_same_place_on_a_third_day_is_for_a_clinician() -> None:
    day = 24 * 3_600_000
    before = [ev.PainReported(at=-n * day, level=3, place="elbow") for n in (1, 2)]
    second = Live(line("row", 2), reports=(before[0],))
    assert [reason.kind for reason in second.session.report_pain(3, "elbow", "dull", None)] == [
        "pain_noted",
        "pain_eases",
    ]
    third = Live(line("row", 2), reports=tuple(before))
    assert third.session.report_pain(3, "elbow", "dull", None)[-1].kind == "pain_recurs"


def test_pain_after_the_last_set_is_about_that_set() -> None:
    live = Live(line("row", 1))
    live.press("next", "next")
    (reason,) = live.session.report_pain(6, "elbow", "dull", None)
    assert reason.kind == "pain_over_level"


def test_pain_in_a_session_of_nothing_but_skipped_sets_is_noted() -> None:
    live = Live(line("row", 1))
    live.press("skip")
    live.session.report_pain(6, "elbow", "dull", None)
    assert [pain.level for pain in live.state.pains] == [6]


@pytest.mark.parametrize("flag", FLAGS)
def test_d2_a_red_flag_ends_the_session_and_no_key_goes_on(flag: ev.Flag) -> None:
    live = mixed_session()
    live.press("next", "next")
    assert live.session.report_pain(1, "", "dull", flag) == (instruction(flag),)
    assert live.state.phase == "finished"
    assert not live.press("finish")
    assert not live.press("undo")
    assert live.state.phase == "finished"


def test_r_breath_03_a_swapped_exercise_asks_for_no_held_breath_either() -> None:
    live = Live(line("row", 1), breathe_through=True)
    live.session.swap(0, exercise("pull", breathing="In, and hold it"))
    step = live.state.step
    assert step is not None
    assert "never hold it" in live.state.plan.exercise(step).breathing


# Pauses


@pytest.mark.parametrize(
    "act", ["reps_down", "reps_up", "load_up", "skip", "next_exercise", "add_set", "add_time"]
)
def test_what_was_done_in_a_pause_is_taken_back_and_then_the_pause(act: str) -> None:
    live = mixed_session()
    live.press("next", "next", "pause")
    live.wait(20)
    paused = live.state
    assert live.press(act)
    live.wait(5)
    assert live.press("undo")
    assert (live.state.logged, live.state.plan) == (paused.logged, paused.plan)
    assert (live.state.cursor, live.state.drafts) == (paused.cursor, paused.drafts)
    assert live.state.paused_at == paused.paused_at
    live.press("undo")
    assert live.state.paused_at is None
    assert live.state.logged == paused.logged


@pytest.mark.parametrize(("slot", "paced"), [(0, True), (2, False)], ids=["led", "hold"])
def test_a_led_set_and_a_hold_wait_while_the_machine_sleeps(slot: int, paced: bool) -> None:
    live = mixed_session(paced)
    live.session.go_to(slot)
    live.press("next")
    live.wait(10)
    elapsed = live.state.elapsed(live.session.now)
    live.clock.sleep(45)
    live.session.tick()
    assert live.state.elapsed(live.session.now) == elapsed
    assert not live.state.logged
    live.press("next")
    live.wait(1)
    assert live.state.elapsed(live.session.now) == elapsed + 1000


def test_t02_a_rest_goes_on_while_the_machine_sleeps() -> None:
    live = mixed_session(paced=False)
    live.press("next", "next")
    rest = live.state.countdown
    live.clock.sleep(40)
    live.session.tick()
    assert live.state.paused_at is None
    assert live.state.countdown == rest


@pytest.mark.parametrize(("slot", "paced"), [(0, True), (2, False)], ids=["led", "hold"])
def test_what_is_timed_waits_below_something_else_and_goes_on_after_it(
    slot: int, paced: bool
) -> None:
    live = mixed_session(paced)
    live.session.go_to(slot)
    live.press("next")
    live.wait(10)
    live.session.wait()
    live.wait(45)
    live.session.go_on()
    assert live.state.paused_at is None
    assert live.state.elapsed(live.session.now) == 7_000
    live.session.wait()
    live.session.note("Grip slips")
    live.session.go_on()
    assert live.state.paused_at is not None
    assert live.press("next")
    assert live.state.paused_at is None


def test_what_is_not_timed_does_not_wait_and_a_pause_of_the_person_stays() -> None:
    live = mixed_session(paced=False)
    for keys in ((), ("next",), ("next",)):
        live.press(*keys) if keys else None
        live.session.wait()
        assert live.state.paused_at is None
    live.press("pause")
    live.session.wait()
    live.session.go_on()
    assert live.state.paused_at is not None
