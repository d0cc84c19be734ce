"""The load of a drop set: a share of what was really lifted in the set before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.loads.lighter_load import lighter_load
from backcoach.core.reason import Reason
from backcoach.core.session.events import Advised

if TYPE_CHECKING:
    from backcoach.core.session.plan import Result, Step
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person


def advise_follow_on(
    state: State, coming: Step, person: Person, at: int, offset: int
) -> Advised | None:
    """Return the load of a drop set where it is not as planned.

    `at` is in milliseconds UTC, `offset` that of the place in minutes. What the person chose stays.
    A rest-pause set is filled in with the load before it by itself.
    """
    done = _followed(state, coming) if coming.scheme == "drop" else None
    if done is None or state.drafts.get(coming.id) != state.asked.get(coming.id):
        return None
    offer = person.gear.loadable(state.plan.exercise(coming))
    load = lighter_load(done.load, coming.share, offer)
    draft = state.prefill(coming)
    if load is None or load == draft.load:
        return None
    why = Reason("follow_on_load", {"load": load})
    return Advised(
        at=at, offset=offset, step=coming.id, draft=replace(draft, load=load, rir=None), why=why
    )


def _followed(state: State, coming: Step) -> Result | None:
    """Return what was done in the set that a follow-on belongs to."""
    for step_id, logged in reversed(state.logged.items()):
        step = state.plan.step(step_id)
        if step is None or step.is_follow_on or logged.result is None:
            continue
        if (step.slot, step.kind, step.side) == (coming.slot, coming.kind, coming.side):
            return logged.result
    return None
