"""The coach's answer to the set just done: the rest, the next set, and why (4.4, 4.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.coaching.advice_words import sentence
from backcoach.core.coaching.just_done import just_done
from backcoach.core.coaching.load_advice import next_result
from backcoach.core.coaching.rest_advice import longer_by
from backcoach.core.session.events import Advised

if TYPE_CHECKING:
    from backcoach.core.coaching.just_done import SetReview
    from backcoach.core.session.plan import Result
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person


def advise(state: State, person: Person, at: int, offset: int) -> Advised | None:
    """Return the answer to the set just done, None where there is nothing to say.

    `at` is in milliseconds UTC, `offset` that of the place in minutes. Asked again after its
    own answer it gives the same one; once the set was corrected, the new answer takes the
    place of the old, down to an empty one that takes it back. Nothing is answered to a
    warm-up, nor once no set is open.
    """
    done = just_done(state, person)
    if state.is_over or state.cursor is None or done is None:
        return None
    extra = longer_by(state, done)
    draft = next_result(done)
    why = sentence(done, draft, _rest(state, extra))
    if not why and not state.advice:
        return None
    return Advised(
        at=at,
        offset=offset,
        step=done.coming.id if done.coming else state.cursor,
        draft=draft or _withdrawn(state, done),
        rest=extra,
        why=why,
    )


def _rest(state: State, extra: int) -> int | None:
    """Return how long the rest is in all, None where it is not longer than planned."""
    if state.countdown is None or not extra:
        return None
    return state.countdown.seconds - state.countdown.advised + extra


def _withdrawn(state: State, done: SetReview) -> Result | None:
    """Return what the coming set was prefilled with, where an earlier answer changed that.

    During a rest only the coach drafts what comes; without one the person may have.
    """
    coming = done.coming
    if coming is None or state.countdown is None or coming.id not in state.drafts:
        return None
    others = {key: draft for key, draft in state.drafts.items() if key != coming.id}
    return replace(state, drafts=others).prefill(coming)
