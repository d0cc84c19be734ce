"""The server is attacked by people who may sign in; TLS and SCRAM are tried as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import psycopg
import pytest
from support.machines.postgres import SECRET, certificate
from support.machines.several import Laptop
from sync.server.signed import refused

from backcoach.sync.server.connection import VERSION, Server
from backcoach.sync.server.errors import SyncError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.machines.postgres import Postgres
    from sync.server.signed import Signed

    Connect = Callable[[str], psycopg.Connection[Any]]


def test_another_lifter_sees_nothing_and_changes_nothing(
    anna: Signed, eve: Signed, connect: Connect
) -> None:
    assert eve.server.pull(anna.person, 0) == []
    assert eve.server.whole(anna.person, "one") == []
    assert eve.server.held(anna.person, -1) == []
    db = connect(eve.login)
    for table in ("event", "session", "machine", "aside", "care"):
        own = "lifter" if table == "care" else "person"
        query: Any = f"SELECT * FROM {table} WHERE {own} <> {eve.person}"
        assert db.execute(query).fetchall() == []
    assert db.execute("SELECT login FROM person").fetchall() == [(eve.login,)]
    values = f"({anna.person}, 'one', 9, 9, 'x')"
    for statement in (
        f"INSERT INTO event (person, session, seq, place, body) VALUES {values}",
        f"INSERT INTO care (lifter, coach) VALUES ({anna.person}, {eve.person})",
        f"INSERT INTO aside VALUES ({anna.person}, '{uuid4()}', 1, 'one', 'both', 'x')",
        "UPDATE event SET body = 'x'",
        "DELETE FROM event",
        "UPDATE person SET login = 'x'",
        "UPDATE session SET epoch = 9",
        "TRUNCATE event CASCADE",
        "SELECT * FROM event_0",
        "SELECT * FROM session_3",
        "SELECT add_person('mallory', 'M', 'SCRAM-SHA-256$4096:x')",
        f"SELECT forget_person('{anna.login}')",
        f"ALTER ROLE {anna.login} PASSWORD 'x'",
        f"GRANT {anna.login} TO {eve.login}",
        f"SET ROLE {anna.login}",
        f"SET SESSION AUTHORIZATION {anna.login}",
        "ALTER TABLE event DISABLE ROW LEVEL SECURITY",
        "CREATE TABLE backcoach.person2 ()",
        "CREATE FUNCTION backcoach.me() RETURNS bigint LANGUAGE sql AS 'SELECT 1'",
    ):
        refused(db, statement)
    assert len(anna.server.pull(anna.person, 0)) == 2


def test_tables_and_functions_of_ones_own_do_not_lead_the_servers_astray(
    anna: Signed, eve: Signed, connect: Connect
) -> None:
    """The search path of the functions is pinned, and temporary things come last in it."""
    db = connect(eve.login)
    db.execute("CREATE TEMP TABLE person (id bigint, login name, name text, place bigint)")
    query: Any = f"INSERT INTO pg_temp.person VALUES ({anna.person}, '{eve.login}', 'x', 0)"
    db.execute(query)
    db.execute("SET search_path = pg_temp, backcoach")
    assert db.execute("SELECT backcoach.me()").fetchone() == (eve.person,)
    push: Any = (
        f"SELECT backcoach.push({VERSION}, 'one', '{anna.machine.id}', 1, 2, ARRAY['x'::bytea])"
    )
    with pytest.raises(psycopg.Error) as gap:
        db.execute(push)
    assert gap.value.sqlstate == "BC002"
    assert db.execute("SELECT * FROM backcoach.event").fetchall() == []


def test_the_machine_and_session_of_another_person_lead_to_ones_own_rows(
    anna: Signed, eve: Signed
) -> None:
    """A forged machine id is worth nothing: the person is whoever signed in."""
    assert eve.push("one", machine=anna.machine.id, bodies=(b"forged",)) == 1
    assert [each.body for each in anna.server.pull(anna.person, 0)] == [b"a", b"b"]
    epoch, _ = eve.server.take_over("one", anna.machine.id)
    assert epoch == 2
    assert anna.push(first=2, bodies=(b"c",)) == 1
    (held,) = anna.server.held(anna.person, -1)
    assert (held.epoch, held.holder) == (1, anna.machine.id)


def test_a_coach_looks_while_the_lifter_lets_him_and_never_writes(
    anna: Signed, eve: Signed, connect: Connect
) -> None:
    lifter, coach = connect(anna.login), connect(eve.login)
    lifter.execute("SELECT let_coach(%s)", (eve.login,))
    assert len(eve.server.pull(anna.person, 0)) == 2
    assert coach.execute("SELECT login FROM person ORDER BY id").fetchall() == [
        (anna.login,),
        (eve.login,),
    ]
    assert coach.execute("SELECT * FROM machine WHERE person <> %s", (eve.person,)).fetchall() == []
    refused(coach, f"INSERT INTO event VALUES ({anna.person}, 'one', 2, 3, 'x')")
    refused(coach, f"UPDATE session SET epoch = 5 WHERE person = {anna.person}")
    assert eve.push("one", bodies=(b"x",)) == 1  # which is a session of the coach's own
    assert len(anna.server.pull(anna.person, 0)) == 2
    assert anna.server.pull(eve.person, 0) == []
    coach.execute("SELECT stop_coach(%s)", (anna.login,))  # not his to take back
    assert len(eve.server.pull(anna.person, 0)) == 2
    lifter.execute("SELECT stop_coach(%s)", (eve.login,))
    assert eve.server.pull(anna.person, 0) == []
    assert eve.server.held(anna.person, -1) == []


def test_nobody_gives_leave_for_somebody_else(anna: Signed, eve: Signed, connect: Connect) -> None:
    db = connect(eve.login)
    refused(db, f"INSERT INTO care (lifter, coach) VALUES ({anna.person}, {eve.person})")
    with pytest.raises(psycopg.Error) as unknown:
        db.execute("SELECT let_coach('nobody_here')")
    assert unknown.value.sqlstate == "BC001"
    assert eve.server.pull(anna.person, 0) == []


@pytest.fixture
def keeper(postgres: Postgres, database: str, connect: Connect) -> psycopg.Connection[Any]:
    login = f"keeper_{uuid4().hex[:8]}"
    postgres.run_as_admin(f"CREATE ROLE {login} LOGIN PASSWORD '{SECRET}' IN ROLE backcoach_keeper")
    return connect(login)


def test_the_keeper_manages_people_and_sees_no_training(
    keeper: psycopg.Connection[Any], anna: Signed, postgres: Postgres, database: str
) -> None:
    for table in ("event", "session", "aside", "machine", "care"):
        refused(keeper, f"SELECT * FROM {table}")
    refused(keeper, "SELECT place FROM person")
    refused(keeper, f"SELECT push({VERSION}, 'one', '{uuid4()}', 1, 0, ARRAY['x'::bytea])")
    refused(keeper, f"SELECT let_coach('{anna.login}')")
    refused(keeper, f"UPDATE person SET login = 'x' WHERE id = {anna.person}")
    verifier = keeper.pgconn.encrypt_password(SECRET.encode(), b"bob", b"scram-sha-256").decode()
    for login in ("pg_read_all_data", "backcoach_keeper", "Bob", 'b"; --', ""):
        with pytest.raises(psycopg.Error) as wrong:
            keeper.execute("SELECT add_person(%s, 'Bob', %s)", (login, verifier))
        assert wrong.value.sqlstate == "BC006"
    with pytest.raises(psycopg.Error):
        keeper.execute("SELECT add_person('bob', 'Bob', 'a bare password')")
    with pytest.raises(psycopg.Error):
        keeper.execute("SELECT add_person(%s, 'Bob', %s)", ("admin", verifier))
    assert keeper.execute("SELECT forget_person('admin')").fetchone() == (False,)


def test_who_is_forgotten_leaves_nothing_and_cannot_come_back(
    keeper: psycopg.Connection[Any], anna: Signed, postgres: Postgres, database: str
) -> None:
    anna.server.set_aside(anna.person, anna.machine.id, [(1, "one", "both", b"x")])
    assert keeper.execute("SELECT forget_person(%s)", (anna.login,)).fetchone() == (True,)
    for table in ("event", "session", "aside", "machine"):
        left = postgres.run_as_admin(
            f"SELECT 1 FROM backcoach.{table} WHERE person = {anna.person}", database
        )
        assert left == []
    with pytest.raises(SyncError):
        anna.push(first=2)
    with pytest.raises(SyncError):
        Server(postgres.address(anna.login, database), SECRET)


def test_an_old_program_reads_a_newer_server_and_writes_nothing(
    tmp_path: Path, postgres: Postgres
) -> None:
    from support.diary import Diary

    database = postgres.database()
    login = postgres.lifter(database)
    laptop = Laptop(tmp_path, postgres, database, login)
    desktop = Laptop(tmp_path, postgres, database, login, "desktop")
    laptop.put(Diary("one").do(3))
    laptop.sync()
    newer = VERSION + 1
    postgres.run_as_admin(
        f"UPDATE backcoach.server SET version = {newer}, oldest_writer = {newer}", database
    )
    desktop.put(Diary("two").do(1))
    outcome = desktop.sync()
    assert (outcome.received, outcome.sent, outcome.version, outcome.takes) == (7, 0, newer, False)
    with Server(desktop.address, SECRET) as server, pytest.raises(SyncError, match="newer"):
        server.push([("two", desktop.store.machine().id, 1, 0, [b"x"])])
    postgres.run_as_admin("UPDATE backcoach.server SET oldest_writer = 1", database)
    outcome = desktop.sync()
    assert (outcome.sent, outcome.version, outcome.takes) == (3, newer, True)


def test_tls_is_verified_and_a_wrong_certificate_or_password_is_one_line(
    tmp_path: Path, postgres: Postgres, database: str
) -> None:
    login = postgres.lifter(database)
    sure = {"sslmode": "verify-full", "sslrootcert": postgres.root}
    with Server(postgres.address(login, database, **sure), SECRET) as server:
        assert server._db.pgconn.ssl_in_use
    other, none = certificate(tmp_path / "other"), tmp_path / "none"
    sure_of_other = {**sure, "sslrootcert": other}
    sure_of_none = {**sure, "sslrootcert": none}
    tries = (
        ("certificate", postgres.address(login, database, **sure_of_other), SECRET),
        ("certificate", postgres.address(login, database, **sure_of_none), SECRET),
        ("password", postgres.address(login, database), "wrong"),
        ("password", postgres.address("nobody_here", database), SECRET),
        ("no such", postgres.address(login, "no_database"), SECRET),
    )
    for words, address, secret in tries:
        with pytest.raises(SyncError, match=words) as wrong:
            Server(address, secret)
        assert "\n" not in str(wrong.value)
        assert SECRET not in str(wrong.value)


def test_a_server_without_scram_is_not_used(postgres: Postgres, database: str) -> None:
    """A server that asks for the bare password, as an impostor would, does not get it."""
    rules = postgres.data / "pg_hba.conf"
    kept = rules.read_text()
    login = postgres.lifter(database)
    rules.write_text(f"host all {login} 127.0.0.1/32 password\n{kept}")
    postgres.run_as_admin("SELECT pg_reload_conf()")
    try:
        with pytest.raises(SyncError, match="SCRAM"):
            Server(postgres.address(login, database), SECRET)
    finally:
        rules.write_text(kept)
        postgres.run_as_admin("SELECT pg_reload_conf()")
