"""The one sentence that answers a set: the fact, then what follows from it. No blame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.actions import BY_ID
from backcoach.core.units import format_load
from backcoach.core.wording.phrases import reserve_text
from backcoach.core.wording.timer import rest_length

if TYPE_CHECKING:
    from backcoach.core.coaching.just_done import SetReview
    from backcoach.core.notation import Load
    from backcoach.core.session.plan import Result

MOST_TOLD = 4  # R-RPE-01: the scale of reserve ends at 4+


def sentence(done: SetReview, draft: Result | None, rest: int | None) -> str:
    """Return a correction or a praise for a set, "" where there is nothing to say.

    `draft` is what the coming set changes to, `rest` the length in seconds of a rest that
    was made longer.
    """
    next_set = _next_set(done, draft)
    if rest is None and not next_set:
        return _praise(done)
    if rest is None:
        action = f"Next {next_set}"
    else:
        action = f"{rest_length(rest)}, then {next_set or 'the next set'}"
    return f"{_fact(done)}. {action}{_way_out(done)}."


def _next_set(done: SetReview, draft: Result | None) -> str:
    """Return what comes next on this exercise, "" where it comes as planned or not at all."""
    verdict = done.verdict
    if done.coming is None or not (verdict.under or verdict.is_hard or verdict.is_easy):
        return ""
    side = "" if done.step.side == "both" else f" on the {done.step.side}"
    return f"{_drafted(done, draft) if draft else _same(done)}{side}"


def _drafted(done: SetReview, draft: Result) -> str:
    if draft.seconds is not None:
        return f"{draft.seconds} s"
    if draft.load != done.result.load:
        return load_words(draft.load)
    reps = f"{draft.reps} {'rep' if draft.reps == 1 else 'reps'}"
    return f"{reps} with {load_words(draft.load)}" if draft.load else reps


def _same(done: SetReview) -> str:
    """Return the unchanged set, with what to do differently where the plan leaves it open."""
    verdict, load, meant = done.verdict, done.result.load, done.step.rir
    if done.has_band and verdict.is_failed:
        return "an easier band"
    if done.has_band and verdict.is_easy and done.may_raise:
        return "a harder band"
    again = f"{load_words(load)} again" if load else "the same again"
    if done.step.is_hold or not verdict.spare or verdict.spare < 0 or not done.may_raise:
        return again
    return f"{again}, down to {_left(meant or 0)} left"


def _way_out(done: SetReview) -> str:
    if done.coming is None or not done.is_short_twice:
        return ""
    words = ", or end the exercise here"
    if done.exercise.easier is None:
        return words
    return f"{words}; {BY_ID['swap'].keys[0]} offers an easier one"


def _fact(done: SetReview) -> str:
    step, result, verdict = done.step, done.result, done.verdict
    if verdict.under:
        again = ", a second short set" if done.is_short_twice else ""
        return f"{_count(result)} of {step.target}{reserve_text(result.rir, ', ')}{again}"
    if verdict.spare:
        return f"{_with_reserve(result)}, {step.rir} meant"
    meant = f", {step.target} meant" if verdict.is_light else ""
    return f"{_with_reserve(result)}{meant}"


def _praise(done: SetReview) -> str:
    """Return a confirmation tied to what was logged, "" where nothing stands out."""
    result, verdict, last = done.result, done.verdict, done.step.last
    if verdict.under:
        return ""
    if verdict.spare == 0:
        return f"{_with_reserve(result)}, {'more than' if verdict.over else 'as'} planned."
    if last is None or last.reps is None or result.reps is None or last.load != result.load:
        return ""
    more = result.reps - last.reps
    return f"{_count(result)}, {more} more than last time." if more > 0 else ""


def _count(result: Result) -> str:
    return str(result.reps) if result.seconds is None else f"{result.seconds} s"


def _with_reserve(result: Result) -> str:
    return f"{_count(result)}{'' if result.rir is None else f' with {_left(result.rir)} left'}"


def _left(rir: int) -> str:
    return f"{MOST_TOLD} or more" if rir >= MOST_TOLD else str(rir or "nothing")


def load_words(load: Load | None) -> str:
    """Return a load as it is said: `22.5 kg`, `35 kg of help`; without one `body weight alone`."""
    if load is None:
        return "body weight alone"
    if load.grams is not None and load.grams < 0:
        return f"{format_load(-load.grams, load.unit)} of help"
    return str(load)
