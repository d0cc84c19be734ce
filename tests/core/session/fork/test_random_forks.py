"""Laws of every mended fork: nothing is lost, and everybody comes to the same session."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.machines.fork_laws import check_laws
from support.machines.forks import done_sets, random_fork

from backcoach.core.session import events as ev
from backcoach.core.session.fold import advance, begin, replay
from backcoach.core.session.fork.mending import Mended, mend
from backcoach.core.session.fork.net_effect import net_effect


@given(seed=st.integers(0, 10**9), skew=st.sampled_from([0, 0, -4000, 4000]))
def test_the_laws_hold_for_any_fork(seed: int, skew: int) -> None:
    fork = random_fork(Random(seed), skew=skew)
    check_laws(fork, mend(*fork, "spare"))


@given(seed=st.integers(0, 10**9))
def test_what_remains_of_a_run_leads_where_the_run_led(seed: int) -> None:
    """The sets that remain are those that are done in the end."""
    fork = random_fork(Random(seed))
    first, *rest = fork.common
    assert isinstance(first, ev.SessionStarted)
    base = replay(first, rest)
    net = net_effect(base, fork.own)
    assert net.state == replay(first, rest + fork.own)
    count = len(net.remains) + len(net.undone) + len(net.idle)
    assert count == len(fork.own)
    if not any(isinstance(event, ev.Undone | ev.SetsCorrected) for event in net.remains):
        done = {event.step for event in net.remains if isinstance(event, ev.SetDone)}
        assert done >= set(done_sets(net.state)) - set(done_sets(base))


@pytest.mark.parametrize("seed", range(40))
def test_mending_what_is_in_order_already_adds_nothing(seed: int) -> None:
    fork = random_fork(Random(seed))
    mended = mend(fork.common, fork.theirs, [], "spare")
    assert mended == Mended()
    alone = mend(fork.common, [], fork.own, "spare")
    state = begin(fork.common[0])  # type: ignore[arg-type]
    for event in (*fork.common[1:], *alone.events):
        state, _ = advance(state, event)
    assert set(done_sets(state)) <= {step.id for step in state.plan.steps}
