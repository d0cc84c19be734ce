"""Short texts about steps, results, rests and actions, the same on every interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.actions import BY_ID
from backcoach.core.notation import clock_text
from backcoach.core.session.plan import ROUNDS_BY_TIME
from backcoach.core.session.timing.countdown import rest_after
from backcoach.core.wording.reasons_en import reason_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.notation import Load
    from backcoach.core.session.fold import Signal
    from backcoach.core.session.plan import Kind, Plan, Result, Scheme, Step
    from backcoach.core.session.state import State

# What Space begins and ends; "" where that depends on the set.
LABELS: dict[Kind, tuple[str, str]] = {
    "easy": ("Start easy minutes", "End easy minutes"),
    "warmup": ("Start warm-up", ""),
    "work": ("", ""),
    "cooldown": ("Start cool-down", "End cool-down"),
}
SET_NAMES: dict[Scheme, str] = {
    "drop": "drop set",
    "rest_pause": "rest-pause set",
    **dict.fromkeys(("circuit", "amrap", "density"), "round"),
}
SCHEME_NAMES: dict[Scheme, str] = {"emom": "EMOM", "amrap": "AMRAP", "density": "Density"}
LEAST_MINUTES = 2  # shorter times are said in seconds
STAR = "★"  # stands at a record
RECORD_WORDS = {
    "load": "Heaviest set",
    "help": "Least help",
    "seconds": "Longest hold",
    "reps": "Most reps",
    "e1rm": "New best",
}
LOOKING = "This session is only shown here"


def place(plan: Plan, step: Step) -> str:
    """Return which set of how many a step is: `left side · set 2 of 3`, or when it is."""
    if not step.is_set:
        return "before the first set" if step.kind == "easy" else "after the last set"
    text = f"{set_name(step)} {plan.number_of(step)}"
    if step.scheme not in ROUNDS_BY_TIME:
        text += f" of {plan.sets_of(step)}"
    return text if step.side == "both" else f"{step.side} side · {text}"


def set_name(step: Step) -> str:
    """Return what a set is called: `set`, `warm-up`, `drop set`."""
    return "warm-up" if step.kind == "warmup" else SET_NAMES.get(step.scheme, "set")


def short_place(step: Step) -> str:
    """Return which set a step is: `left, set 2`; what follows a set has no number here."""
    text = set_name(step) if step.is_follow_on else f"{set_name(step)} {step.set}"
    return text if step.side == "both" else f"{step.side}, {text}"


def where(state: State, step: Step) -> str:
    """Return which set a step is, with its exercise where that is not the current one."""
    if step.is_set and state.step is not None and state.step.slot == step.slot:
        return short_place(step).capitalize()
    return name_and_place(state.plan, step)


def name_and_place(plan: Plan, step: Step) -> str:
    """Return the exercise of a step and which set it is: `Row, left, set 2`; `Cool-down`."""
    name = plan.exercise(step).name
    return f"{name}, {short_place(step)}" if step.is_set else name


def amount(target: str, load: Load | None, *, hold: bool) -> str:
    """Return a target with its load: `10 × 24 kg`, `8–10 reps`, `30 s`."""
    if load is not None:
        return f"{target} × {load}"
    return target if hold or not target else f"{target} {'rep' if target == '1' else 'reps'}"


def goal_text(state: State, step: Step) -> str:
    """Return the target of a step with the load that it will be logged with.

    What the coach or the person decided for this step counts more than the plan.
    """
    return amount(target_of(state, step), state.prefill(step).load, hold=step.is_hold)


def target_of(state: State, step: Step) -> str:
    """Return the reps or seconds that a set asks for: as planned, or as decided for it.

    As many as one can stay that, `4+`, where a decision changed the load alone.
    """
    count = count_of(state.prefill(step))
    is_decided = step.id in state.drafts and step.target != f"{count}+"
    return count if is_decided else step.target


def leave_text(step: Step) -> str:
    """Return when to stop: ` with 2 left`; `, as many as you can with 1 left` in an honest set."""
    if step.rir is None:
        return ""
    left = f"with {step.rir} left"
    return f", as many as you can {left}" if step.is_honest else f" {left}"


def count_of(result: Result) -> str:
    """Return the reps or seconds of a result: `9`, `30 s`."""
    if result.seconds is not None:
        return f"{result.seconds} s"
    return "" if result.reps is None else str(result.reps)


def result_text(result: Result) -> str:
    """Return a result in full: `9 × 22.5 kg · 2 left`."""
    hold = result.seconds is not None
    return amount(count_of(result), result.load, hold=hold) + reserve_text(result.rir, " · ")


def log_text(state: State, step: Step) -> str:
    """Return what a set is logged with: `Set 2: 9 × 24 kg`, `Set 3 will be: 8`."""
    result = state.result(step) or state.prefill(step)
    verb = " will be" if state.is_open(step) else ""
    return f"{where(state, step)}{verb}: {result_text(result)}"


def reserve_text(rir: int | None, before: str = "") -> str:
    """Return how many reps were left, after `before`: `2 left`, "" where they are unknown."""
    if rir is None:
        return ""
    return f"{before}{'4 or more' if rir >= 4 else rir} left"  # noqa: PLR2004  R-RPE-01: the scale ends at 4+


def reserve_cell(rir: int | None) -> str:
    """Return how many reps were left, for a table: `2`, `4+`, "" where they are unknown."""
    return "" if rir is None else "4+" if rir >= 4 else str(rir)  # noqa: PLR2004  as above


def _whole_minutes(result: Result) -> str:
    """Return a long time in minutes: `5 min`, "" for another one and for reps."""
    minutes, rest = divmod(result.seconds or 0, 60)
    return "" if rest or minutes < LEAST_MINUTES else f"{minutes} min"


def counts_text(results: Sequence[Result]) -> str:
    """Return several results in short: `10, 10, 9 × 22.5 kg`, several loads with each set."""
    counts = ", ".join(_whole_minutes(result) or count_of(result) for result in results)
    loads = list(dict.fromkeys(result.load for result in results))
    if len(loads) == 1 and loads[0] is not None:
        return f"{counts} × {loads[0]}"
    if len(loads) == 1:
        return counts
    return ", ".join(
        amount(count_of(result), result.load, hold=result.seconds is not None) for result in results
    )


def assumed_text(assumed: int, sets: int) -> str:
    """Return that nobody said how sets went: ` (assumed)` for all of them, ` (2 assumed)`."""
    if not assumed:
        return ""
    return " (assumed)" if assumed == sets else f" ({assumed} assumed)"


def last_time(plan: Plan, step: Step) -> str:
    """Return the results of the last time on the side of a step, "" for the first time."""
    results = [
        other.last
        for other in plan.steps_of(step.slot, "work")
        if other.last is not None and (other.side == step.side or step.kind == "warmup")
    ]
    if not results:
        return ""
    return f"{counts_text(results)}{reserve_text(results[-1].rir, ', ')}"


def coming_rest(state: State) -> str:
    """Return the length and the reason of the rest after the current set, if there is one."""
    step = state.step
    if step is None:
        return ""
    following = state.following()
    if following is None:
        return "The last set" if step.is_set else "Then the session ends"
    rest = rest_after(state.plan, step, following)
    if rest is None:
        return "No rest: a drop set follows" if following.scheme == "drop" else "No rest after it"
    return f"Then rest {clock_text(rest.seconds)}. {reason_text(rest.why)}"


def next_label(state: State, now: int | None = None) -> str:
    """Return what the action `next` does in this state, "" where it does nothing.

    With `now` (ms) also while somebody gets ready, when it starts the set at once.
    """
    if state.is_over:
        return ""
    if state.paused_at is not None:
        return "Go on"
    step = state.step
    if step is None:
        return "Finish"
    if state.phase == "working":
        if now is not None and state.elapsed(now) < 0:
            return "Start now"
        return LABELS[step.kind][1] or ("End the hold" if step.is_hold else "Set done")
    if label := LABELS[step.kind][0]:
        return label
    return "Start next set" if state.phase == "resting" else "Start set"


def action_label(action: str, state: State, now: int | None = None) -> str:
    """Return what the footer calls an action, which may do another thing in this state."""
    if action == "next":
        return next_label(state, now)
    if action == "finish" and state.phase == "finished":
        return "Go on training"
    if action == "pause" and state.paused_at is not None:
        return "Go on"
    return BY_ID[action].label


def is_early(state: State) -> bool:
    """Return whether a session was ended while sets were open."""
    return any(step.kind == "work" for step in state.open_steps())


def end_title(state: State) -> str:
    """Return how a session ended."""
    return "Ended early" if is_early(state) else "Session complete"


def about_left(seconds: int) -> str:
    """Return a remaining time, rounded: `about 31 min left`."""
    minutes = max(1, round(seconds / 60))
    if seconds <= 0:
        return "nothing left"
    return f"about {minutes} min left"


def lower_first(sentence: str) -> str:
    """Return a sentence as it is written after a colon; an abbreviation keeps its capitals."""
    if sentence[1:2].isupper():
        return sentence
    return sentence[:1].lower() + sentence[1:]


def signal_text(signal: Signal, state: State) -> str:
    """Return the text of the notification for a signal."""
    step = state.step
    if signal == "session" or step is None:
        return "Session complete"
    coming = name_and_place(state.plan, step)
    return f"{'Rest over' if signal == 'rest' else 'Next'}: {coming}"
