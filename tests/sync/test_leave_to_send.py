"""What coaches send: who may, and what the server refuses."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from psycopg import errors as pg
from sync.people import PLAN, People

from backcoach.sync.offers import send, sent_offers, withdraw
from backcoach.sync.server.errors import SyncError

if TYPE_CHECKING:
    from support.machines.several import Laptop


def answers(machine: Laptop) -> list[str]:
    return [offer.answer for offer in machine.store.offers()]


def test_nobody_sends_without_leave_or_once_it_was_taken_back(people: People) -> None:
    lena = people.logins["lena"]
    with pytest.raises(SyncError, match="does not let you"):
        send(people.eve, lena, "Pulls", "", PLAN)
    with pytest.raises(SyncError, match="does not let you"):
        send(people.eve, "nobody_here", "Pulls", "", PLAN)
    with pytest.raises(SyncError, match="does not let you"):
        send(people.lena, lena, "to herself", "", PLAN)
    people.send()
    people.lena.stop(people.logins["carl"])
    with pytest.raises(SyncError, match="does not let you"):
        people.send()
    assert sent_offers(people.carl) == []
    people.laptop.sync()
    assert answers(people.laptop) == ["open"]  # what came before stays hers


def test_leave_that_is_being_taken_back_is_waited_for(people: People) -> None:
    lifter = people.bare("lena")
    lifter.autocommit = False
    lifter.execute("SELECT stop_coach(%s)", (people.logins["carl"],))
    refused: list[SyncError] = []

    def try_to_send() -> None:
        try:
            people.send()
        except SyncError as error:
            refused.append(error)

    sending = threading.Thread(target=try_to_send)
    sending.start()
    blocked = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    while sending.is_alive() and not people.as_owner(blocked):
        pass
    lifter.commit()
    sending.join()
    assert len(refused) == 1
    people.laptop.sync()
    assert answers(people.laptop) == []


def test_a_sender_is_not_forged_and_another_person_sees_and_answers_nothing(
    people: People,
) -> None:
    people.send()
    eve, carl, lena = (people.bare(name) for name in ("eve", "carl", "lena"))
    ((lifter, coach),) = people.as_owner(
        "SELECT lifter, coach FROM backcoach.offer ORDER BY lifter DESC LIMIT 1"
    )
    assert eve.execute("SELECT * FROM offer").fetchall() == []
    columns = "lifter, number, coach, sender, sender_name, title, note, place"
    values = f"{lifter}, 9, {coach}, 'carl', 'Carl', '', 'x', 1"
    for db in (eve, carl, lena):
        for statement in (
            f"INSERT INTO offer ({columns}) VALUES ({values})",
            "UPDATE offer SET answer = 'accepted'",
            "UPDATE offer SET plan = 'x'",
            "DELETE FROM offer",
            "ALTER TABLE offer DISABLE ROW LEVEL SECURITY",
        ):
            with pytest.raises(pg.InsufficientPrivilege):
                db.execute(statement.encode())
    for db in (eve, carl):  # the number is that of their own, who have none
        with pytest.raises(psycopg.Error) as none:
            db.execute("SELECT answer_offer(3, 1, 'accepted')")
        assert none.value.sqlstate == "BC009"
    for login in ("eve", "lena"):
        with pytest.raises(SyncError, match="nothing of this number"):
            withdraw(getattr(people, login), people.logins["lena"], 1)
    with pytest.raises(psycopg.Error) as wrong:
        lena.execute("SELECT answer_offer(3, 1, 'withdrawn')")
    assert wrong.value.sqlstate == "BC009"
    place: Any = "SELECT place FROM person WHERE login = session_user"
    before = lena.execute(place).fetchone()
    with pytest.raises(SyncError):
        send(people.eve, people.logins["lena"], "", "x", None)
    assert lena.execute(place).fetchone() == before


def test_a_search_path_of_ones_own_does_not_give_leave(people: People) -> None:
    eve = people.bare("eve")
    eve.execute("CREATE TEMP TABLE care (lifter bigint, coach bigint)")
    ((lifter, own),) = people.as_owner(
        "SELECT l.id, e.id FROM backcoach.person l, backcoach.person e"
        f" WHERE l.login = '{people.logins['lena']}' AND e.login = '{people.logins['eve']}'"
    )
    eve.execute("INSERT INTO pg_temp.care VALUES (%s, %s)", (lifter, own))
    eve.execute("SET search_path = pg_temp, backcoach")
    with pytest.raises(psycopg.Error) as refused:
        eve.execute("SELECT backcoach.send_offer(3, %s, 'x', 'y', NULL)", (people.logins["lena"],))
    assert refused.value.sqlstate == "BC007"
    assert eve.execute("SELECT * FROM backcoach.offer").fetchall() == []


def test_a_coach_cannot_fill_the_server(people: People) -> None:
    for _ in range(20):
        people.send(plan=None)
    with pytest.raises(SyncError, match="no answer yet"):
        people.send(plan=None)
    with pytest.raises(SyncError):
        people.send(plan=b"x" * 1_000_001)
    with pytest.raises(SyncError):
        people.send(note="", plan=None)
