"""Sessions of any kind, as the log may hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from hypothesis import strategies as st

from backcoach.core.notation import Load
from backcoach.core.session.events import PainReported, ProgrammeChanged, ProgrammeStep
from backcoach.core.session.past.recorded import Origin
from backcoach.core.session.past.session_record import SessionRecord, SetRecord, Status
from backcoach.core.session.plan import Kind
from backcoach.core.text import clean, one_line
from backcoach.core.units import to_grams
from backcoach.exchange.exporters.export import Export
from exchange.fixtures import SHIPPED

if TYPE_CHECKING:
    from backcoach.core.session.plan import Side

START = 1_790_000_000_000  # September 2026
KINDS: tuple[Kind, ...] = get_args(Kind)
SIDES: tuple[Side, ...] = ("both", "left", "right")
STATUSES: tuple[Status, ...] = ("live", "finished", "discarded")

texts = st.text(max_size=12).map(clean)
lines = texts.map(one_line)
offsets = st.sampled_from([0, 60, 120, -210, 345, 840, -720])
amounts = st.none() | st.integers(0, 200)
rests = st.none() | st.integers(0, 3600)
loads = st.one_of(
    st.none(),
    st.integers(-1_000_000, 1_000_000).map(Load),
    st.integers(1, 99_999).map(lambda hundredths: Load(to_grams(hundredths / 100, "lb"), "lb")),
    st.integers(-1_000_000, 1_000_000).map(lambda grams: Load(grams, "lb")),
    lines.filter(bool).map(lambda name: Load(None, band=name)),
)
exercises = st.sampled_from([*SHIPPED.exercise]).map(
    lambda exercise: exercise.id
) | st.sampled_from(["Bench Press (Barbell)", "=1+1", "-x", "Überzug; \"a\", 'b'", "Face Pull"])


pains = st.builds(
    PainReported,
    at=st.integers(START, START + 6_000_000_000),
    offset=offsets,
    level=st.integers(0, 10),
    place=lines,
    kind=st.sampled_from(["dull", "sharp", "spreading", "rising"]),
)


PROGRAMME_STEPS: tuple[ProgrammeStep, ...] = get_args(ProgrammeStep)
decisions = st.builds(
    ProgrammeChanged,
    at=st.integers(START, START + 6_000_000_000),
    offset=offsets,
    id=st.uuids().map(lambda made: made.hex),
    programme=st.sampled_from(["balanced", "first_pull_up", "Überzug; \"a\" # 'b'", "=x\\n"]),
    step=st.sampled_from(PROGRAMME_STEPS),
)


@st.composite
def set_records(draw: st.DrawFn, step: str) -> SetRecord:
    """A set of any kind under the id of a step."""
    skipped = draw(st.booleans())
    return SetRecord(
        step=step,
        exercise=draw(exercises),
        kind=draw(st.sampled_from(KINDS)),
        side=draw(st.sampled_from(SIDES)),
        set=draw(st.integers(1, 20)),
        target=draw(st.sampled_from(["", "8", "8–10", "8+", "30 s"])),
        reps=None if skipped else draw(amounts),
        seconds=None if skipped else draw(amounts),
        load=None if skipped else draw(loads),
        rir=None if skipped else draw(st.none() | st.integers(0, 4)),
        rest_planned_s=draw(rests),
        rest_taken_s=draw(rests),
        done_at=START + draw(st.integers(-1000, 200_000_000)),
        offset=draw(offsets),
        skipped=skipped,
        reported=draw(st.booleans()),
        name=draw(st.sampled_from(["", "Seated cable row", "Face Pull"])),
        note=draw(texts),
        extra=draw(st.dictionaries(texts, texts, max_size=1)),
    )


@st.composite
def session_records(draw: st.DrawFn) -> SessionRecord:
    """A session of any kind."""
    start = START + draw(st.integers(0, 5_000_000_000))
    steps = draw(st.lists(st.sampled_from(STEPS), unique=True, max_size=6))
    return SessionRecord(
        id=draw(st.uuids()).hex,
        session=draw(st.sampled_from(["beginner", "home", ""])),
        name=draw(lines),
        file=draw(st.sampled_from(["exercises.toml", "", "=x"])),
        started_at=start,
        offset=draw(offsets),
        finished_at=draw(st.none() | st.integers(start, start + 90_000_000)),
        status=draw(st.sampled_from(STATUSES)),
        sets=tuple(draw(set_records(step)) for step in steps),
        origin=draw(st.sampled_from([None, Origin("log"), Origin("hevy", "hevy")])),
        notes=tuple(draw(st.lists(lines.filter(bool), max_size=2))),
        pains=tuple(draw(st.lists(pains, max_size=1))),
        planned=draw(st.integers(0, 40)),
    )


STEPS = [
    f"{slot}.{kind}{number}{side}"
    for slot in (1, 2, 12)
    for kind in ("", "w")
    for number in (1, 2)
    for side in ("", ".left", ".right")
]


def session(*sets: SetRecord, **fields: object) -> SessionRecord:
    """A finished session of these sets, an hour long, in Berlin in summer."""
    values = {
        "id": "0f8b2b6e-6d5c-4c09-9a5e-3a4b5c6d7e8f",
        "session": "beginner",
        "name": "Balanced back",
        "file": "exercises.toml",
        "started_at": START,
        "offset": 120,
        "finished_at": START + 3_600_000,
        "status": "finished",
        "sets": sets,
        "planned": sum(each.kind == "work" for each in sets),
        **fields,
    }
    return SessionRecord(**values)  # type: ignore[arg-type]  # a test gives any of them


def done(step: str, exercise: str, **fields: object) -> SetRecord:
    """A work set that was done and reported, of both sides unless said otherwise."""
    values = {
        "step": step,
        "exercise": exercise,
        "kind": "work",
        "side": "both",
        "set": 1,
        "target": "",
        "reps": None,
        "seconds": None,
        "load": None,
        "rir": None,
        "rest_planned_s": None,
        "rest_taken_s": None,
        "done_at": START + 60_000,
        "offset": 120,
        "skipped": False,
        "reported": True,
        **fields,
    }
    return SetRecord(**values)  # type: ignore[arg-type]  # a test gives any of them


def decision(step: ProgrammeStep = "chosen", **fields: object) -> ProgrammeChanged:
    """A decision about the balanced programme, taken in Berlin in summer."""
    values = {"at": START, "offset": 120, "id": "b1", "programme": "balanced", **fields}
    return ProgrammeChanged(step=step, **values)  # type: ignore[arg-type]  # any of them


def export(*decided: ProgrammeChanged) -> Export:
    """What writers are given: the names that are shipped, nothing lost yet."""
    return Export(SHIPPED, decided)
