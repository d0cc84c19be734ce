"""The page of a set: its target, reasons, loading and cues, before and during the set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from backcoach.core.actions import key_text
from backcoach.core.loads.implements import SLACK
from backcoach.core.loads.loading_words import loading
from backcoach.core.questions.during_session import (
    load_asked,
    load_question,
    reserve_question,
)
from backcoach.core.session.past.session_record import local
from backcoach.core.text import one_line
from backcoach.core.wording import why
from backcoach.core.wording.cues import focus, phase_word, tempo_words
from backcoach.core.wording.phrases import (
    goal_text,
    last_time,
    leave_text,
    lower_first,
    place,
)
from backcoach.core.wording.reasons_en import reason_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.actions import Keymap
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.loads.gear import Gear
    from backcoach.core.session.plan import Step
    from backcoach.core.session.state import State
    from backcoach.core.wording.why.statements import Statement

SETS_BEFORE_KNOWN = 5

Role = Literal["headline", "question", "advice", "fact", "setup", "focus", "detail", "stop"]


class Line(Struct, frozen=True):
    """A text with its label; where space is short, lines of the highest rank are dropped first.

    `short` says the same where the text does not fit into one row.
    """

    role: Role
    label: str
    text: str
    rank: int
    short: str = ""


class Page(Struct, frozen=True):
    """A page: the name of the exercise, which set of how many, and the lines."""

    title: str
    place: str
    lines: tuple[Line, ...]


def page(
    state: State,
    gear: Gear | None = None,
    *,
    led: bool = False,
    keymap: Keymap | None = None,
    tabled: bool = False,
    selected: str | None = None,
) -> Page:
    """Return the page of the next set, or of the one under way.

    With `gear` it says how to build the load. In a `led` set the pacer shows the cues, and the
    page leaves them out; `tabled`, a table shows what was done last time; `selected` is the id of
    the set that is corrected. Keys are those of `keymap`, else the usual ones.
    """
    step = state.step
    if step is None:
        text = f"{key_text('next', keymap or {})} finishes the session"
        return Page("Every set is done", "", (Line("headline", "", text, 0),))
    exercise = state.plan.exercise(step)
    if state.phase == "working":
        lines = _working(state, step, exercise, led=led)
    else:
        lines = _coming(state, step, exercise, gear, keymap, tabled=tabled)
    asked = question(state, gear, keymap or {}, selected)
    short = question(state, gear, keymap or {}, selected, is_short=True)
    first = (Line("question", "", asked, 0, short),) if asked else ()
    return Page(exercise.name, place(state.plan, step), (*first, *lines))


def question(
    state: State,
    gear: Gear | None,
    keymap: Keymap,
    selected: str | None = None,
    *,
    is_short: bool = False,
) -> str:
    """Return what is asked now, "" for nothing, as where the session is only watched."""
    if gear is None:
        return ""
    asked = reserve_question(state, keymap, selected, is_short=is_short)
    return asked or (load_question(gear.unit) if load_asked(state) else "")


def _coming(
    state: State,
    step: Step,
    exercise: Exercise,
    gear: Gear | None,
    keymap: Keymap | None,
    *,
    tabled: bool,
) -> Iterator[Line]:
    yield Line("headline", "Next" if state.phase == "resting" else "", _goal(state, step), 0)
    is_first = all(map(state.is_open, state.plan.steps_of(step.slot)))
    yield from _reasons(state, step, keymap, is_first=is_first)
    if not tabled and (last := last_time(state.plan, step)):
        yield Line("fact", "Last", last, 4)
    if gear is not None and (words := _loading(state, step, exercise, gear)):
        yield Line("detail", "Load", words, 3)
    if start := _start(state, step, exercise, gear):
        yield Line("detail", "From", start, 3)
    if is_first:
        for number, text in enumerate(exercise.setup):
            yield Line("setup", "" if number else "Set up", text, 2 if number == 0 else 5 + number)
    yield from _focus(state, step, exercise, 1)
    if step.tempo and not step.is_hold:
        yield Line("detail", "Tempo", tempo_words(exercise, step.tempo), 5)
    if exercise.breathing and (is_first or step.set == 1):
        yield Line("detail", "Breath", exercise.breathing, 7)
    if not is_first and not state.advice and exercise.faults:
        fault = exercise.faults[(step.set - 1) % len(exercise.faults)]
        yield Line("detail", "Avoid", f"{fault.fault}: {lower_first(fault.fix)}", 6)
    yield from _known(state)


def _known(state: State) -> Iterator[Line]:
    """Yield what is known about training, in one rest of a session and another thing each day."""
    done = sum(1 for step in state.plan.steps if step.is_set and state.result(step))
    if state.phase == "resting" and done == SETS_BEFORE_KNOWN:
        known = known_today(state)
        yield Line("detail", "Known", f"{known.text} ({known.sureness})", 9)


def known_today(state: State) -> Statement:
    """Return what to read about training on the day of a session."""
    day = local(state.started_at, state.offset).toordinal()
    return why.statements.statement_of_day(why.topics_en.TOPICS, day)


def _start(state: State, step: Step, exercise: Exercise, gear: Gear | None) -> str:
    """Return where to start with a bar whose discs are too small for the floor (R-DL-01)."""
    if step.hang:
        return "the hang, as so light a bar lies too low on the floor"
    load = state.prefill(step).load
    grams = load.grams if load else None
    if not exercise.floor or gear is None or grams is None:
        return ""
    is_low = grams < gear.barbell.floor_minimum - SLACK
    return "blocks, the bar at mid-shin, as its discs are too small for the floor" if is_low else ""


def _reasons(state: State, step: Step, keymap: Keymap | None, *, is_first: bool) -> Iterator[Line]:
    """Yield the answer to the last set, the reasons of the target, and today's changes."""
    if state.advice:
        yield Line("advice", "", reason_text(state.advice, keymap), 1)
    slot = state.plan.slots[step.slot]
    if is_first and slot.why and not _is_eased(state, step):
        yield Line("fact", "Why", reason_text(slot.why, keymap), 4)
    if is_first and slot.last_note:
        yield Line("fact", "Noted", one_line(slot.last_note), 4)
    notes = [slot.note, *(reason_text(note, keymap) for note in slot.notes)]
    if is_first and (text := " ".join(notes).strip()):
        yield Line("fact", "Try", text, 8)
    for number, note in enumerate(() if state.logged else state.plan.notes):
        yield Line("fact", " " if number else "Today", reason_text(note, keymap), 3)


