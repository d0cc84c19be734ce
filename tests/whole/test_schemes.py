"""Each way to write sets, walked to its end: on the screen, in lines, through kills, in time."""

from __future__ import annotations

import re
from functools import cache
from itertools import cycle
from typing import TYPE_CHECKING

import pytest
from support.screen.stage import FakeHost, on_stage
from support.shipped import shipped

from backcoach.core.exercises.file.reading import parse_bytes
from backcoach.core.planning.easy_minutes import with_easy_minutes
from backcoach.core.planning.expand import expand
from backcoach.core.session import events as ev
from backcoach.core.session.fold import advance, begin, due, next_deadline, replay
from backcoach.core.session.past.session_record import record
from backcoach.core.session.timing.duration import READINESS, session_seconds
from backcoach.plain.conversation import Plain
from backcoach.signals.spoken import spoken
from backcoach.userfiles.exercises_file import shipped_path

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Library, Session
    from backcoach.core.session.plan import Plan
    from backcoach.core.session.state import State

LOADED = 'exercise = "cable_row"\nload = "40 kg"\nsetup = 30\n'
SCHEMES = {
    "reps": LOADED + "reps = [12, 10, 8]\nrest = [60, 90]",
    "least": LOADED + 'reps = [5, 5, "5+"]\nrest = 60',
    "most": LOADED + 'sets = 2\nreps = "max"\nrest = 60',
    "effort": LOADED + 'reps = ["8 @7", "8 @8"]\nrest = 60',
    "loads": 'exercise = "cable_row"\nreps = ["8 x 20 kg", "8 x 25 kg"]\nrest = 60',
    "shares": 'exercise = "lat_pulldown"\nreps = ["5 x 70%", "3 x 80%"]\nrest = 60',
    "ramp": LOADED + 'sets = 4\nreps = 5\nramp = "10%"\nrest = 60',
    "drops": LOADED + 'sets = 2\nreps = 8\nrest = 60\ndrops = ["80%", "60%"]',
    "drops of one side": (
        'exercise = "db_row"\nload = "20 kg"\nsets = 2\nreps = 8\nrest = 60\ndrops = ["80%"]'
    ),
    "rest-pause": LOADED + "sets = 1\nreps = 12\nrest_pause = [20, 20]",
    "circuit": (
        LOADED + 'sets = 2\nreps = 8\nsuperset = "a"\n[[session.exercise]]\n'
        'exercise = "kb_deadlift"\nload = "24 kg"\nsets = 2\nreps = 8\nsuperset = "a"\n'
        '[[session.exercise]]\nexercise = "plank"\nsets = 2\nsuperset = "a"'
    ),
    "emom": LOADED + "sets = 4\nreps = 5\nevery = 60",
    "emom in turns": (
        LOADED + 'sets = 2\nreps = 5\nevery = 60\nsuperset = "a"\n[[session.exercise]]\n'
        'exercise = "kb_deadlift"\nload = "24 kg"\nsets = 2\nreps = 5\nevery = 60\nsuperset = "a"'
    ),
    "amrap": LOADED + 'reps = 5\nwithin = "2m"',
    "amrap in turns": (
        LOADED + 'reps = 5\nwithin = "2m"\nsuperset = "a"\n[[session.exercise]]\n'
        'exercise = "db_row"\nload = "20 kg"\nreps = 5\nwithin = "2m"\nsuperset = "a"'
    ),
    "density": LOADED + 'reps = 6\nwithin = "2m"\nrest = 20',
}
HOLD = """
[[exercise]]
id = "plank"
name = "Plank"
pattern = "core"
primary = ["abdominal wall"]
load = "bodyweight"
seconds = 20
"""
LAST = '\n[[session.exercise]]\nexercise = "lat_pulldown"\nload = "45 kg"\nsets = 1\nreps = 8\n'


@cache
def written(name: str) -> tuple[Library, Session]:
    text = f'[[session]]\nid = "s"\nname = "S"\n[[session.exercise]]\n{SCHEMES[name]}{LAST}'
    library = parse_bytes(f"{text}{HOLD}".encode(), "f", shipped_path().read_bytes())
    return library, library.session[0]


@cache
def plan_of(name: str) -> Plan:
    return expand(*written(name))


def kinds(state: State) -> set[str]:
    return {done.extra.get("set_type", "") for done in record(state).sets}


KINDS = {
    "ramp": {"ramp", ""},
    "drops": {"drop", ""},
    "drops of one side": {"drop", ""},
    "rest-pause": {"rest_pause", ""},
    "circuit": {"circuit", ""},
    "emom": {"emom", ""},
    "emom in turns": {"emom", ""},
    "amrap": {"amrap", ""},
    "amrap in turns": {"amrap", ""},
    "density": {"density", ""},
}


def assert_whole(state: State, name: str) -> None:
    """Every set of a scheme was done and is logged with its kind."""
    assert state.phase == "finished"
    assert all(state.result(step) for step in state.plan.steps)
    assert kinds(state) == KINDS.get(name, {""})


SIZES = cycle([(120, 36), (80, 24), (40, 12), (100, 30), (60, 20)])


