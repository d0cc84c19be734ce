"""The buttons of a phone: each sends a key that the person has for its action."""

from __future__ import annotations

import re
from html import unescape

import pytest

from backcoach.core.actions import ACTIONS, BY_ID
from backcoach.core.settings.keymap import remapped
from backcoach.serve.buttons import BUTTONS, NEXT, buttons, keys

USUAL = {action.id: action.keys for action in ACTIONS}
BY_ACTION = {button.action: button for button in (*BUTTONS, NEXT)}


def test_every_button_is_for_an_action_that_there_is() -> None:
    assert {*BY_ACTION} - {""} <= {*BY_ID}


@pytest.mark.parametrize(
    ("action", "own", "sent"),
    [
        ("next", ("space",), " "),
        ("next", ("x", "space"), " "),
        ("next", ("enter",), "\r"),
        ("undo", ("f5",), "\x1b[15~"),
        ("pain", ("at",), "@"),
        ("big", ("ctrl+b",), "\x02"),
        ("big", ("alt+é", "ö"), "b"),  # none of which a terminal has a sign for here
    ],
)
def test_a_button_sends_the_usual_key_or_the_own_one(
    action: str, own: tuple[str, ...], sent: str
) -> None:
    assert keys(BY_ACTION[action], {**USUAL, action: own}) == sent


def test_the_keys_stand_safely_in_the_page() -> None:
    keymap, _ = remapped({"undo": ("quotation_mark",), "skip": ("less_than_sign",)})
    html = buttons(keymap)
    sent = [unescape(value) for value in re.findall(r'data-keys="([^"]*)"', html)]
    assert '"' in sent
    assert "<" in sent
    assert html.count("<button") == len(BUTTONS) + 2
    assert not re.search(r"[^\n -~←-↓]", html)
