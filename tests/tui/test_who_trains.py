"""Who trains, asked on a screen of its own."""

from __future__ import annotations

from functools import partial

import pytest
from textual.widgets import OptionList

from backcoach.core.questions.form import CHOICE
from backcoach.core.questions.person.who_trains import who_trains
from backcoach.tui.dialogs.choice import Choice
from backcoach.tui.single_screen import SingleScreenApp

NAMES = ["me", *(f"Person {number}" for number in range(1, 40))]


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (["space"], "me"),
        (["down", "j", "enter"], "Person 2"),
        (["end", "enter"], NAMES[-1]),
        (["escape"], None),
        (["ctrl+c"], None),
    ],
)
async def test_one_is_taken_or_none(
    size: tuple[int, int], keys: list[str], chosen: str | None
) -> None:
    form = who_trains({name: name for name in NAMES}, {})
    app = SingleScreenApp(partial(Choice, form), "backcoach-dark")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert app.screen.query_one(OptionList).region.bottom <= size[1]
        await pilot.press(*keys)
    assert (app.answer[CHOICE] if app.answer else None) == chosen
