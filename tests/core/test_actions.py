"""One table of actions: a row is what a key needs to be bound, key_name and explained."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import get_args

import pytest

from backcoach.core.actions import (
    ACTIONS,
    BY_ID,
    GROUP_TITLES,
    RESERVES,
    Group,
    Moment,
    footer_actions,
    key_name,
    key_text,
    keys_text,
)
from backcoach.core.session.action_events import EVENTS
from backcoach.core.session.set_corrections import CORRECTIONS, SELECTIONS
from backcoach.core.settings.keymap import RESERVED
from backcoach.core.wording.phrases import LOOKING

DEFAULTS = {action.id: action.keys for action in ACTIONS}
NARROWEST = 38  # letters that a window of 40 columns has room for


def test_every_action_is_named_once_and_explained() -> None:
    assert len(BY_ID) == len(ACTIONS)
    assert all(action.keys and action.label and action.help for action in ACTIONS)
    assert {action.group for action in ACTIONS} == set(GROUP_TITLES) == set(get_args(Group))


def test_no_key_means_two_things() -> None:
    keys = Counter(chain.from_iterable(DEFAULTS.values()))
    assert max(keys.values()) == 1
    assert not keys.keys() & set(RESERVED)


@pytest.mark.parametrize(
    ("key", "action"),
    [
        ("space", "next"),
        ("u", "undo"),
        ("s", "skip"),
        ("plus", "add_time"),
        ("minus", "cut_time"),
        ("p", "pause"),
        ("v", "swap"),
        ("question_mark", "help"),
        ("q", "quit"),
        *((str(number), f"reserve_{number}") for number in range(5)),
    ],
)
def test_the_promised_keys(key: str, action: str) -> None:
    assert key in BY_ID[action].keys


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("space", "Space"),
        ("plus", "+"),
        ("minus", "−"),
        ("up", "↑"),
        ("u", "u"),
        ("ctrl+p", "Ctrl+P"),
    ],
)
def test_a_key_is_shown_as_it_stands_on_a_keyboard(key: str, words: str) -> None:
    assert key_name(key) == words


@pytest.mark.parametrize("key", ["x", "F5"])
def test_a_sentence_names_the_key_that_the_person_has(key: str) -> None:
    assert key_text("swap", {"swap": (key, "v")}) == key
    assert key_text("swap", {}) == "v"


@pytest.mark.parametrize(
    ("keymap", "text"),
    [
        ({}, "↑↓"),
        ({"reps_up": ("up",), "reps_down": ("minus",)}, "↑/−"),
        ({"reps_up": ("i",), "reps_down": ("f2",)}, "i/f2"),
    ],
)
def test_keys_that_belong_together_are_written_together(
    keymap: dict[str, tuple[str, ...]], text: str
) -> None:
    assert keys_text(("reps_up", "reps_down"), keymap) == text


def test_the_digits_of_the_reserve_are_a_range_and_other_keys_are_not() -> None:
    assert keys_text(RESERVES, {}) == "0–4"
    assert keys_text(RESERVES, {"reserve_3": ("x",)}) == "0/1/2/x/4"


def test_every_session_action_does_something_and_nothing_else_does() -> None:
    """The table may not import what stands above it, so that this is checked here."""
    tables = (EVENTS, CORRECTIONS, SELECTIONS)
    performed = Counter(chain.from_iterable(tables))
    assert max(performed.values()) == 1
    assert set(performed) == {action.id for action in ACTIONS if action.by == "session"}


@pytest.mark.parametrize("moment", get_args(Moment))
def test_the_footer_ends_with_help_and_leaving_and_ranks_no_two_alike(moment: Moment) -> None:
    shown_then = footer_actions(moment)
    assert shown_then[-2:] == ("help", "quit")
    ranks = [BY_ID[action].footer[moment] for action in shown_then[:-2]]
    assert ranks == sorted(set(ranks))


def test_a_session_that_is_watched_offers_only_what_leaves_it_as_it_is() -> None:
    assert all(BY_ID[action].by == "view" for action in footer_actions("watched"))


def test_what_a_key_says_that_does_nothing_fits_the_smallest_window() -> None:
    texts = [LOOKING, *(action.no_use for action in ACTIONS)]
    assert [text for text in texts if len(text) > NARROWEST] == []
