"""The answer to a report of pain in a session: events, and what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.coaching.health.easing import Changes, changes
from backcoach.core.coaching.health.health import health_of, reports_in
from backcoach.core.coaching.health.pain import Advice, pain_advice
from backcoach.core.coaching.health.red_flags import instruction
from backcoach.core.reason import Reason, Value
from backcoach.core.session.events import Advised, Event, RedFlagReported, StepSkipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.loads.gear import Gear
    from backcoach.core.session.events import Flag, HealthEvent, PainReported
    from backcoach.core.session.plan import Result, Step
    from backcoach.core.session.state import State


class Answer(Struct, frozen=True):
    """What a report leads to: events to be applied after it, and sentences to be read."""

    events: tuple[Event, ...]
    reasons: tuple[Reason, ...]


def answer_pain(
    state: State,
    report: PainReported,
    flag: Flag | None,
    gear: Gear,
    *,
    reports: Sequence[HealthEvent] = (),
    past: Sequence[State] = (),
) -> Answer:
    """Return the answer to a report in a session as it stood before.

    `reports` are those of earlier sessions, `past` the finished ones.
    """
    at, offset = report.at, report.offset
    if flag is not None:
        event = RedFlagReported(at=at, offset=offset, flag=flag)
        return Answer((event,), (instruction(flag),))
    advice = pain_advice(report.level, report.kind, report.place, state.pains)
    if state.is_over:
        return Answer((), (advice.reason,))
    sessions = (*past, state)
    health = health_of((*reports, *reports_in([state]), report), sessions, at)
    step = hurting_step(state)
    if step is None and advice.action in ("ease", "end_exercise"):
        values: dict[str, Value] = {"place": report.place or "back", "level": report.level}
        advice = Advice("continue", Reason("pain_noted", values))
    made = changes(state, health, step, advice, gear)
    events: list[Event] = [
        StepSkipped(at=at, offset=offset, step=left.id) for left in made.left_out
    ]
    rest = state.countdown.advised if state.countdown else 0
    effects = _effects(state, step, made)
    for name, result in made.eased.items():
        slots = {other.slot for other in map(state.plan.step, made.eased) if other is not None}
        why = effects[-1] if len(slots) > 1 else _eased_reason(report, result)
        events.append(Advised(at=at, offset=offset, step=name, draft=result, rest=rest, why=why))
    is_rest = advice.action == "rest"
    recurring = [
        Reason("pain_recurs", {"place": place or "back", "days": days})
        for place, days in health.recurring
        if place == report.place
    ]
    reasons = (advice.reason, *(() if is_rest else effects), *recurring)
    return Answer(tuple(events), reasons)


def hurting_step(state: State) -> Step | None:
    """Return the set that a report is about: the one under way, else the one just done.

    None where the exercise that comes next has not been begun: it is not what hurts.
    """
    if state.phase == "working":
        return state.step if state.step is not None and state.step.is_set else None
    if state.countdown is not None:
        after = state.plan.step(state.countdown.after)
        return after if after is not None and after.is_set else None
    last, step = state.last_done, state.step
    return last if last is not None and (step is None or step.slot == last.slot) else None


def _eased_reason(report: PainReported, result: Result) -> Reason:
    values: dict[str, Value] = {"place": report.place or "back", "level": report.level}
    if result.load is None:
        return Reason("pain_eased_count", values)
    return Reason("pain_eased_load", {**values, "load": result.load})


def _effects(state: State, step: Step | None, made: Changes) -> list[Reason]:
    """Return what is left out beside the exercise that hurts, and last what is lighter."""
    slots = [other.slot for other in made.left_out]
    lighter = [other.slot for other in map(state.plan.step, made.eased) if other is not None]
    reasons = []
    for kind, numbers in (("pain_leaves_out", slots), ("pain_eases", lighter)):
        names = dict.fromkeys(
            state.plan.slots[number].exercise.name
            for number in numbers
            if step is None or number != step.slot or kind == "pain_eases"
        )
        if names:
            reasons.append(Reason(kind, {"exercises": ", ".join(names)}))
    return reasons
