"""Sessions that go on in two places at once, by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from backcoach.core.session import events as ev
from backcoach.core.session.fold import replay
from backcoach.core.session.past.corrections import recorded_sets
from support.builders import Coach, exercise, hold, line, one_armed

if TYPE_CHECKING:
    from random import Random

    from backcoach.core.session.state import State

MOVEMENTS = (
    exercise("row"),
    one_armed("db_row"),
    hold("hang", 20),
    exercise("curl", load="bodyweight"),
)


class Fork(NamedTuple):
    """What both machines know, which begins with the start, and how each went on."""

    common: list[ev.Event]
    theirs: list[ev.Event]
    own: list[ev.Event]


def random_fork(random: Random, *, skew: int = 0) -> Fork:
    """Return a fork; the clock of one's own machine is `skew` seconds ahead."""
    lines = [
        line(random.choice(MOVEMENTS), random.randint(1, 3), rest=random.choice([None, 0, 60]))
        for _ in range(random.randint(1, 3))
    ]
    coach = Coach(*lines)
    _go_on(coach, random, random.choice([0, 0, 3, 8, 20]))
    common: list[ev.Event] = [coach.started, *coach.events]
    runs = []
    for ahead in (0, skew):
        other = copy_of(common, coach.now + ahead * 1000)
        _go_on(other, random, random.choice([0, 1, 4, 12, 25]))
        runs.append(other.events[len(common) - 1 :])
    return Fork(common, *runs)


def copy_of(events: list[ev.Event], now: int) -> Coach:
    """Return a session that goes on after these events."""
    first, *later = events
    assert isinstance(first, ev.SessionStarted)
    coach = Coach(plan=first.plan)
    coach.started = first
    coach.now = now
    coach.events = list(later)
    coach.state = replay(first, later)
    return coach


def _go_on(coach: Coach, random: Random, acts: int) -> None:
    for _ in range(acts):
        coach.wait(random.choice([1, 5, 30, 200]))
        act_by_chance(coach, random)


def act_by_chance(coach: Coach, random: Random) -> None:  # noqa: C901, PLR0912  one case for each kind of act
    state = coach.state
    steps = state.plan.steps
    step = random.choice(steps).id
    slot = random.randrange(len(state.plan.slots))
    act = random.choice(
        ["do"] * 6
        + ["amend", "amend", "undo", "undo", "undo", "note", "pain", "skip", "go", "extend"]
        + ["swap", "add", "pause", "resume", "finish", "carry_on", "discard", "correct", "rename"]
        + ["begin", "choose", "advise", "flag"]
    )
    if act in ("do", "begin"):
        if state.step is not None:
            getattr(coach, act)()
    elif act == "amend":
        coach.amend(step, reps=random.randint(1, 12))
    elif act in ("skip", "go"):
        getattr(coach, act)(step)
    elif act == "note":
        coach.tell(ev.NoteAdded(at=coach.now, text=f"note {random.randint(1, 9)}", step=step))
    elif act == "pain":
        coach.pain(random.randint(1, 9))
        if random.random() < 0.5:
            coach.skip(step)
    elif act == "extend":
        coach.extend(random.choice([-15, 15]))
    elif act == "swap":
        coach.swap(slot, random.choice(MOVEMENTS))
    elif act == "add":
        coach.add(slot)
    elif act == "undo":
        coach.tell(ev.Undone(at=coach.now, alone=random.random() < 0.9))
    elif act == "discard" and random.random() < 0.6:
        return
    elif act == "correct":
        _correct(coach, random)
    elif act == "rename":
        at = random.choice([None, coach.started.at - 3_600_000])
        name = random.choice([None, "Other"])
        coach.tell(ev.SessionCorrected(at=coach.now, name=name, started_at=at))
    elif act == "choose":
        coach.choose("row", random.choice(["curl", "hang"]))
    elif act == "advise":
        coach.advise(step, random.choice([0, 15]))
    elif act == "flag":
        if random.random() < 0.1:
            coach.tell(ev.RedFlagReported(at=coach.now, flag="heart"))
    else:
        getattr(coach, act)()


def _correct(coach: Coach, random: Random) -> None:
    sets = recorded_sets(coach.state)
    if not sets or coach.state.phase != "finished":
        return
    name = random.choice(list(sets))
    recorded = sets[name]
    changed = replace(recorded, result=replace(recorded.result, reps=random.randint(1, 20)))
    coach.tell(ev.SetsCorrected(at=coach.now, sets={name: random.choice([None, changed, changed])}))


def done_sets(state: State) -> dict[str, tuple[object, int]]:
    """Return what was done in a session and when, by step."""
    return {
        name: (logged.result, logged.at)
        for name, logged in state.logged.items()
        if logged.result is not None
    }
