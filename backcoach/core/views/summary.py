"""The summary of a session: what was done, records, and what the next session asks for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.coaching.health.red_flags import instruction
from backcoach.core.planning.next_session import NextLine, NextSession
from backcoach.core.questions.during_session import reserve_question
from backcoach.core.session.set_counts import progress
from backcoach.core.session.timing.duration import minutes_taken
from backcoach.core.views.card import Card, card
from backcoach.core.wording.phrases import assumed_text, counts_text, end_title, is_early
from backcoach.core.wording.reasons_en import reason_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.actions import Keymap
    from backcoach.core.session.plan import Result, Side
    from backcoach.core.session.state import State


class Done(Struct, frozen=True):
    """One exercise of a finished session: what was done, and the difference to last time."""

    name: str
    text: str
    change: str


class Coming(Struct, frozen=True):
    """One exercise of the next session: what it will ask for, and why."""

    name: str
    text: str
    why: str


class Summary(Struct, frozen=True):
    """Totals of a session, its records, and what the next one asks for.

    `title` says whether it was ended early, and so does `is_early`; `minutes` are from its start
    to its end, `notes` are what the person wrote; `card` is all of it in short.

    With an `instruction`, a red flag ended it and nothing else is to be shown. With a `question`,
    the reserve of the last set is not said yet.
    """

    title: str
    sets: int
    planned: int
    minutes: int
    exercises: tuple[Done, ...]
    notes: tuple[str, ...]
    card: Card
    records: tuple[str, ...] = ()
    coming: tuple[Coming, ...] = ()
    instruction: str = ""
    question: str = ""
    is_early: bool = False

    @property
    def headline(self) -> str:
        return f"{self.sets} of {self.planned} sets in {self.minutes} min"


def summary(
    state: State, outlook: NextSession | None = None, keymap: Keymap | None = None
) -> Summary:
    """Return the summary of a session as it stands; warm-ups and skipped sets do not count.

    Keys in sentences are those of `keymap`, else the usual ones.
    """
    following = outlook or NextSession()
    sets, planned = progress(state)
    slots = dict.fromkeys(step.slot for step in state.plan.steps)
    return Summary(
        title=end_title(state),
        is_early=is_early(state),
        sets=sets,
        planned=planned,
        minutes=minutes_taken(state) if state.is_over else 1,
        exercises=tuple(line for slot in slots for line in _lines(state, slot)),
        notes=state.notes,
        card=card(state, outlook),
        records=tuple(reason_text(record.reason, keymap) for record in following.records),
        coming=tuple(_coming(line, keymap) for line in following.coming),
        question=reserve_question(state, keymap or {}),
        instruction=reason_text(instruction(state.red_flag)) if state.red_flag else "",
    )


def _coming(line: NextLine, keymap: Keymap | None) -> Coming:
    why = reason_text(line.reason, keymap) if line.reason else ""
    return Coming(line.name, line.text, why)


def _lines(state: State, slot: int) -> Iterator[Done]:
    name = state.plan.slots[slot].exercise.name
    sides: dict[Side, list[Result]] = {}
    assumed: Counter[Side] = Counter()
    last: dict[Side, list[Result]] = {}
    fresh: dict[Side, list[Result]] = {}
    for step in state.plan.steps_of(slot, "work"):
        results = sides.setdefault(step.side, [])
        if result := state.result(step):
            results.append(result)
            fresh.setdefault(step.side, []).extend([] if step.is_follow_on else [result])
            assumed[step.side] += not state.logged[step.id].reported
        if step.last:
            last.setdefault(step.side, []).append(step.last)
    for side, results in sides.items():
        label = name if side == "both" else f"{name}, {side}"
        doubt = assumed_text(assumed[side], len(results))
        text = f"{counts_text(results)}{doubt}" if results else "not done"
        yield Done(label, text, change(fresh.get(side, []), last.get(side, [])))


def change(results: list[Result], last: list[Result]) -> str:
    """Return the difference to last time, "" where the two cannot be compared.

    They can be with the same number of sets. Where the load differs, the reps are not compared.
    """
    if not results or len(results) != len(last):
        return ""
    now, then = results[-1], last[-1]
    if (now.seconds is None) != (then.seconds is None):
        return ""
    if now.load != then.load:
        grams, before = _grams(now), _grams(then)
        if grams is None or before is None:
            return ""
        if grams != before:
            return f"{'heavier' if grams > before else 'lighter'} than last time"
    more = sum(map(_count, results)) - sum(map(_count, last))
    if more == 0:
        return "as last time"
    if now.seconds is not None:
        return f"{abs(more)} s {'more' if more > 0 else 'less'} than last time"
    unit = "rep" if abs(more) == 1 else "reps"
    return f"{abs(more)} {unit} {'more' if more > 0 else 'fewer'} than last time"


def _grams(result: Result) -> int | None:
    return result.load.grams if result.load else None


def _count(result: Result) -> int:
    return (result.reps if result.seconds is None else result.seconds) or 0


def farewell(state: State, *, is_stored: bool = True) -> str:
    """Return what is printed when the program is left; one that is not stored cannot go on."""
    if state.red_flag is not None:
        return reason_text(instruction(state.red_flag))
    if state.phase == "discarded":
        return "Thrown away: no set was done."
    if state.is_over:
        return f"{end_title(state)}: {summary(state).headline}."
    if not state.logged:
        return "Left before the first set."
    done, planned = progress(state)
    offer = "; the next start offers to go on" if is_stored else ""
    return f"Left after {done} of {planned} sets{offer}."
