"""Sessions, exercises and history as lines of text, and sessions as objects of `list --json`."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.exercises.model import Session
from backcoach.core.planning.easy_minutes import with_easy_minutes
from backcoach.core.planning.expand import expand
from backcoach.core.session.past.session_record import local
from backcoach.core.session.plan import Plan, Slot, Step
from backcoach.core.session.timing.duration import minutes_taken, session_seconds
from backcoach.core.text import one_line
from backcoach.core.wording.cues import REPETITION, cue, phase_word, tempo_words
from backcoach.core.wording.phrases import amount, assumed_text, lower_first
from backcoach.core.wording.set_words import targets_text

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise, Library
    from backcoach.core.session.past.session_record import SessionRecord

WIDTH = 80
LABEL = 12


class Overview(Struct, frozen=True):
    """A session with its expected length in seconds and its plan."""

    session: Session
    seconds: int
    plan: Plan

    def public(self) -> dict[str, object]:
        """Return the object that `list --json` prints."""
        return {
            "id": self.session.id,
            "name": self.session.name,
            "level": self.session.level,
            "goal": self.session.goal,
            "about": self.session.about,
            "seconds": self.seconds,
            "exercises": [
                {
                    "id": slot.exercise.id,
                    "name": slot.exercise.name,
                    "sets": self.plan.sets_of(steps[0]),
                    "target": steps[0].target,
                    "targets": list({step.set: step.target for step in steps}.values()),
                    "sides": slot.exercise.sides,
                    "rest_s": slot.rest,
                    "block": _block(slot),
                }
                for slot, steps in self._work()
            ],
        }

    def text(self) -> str:
        """Return the session in a few lines: its name, its length, and each exercise."""
        minutes = round(self.seconds / 60)
        session = self.session
        lines = [f"{session.id}: {session.name}, {session.level}, about {minutes} min"]
        if session.about:
            lines += textwrap.wrap(
                session.about, WIDTH, initial_indent="  ", subsequent_indent="  "
            )
        for slot, steps in self._work():
            sides = " each side" if slot.exercise.sides == "each" else ""
            lines.append(f"  {slot.exercise.name:<28} {targets_text(steps, slot.clock)}{sides}")
        return "\n".join(lines)

    def _work(self) -> list[tuple[Slot, tuple[Step, ...]]]:
        """Return the work sets of each slot that has any."""
        work = (
            (slot, self.plan.steps_of(place, "work")) for place, slot in enumerate(self.plan.slots)
        )
        return [(slot, steps) for slot, steps in work if steps]


def _block(slot: Slot) -> dict[str, object] | None:
    clock = slot.clock
    return None if clock is None else {"kind": clock.kind, "seconds": clock.seconds}


def overview(library: Library, session: Session) -> Overview:
    """Return a session as it is done for the first time, with its expected length."""
    plan = with_easy_minutes(expand(library, session), session)
    return Overview(session, session_seconds(plan), plan)


def exercise_text(library: Library, exercise: Exercise) -> str:
    """Return everything about an exercise, for reading."""
    rows: list[tuple[str, str]] = [
        ("Muscles", ", ".join(exercise.primary)),
        ("Helping", ", ".join(exercise.secondary)),
        ("Needs", ", ".join(exercise.equipment)),
        ("Sides", "left and right one after the other" if exercise.sides == "each" else ""),
        ("Level", f"takes another's place from {exercise.level} on" if exercise.level else ""),
        ("Tempo", tempo_words(exercise, exercise.tempo) if exercise.tempo else ""),
        ("Usual", amount(str(exercise.reps or ""), None, hold=False)),
        ("Hold", f"{exercise.seconds} s" if exercise.seconds is not None else ""),
    ]
    rows += [("Set up", text) for text in exercise.setup]
    rows += [
        (phase_word(exercise, phase).capitalize(), text)
        for phase in REPETITION
        if (text := cue(exercise.cues, phase))
    ]
    rows += [("Feel", text) for phase in REPETITION if (text := cue(exercise.feel, phase))]
    rows.append(("Breath", exercise.breathing))
    rows += [("Avoid", f"{fault.fault}: {lower_first(fault.fix)}") for fault in exercise.faults]
    rows += [("Stop at", text) for text in exercise.stop]
    for label, neighbour in (("Easier", exercise.easier), ("Harder", exercise.harder)):
        other = library.find_exercise(neighbour or "")
        rows.append((label, other.name if other else ""))
    return "\n".join([f"{exercise.name} ({exercise.id})", *_table(rows)])


def _table(rows: list[tuple[str, str]]) -> list[str]:
    """Return labelled rows as lines; a repeated label is left out, and rows without text."""
    lines: list[str] = []
    previous = ""
    for label, text in rows:
        if not text:
            continue
        head = f"  {'' if label == previous else label:<{LABEL}}"
        lines += textwrap.wrap(
            text, WIDTH, initial_indent=head, subsequent_indent=" " * (LABEL + 2)
        )
        previous = label
    return lines


def history_line(session: SessionRecord, now: int) -> str:
    """Return a session in one line: when, which, how many sets, how many assumed, how long.

    One that begins after `now` (milliseconds UTC) is named as such: a clock was wrong.
    """
    start = local(session.started_at, session.offset)
    reported: dict[tuple[str, int], bool] = {}  # an exercise may stand twice in a session
    for done in session.sets:
        if done.kind == "work" and not done.skipped and not done.is_follow_on:
            key = (done.step.partition(".")[0], done.set)
            reported[key] = reported.get(key, True) and done.reported
    assumed = assumed_text(list(reported.values()).count(False), len(reported))
    sets = f"1 set{assumed}" if len(reported) == 1 else f"{len(reported)} sets{assumed}"
    length: str = session.status
    if session.origin and session.status == "finished":
        length = "entered later"
    if session.status == "finished" and session.finished_at is not None:
        is_later = session.origin is not None and session.origin.program == "log"
        length = f"{minutes_taken(session)} min{', entered later' if is_later else ''}"
    doubt = ", dated in the future" if session.started_at > now else ""
    return f"{start:%Y-%m-%d %H:%M}  {one_line(session.name)}  {sets}  {length}{doubt}"


def report_lines(session: SessionRecord) -> list[str]:
    """Return what hurt in a session and what was noted, of sets with the exercise."""
    pains = [
        f"pain {pain.level} of 10{f', {pain.place}' if pain.place else ''}"
        for pain in session.pains
    ]
    notes = [one_line(note) for note in session.notes]
    noted = " ".join(notes)
    sets = [
        f"{done.name}: {one_line(done.note)}"
        for done in session.sets
        if done.note and not all(part in noted for part in one_line(done.note).split(" · "))
    ]
    return list(dict.fromkeys([*pains, *notes, *sets]))
