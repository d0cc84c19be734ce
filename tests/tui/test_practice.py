"""The screen of a coach: the order of the list, its keys, small windows, what cannot be read."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from support.diary import DAY, START, Diary

from backcoach.core.coaching.health.health import Health, Pain
from backcoach.core.session.past.session_record import record
from backcoach.core.text import LONGEST_COACH_NOTE
from backcoach.core.views.lifter_report import LifterReport
from backcoach.tui.dialogs.note import Line
from backcoach.tui.practice.lifters import Lifters
from backcoach.tui.practice.screen import PracticeScreen
from backcoach.tui.single_screen import SingleScreenApp

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = [(120, 36), (100, 30), (80, 24), (60, 20), (40, 12)]


def report(login: str, *, pain: int = 0, days: int = 1, level: str = "") -> LifterReport:
    done = Diary("one").do(2).note(level or "fine").finish()
    pains = (Pain("elbow", pain, "sharp", 2),) if pain else ()
    return LifterReport(
        login=login,
        name=login.title(),
        sessions=(record(done.state),),
        lifts=(),
        health=replace(Health(), pains=pains),
        now=START + days * DAY,
    )


REPORTS: dict[str, LifterReport | str] = {
    "anna": report("anna"),
    "ben": report("ben", days=20),
    "carla": report("carla", pain=3),
    "dora": report("dora", pain=7),
    "emil": "the server cannot be reached",
}


def read_all() -> Lifters:
    lifters = Lifters([(login, login.title()) for login in reversed(REPORTS)])
    for login, each in REPORTS.items():
        if isinstance(each, str):
            lifters.problems[login] = each
        else:
            lifters.reports[login] = each
    return lifters


def test_who_has_to_be_seen_first_stands_first_in_each_order() -> None:
    lifters = read_all()
    orders = {}
    for _ in range(4):
        orders[lifters.order] = lifters.in_order()
        lifters.turn(1)
    assert orders["due"] == ["dora", "carla", "ben", "anna", "emil"]
    assert orders["pain"] == ["dora", "carla", "ben", "anna", "emil"]
    assert orders["away"] == ["ben", "anna", "carla", "dora", "emil"]
    assert orders["name"] == [*REPORTS]
    assert lifters.order == "due"


def test_whoever_is_looked_at_is_read_next_and_nobody_twice() -> None:
    lifters = Lifters([("anna", "Anna"), ("ben", "")])
    assert lifters.unread("ben") == "ben"
    lifters.reports["ben"] = report("ben")
    assert lifters.unread("ben") == "anna"
    lifters.problems["anna"] = "away"
    assert lifters.unread("ben") is None
    lifters.forget()
    assert lifters.unread("anna") == "anna"


class Server:
    """Reads at once; notes are kept."""

    def __init__(self) -> None:
        self.read_of: list[str] = []
        self.notes: list[tuple[str, str]] = []
        self.is_open = threading.Event()
        self.is_open.set()

    def read(self, login: str) -> LifterReport | str:
        self.is_open.wait(20)
        self.read_of.append(login)
        return REPORTS[login]

    def write(self, login: str, note: str) -> str:
        self.notes.append((login, note))
        return f"Sent to {login}"


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.is_open.set()


def app(server: Server) -> SingleScreenApp[None]:
    names = [(login, login.title()) for login in REPORTS]
    make = partial(PracticeScreen, names, server.read, server.write)
    return SingleScreenApp(make, "backcoach-dark")


def shown(screen: PracticeScreen) -> str:
    """Return the text of the parts that are shown."""
    from textual.geometry import Size

    from backcoach.tui.panes.pane import Pane

    lines = [
        line.plain
        for part in screen.query(Pane)
        if part.size.width
        for line in part.lines(Size(part.size.width, part.size.height))
    ]
    return "\n".join(lines)


async def opened(pilot: object, server: Server) -> PracticeScreen:
    screen = pilot.app.screen  # type: ignore[attr-defined]  # a Pilot of Textual
    assert isinstance(screen, PracticeScreen)
    while len(server.read_of) < len(REPORTS) or screen.lifters.unread(""):
        await pilot.pause()  # type: ignore[attr-defined]  # as above
    return screen


@pytest.mark.parametrize("size", SIZES)
async def test_it_fits_every_window(size: tuple[int, int], server: Server) -> None:
    async with app(server).run_test(size=size) as pilot:
        screen = await opened(pilot, server)
        assert screen.chosen == "dora"  # the most urgent, as nobody has chosen
        text = shown(screen)
        assert "Dora" in text
        assert "pain 7" in text
        assert ("Latest sessions" in text) is (size[0] >= 76)
        await pilot.press("enter")
        assert "2 of 3 sets" in shown(screen)
        assert all(widget.size.width <= size[0] for widget in screen.query("*"))
        await pilot.press("escape")
        if size[0] < 76:
            assert "Latest sessions" not in shown(screen)
            await pilot.press("q")
        assert not pilot.app.is_running or pilot.app.return_code is not None


async def test_keys_choose_sort_and_read_again(server: Server) -> None:
    async with app(server).run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, server)
        await pilot.press("j")
        assert screen.chosen == "carla"
        await pilot.press("left")  # by name; who was chosen stays chosen
        assert "by name" in shown(screen)
        assert screen.chosen == "carla"
        await pilot.press("end")
        assert "Not read: the server cannot be reached" in shown(screen)
        server.read_of.clear()
        await pilot.press("r")
        await opened(pilot, server)
        assert sorted(server.read_of) == [*REPORTS]
        assert screen.chosen == "emil"
        await pilot.click("People", offset=(5, 0))
        assert screen.chosen == "anna"


async def test_a_note_is_typed_and_sent_to_the_chosen_one(server: Server) -> None:
    async with app(server).run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, server)
        await pilot.press("n")
        hint = screen.query_one(Line).border_subtitle
        assert hint is not None
        assert "Enter sends it  Esc leaves" in hint
        assert screen.query_one(Line).max_length == LONGEST_COACH_NOTE
        await pilot.press(*"how? q", "enter")
        while not server.notes or not screen.message:
            await pilot.pause()
        assert server.notes == [("dora", "how? q")]
        assert "Sent to dora" in shown(screen)
        await pilot.press("n", *"no", "escape")
        await pilot.press("n", "enter")
        assert len(server.notes) == 1


async def test_it_answers_while_others_are_still_read(server: Server) -> None:
    server.is_open.clear()
    async with app(server).run_test(size=(100, 30)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, PracticeScreen)
        assert "0 of 5 read" in shown(screen)
        await pilot.press("down", "down")
        assert screen.chosen == "carla"
        server.is_open.set()
        await opened(pilot, server)
        assert server.read_of[1] == "carla"
        assert screen.chosen == "carla"