def _is_eased(state: State, step: Step) -> bool:
    """Tell whether a pain of this session made a set lighter, so that its reason holds no more."""
    return bool(state.pains) and state.prefill(step).load != step.load


def _loading(state: State, step: Step, exercise: Exercise, gear: Gear) -> str:
    """Return how to build the load from that of the set before, "" where it stays.

    What is loaded is what the set before was logged with, not what it was corrected to.
    """
    others = [other for other in state.plan.steps_of(step.slot) if other.id != step.id]
    done = next((other for other in reversed(others) if state.result(other)), None)
    as_logged = state
    while done and as_logged.before is not None and as_logged.before.result(done):
        as_logged = as_logged.before
    loaded = as_logged.result(done) if done else None
    before = loaded.load if loaded else None
    load = state.prefill(step).load
    return loading(exercise, load, gear, before) if load != before else ""


def _working(state: State, step: Step, exercise: Exercise, *, led: bool) -> Iterator[Line]:
    yield Line("headline", "", _goal(state, step), 0)
    for number, text in enumerate(() if step.is_set else exercise.setup):
        yield Line("setup", " " if number else "First", text, 2 + number)
    if not led:
        yield from _focus(state, step, exercise, 1)
        if step.tempo and not step.is_hold:
            yield Line("detail", "Tempo", tempo_words(exercise, step.tempo), 3)
    if exercise.breathing:
        yield Line("detail", "Breath", exercise.breathing, 5)
    if exercise.stop:
        sign = exercise.stop[(step.set - 1) % len(exercise.stop)]
        yield Line("stop", "Stop at", sign, 2)


def _focus(state: State, step: Step, exercise: Exercise, rank: int) -> Iterator[Line]:
    if attended := focus(state.plan, step):
        phase, text = attended
        yield Line("focus", phase_word(exercise, phase).capitalize(), text, rank)


def _goal(state: State, step: Step) -> str:
    """Return the target with its reserve: `left side, 10 × 24 kg with 2 left`."""
    goal = goal_text(state, step)
    if step.side != "both":
        goal = f"{step.side} side, {goal}"
    return f"{goal}{leave_text(step)}"
