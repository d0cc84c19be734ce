"""Undo: the state before what the person did last, with the time that has passed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.session import events as ev
from backcoach.core.session.past.corrections import without_correction

if TYPE_CHECKING:
    from backcoach.core.session.state import State


def undone(state: State, event: ev.Undone) -> State:
    """Return the state before the last act; in an older session before a run of corrections.

    A pause that came after it is over, one in which it was done stays, and a set that was left
    goes on where it was left. Red flags stay, and so do notes and reports of pain that are not what
    is undone.
    """
    latest = _latest(state) if event.alone else _latest_in_older_sessions(state)
    if latest is None or latest.before is None:
        return state
    back, act = latest.before, latest.last_act
    if state.is_over and back.is_over and not isinstance(act, ev.NoteAdded | ev.PainReported):
        return without_correction(state, latest, back)
    paused = _resumed(state, event.at).paused_for - back.paused_for
    if back.paused_at is not None:
        is_same_pause = back.paused_at == state.paused_at
        back = back if event.alone and is_same_pause else _resumed(back, event.at)
    elif event.alone and act is not None and _has_ended_by_itself(back, act.at):
        back = back.before or back  # the whole hold is to be done again
    elif event.alone and act is not None and back.phase == "working":
        begun_at = back.begun_at + max(0, event.at - act.at)
        back = replace(back, begun_at=begun_at, paused_for=back.paused_for + paused)
    else:
        back = back.shifted(paused)
    if not (event.alone and isinstance(act, ev.NoteAdded)):
        back = replace(back, notes=state.notes)
    if not (event.alone and isinstance(act, ev.PainReported)):
        back = replace(back, pains=state.pains)
    if back.countdown and back.countdown.ends_at <= event.at:
        back = replace(back, countdown=replace(back.countdown, rung=True))
    return replace(back, flags=state.flags)


def pain_undone(state: State) -> int:
    """Return the instant of the report of pain that an undo takes back, 0 where it is another act.

    In milliseconds UTC.
    """
    latest = _latest(state)
    act = latest.last_act if latest else None
    return act.at if isinstance(act, ev.PainReported) else 0


def act_undone(state: State) -> ev.Event | None:
    """Return what an undo takes back."""
    latest = _latest(state)
    return latest.last_act if latest and latest.before else None


def undoes_pause(state: State) -> bool:
    """Tell whether the session is paused and nothing was done since, so that undo goes on."""
    latest = _latest(state)
    before = latest.before if latest else None
    return state.paused_at is not None and (before is None or before.paused_at != state.paused_at)


def _latest(state: State) -> State | None:
    """Return the state right after the last act: a pain with all that was left out for it."""
    earlier: State | None = state
    while earlier is not None and _is_of_a_pain(earlier.last_act, state.last_act):
        if isinstance(earlier.last_act, ev.PainReported):
            return earlier
        earlier = earlier.before
    return state


def _is_of_a_pain(act: ev.Event | None, last: ev.Event | None) -> bool:
    """Tell whether an act may be part of the answer to a pain, in the instant of its report."""
    is_kind = isinstance(act, ev.PainReported | ev.StepSkipped)
    return is_kind and act is not None and last is not None and act.at == last.at


def _latest_in_older_sessions(state: State) -> State | None:
    """Return the state whose `before` is the one before a run of corrections of one set."""
    latest: State | None = state
    while latest is not None and latest.before is not None:
        act, earlier = latest.last_act, latest.before
        is_run = isinstance(act, ev.SetAmended) and earlier.amending == act.step
        if not is_run and not isinstance(act, ev.NoteAdded | ev.PainReported):
            return latest
        latest = earlier
    return None


def _has_ended_by_itself(state: State, at: int) -> bool:
    """Tell whether a hold is under way whose time was over at an instant."""
    step = state.step
    if state.phase != "working" or step is None or not step.is_hold:
        return False
    return state.elapsed(at) >= state.hold_seconds(step) * 1000


def _resumed(state: State, at: int) -> State:
    return state if state.paused_at is None else state.shifted(max(0, at - state.paused_at))
