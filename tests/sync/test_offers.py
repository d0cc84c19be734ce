"""What coaches send: who answers, and what of it reaches each machine."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from support.diary import Diary
from support.machines.postgres import SECRET
from sync.people import PLAN, People

from backcoach.sync.offers import exchange_offers, sent_offers, withdraw
from backcoach.sync.practice import Practice
from backcoach.sync.server import schema_versions
from backcoach.sync.server.connection import VERSION
from backcoach.sync.server.errors import SyncError
from backcoach.sync.server.schema_versions import init_server, steps

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.machines.postgres import Postgres
    from support.machines.several import Laptop

    from backcoach.storage.sharing.values import Offer


def answers(machine: Laptop) -> list[str]:
    return [offer.answer for offer in machine.store.offers()]


def test_what_is_sent_reaches_every_machine_and_the_answer_goes_back(people: People) -> None:
    assert people.send() == 1
    assert people.laptop.sync().offers == people.desktop.sync().offers == 1
    (offer,) = people.desktop.store.offers()
    assert (offer.sender, offer.name, offer.title) == (people.logins["carl"], "Carl", "Pulls")
    assert (offer.note, offer.plan, offer.answer) == ("light", PLAN, "open")
    people.laptop.store.answer_offer(1, "accepted")
    assert people.laptop.sync().offers == people.desktop.sync().offers == 0
    assert answers(people.desktop) == ["accepted"]
    ((login, sent),) = sent_offers(people.carl)
    assert (login, sent.answer) == (people.logins["lena"], "accepted")
    people.desktop.store.answer_offer(1, "refused")
    people.desktop.sync()
    people.laptop.sync()
    assert answers(people.laptop) == ["refused"]


def test_an_answer_given_without_a_network_is_not_overwritten_by_what_the_server_has(
    people: People,
) -> None:
    people.send()
    people.laptop.sync()
    people.laptop.store.answer_offer(1, "refused")
    people.laptop.store.read_offers_up_to(0)
    people.laptop.store.keep_offer(people.laptop.store.offers()[0])
    assert answers(people.laptop) == ["refused"]
    people.laptop.sync()
    assert sent_offers(people.carl)[0][1].answer == "refused"


def test_sessions_go_on_beside_offers(people: People) -> None:
    """An offer is a change in the log of the lifter, in which no event is passed over."""
    people.laptop.put(Diary("one").do(1))
    people.send()
    people.laptop.sync()
    people.send()
    people.laptop.put(people.laptop.coach("one").do(1))
    people.laptop.sync()
    people.desktop.sync()
    assert people.desktop.everything() == people.laptop.everything()
    assert people.laptop.sync().received == people.desktop.sync().received == 0
    assert len(people.desktop.store.offers()) == 2


def test_what_has_no_answer_can_be_taken_back_and_what_has_one_cannot(people: People) -> None:
    lena = people.logins["lena"]
    people.send()
    people.send()
    people.laptop.sync()
    withdraw(people.carl, lena, 1)
    people.laptop.store.answer_offer(1, "accepted")  # without having heard of it
    people.laptop.store.answer_offer(2, "accepted")
    people.laptop.sync()
    assert answers(people.laptop) == ["withdrawn", "accepted"]
    with pytest.raises(SyncError, match="nothing of this number"):
        withdraw(people.carl, lena, 2)


def test_words_of_the_server_reach_no_terminal_uncleaned(people: People) -> None:
    people.send("A \x1b]0;x\x07plan", "two\nlines \u202e", b"\x1b[2J")
    people.laptop.sync()
    (offer,) = people.laptop.store.offers()
    assert (offer.title, offer.note) == ("A ]0;xplan", "two lines")


def test_who_is_forgotten_leaves_no_offers(people: People) -> None:
    people.send()
    people.as_owner(f"SELECT backcoach.forget_person('{people.logins['lena']}')")
    logins = ", ".join(f"'{login}'" for login in people.logins.values())
    left = f"SELECT 1 FROM backcoach.offer WHERE sender IN ({logins})"
    assert people.as_owner(left) == []


class TestOlder:
    """A server of the first version, and programs of it."""

    @pytest.fixture
    def older(
        self, tmp_path: Path, postgres: Postgres, monkeypatch: pytest.MonkeyPatch
    ) -> Iterator[People]:
        with monkeypatch.context() as patch:
            patch.setattr(schema_versions, "steps", lambda: steps()[:1])
            database = postgres.database()
        with ExitStack() as stack:
            yield People(stack, tmp_path, postgres, database)

    def test_an_older_server_syncs_and_says_what_its_keeper_can_do(self, older: People) -> None:
        older.laptop.put(Diary("one").do(1))
        outcome = older.laptop.sync()
        assert (outcome.sent, outcome.is_older, outcome.takes) == (3, True, True)
        for act in (older.send, lambda: sent_offers(older.carl)):
            with pytest.raises(SyncError, match="init-server"):
                act()
        assert older.desktop.sync().received == 3

    def test_it_is_brought_up_to_date_with_what_it_has(
        self, older: People, postgres: Postgres
    ) -> None:
        older.laptop.put(Diary("one").do(1))
        older.laptop.sync()
        assert init_server(postgres.address(database=older.database), SECRET) == (1, VERSION)
        assert older.send() == 1
        assert older.laptop.sync().offers == 1
        assert older.desktop.sync().received == 3

    def test_offers_sent_before_a_program_was_updated_are_read_by_it_afterwards(
        self, people: People, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A program of the first version reads past the change that an offer is."""
        people.send()
        with monkeypatch.context() as patch:
            patch.setattr("backcoach.sync.server.connection.VERSION", 1)
            patch.setattr("backcoach.sync.round.exchange_offers", lambda *_: None)
            outcome = people.laptop.sync()
            assert (outcome.version, outcome.takes, outcome.offers) == (VERSION, True, 0)
        assert people.laptop.sync().offers == 1

    def test_a_program_that_the_server_does_not_take_reads_offers_and_answers_none(
        self, people: People
    ) -> None:
        people.send()
        people.laptop.sync()
        people.laptop.store.answer_offer(1, "accepted")
        with Practice(people.laptop.address, SECRET) as server:
            greeting = server.hello(people.laptop.store.machine(), "laptop")
            newer = type(greeting)(9, 9, greeting.server, greeting.person, greeting.place)
            exchange_offers(people.laptop.store, server, newer)
        unsent: list[Offer] = people.laptop.store.unsent_answers()
        assert [offer.answer for offer in unsent] == ["accepted"]
