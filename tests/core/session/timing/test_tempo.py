"""Where in a repetition a moment lies, against a clock that stands where it is put."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import Coach, line

from backcoach.core.notation import MAX_PHASE_SECONDS, Tempo
from backcoach.core.session.timing.tempo import moment, phases, reps_done

LENGTHS = st.integers(0, MAX_PHASE_SECONDS)
TEMPOS = st.builds(Tempo, LENGTHS, LENGTHS, LENGTHS, LENGTHS).filter(lambda text: text.seconds > 0)
ELAPSED = st.integers(0, 3_600_000)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("3-1-1-2", [("concentric", 1), ("peak", 2), ("eccentric", 3), ("stretch", 1)]),
        ("3-0-1-1", [("concentric", 1), ("peak", 1), ("eccentric", 3)]),
        ("2-1-X-0", [("concentric", 1), ("eccentric", 2), ("stretch", 1)]),
        ("2-0-0-0", [("eccentric", 2)]),
    ],
)
def test_it_is_written_eccentric_first_and_lived_concentric_first(
    written: str, expected: list[tuple[str, int]]
) -> None:
    assert list(phases(Tempo.parse(written))) == expected


@pytest.mark.parametrize(
    ("elapsed", "rep", "phase", "fraction", "changes_at"),
    [
        (0, 1, "concentric", 0.0, 1000),
        (999, 1, "concentric", 0.999, 1000),
        (1000, 1, "peak", 0.0, 2000),
        (2000, 1, "eccentric", 0.0, 3000),
        (3500, 1, "eccentric", 0.5, 4000),
        (4999, 1, "eccentric", 0.99966, 5000),
        (5000, 1, "stretch", 0.0, 6000),
        (6000, 2, "concentric", 0.0, 7000),
        (60_000, 11, "concentric", 0.0, 61_000),
    ],
)
def test_each_instant_of_3_1_1_1(
    elapsed: int, rep: int, phase: str, fraction: float, changes_at: int
) -> None:
    now = moment(Tempo.parse("3-1-1-1"), elapsed)
    assert (now.rep, now.phase, now.changes_at) == (rep, phase, changes_at)
    assert now.fraction == pytest.approx(fraction, abs=1e-4)
    assert now.done == rep - 1 == reps_done(Tempo.parse("3-1-1-1"), elapsed)


def test_before_the_beginning_it_is_the_first_instant() -> None:
    tempo = Tempo.parse("3-1-1-1")
    assert moment(tempo, -2500) == moment(tempo, 0)
    assert reps_done(tempo, -2500) == 0


@given(TEMPOS)
def test_the_phases_tile_the_repetition(tempo: Tempo) -> None:
    seconds = [moment(tempo, at * 1000).phase for at in range(tempo.seconds)]
    tiles = [(phase, len(list(group))) for phase, group in groupby(seconds)]
    assert tuple(tiles) == phases(tempo)
    assert sum(length for _, length in tiles) == tempo.seconds


@given(TEMPOS, ELAPSED)
def test_every_moment_is_inside_its_phase(tempo: Tempo, elapsed: int) -> None:
    now = moment(tempo, elapsed)
    assert (now.phase, now.seconds) in phases(tempo)
    assert 0 <= now.fraction < 1
    assert now.done == now.rep - 1 == reps_done(tempo, elapsed)


@given(TEMPOS, ELAPSED, ELAPSED)
def test_it_never_goes_back(tempo: Tempo, speed: int, other: int) -> None:
    order = [phase for phase, _ in phases(tempo)]
    earlier, later = (moment(tempo, at) for at in sorted((speed, other)))
    assert (earlier.rep, order.index(earlier.phase), earlier.fraction) <= (
        later.rep,
        order.index(later.phase),
        later.fraction,
    )


@given(TEMPOS, ELAPSED)
def test_nothing_changes_before_the_next_whole_second(tempo: Tempo, elapsed: int) -> None:
    now = moment(tempo, elapsed)
    assert now.changes_at % 1000 == 0
    assert elapsed < now.changes_at <= elapsed + 1000
    just_before = moment(tempo, now.changes_at - 1)
    assert (just_before.rep, just_before.phase) == (now.rep, now.phase)
    assert just_before.changes_at == now.changes_at


@given(TEMPOS, ELAPSED)
def test_a_repetition_later_everything_is_the_same_but_the_count(
    tempo: Tempo, elapsed: int
) -> None:
    now, later = moment(tempo, elapsed), moment(tempo, elapsed + tempo.seconds * 1000)
    assert (later.phase, later.fraction, later.rep) == (now.phase, now.fraction, now.rep + 1)


def test_a_pause_inside_a_phase_holds_it_and_resuming_goes_on_there() -> None:
    coach = Coach(line("row", 1, tempo="3-1-1-1")).begin(get_ready=3).sleep(3 + 3.5).pause()
    tempo = Tempo.parse("3-1-1-1")
    held = moment(tempo, coach.state.elapsed(coach.now))
    assert (held.phase, held.fraction) == ("eccentric", 0.5)
    coach.sleep(600)
    assert moment(tempo, coach.state.elapsed(coach.now)) == held
    coach.resume()
    assert moment(tempo, coach.state.elapsed(coach.now)) == held
    coach.sleep(1.5)
    assert moment(tempo, coach.state.elapsed(coach.now)).phase == "stretch"
