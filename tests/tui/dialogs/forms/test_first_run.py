"""The first minute: cards, a short form, and the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.screen.fake_host import FakeHost
from support.screen.stage import on_stage

from backcoach.core.questions.person.first_cards import first_cards
from backcoach.core.questions.person.first_run import first_form
from backcoach.core.wording.disclaimer import DISCLAIMER
from backcoach.tui.dialogs.forms.cards import CardRow

if TYPE_CHECKING:
    from collections.abc import Mapping

SIZES = [(120, 36), (80, 24), (60, 20), (40, 12)]
NAMES = ("Beginner in a gym", "Intermediate", "Strong", "At home")


class NewHost(FakeHost):
    """A host of a first run, which keeps how it was answered."""

    settled: dict[str, str] | None = None

    def __init__(self, *, with_cards: bool = True) -> None:
        super().__init__(session="beginner")
        self.first_form = first_form(self.library, self.chosen)
        self.first_cards = first_cards(self.library) if with_cards else None

    def settle(self, answers: Mapping[str, str]) -> str:
        self.settled, self.first_form = dict(answers), None
        return "Kept"


@pytest.mark.parametrize("size", SIZES)
async def test_space_alone_accepts_everything(size: tuple[int, int]) -> None:
    host = NewHost()
    async with on_stage(host, size) as stage:
        assert "▸ 1 of 4" in stage.text
        await stage.press("space")
        assert "Before the first session" in stage.text
        assert host.settled is None
        await stage.press("space")
        assert host.settled == host.short_form("beginner").answers
        assert len(stage.app.screen_stack) == 1
        await stage.press("space")
        assert stage.state.phase != "ready"


@pytest.mark.parametrize("size", SIZES)
async def test_each_card_has_name_minutes_and_figure(size: tuple[int, int]) -> None:
    async with on_stage(NewHost(), size) as stage:
        for place, name in enumerate(NAMES, 1):
            text = stage.text
            assert name in text
            assert "about" in text
            assert f"▸ {place} of 4" in text
            assert any("\u2801" <= letter <= "\u28ff" for letter in text)
            assert "Esc skips" in text
            assert sum(other in text for other in NAMES) == (4 if size[0] >= 80 else 1)
            await stage.press("right")
        assert "▸ 4 of 4" in stage.text, "it does not go round"


async def test_the_chosen_card_has_another_frame_than_the_others() -> None:
    async with on_stage(NewHost(), (80, 24)) as stage:
        await stage.press("right", "right", "left")
        top = next(row for row in stage.text.splitlines() if "┏" in row)
        assert (top.count("┏"), top.count("╭")) == (1, 3)
        assert top.index("╭") < top.index("┏")


@pytest.mark.parametrize("is_animated", [True, False])
async def test_the_chosen_figure_moves_where_animations_are_on(is_animated: bool) -> None:
    host = NewHost()
    host.is_animated = is_animated
    async with on_stage(host, (80, 24)) as stage:
        row = stage.app.screen.query_one(CardRow)
        assert bool(row._timers) == is_animated
        before = row.lines(row.size)
        for _ in range(4):
            row._next_frame()
        assert (row.lines(row.size) != before) == is_animated


async def test_a_click_chooses_a_card_and_takes_the_chosen_one() -> None:
    host = NewHost()
    async with on_stage(host, (80, 24)) as stage:
        await stage.pilot.click(CardRow, offset=(70, 10))
        assert "▸ 4 of 4" in stage.text
        await stage.pilot.click(CardRow, offset=(70, 10))
        assert "kettlebell, bar, band" in stage.text


@pytest.mark.parametrize("size", SIZES)
async def test_escape_goes_back_to_the_card_and_then_skips_the_questions(
    size: tuple[int, int],
) -> None:
    host = NewHost()
    async with on_stage(host, size) as stage:
        await stage.press("right", "right", "space")
        assert "Esc back" in stage.text
        await stage.press("escape")
        assert "▸ 3 of 4" in stage.text
        await stage.press("escape")
        assert host.settled == host.short_form().answers


async def test_the_rest_is_asked_on_i() -> None:
    async with on_stage(NewHost(), (120, 36)) as stage:
        await stage.press("space")
        assert "Body weight" in stage.text
        assert "Signals" not in stage.text
        await stage.press("i")
        assert "Signals" in stage.text
        assert "i more" not in stage.text


@pytest.mark.parametrize("size", SIZES)
async def test_the_notice_is_a_line_and_all_of_it_on_a_question_mark(size: tuple[int, int]) -> None:
    async with on_stage(NewHost(), size) as stage:
        await stage.press("space")
        assert "Not medical advice  ? all of it" in stage.text
        await stage.press("question_mark")
        words = " ".join(stage.text.replace("│", " ").split())
        assert "eparmedx.com" in words
        if size[1] > 12:
            assert DISCLAIMER in words
        await stage.press("question_mark")
        assert "? all of it" in stage.text


@pytest.mark.parametrize("size", SIZES)
async def test_the_question_at_hand_is_always_in_view(size: tuple[int, int]) -> None:
    async with on_stage(NewHost(), size) as stage:
        await stage.press("right", "space", "i")
        for key in ["down"] * 20 + ["up"] * 20:
            await stage.press(key)
            assert " ▸ " in stage.text


async def test_with_a_session_of_ones_choice_the_form_stands_alone() -> None:
    host = NewHost(with_cards=False)
    async with on_stage(host, (40, 12)) as stage:
        assert "Before the first session" in stage.text
        assert "Esc skips" in stage.text
        await stage.press("escape")
        assert host.settled == host.short_form().answers


async def test_a_best_set_that_can_hardly_be_meant_is_asked_about_once() -> None:
    host = NewHost(with_cards=False)
    async with on_stage(host, (100, 30)) as stage:
        await stage.press("down", "down")
        while "▸ Lat pull-down" not in stage.text:
            await stage.press("down")
        await stage.press(*"5", "x", *"900", "enter")
        assert "5 x 900 kg? Enter it again if that is right." in stage.text
        assert host.settled is None
        await stage.press("enter")
        assert host.settled
        assert host.settled["known.lat_pulldown"] == "5x900"
