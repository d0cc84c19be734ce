"""What holds of every fork that was mended: nothing is lost, and a replay leads to the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from backcoach.core.session import events as ev
from backcoach.core.session.fold import replay
from backcoach.core.session.fork.net_effect import net_effect
from support.machines.forks import done_sets

if TYPE_CHECKING:
    from backcoach.core.session.fork.mending import Mended
    from backcoach.core.session.state import State
    from support.machines.forks import Fork


def check_laws(fork: Fork, mended: Mended) -> None:
    first, *rest = fork.common
    assert isinstance(first, ev.SessionStarted)
    base = replay(first, rest)
    theirs, own = replay(first, rest + fork.theirs), replay(first, rest + fork.own)
    if mended.apart:
        check_apart(mended, theirs, own)
        return
    after = replay(first, [*rest, *fork.theirs, *mended.events])
    check_their_sets(base, theirs, own, after)
    check_own_sets(fork, mended, base, own, after)
    check_said(fork, mended, base, after)
    check_each_is_somewhere(fork, mended, base)
    steps = [step.id for step in after.plan.steps]
    assert len(steps) == len(set(steps))
    check_replays(first, [*rest, *fork.theirs, *mended.events], after)


def check_apart(mended: Mended, theirs: State, own: State) -> None:
    assert theirs.phase == "discarded"
    first, *later = mended.apart
    assert isinstance(first, ev.SessionStarted)
    assert first.id == "spare"
    assert done_sets(replay(first, later)) == done_sets(own)


def check_their_sets(base: State, theirs: State, own: State, after: State) -> None:
    """What the other machine did stays, but for corrections of what it left as it was."""
    moved = after.started_at - theirs.started_at
    for step, (result, at) in done_sets(theirs).items():
        logged = after.logged.get(step)
        was = base.logged.get(step)
        is_free = was is not None and was.result == result
        if logged is None or logged.result is None:
            assert is_free
            assert step not in own.logged or own.logged[step].result is None
        else:
            assert logged.at == at + moved or (is_free and own.logged.get(step) != was)
            assert logged.result == result or is_free


def check_own_sets(fork: Fork, mended: Mended, base: State, own: State, after: State) -> None:
    """What was done here is in the session at its own instant, or set aside."""
    aside = {id(each.event) for each in mended.aside}
    results = [(logged.result, logged.at) for logged in after.logged.values()]
    for event in net_effect(base, fork.own).remains:
        if not isinstance(event, ev.SetDone) or id(event) in aside:
            continue
        logged = own.logged[event.step]
        moved = {0, after.started_at - own.started_at, after.started_at - base.started_at}
        is_there = any((logged.result, logged.at + span) in results for span in moved)
        is_redone = event.step in base.logged or own.logged[event.step].at != event.at
        assert is_there or is_redone


def check_said(fork: Fork, mended: Mended, base: State, after: State) -> None:
    net = net_effect(base, fork.own).remains
    for event in net:
        if isinstance(event, ev.NoteAdded):
            assert after.phase == "discarded" or event.text in after.notes
        if isinstance(event, ev.PainReported | ev.RedFlagReported):
            assert event in mended.events


def check_each_is_somewhere(fork: Fork, mended: Mended, base: State) -> None:
    """Each event is set aside, or it is a fact; no decision is carried out unseen."""
    aside = {id(each.event) for each in mended.aside}
    facts = (
        ev.SetDone | ev.SetAmended | ev.NoteAdded | ev.PainReported | ev.RedFlagReported,
        ev.ExerciseSwapped | ev.SetAdded | ev.ExerciseChosen | ev.StepSkipped,
        ev.SetsCorrected | ev.SessionCorrected | ev.Finished | ev.Discarded,
    )
    for event in fork.own:
        assert id(event) in aside or isinstance(event, facts[0] | facts[1] | facts[2])
    assert not any(isinstance(event, ev.Undone) for event in mended.events)


def check_replays(first: ev.SessionStarted, later: list[ev.Event], after: State) -> None:
    stored = [msgspec.json.encode(event) for event in (first, *later)]
    started, *rest = [msgspec.json.decode(event, type=ev.Event) for event in stored]
    assert isinstance(started, ev.SessionStarted)
    assert replay(started, rest) == after
