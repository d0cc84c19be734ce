"""What a coach sends and a lifter answers, while the server is killed and leave comes and goes.

A lifter has two machines, which answer by themselves and know nothing of each other until they
sync. Leave to look is taken back and given again in between, and at last some are forgotten.
"""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager, suppress
from random import Random
from typing import TYPE_CHECKING

from support.machines.postgres import MISSING, Postgres, programs

from backcoach.sync.offers import send, sent_offers
from backcoach.sync.server.errors import SyncError
from backcoach.userfiles import plans
from backcoach.userfiles.exercises_file import accepted_plans
from faults.network.lifter import Lifter, Sent
from faults.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.machines.several import Laptop


STEPS = 24


KILLED = 0.12  # of the steps meet a server that is killed


MOST_WAIT = 0.1  # s from the beginning of a step until it is


TRIES = 5


def offers(folder: Path, count: int, steps: int = STEPS) -> Iterator[Outcome]:
    """Let coaches and lifters live by chance; without a server, nothing."""
    if programs() is None:
        print(MISSING, file=sys.stderr)
        return
    postgres = Postgres()
    try:
        postgres.start()
        database = postgres.database()
        yield _answered(folder, postgres, database, count, steps)
        yield _forgotten(folder, postgres, database, count, steps)
    finally:
        postgres.remove()


def _answered(folder: Path, postgres: Postgres, database: str, count: int, steps: int) -> Outcome:
    outcome = Outcome("plans and notes of a coach: server killed, two machines answer, leave ends")
    for number in range(count):
        lifter = Lifter(
            folder / f"offers {number}", postgres, database, Random(f"answered {number}")
        )
        with _life(outcome, lifter, steps):
            lifter.settle()
            _check(lifter)
    return outcome


def _forgotten(folder: Path, postgres: Postgres, database: str, count: int, steps: int) -> Outcome:
    outcome = Outcome("lifters forgotten at the server while plans are under way")
    for number in range(count):
        lifter = Lifter(
            folder / f"gone {number}", postgres, database, Random(f"forgotten {number}")
        )
        with _life(outcome, lifter, steps):
            before = [_files(lifter, machine) for machine in lifter.machines]
            lena = lifter.logins["lena"]
            postgres.run_as_admin(f"SELECT backcoach.forget_person('{lena}')", database)
            _check_gone(lifter, before)
    return outcome


@contextmanager
def _life(outcome: Outcome, lifter: Lifter, steps: int) -> Iterator[None]:
    """Let a lifter and their coach live by chance, and then what is inside."""
    with outcome.attempt(lifter.machines[0].folder.parent.name):
        for step in range(steps):
            with _perhaps_killed(lifter.postgres, lifter.random):
                try:
                    lifter.step(step)
                except SyncError:
                    lifter.is_sure_of_leave = False
            if not lifter.is_sure_of_leave:
                _know_leave(lifter)
        yield
    lifter.close()


@contextmanager
def _perhaps_killed(postgres: Postgres, random: Random) -> Iterator[None]:
    """Stop the server at once during some steps, and start it again after them."""
    if random.random() > KILLED:
        yield
        return
    wait = random.uniform(0, MOST_WAIT)

    def kill() -> None:
        threading.Event().wait(wait)
        postgres.stop()

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        yield
    finally:
        thread.join()
        postgres.start()


def _know_leave(lifter: Lifter) -> None:
    """Ask whether the leave holds: a server that was killed may or may not have taken it."""
    with lifter.signed_in("lena") as lena:
        lifter.has_leave, lifter.is_sure_of_leave = bool(lena.coaches()), True


def _check(lifter: Lifter) -> None:
    """Nothing that was acknowledged is lost, doubled or changed, and all agree on the answers."""
    first, second = (
        {offer.number: offer for offer in machine.store.offers()} for machine in lifter.machines
    )
    there: dict[int, str] = dict(
        lifter.postgres.run_as_admin(
            "SELECT number, answer FROM backcoach.offer JOIN backcoach.person ON id = lifter"
            f" WHERE login = '{lifter.logins['lena']}'",
            lifter.database,
        )
    )
    assert there.keys() == first.keys() == second.keys(), "machines and server differ"
    assert lifter.sent.keys() <= there.keys(), "what was sent is lost"
    more = [first[number] for number in there.keys() - lifter.sent.keys()]
    unsure = [*lifter.unsure]
    for offer in more:
        got = Sent(offer.title, offer.note, offer.plan)
        assert got in unsure, "something that nobody sent, or twice"
        unsure.remove(got)
    for number, offer in first.items():
        assert offer.answer == second[number].answer == there[number], "the answers differ"
        if number in lifter.sent:
            whole = Sent(offer.title, offer.note, offer.plan)
            assert whole == lifter.sent[number], "changed on its way"
        allowed = lifter.answers.get(number, set()) | {"open"}
        allowed |= {"withdrawn"} if number in lifter.doubtful else set()
        assert offer.answer in allowed, f"an answer that nobody gave: {offer.answer}"
        if number in lifter.withdrawn:
            assert offer.answer == "withdrawn", "taken back, and yet answered"
        elif number in lifter.answers:
            assert offer.answer != "open", "an answer is lost"
    accepted = sorted(
        offer.plan for offer in first.values() if offer.plan and offer.answer == "accepted"
    )
    for machine in lifter.machines:
        machine.store.inspect(whole=True)
        assert len(_files(lifter, machine)) == len(accepted), "a plan is not beside the own file"
        for plan in accepted:
            wanted = plans.parts(plan)
            assert any(plans.parts(kept) == wanted for kept in _files(lifter, machine)), "cut"
    with lifter.signed_in("carl") as carl:
        seen = {offer.number for _, offer in sent_offers(carl)}
    assert seen == (set(there) if lifter.has_leave else set()), "the coach sees what they may not"


def _check_gone(lifter: Lifter, before: list[list[bytes]]) -> None:
    """Nothing of a person is left at the server; their own machines keep what they had."""
    ((left,),) = lifter.postgres.run_as_admin(
        "SELECT count(*)::int FROM backcoach.offer o"
        " LEFT JOIN backcoach.person p ON p.id = o.lifter WHERE p.id IS NULL"
        f" OR p.login = '{lifter.logins['lena']}'",
        lifter.database,
    )
    assert left == 0, "something is left at the server"
    for machine, files in zip(lifter.machines, before, strict=True):
        with suppress(SyncError):
            machine.sync()
            raise AssertionError("a person who was forgotten signs in")
        machine.store.inspect(whole=True)
        assert _files(lifter, machine) == files, "a plan went with the person"
    with lifter.signed_in("carl") as carl:
        assert sent_offers(carl) == []
        with suppress(SyncError):
            send(carl, lifter.logins["lena"], "", "are you there?", None)
            raise AssertionError("sent to nobody")


def _files(lifter: Lifter, machine: Laptop) -> list[bytes]:
    """Return the accepted plans that are in use on a machine."""
    return sorted(data for _, data in accepted_plans(lifter.config(machine)))
