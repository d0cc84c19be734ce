"""The screen in a real browser: a whole session by taps and by keys, and what goes wrong."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from support.served import Served, Tab, needs_chromium, tab

from backcoach.core.settings.settings import Settings
from backcoach.userfiles.paths import config_dir
from backcoach.userfiles.settings_file import write

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.slow, needs_chromium]

FILE = """
[[exercise]]
id = "row"
name = "Row"
pattern = "horizontal_pull"
primary = ["latissimus dorsi"]
load = "external"

[[session]]
id = "two"
name = "Two"

[[session.exercise]]
exercise = "row"
sets = 2
reps = 8
rest = 90
load = "20 kg"
"""
STEPS = ("Set done", "Rest", "Set done", "Session complete")


@pytest.fixture(autouse=True)
def _not_new() -> None:
    """Nobody is asked who they are."""
    write(config_dir(), Settings())


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "own.toml"
    path.write_text(FILE, encoding="utf-8")
    return str(path)


def history() -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "backcoach", "history", "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    return list(json.loads(done.stdout))


def test_a_session_by_taps_on_a_phone(file: str) -> None:
    with Served("two", "--file", file) as server, tab(server.address, 390, 844, touch=True) as page:
        page.until("Start set")
        columns, rows = page.size
        assert columns >= 40
        assert rows >= 12
        for expected in STEPS:
            page.tap("go on")
            page.until(expected)
        page.tap("2 left")
        page.until("2 left")
        field = page.page.locator("textarea.xterm-helper-textarea")
        assert field.get_attribute("inputmode") == "none"
        page.page.get_by_label("keyboard", exact=True).tap()
        assert field.get_attribute("inputmode") == "text"
        assert page.page.evaluate("document.body.dataset.awake") == "true"
        assert page.page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.problems == []
    (session,) = history()
    assert [done["reps"] for done in session["sets"]] == [8, 8]
    assert session["sets"][-1]["rir"] == 2


def test_a_session_by_keys_on_a_desk_and_its_end(file: str) -> None:
    with Served("two", "--file", file) as server, tab(server.address, 1280, 800) as page:
        page.until("Start set")
        assert not page.page.get_by_label("go on", exact=True).is_visible()
        for expected in STEPS:
            page.press("Space")
            page.until(expected)
        page.press("q")
        page.page.get_by_text("The session has ended here").wait_for()
        assert page.problems == []
        page.page.get_by_role("button", name="Open it again").click()
        page.until("Start set|Go on|go on")
        assert "token" not in page.page.url
        assert server.end(signal.SIGTERM) == 0
    assert history()[-1]["status"] == "finished"


def test_the_end_of_a_rest_is_heard(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(FILE.replace("rest = 90", "rest = 3"), encoding="utf-8")
    with Served("two", "--file", str(own)) as server, tab(server.address, 1280, 800) as page:
        page.until("Start set")
        for expected in STEPS[:2]:
            page.press("Space")
            page.until(expected)
        page.page.wait_for_function("document.body.dataset.rung >= 1")


def test_a_connection_that_is_lost_comes_back_to_the_same_set(file: str) -> None:
    with Served("two", "--file", file) as server, tab(server.address, 1280, 800) as page:
        page.until("Start set")
        page.press("Space")
        page.until("Set done")
        page.press("Space")
        page.until("Rest")
        page.page.evaluate("socket.close(3000)")
        page.page.get_by_text("The connection is lost").wait_for()
        page.page.wait_for_event("load")
        page.until("1/2")


def test_a_second_visitor_watches(file: str) -> None:
    with Served("two", "--file", file) as server, tab(server.address, 1280, 800) as first:
        first.until("Start set")
        second = first.page.context.new_page()
        watching = Tab(second)
        second.goto(server.origin)
        watching.until("ooking|atch")
        first.press("Space")
        first.until("Set done")


def test_a_server_that_was_killed_leaves_no_program_behind(file: str) -> None:
    with Served("two", "--file", file) as server, tab(server.address, 1280, 800) as page:
        page.until("Start set")
        server.end(signal.SIGKILL)
        page.page.get_by_text("The connection is lost").wait_for()
        with Served("two", "--file", file) as anew:
            page.page.goto(anew.address)
            page.until("Start set")  # a program that lives on would let it only watch
