"""Several machines of one person that train, sync, lose the network and take sessions over."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

from support.builders import Coach, line
from support.diary import Diary, numbered
from support.machines.forks import MOVEMENTS, act_by_chance, copy_of
from support.machines.several import Laptop

from backcoach.core.session import events as ev
from backcoach.core.session.fold import begin
from backcoach.core.session.past.session_record import record
from backcoach.storage.errors import TakenOverError
from backcoach.storage.lock import Lock
from backcoach.sync.server.errors import SyncError
from faults.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.machines.postgres import Postgres

HOUR = 3_600_000
START = 1_795_000_000_000
STEPS = 120
SESSIONS = 12  # that are sent in small transactions, so that a fault comes between two of them
ROUNDS = 12  # in which everything must have come to everybody
FACTS = ev.SetDone | ev.NoteAdded | ev.PainReported


class Led(NamedTuple):
    """A session that a program on a machine leads: its memory, and the lock that it holds."""

    coach: Coach
    lock: Lock


class Machine(Laptop):
    """A machine with a clock of its own, and perhaps a program that leads a session."""

    def __init__(
        self, folder: Path, postgres: Postgres, database: str, login: str, *, name: str, skew: int
    ) -> None:
        super().__init__(folder, postgres, database, login, name)
        self.skew = skew
        self.led: Led | None = None
        self.is_calm = False  # from when on nothing befalls it any more

    def begin(self, name: str, random: Random, now: int) -> None:
        lines = [line(random.choice(MOVEMENTS), random.randint(1, 3)) for _ in range(2)]
        plan = Coach(*lines).started.plan
        started = ev.SessionStarted(at=now, id=name, plan=plan)
        self.store.append(name, [(0, started)], record(begin(started)))

    def resume(self, session: str, now: int) -> None:
        """Let a program lead a session, as a start of the program does."""
        lock = Lock(self.folder)
        assert lock.acquire()
        self.store.lead(session)
        self.led = Led(copy_of(self.log(session), now), lock)

    def leave(self) -> None:
        if self.led is not None:
            self.led.lock.release()
            self.led = None

    def act(self, session: str, random: Random, now: int) -> list[ev.Event]:
        """Do something in a session; return the events."""
        coach = self.led.coach if self.led else copy_of(self.log(session), now)
        coach.now = max(coach.now, now)
        before = len(coach.events)
        act_by_chance(coach, random)
        events = dict(enumerate([coach.started, *coach.events]))
        new = coach.events[before:]
        if new:
            try:
                self.store.append(coach.started.id, events.items(), record(coach.state))
            except TakenOverError:
                self.store.wait(coach.started.id, events, before + 1)
                self.leave()
        return new


def several(
    folder: Path,
    postgres: Postgres,
    count: int,
    machines: int,
    *,
    steps: int = STEPS,
    seed: int = 0,
    make: Callable[..., Machine] = Machine,
    what: str = "",
) -> Outcome:
    """Let so many machines live by chance, with clocks that disagree, and compare them then."""
    words = {2: "two", 5: "five"}
    outcome = Outcome(what or f"{words[machines]} machines on one person, at once and by turns")
    database = postgres.database()
    for number in range(count):
        random = Random(f"{seed} {machines} {number}")
        login = postgres.lifter(database)
        place = folder / f"{machines} {number}"
        own = [
            make(place, postgres, database, login, name=f"m{each}", skew=skew * HOUR)
            for each, skew in enumerate(random.choices([0, -5, 5], k=machines))
        ]
        with outcome.attempt(number):
            facts = _live(own, random, steps)
            _settle(own)
            _compare(own, facts, postgres, database)
        for machine in own:
            machine.leave()
            machine.store.close()
    return outcome


def _live(machines: list[Machine], random: Random, steps: int) -> list[tuple[str, ev.Event]]:
    """Let the machines train and sync; return what was done, noted and felt, by session."""
    facts: list[tuple[str, ev.Event]] = []
    now = START
    for step in range(steps):
        now += random.choice([1, 7, 60, 900]) * 1000 + 1
        machine = random.choice(machines)
        own = now + machine.skew
        known = list(machine.everything())
        chance = random.random()
        if chance < 0.3:
            machine.sync(now)
        elif not known or chance < 0.34:
            machine.begin(f"s{step}", random, own)
        elif chance < 0.42 and machine.led is None:
            machine.resume(random.choice(known), own)
        elif chance < 0.48:
            machine.leave()
        else:
            session = machine.led.coach.started.id if machine.led else random.choice(known)
            new = machine.act(session, random, own)
            facts += ((session, event) for event in new if isinstance(event, FACTS))
    return facts


def _settle(machines: list[Machine]) -> None:
    """End every session at the first machine, and sync until nobody has anything new."""
    for machine in machines:
        machine.leave()
        machine.is_calm = True
    _all_sync(machines)
    first = machines[0]
    for session in first.everything():
        state = first.state(session)
        if not state.is_over:
            first.store.lead(session)
            coach = first.coach(session)
            coach.now += 24 * HOUR
            first.put(coach.finish())
    _all_sync(machines)


def _all_sync(machines: list[Machine]) -> None:
    for _ in range(ROUNDS):
        outcomes = [machine.sync(START) for machine in machines]
        if not any(each.sent or each.received or each.unreadable for each in outcomes):
            return
    raise AssertionError("the machines never agree")


def _compare(
    machines: list[Machine], facts: list[tuple[str, ev.Event]], postgres: Postgres, database: str
) -> None:
    """All have the same, in order, and each fact is in it once or set aside."""
    logs = machines[0].everything()
    for machine in machines:
        assert machine.everything() == logs, "machines differ"
        assert machine.store.waiting() == [], "something waits for ever"
        machine.store.inspect(whole=True)
    check_server(machines[0], postgres, database, {name: len(log) for name, log in logs.items()})
    everything = [event for log in logs.values() for event in log]
    stored = {(type(event), event.at) for event in everything}
    # A set that was undone and done again elsewhere is a correction of it.
    stored |= {(ev.SetDone, event.at) for event in everything if isinstance(event, ev.SetAmended)}
    stored |= {
        (ev.SetDone, recorded.at)
        for event in everything
        if isinstance(event, ev.SetsCorrected)
        for recorded in event.sets.values()
        if recorded is not None
    }
    for machine in machines:
        stored |= {(type(each.what.event), each.what.event.at) for each in machine.store.aside()}
    for session, event in facts:
        assert (type(event), event.at) in stored, f"{session} lost {event}"


def check_server(
    machine: Laptop, postgres: Postgres, database: str, counts: dict[str, int]
) -> None:
    """The log of a person at the server is that of the machine: no gap, nothing twice, in order."""
    person = machine.store.machine().person
    rows = postgres.run_as_admin(
        f"SELECT session, seq, place, body FROM backcoach.event WHERE person = {person}"
        f" ORDER BY session, seq",
        database,
    )
    logs: dict[str, list[tuple[int, int, bytes]]] = {}
    for session, number, place, body in rows:
        logs.setdefault(session, []).append((number, place, bytes(body)))
    assert {session: len(log) for session, log in logs.items()} == counts, "the server differs"
    for session, log in logs.items():
        numbers, places, bodies = zip(*log, strict=True)
        assert list(numbers) == list(range(len(log))), "a gap, or an event twice"
        assert list(places) == sorted(set(places)), "the order of the log is not kept"
        assert list(bodies) == machine.store.bodies(session, 0), "another event at the server"


def sync_until_done(machine: Laptop, tries: int = 20) -> None:
    """Sync again and again, as often as the server is away."""
    for _ in range(tries):
        try:
            machine.sync(START)
        except SyncError:
            continue
        return
    raise AssertionError("no sync came through")


def check_laptop(laptop: Laptop, postgres: Postgres, database: str) -> None:
    counts = {session: len(log) for session, log in laptop.everything().items()}
    check_server(laptop, postgres, database, counts)


def laptop_with_sessions(folder: Path, postgres: Postgres, database: str) -> Laptop:
    """Return a machine of a new person with some sessions to send."""
    laptop = Laptop(folder, postgres, database, postgres.lifter(database))
    with laptop.store.transaction():
        for number in range(SESSIONS):
            laptop.put(Diary(f"s{number}", day=number).do(3).note("grip"))
    assert len(numbered(Diary("one").do(3).note("grip"))) == len(laptop.log("s0"))
    return laptop
