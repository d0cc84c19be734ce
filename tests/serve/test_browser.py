"""The screen in a real browser: a whole session by taps and by keys, and what goes wrong."""

from __future__ import annotations

import re
import signal
from functools import partial
from typing import TYPE_CHECKING

import pytest
from support.short_files import ROW, history, rows
from support.short_files import write as write_file
from support.terminals.served import HURRY, Served, Tab, browser, needs_chromium, open_tab

from backcoach.core.settings.settings import Look, Settings
from backcoach.tui.layout import layout_for
from backcoach.userfiles.paths import config_dir
from backcoach.userfiles.settings_file import replace, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    Open = Callable[..., AbstractContextManager[Tab]]

pytestmark = [pytest.mark.slow, needs_chromium]

FILE = ROW + rows(sets=2, rest=90)
STEPS = ("Set done", "Rest", "Set done", "Session complete")


@pytest.fixture(scope="module")
def tab() -> Iterator[Open]:
    """Opens an address in a browser that all tests of this file share."""
    with browser() as started:
        yield partial(open_tab, started)


@pytest.fixture(autouse=True)
def _not_new() -> None:
    """Nobody is asked who they are."""
    write(config_dir(), Settings())


@pytest.fixture
def file(tmp_path: Path) -> str:
    return write_file(tmp_path, FILE)


def test_a_session_by_taps_on_a_phone(tab: Open, file: str) -> None:
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


def test_a_session_by_keys_on_a_desk_and_its_end(tab: Open, file: str) -> None:
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


def test_the_end_of_a_rest_is_heard(tab: Open, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(FILE.replace("rest = 90", "rest = 3"), encoding="utf-8")
    with Served("two", "--file", str(own)) as server, tab(server.address, 1280, 800) as page:
        page.until("Start set")
        for expected in STEPS[:2]:
            page.press("Space")
            page.until(expected)
        page.until_true("document.body.dataset.rung >= 1")


def test_a_connection_that_is_lost_comes_back_to_the_same_set(tab: Open, file: str) -> None:
    with Served("two", "--file", file) as server, tab(server.address, 1280, 800) as page:
        page.until("Start set")
        page.press("Space")
        page.until("Set done")
        page.press("Space")
        page.until("Rest")
        with page.page.expect_event("load"):
            page.page.evaluate("socket.close(3000)")
            page.page.get_by_text("The connection is lost").wait_for()
        page.until("1/2")


def test_a_second_visitor_watches(tab: Open, file: str) -> None:
    with Served("two", "--file", file) as server, tab(server.address, 1280, 800) as first:
        first.until("Start set")
        second = first.page.context.new_page()
        watching = Tab(second)
        second.goto(server.origin)
        watching.until("ooking|atch")
        first.press("Space")
        first.until("Set done")


def test_a_fifth_visitor_waits_for_a_place(tab: Open, file: str) -> None:
    with (
        Served("two", "--file", file, "--max", "1") as server,
        tab(server.address, 1280, 800) as first,
    ):
        first.until("Start set")
        second = first.page.context.new_page()
        waiting = Tab(second)
        second.goto(server.origin)
        second.get_by_text("No more visitors can come").wait_for()
        first.press("q")
        waiting.until("Start set")


def test_a_page_that_is_loaded_again_has_its_session_at_once(tab: Open, file: str) -> None:
    with Served("two", "--file", file) as server, tab(server.address, 1280, 800) as page:
        page.until("Start set")
        page.press("Space")
        page.until("Set done")
        page.page.reload()
        page.until("Set done|Start set|Go on|go on")
        assert not re.search("ooking|atch", page.text)


def test_what_is_wrong_with_a_file_stands_on_the_page(tab: Open, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(FILE.replace("reps = 8", "reps = 0"), encoding="utf-8")
    with Served("two", "--file", str(wrong)) as server, tab(server.address, 390, 844) as page:
        page.page.get_by_text("wrong.toml").wait_for()
        assert "reps" in page.page.locator("#message-text").inner_text()


def test_a_phone_shows_words_figure_and_time_in_the_colours_of_its_theme(
    tab: Open, file: str
) -> None:
    replace(config_dir(), Settings(), Settings(look=Look(theme="backcoach-light")))
    with Served("two", "--file", file) as server, tab(server.address, 390, 664, touch=True) as page:
        page.until("Start set")
        columns, rows = page.size
        assert layout_for(columns, rows) == "upright"
        for button in page.page.locator("#buttons button").all():
            box = button.bounding_box()
            assert box["width"] >= 40
            assert box["height"] >= 44
            assert box["y"] + box["height"] <= 664
        root = page.page.locator("html")
        assert root.get_attribute("data-look") == "light"
        ground = page.page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert ground == "rgb(250, 248, 243)"


def test_one_tap_is_enough_for_sound_and_a_copied_summary_rings_no_bell(
    tab: Open, file: str
) -> None:
    with Served("two", "--file", file) as server, tab(server.address, 390, 844, touch=True) as page:
        page.until("Start set")
        page.tap("pain")
        page.until("hurts|Where")
        page.until_true("audio?.state === 'running'")
        page.tap("escape")
        for expected in STEPS:
            page.tap("go on")
            page.until(expected)
        page.page.wait_for_timeout(HURRY)  # the bells of the end are over
        rung = page.page.evaluate("document.body.dataset.rung")
        page.press("c")
        page.until("[Cc]opied")
        assert page.page.evaluate("document.body.dataset.rung") == rung


def test_the_buttons_send_the_keys_that_a_person_has(tab: Open, file: str) -> None:
    own = Settings(own_keys={"undo": ("f5",), "next": ("x", "space")})
    replace(config_dir(), Settings(), own)
    with Served("two", "--file", file) as server, tab(server.address, 390, 844, touch=True) as page:
        page.until("Start set")
        page.tap("go on")
        page.until("Set done")
        page.tap("undo")
        page.until("Start set")


def test_a_tap_on_a_key_in_the_footer_presses_it(tab: Open, file: str) -> None:
    with Served("two", "--file", file) as server, tab(server.address, 390, 844, touch=True) as page:
        lines = page.until(r"\? Help").split("\n")
        (row,) = (number for number, line in enumerate(lines) if "? Help" in line)
        box = page.page.locator(".xterm-screen").bounding_box()
        columns, rows = page.size
        across = (lines[row].index("? Help") + 2.5) / columns
        page.page.touchscreen.tap(
            box["x"] + across * box["width"], box["y"] + (row + 0.5) / rows * box["height"]
        )
        page.until("Any time")


def test_a_server_that_was_killed_leaves_no_program_behind(tab: Open, file: str) -> None:
    with Served("two", "--file", file) as server, tab(server.address, 1280, 800) as page:
        page.until("Start set")
        server.end(signal.SIGKILL)
        page.page.get_by_text("The connection is lost").wait_for()
        with Served("two", "--file", file) as anew:
            page.page.goto(anew.address)
            page.until("Start set")  # a program that lives on would let it only watch
