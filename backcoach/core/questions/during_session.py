"""Questions during a session: the reserve of the set just done, and an unknown load.

One question at a time: the load is asked once the reserve was said, or the next set began.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.actions import RESERVES, key_text
from backcoach.core.session.set_corrections import has_reps_left, just_done
from backcoach.core.wording.phrases import lower_first, short_place

if TYPE_CHECKING:
    from backcoach.core.actions import Keymap
    from backcoach.core.session.plan import Step
    from backcoach.core.session.state import State
    from backcoach.core.units import Unit

RESERVE_QUESTION = "How many were left?"
LOAD_EXAMPLES: dict[Unit, str] = {"kg": "45 or 7.5", "lb": "100 or 12.5"}


def reserve_asked(state: State) -> Step | None:
    """Return the work set just done while nobody has said how many repetitions were left.

    That of the last set is asked during the cool-down too.
    """
    rest = state.countdown
    if state.phase == "finished" and state.red_flag is None:
        step = state.last_done
    elif state.phase == "resting" and rest is not None:
        step = state.plan.step(rest.after)
    elif state.phase == "ready":
        step = just_done(state)
    elif state.step is not None and state.step.kind == "cooldown":
        step = state.last_done
    else:
        return None
    result = state.result(step) if step else None
    if step is None or result is None or result.rir is not None:
        return None
    return step if has_reps_left(state, step) else None


def load_unknown(state: State) -> Step | None:
    """Return the set that is next or under way where it needs a load and none is known.

    With a machine that helps, no help is a load too: it is asked for before the first set only.
    """
    step = state.step
    if step is None or state.is_over or state.prefill(step).load is not None:
        return None
    kind = state.plan.exercise(step).load
    if kind == "assisted":
        done = map(state.result, state.plan.steps_of(step.slot, step.kind))
        return None if step.id in state.drafts or any(done) else step
    return step if kind == "external" else None


def load_asked(state: State) -> Step | None:
    """Return the set of `load_unknown` unless the reserve of the set before it is asked first."""
    return None if reserve_asked(state) else load_unknown(state)


def reserve_question(
    state: State, keymap: Keymap, selected: str | None = None, *, is_short: bool = False
) -> str:
    """Return the question of the reserve with its keys, "" where it is not asked.

    It is `How many were left?  0 1 2 3 4`, after the exercise where another one is at hand by now,
    or after the set while an earlier one is `selected` to be corrected. `is_short`, one with a name
    is `Row: left?  0 1 2 3 4`.
    """
    step = reserve_asked(state)
    if step is None:
        return ""
    keys = " ".join(key_text(action, keymap) for action in RESERVES)
    about = _asked_of(state, step, selected)
    if not about:
        return f"{RESERVE_QUESTION}  {keys}"
    question = "left?" if is_short else lower_first(RESERVE_QUESTION)
    return f"{about}: {question}  {keys}"


def _asked_of(state: State, step: Step, selected: str | None) -> str:
    """Return the exercise or the set that is asked about, "" where nothing else is in view."""
    if state.step is None or state.step.slot != step.slot:
        return state.plan.exercise(step).name
    is_other = selected is not None and selected != step.id
    return short_place(step).capitalize() if is_other else ""


def load_question(unit: Unit) -> str:
    """Return the question for a load in `unit`."""
    return f"Which load? Type it, as {LOAD_EXAMPLES[unit]}"
