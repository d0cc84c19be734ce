"""What each kind of event does to the state; an event that does not fit returns it unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from backcoach.core.session import events as ev
from backcoach.core.session.blocks import with_next_round
from backcoach.core.session.clock_transitions import (
    block_ended,
    going_on,
    paused,
    rest_ended,
    rest_extended,
    with_end,
    with_resume,
    with_set_begun,
)
from backcoach.core.session.past.corrections import with_corrected_session, with_corrected_sets
from backcoach.core.session.plan_changes import with_added_set, with_choice, with_swapped
from backcoach.core.session.state import Logged, State
from backcoach.core.session.undo import undone

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.session.plan import Result, Step


def _set_begun(state: State, event: ev.SetBegun) -> State:
    if state.is_over or event.step != state.cursor:
        return state
    if state.phase == "working" and state.elapsed(event.at) >= 0:
        return state
    return with_set_begun(state, event.at, event.get_ready)


def _set_cancelled(state: State, event: ev.SetCancelled) -> State:
    if state.phase != "working" or event.step != state.cursor:
        return state
    return replace(with_resume(state, event.at), phase="ready", begun_at=0, get_ready=0)


def _set_done(state: State, event: ev.SetDone) -> State:
    step = state.step
    if state.phase != "working" or step is None or event.step != step.id:
        return state
    draft = state.drafts.get(step.id)
    is_chosen = draft is not None and draft != state.asked.get(step.id)
    logged = Logged(event.result, event.at, event.offset, reported=is_chosen or event.reported)
    return _close(with_resume(state, event.at), step, logged)


def _close(state: State, step: Step, logged: Logged) -> State:
    """Log a step; rest, go on or finish by what is still open."""
    done = replace(
        state, logged={**state.logged, step.id: logged}, begun_at=0, get_ready=0, advice=""
    )
    done = with_next_round(done, step, logged.at)
    following = done.next_open(step.id)
    if following is None:
        return with_end(done, logged.at)
    if logged.result is None:
        return replace(done, phase="ready", cursor=following.id)
    return done.resting(step, following, logged.at)


def _step_skipped(state: State, event: ev.StepSkipped) -> State:
    step = state.plan.step(event.step)
    if state.is_over or step is None or not state.is_open(step):
        return state
    logged = Logged(None, event.at, event.offset)
    open_ids = {each.id for each in state.open_steps()}
    others = {name: logged for name in event.following if name in open_ids}
    if state.phase == "working" and step.id == state.cursor:
        rest = replace(state, logged={**state.logged, **others})
        return _close(with_resume(rest, event.at), step, logged)
    skipped = replace(state, logged={**state.logged, step.id: logged, **others})
    skipped = with_next_round(skipped, step, event.at)
    following = skipped.next_open(step.id)
    if following is None:
        return with_end(with_resume(skipped, event.at), event.at)
    return replace(skipped, cursor=following.id if step.id == state.cursor else state.cursor)


def _cursor_moved(state: State, event: ev.CursorMoved) -> State:
    step = state.plan.step(event.step)
    if state.is_over or step is None or not state.is_open(step) or step.id == state.cursor:
        return state
    phase = "ready" if state.phase == "working" else state.phase
    return replace(state, cursor=step.id, phase=phase)


def _set_amended(state: State, event: ev.SetAmended) -> State:
    step = state.plan.step(event.step)
    if step is None:
        return state
    if state.is_open(step):
        if state.is_over or event.result == state.drafts.get(step.id):
            return state
        return replace(state, drafts={**state.drafts, step.id: event.result})
    logged = state.logged[step.id]
    if logged.result is None or (logged.result == event.result and logged.reported):
        return state
    logged = replace(logged, result=event.result, reported=True)
    return replace(state, logged={**state.logged, step.id: logged})


def _advised(state: State, event: ev.Advised) -> State:
    step = state.plan.step(event.step)
    if state.is_over or step is None or not state.is_open(step):
        return state
    drafts, asked = state.drafts, state.asked
    if event.withdraws:
        drafts, asked = _without(drafts, step.id), _without(asked, step.id)
    elif event.draft is not None:
        drafts, asked = {**drafts, step.id: event.draft}, {**asked, step.id: event.draft}
    rest = state.countdown
    if rest is not None and rest.advised != event.rest:
        now = state.clock(event.at)
        more = event.rest - rest.advised
        ends_at = max(rest.ends_at + more * 1000, min(rest.ends_at, now))
        rest = replace(
            rest,
            ends_at=ends_at,
            seconds=max(1, rest.seconds + more),
            advised=event.rest,
            rung=rest.rung and ends_at <= now,
        )
    after = replace(state, drafts=drafts, asked=asked, countdown=rest, advice=event.why)
    return state if after == state else after


def _without(results: dict[str, Result], step_id: str) -> dict[str, Result]:
    return {key: result for key, result in results.items() if key != step_id}


def _pain_reported(state: State, event: ev.PainReported) -> State:
    return replace(state, pains=(*state.pains, event))


def _red_flag_reported(state: State, event: ev.RedFlagReported) -> State:
    """End the session so that it cannot go on; without a set it does not count as one."""
    ended = state if state.is_over else with_end(with_resume(state, event.at), event.at)
    phase = "finished" if any(logged.result for logged in ended.logged.values()) else "discarded"
    return replace(ended, phase=phase, flags=(*state.flags, event), before=None)


def _red_flag_cleared(state: State, event: ev.RedFlagCleared) -> State:
    return replace(state, flags=(*state.flags, event))


def _note_added(state: State, event: ev.NoteAdded) -> State:
    return state.noted(event.text, event.step) if event.text else state


def _finished(state: State, event: ev.Finished) -> State:
    return state if state.is_over else with_end(with_resume(state, event.at), event.at)


def _continued(state: State, _event: ev.Continued) -> State:
    if state.phase != "finished" or state.red_flag or state.origin:
        return state
    return replace(state, phase="ready", finished_at=None)


def _discarded(state: State, event: ev.Discarded) -> State:
    if state.phase == "finished":
        return replace(state, phase="discarded", before=state, last_act=event)
    return replace(with_end(with_resume(state, event.at), event.at), phase="discarded", before=None)


# Each handler takes the event type under which it is listed.
HANDLERS: dict[type, Callable[[State, Any], State]] = {
    ev.SetBegun: _set_begun,
    ev.SetCancelled: _set_cancelled,
    ev.SetDone: _set_done,
    ev.SetAmended: _set_amended,
    ev.StepSkipped: _step_skipped,
    ev.CursorMoved: _cursor_moved,
    ev.RestExtended: rest_extended,
    ev.RestEnded: rest_ended,
    ev.BlockEnded: block_ended,
    ev.Advised: _advised,
    ev.Paused: paused,
    ev.Resumed: going_on,
    ev.ExerciseSwapped: with_swapped,
    ev.ExerciseChosen: with_choice,
    ev.SetAdded: with_added_set,
    ev.PainReported: _pain_reported,
    ev.RedFlagReported: _red_flag_reported,
    ev.RedFlagCleared: _red_flag_cleared,
    ev.NoteAdded: _note_added,
    ev.Undone: undone,
    ev.Finished: _finished,
    ev.Continued: _continued,
    ev.Discarded: _discarded,
    ev.SetsCorrected: with_corrected_sets,
    ev.SessionCorrected: with_corrected_session,
}