@pytest.mark.parametrize(("name", "size"), list(zip(SCHEMES, SIZES, strict=False)))
async def test_a_scheme_is_walked_to_its_end_on_the_screen(
    name: str, size: tuple[int, int]
) -> None:
    host = FakeHost(plan_of(name), written(name)[0])
    async with on_stage(host, size) as stage:
        for number in range(200):
            if stage.state.is_over:
                break
            if number in (2, 5):
                await stage.press("b")  # big for some steps
            if stage.state.phase == "working":
                await stage.wait(19)
            if stage.state.phase in ("ready", "working"):
                await stage.press("space")
            else:
                left = (stage.host.session.next_deadline() or 0) - host.clock.now()
                await stage.wait(max(1, left / 1000))
                if stage.state.phase == "resting" and stage.state.countdown.rung:  # type: ignore[union-attr]
                    await stage.press("space")
        assert_whole(stage.state, name)
        assert stage.says("complete") or stage.says("Complete") or stage.says("DONE")


@pytest.mark.parametrize("name", SCHEMES)
def test_a_scheme_is_walked_to_its_end_in_lines_and_through_kills(name: str) -> None:
    host = FakeHost(plan_of(name), written(name)[0])
    said: list[str] = []
    plain = Plain(host, said.append)
    plain.open()
    for _ in range(300):
        state = host.session.state
        if state.is_over:
            break
        events = list(host.notebook.events)
        started = ev.SessionStarted(at=state.started_at, id=state.id, plan=plan_of(name))
        again = replay(started, events)
        assert again == state  # whoever starts the program after a kill goes on here
        if state.phase == "working":
            host.clock.advance(17)
            plain.tick()
        if host.session.state.phase in ("ready", "working"):
            plain.hear("")
        else:
            left = (host.session.next_deadline() or 0) - host.clock.now()
            host.clock.advance(max(1, left / 1000))
            plain.tick()
            if host.session.state.phase == "resting" and host.session.next_deadline() is None:
                plain.hear("")
    assert_whole(host.session.state, name)
    asks_for_a_clock = any(line.startswith(("As many rounds", "A set every")) for line in said)
    assert asks_for_a_clock == (name.split(maxsplit=1)[0] in ("emom", "amrap", "density"))


def simulated(plan: Plan) -> float:
    """The seconds that a session takes somebody who does what it says when it says so."""
    now = 0
    state = begin(ev.SessionStarted(at=0, id="s", plan=plan))
    now += session_start(plan) * 1000
    while not state.is_over:
        deadline = next_deadline(state)
        step = state.step
        assert step is not None
        if state.phase == "working" and not step.is_hold:
            done_at = state.begun_at + step.work_seconds * 1000
            now = max(now, done_at)
            if deadline is not None and deadline < done_at:
                state, _ = advance(state, due(state, deadline) or ev.Finished(at=now))
                continue
            event: ev.Event = ev.SetDone(at=now, step=step.id, result=state.prefill(step))
        elif deadline is not None and (state.phase != "ready" or state.block is None):
            now = deadline
            event = due(state, now) or ev.Finished(at=now)
        else:
            event = ev.SetBegun(at=now, step=step.id)
        before = state
        state, _ = advance(state, event)
        if state is before or (isinstance(event, ev.RestEnded) and state.phase == "resting"):
            state, _ = advance(state, ev.SetBegun(at=now, step=step.id))
    return (state.finished_at or now) / 1000


def session_start(plan: Plan) -> int:
    return READINESS + plan.slots[plan.steps[0].slot].setup


@pytest.mark.parametrize("name", SCHEMES)
def test_the_length_of_a_scheme_is_what_it_takes(name: str) -> None:
    plan = plan_of(name)
    assert session_seconds(plan) == pytest.approx(simulated(plan), rel=0.1)


@pytest.mark.parametrize("session", shipped().session, ids=lambda session: session.id)
def test_the_length_of_a_shipped_session_is_what_it_takes(session: Session) -> None:
    plan = with_easy_minutes(expand(shipped(), session), session)
    assert session_seconds(plan) == pytest.approx(simulated(plan), rel=0.1)
    if written := re.search(r" (\d+) minutes", session.about):
        assert session_seconds(plan) == pytest.approx(60 * int(written[1]), rel=0.1)


@pytest.mark.parametrize("name", SCHEMES)
def test_the_voice_names_every_set(name: str) -> None:
    plan = plan_of(name)
    started = ev.SessionStarted(at=0, id="s", plan=plan)
    state = begin(started)
    assert spoken(None, state, started)
    now = 0
    while not state.is_over:
        step = state.step
        assert step is not None
        event: ev.Event = ev.SetBegun(at=now, step=step.id)
        if state.phase == "working":
            now += 15_000
            event = due(state, now) or ev.SetDone(at=now, step=step.id, result=state.prefill(step))
        elif state.phase == "resting":
            now = next_deadline(state) or now
            event = due(state, now) or event
        before = state
        state, _ = advance(state, event)
        if isinstance(event, ev.SetBegun | ev.SetDone | ev.RestEnded):
            assert spoken(before, state, event), event
