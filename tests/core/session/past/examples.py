"""Recorded and led sessions, and corrections of them, of any kind."""

from __future__ import annotations

from typing import get_args

import msgspec
from hypothesis import strategies as st
from msgspec.structs import replace

from backcoach.core.notation import Load
from backcoach.core.session import events as ev
from backcoach.core.session.past.recorded import SET_TYPE, Origin, RecordedSet
from backcoach.core.session.plan import Kind, Result, Scheme, Side

MINUTE = 60_000
SCHEMES = [scheme for scheme in get_args(Scheme) if scheme]
BEGAN = 1_795_000_000_000
STRANGE = "Lat Pulldown (Cable)"
NAMES = ("row", "db_row", STRANGE)

LOADS = st.sampled_from(
    [None, Load(24_000), Load(24_040, "lb"), Load(None, band="green"), Load(-20_000)]
)

RESULTS = st.builds(
    Result, reps=st.integers(0, 30), load=LOADS, rir=st.sampled_from([None, 0, 2, 4])
) | st.builds(Result, seconds=st.integers(1, 90), load=LOADS)

SETS = st.builds(
    RecordedSet,
    exercise=st.sampled_from(NAMES),
    result=RESULTS,
    at=st.integers(0, 90).map(lambda minutes: BEGAN + minutes * MINUTE),
    offset=st.sampled_from([0, 60]),
    kind=st.sampled_from(get_args(Kind)),
    side=st.sampled_from(get_args(Side)),
    rest_planned=st.sampled_from([None, 90]),
    rest_taken=st.sampled_from([None, 95, 40_000]),
    note=st.sampled_from(["", "grip went"]),
    reported=st.booleans(),
    extra=st.sampled_from([{}, {"rpe": "8.5"}, *({SET_TYPE: scheme} for scheme in SCHEMES)]),
    target=st.sampled_from(["", "8", "8–10", "8+", "20 s"]),
) | st.builds(
    RecordedSet,
    exercise=st.sampled_from(NAMES),
    result=st.just(Result()),
    at=st.just(BEGAN),
    target=st.sampled_from(["8", "20 s"]),
    skipped=st.just(True),
)

IDS = st.sampled_from([f"{slot}.{number}" for slot in (1, 2, 3) for number in (1, 2)])
NOTES = st.none() | st.sampled_from([(), ("tired",), ("tired", "hot")])
PAINS = st.none() | st.sampled_from([(), (ev.PainReported(at=BEGAN, offset=60, level=3),)])

CORRECTIONS = st.lists(
    st.one_of(
        st.builds(
            ev.SetsCorrected,
            at=st.just(1),
            sets=st.dictionaries(IDS, st.none() | SETS, min_size=1, max_size=3),
        ),
        st.builds(
            ev.SessionCorrected,
            at=st.just(1),
            name=st.none() | st.sampled_from(["Back", "Rücken"]),
            started_at=st.none() | st.integers(0, 9).map(lambda day: BEGAN + day * 86_400_000),
            started_offset=st.none() | st.sampled_from([0, 120]),
            session=st.none() | st.sampled_from(["", "home"]),
            finished_at=st.sampled_from([msgspec.UNSET, None, BEGAN + 90 * MINUTE]),
        ),
        st.builds(ev.SessionCorrected, at=st.just(1), notes=NOTES, pains=PAINS),
        st.builds(ev.Discarded, at=st.just(1)),
        st.builds(ev.Undone, at=st.just(1)),
    ),
    max_size=8,
)


def recorded(**sets: RecordedSet) -> ev.SessionRecorded:
    return ev.SessionRecorded(
        at=BEGAN, id="typed", name="Back", origin=Origin("log"), sets=sets, offset=60
    )


def row(reps: int = 8, minute: int = 1, written: str = "row", **fields: object) -> RecordedSet:
    usual = RecordedSet(
        exercise=written,
        result=Result(reps=reps, load=Load(40_000)),
        at=BEGAN + minute * MINUTE,
        offset=60,
    )
    return replace(usual, **fields)
