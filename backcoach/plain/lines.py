"""Lines of text that answer a question, open a session and end it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.session.set_corrections import correctable
from backcoach.core.session.set_counts import progress
from backcoach.core.session.timing.duration import seconds_left
from backcoach.core.views.listings import history_line, report_lines
from backcoach.core.views.set_page import known_today, page
from backcoach.core.wording.exercise_rows import OPEN, rows
from backcoach.core.wording.phrases import (
    about_left,
    log_text,
    lower_first,
    next_label,
)
from backcoach.core.wording.reasons_en import reason_text
from backcoach.core.wording.timer import timer_view
from backcoach.plain.typed_commands import typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.actions import Keymap
    from backcoach.core.loads.gear import Gear
    from backcoach.core.questions.form import Field, Option
    from backcoach.core.session.past.session_record import SessionRecord
    from backcoach.core.session.plan import Result, Step
    from backcoach.core.session.state import State
    from backcoach.core.views.summary import Summary
    from backcoach.core.wording.exercise_rows import Mark

MARKS: dict[Mark, str] = {
    "done": "done",
    "current": "now",
    "begun": "begun",
    "skipped": "skipped",
    "open": "to do",
}


def opening(state: State, now: int, keymap: Keymap) -> list[str]:
    """Return which session this is, what was changed in it for today, and what to press."""
    done, planned = progress(state)
    sets = "1 set" if planned == 1 else f"{planned} sets"
    if state.logged:
        sets = f"{done} of {sets} done"
    lines = [f"{state.plan.name}: {sets}, {about_left(seconds_left(state, now))}."]
    if not state.logged:
        lines += (sentence(reason_text(note, keymap)) for note in state.plan.notes)
    return [*lines, f"Enter goes on, m tells more, {typed('help', keymap)} lists the commands."]


def enter(state: State) -> str:
    """Return what Enter does here."""
    return f"Enter: {lower_first(next_label(state))}."


def log(state: State, selected: str | None) -> tuple[Step, Result] | None:
    """Return the set that numbers correct, with what is or will be logged for it."""
    step = correctable(state, selected)
    return None if step is None else (step, state.result(step) or state.prefill(step))


def log_line(state: State, selected: str | None) -> str:
    """Return in words the set that numbers correct."""
    step = correctable(state, selected)
    return "No set was done." if step is None else f"{log_text(state, step)}."


def clock_line(state: State, now: int) -> str:
    """Return what the timer shows, and how much of the session is left."""
    timer = timer_view(state, now)
    done, planned = progress(state)
    sets = f"{done} of {planned} sets"
    left = "" if state.is_over else f", {about_left(seconds_left(state, now))}"
    reason = timer.reason if state.paused_at is None else ""
    title = f"{timer.title} {timer.text}".strip()
    if state.phase == "resting" and reason:  # its length belongs to the time
        return joined(f"{title} {sentence(reason)}", f"{sets}{left}.")
    return joined(f"{title}.", sentence(first_upper(reason)), f"{sets}{left}.")


def more(state: State, gear: Gear | None, keymap: Keymap | None = None) -> list[str]:
    """Return all that is known of the set that is next or under way."""
    if state.step is None:
        return ["Every set is done."]
    set_page = page(state, gear, keymap=keymap)
    lines = [
        f"{line.label.strip()}: {line.text}".removeprefix(": ")
        for line in set_page.lines
        if line.role != "question"  # it was asked already, with what is typed for it
    ]
    return [f"{set_page.title}, {set_page.place}", *lines]


def session_lines(state: State) -> list[str]:
    """Return the exercises of the session with how far each one is."""
    lines = []
    for row in rows(state):
        counts = "" if row.mark == "skipped" else row.counts.replace(OPEN, "open")
        facts = ", ".join(fact for fact in (counts, row.load, MARKS[row.mark]) if fact)
        lines.append(f"{row.name}: {facts}.")
    return lines


def history_lines(sessions: Sequence[SessionRecord], now: int) -> list[str]:
    """Return the past sessions with what hurt and was noted; `now` is in milliseconds UTC."""
    lines = []
    for session in sessions:
        lines += [history_line(session, now), *map(first_upper, report_lines(session))]
    return lines or ["No session is finished yet."]


def summary_lines(summary: Summary) -> list[str]:
    """Return what a finished session came to, and what comes next time and why."""
    exercises = [
        f"{done.name}: {done.text}{f', {done.change}' if done.change else ''}."
        for done in summary.exercises
    ]
    coming = [
        joined(f"Next time: {target.name}, {target.text}.", sentence(target.why))
        for target in summary.coming
    ]
    best = [f"Best: {text}" for text in summary.records]
    notes = [f"Note: {note}" for note in summary.notes]
    return [f"{summary.title}: {summary.headline}.", *exercises, *best, *coming, *notes]


def question_line(field: Field) -> str:
    """Return a question of a form with its answers and the one that Enter gives."""
    scale = [option.label for option in field.options if _is_level(option)]
    if scale:
        words = [o.label for o in field.options if o.value and not _is_level(o)]
        choices = "; ".join([*words, f"from {scale[0]}, to {scale[-1]}"])
    else:
        numbered = enumerate(field.options, 1)
        choices = "; ".join(f"{number} {option.text}" for number, option in numbered)
    usual = "" if field.is_open else f" Enter: {field.options[field.chosen].label}."
    return f"{field.label}: {choices}.{usual}"


def _is_level(option: Option) -> bool:
    """Tell whether an option belongs to a scale; a word for nothing at all stands beside it."""
    return option.value.isdigit() and (option.value != "0" or option.label[:1].isdigit())


def sentence(text: str) -> str:
    """Return a text with a full stop where it has no end."""
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."


def first_upper(text: str) -> str:
    """Return a text as it stands at the beginning of a line."""
    return text[:1].upper() + text[1:]


def joined(*parts: str) -> str:
    """Return the parts that are not empty as one line."""
    return " ".join(part for part in parts if part)


def why_lines(state: State) -> list[str]:
    """Return what is known about training, another thing each day, and where there is more."""
    known = known_today(state)
    return [known.text, f"{first_upper(known.origin())}.", "backcoach why lists every topic."]
