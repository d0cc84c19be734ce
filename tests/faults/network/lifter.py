"""A lifter on a machine of their own, to whom a coach sends plans."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from support.machines.postgres import SECRET, Postgres
from support.machines.several import Laptop

from backcoach.run.offers import accept, refuse, settle_plans
from backcoach.sync.offers import send, withdraw
from backcoach.sync.practice import Practice
from backcoach.sync.server.errors import SyncError

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from backcoach.storage.sharing.values import Answer


PLAN = """
[[session]]
id = "pull{number}"
name = "Pull {number}"
level = "beginner"
[[session.exercise]]
exercise = "lat_pulldown"
sets = {sets}
"""


class Sent(NamedTuple):
    """What the server has acknowledged, or may have taken before it was killed."""

    title: str
    note: str
    plan: bytes


class Lifter:
    """Lena with two machines, Carl who coaches her, and what was said to and by them."""

    def __init__(self, folder: Path, postgres: Postgres, database: str, random: Random) -> None:
        self.logins = {name: postgres.lifter(database, name) for name in ("lena", "carl")}
        self.postgres, self.database = postgres, database
        self.machines = [
            Laptop(folder, postgres, database, self.logins["lena"], name)
            for name in ("laptop", "desktop")
        ]
        self.sent: dict[int, Sent] = {}
        self.unsure: list[Sent] = []
        self.withdrawn: set[int] = set()
        self.doubtful: set[int] = set()  # to take back, of which nobody said whether it is
        self.answers: dict[int, set[Answer]] = {}
        self.has_leave = self.is_sure_of_leave = True
        self.random = random
        self.say("lena", let=True)

    def config(self, machine: Laptop) -> Path:
        return machine.folder.with_name(f"{machine.name} config")

    def signed_in(self, name: str) -> Practice:
        return Practice(self.postgres.address(self.logins[name], self.database), SECRET)

    def say(self, name: str, *, let: bool) -> None:
        with self.signed_in(name) as lena:
            if let:
                lena.let(self.logins["carl"])
            else:
                lena.stop(self.logins["carl"])
        self.has_leave = let

    def step(self, number: int) -> None:
        """Let something happen by chance. Raises SyncError where the server is away."""
        chance, machine = self.random.random(), self.random.choice(self.machines)
        if chance < 0.3:
            self._send(number)
        elif chance < 0.36:
            self._withdraw()
        elif chance < 0.46:
            self.say("lena", let=not self.has_leave)
        elif chance < 0.7:
            self._answer(machine)
        else:
            machine.sync()
            settle_plans(machine.folder, self.config(machine))

    def _send(self, number: int) -> None:
        text = PLAN.format(number=number, sets=self.random.randint(1, 5)).encode()
        plan = text if self.random.random() < 0.7 else b""
        offer = Sent(f"Pull {number}" if plan else "", f"note {number}", plan)
        had_leave = self.has_leave
        try:
            with self.signed_in("carl") as carl:
                place = send(carl, self.logins["lena"], offer.title, offer.note, plan or None)
        except SyncError:
            self.unsure += [offer] if had_leave else []
            raise
        assert had_leave, "sent without leave"
        assert place not in self.sent, "a number twice"
        self.sent[place] = offer

    def _withdraw(self) -> None:
        open_ones = self.sent.keys() - self.withdrawn
        if open_ones:
            number = self.random.choice(sorted(open_ones))
            self.doubtful.add(number)
            with suppress(SyncError), self.signed_in("carl") as carl:  # it may be answered
                withdraw(carl, self.logins["lena"], number)
                self.withdrawn.add(number)

    def _answer(self, machine: Laptop) -> None:
        known = [each for each in machine.store.offers() if each.answer != "withdrawn"]
        if known:
            offer = self.random.choice(known)
            act, answer = self.random.choice([(accept, "accepted"), (refuse, "refused")])
            act(machine.store, offer, self.config(machine))
            self.answers.setdefault(offer.number, set()).add(answer)  # type: ignore[arg-type]

    def settle(self) -> None:
        """Sync both machines until both have heard of all that either said."""
        for _ in range(2):
            for machine in self.machines:
                machine.sync()
                settle_plans(machine.folder, self.config(machine))

    def close(self) -> None:
        for machine in self.machines:
            machine.store.close()
