"""`backcoach sync` on the command line, with two machines and a real server."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest
from cli.network.syncing import said, sync
from support.diary import Diary, put
from support.machines.postgres import SECRET
from support.machines.several import Laptop

from backcoach.storage.lock import Lock
from backcoach.storage.sharing.shared_store import SharedStore
from backcoach.sync.once import LOCK
from backcoach.sync.watching import watch
from backcoach.userfiles import settings_file
from backcoach.userfiles.paths import config_dir, data_dir

if TYPE_CHECKING:
    from pathlib import Path

    from support.machines.postgres import Postgres

    from backcoach.sync.round import Outcome


SOON = 20.0


@pytest.fixture
def desktop(tmp_path: Path, postgres: Postgres, database: str, login: str) -> Laptop:
    return Laptop(tmp_path, postgres, database, login, "desktop")


def trained(name: str = "one", day: int = 0) -> None:
    with SharedStore.open(data_dir()) as store:
        put(store, Diary(name, day=day).do(3))


def test_a_session_is_sent_and_received_in_one_line(url: str, desktop: Laptop) -> None:
    trained()
    assert sync().stdout == "7 sent, 0 received\n"
    assert desktop.sync().received == 7
    desktop.put(Diary("two", day=1).do(1))
    desktop.sync()
    assert said(sync("--json")) == {
        "sent": 0,
        "received": 3,
        "aside": 0,
        "waiting": 0,
        "unreadable": 0,
        "offers": 0,
        "version": 0,
        "takes": True,
        "is_older": False,
        "set_aside": [],
    }


def test_what_was_set_aside_is_shown_once(url: str, desktop: Laptop) -> None:
    trained()
    sync()
    desktop.sync()
    desktop.put(desktop.coach("one").amend("1.1", reps=3))
    desktop.sync()
    with SharedStore.open(data_dir()) as store:
        put(store, Diary("one").do(3).amend("1.1", reps=4))
    first, *rest = sync().stdout.splitlines()
    assert first == "0 sent, 1 received, 1 set aside"
    assert len(rest) == 1
    assert "Row, 4" in rest[0]
    assert sync().stdout == "0 sent, 0 received\n"
    status = said(sync("--status", "--json"))
    assert (len(status["aside"]), status["news"]) == (1, [])


def test_the_status_uses_no_network(url: str, postgres: Postgres) -> None:
    trained()
    status = said(sync("--status", "--json"))
    assert (status["to_send"], status["synced_at"]) == (7, 0)
    assert "never" in sync("--status").stdout
    sync()
    lines = sync("--status").stdout.splitlines()
    assert lines[0] == url
    assert lines[2:] == ["It said: 7 sent, 0 received.", "0 steps to send."]


def test_what_fails_is_one_line_and_nothing_is_lost(
    url: str, postgres: Postgres, monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    trained()
    monkeypatch.setenv("PGPASSWORD", "wrong")
    away = url.replace(f":{postgres.port}", ":1")
    full = "BEGIN RAISE 'no space' USING ERRCODE = '53100'; END"
    failed = sync()
    assert (failed.exit_code, failed.stderr.count("\n")) == (1, 1)
    assert "password" in failed.stderr
    monkeypatch.setenv("PGPASSWORD", SECRET)
    settings = settings_file.load(config_dir())
    settings_file.replace(config_dir(), settings, changed(settings, away))
    failed = sync()
    assert (failed.exit_code, failed.stderr.count("\n")) == (1, 1)
    assert "cannot be reached" in failed.stderr
    assert said(sync("--json"), 1).keys() == {"error"}
    assert "cannot be reached" in said(sync("--status", "--json"))["result"]
    settings_file.replace(config_dir(), changed(settings, away), settings)
    make = f"CREATE FUNCTION public.no_space() RETURNS trigger LANGUAGE plpgsql AS $$ {full} $$"
    postgres.run_as_admin(make, database)
    trigger = "CREATE TRIGGER no_space BEFORE INSERT ON backcoach.event FOR EACH ROW"
    postgres.run_as_admin(f"{trigger} EXECUTE FUNCTION public.no_space()", database)
    try:
        assert "disk of the server is full" in sync().stderr
    finally:
        postgres.run_as_admin("DROP FUNCTION public.no_space CASCADE", database)
    assert sync().stdout == "7 sent, 0 received\n"


def changed(settings: Any, server: str) -> Any:
    from msgspec.structs import replace

    return replace(settings, sync=replace(settings.sync, server=server))


def test_without_a_server_or_with_two_wishes_it_is_wrong_use() -> None:
    assert sync().exit_code == 2
    assert sync("--watch", "--status").exit_code == 2
    assert sync("--status", "setup", "x").exit_code == 2


def test_a_second_sync_lets_the_first_do_it(url: str) -> None:
    lock = Lock(data_dir(), LOCK)
    assert lock.acquire()
    assert sync().exit_code == 0
    assert said(sync("--json")) == {"busy": True}
    lock.release()


def test_watching_sends_and_receives_until_it_is_told_to_stop(url: str, desktop: Laptop) -> None:
    trained()
    stop, heard = threading.Event(), threading.Event()
    lines: list[str] = []

    def say(line: str, outcome: Outcome | None) -> None:
        lines.append(line)
        heard.set()

    settings = settings_file.load(config_dir()).sync
    watching = threading.Thread(target=watch, args=(data_dir(), settings, say, stop, 0.02))
    watching.start()
    try:
        assert heard.wait(SOON)
        heard.clear()
        desktop.sync()
        desktop.put(Diary("two", day=1).do(1))
        desktop.sync()
        assert heard.wait(SOON)
    finally:
        stop.set()
        watching.join(SOON)
    assert lines == ["7 sent, 0 received", "0 sent, 3 received"]


def test_a_session_that_ends_starts_a_sync_of_its_own(url: str, desktop: Laptop) -> None:
    """The process is detached; here it is run as the session would start it."""
    trained()
    subprocess.run(
        [sys.executable, "-m", "backcoach.cli.network.background_sync"], check=True, env=os.environ
    )
    assert desktop.sync().received == 7
    assert said(sync("--status", "--json"))["to_send"] == 0
