"""One table of actions: every key has one meaning, also after a person changed some."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.core.actions import ACTIONS, BY_ID, GROUP_TITLES, RESERVED, Group, remapped, shown

DEFAULTS = {action.id: action.keys for action in ACTIONS}


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
    assert shown(key) == words


def test_a_wish_is_granted() -> None:
    keys, problems = remapped({"pause": ("x", "f2")})
    assert keys == {**DEFAULTS, "pause": ("x", "f2")}
    assert problems == []


def test_two_actions_can_trade_their_keys() -> None:
    keys, problems = remapped({"undo": ("s",), "skip": ("u",)})
    assert (keys["undo"], keys["skip"], problems) == (("s",), ("u",), [])


@pytest.mark.parametrize(
    ("wishes", "told"),
    [
        ({"paus": ("x",)}, 'unknown action "paus"; did you mean "pause"?'),
        ({"zzzzzz": ("x",)}, 'unknown action "zzzzzz"'),
        ({"pause": ("ctrl+q",)}, 'key "ctrl+q" for pause belongs to the program'),
        ({"pause": ("s",)}, 'key "s" is asked for by pause and belongs to skip'),
    ],
)
def test_a_wish_that_cannot_be_granted_is_left_out_and_told(
    wishes: dict[str, tuple[str, ...]], told: str
) -> None:
    assert remapped(wishes) == (DEFAULTS, [told])


def test_of_two_wishes_for_one_key_the_first_is_granted() -> None:
    keys, problems = remapped({"undo": ("x",), "skip": ("x",)})
    assert (keys["undo"], keys["skip"]) == (("x",), DEFAULTS["skip"])
    assert problems == ['key "x" is asked for by skip and belongs to undo']


def test_a_wish_falls_with_the_one_that_it_relied_on() -> None:
    keys, problems = remapped({"skip": ("u",), "undo": ("space",)})
    assert keys == DEFAULTS
    assert problems == [
        'key "space" is asked for by undo and belongs to next',
        'key "u" is asked for by skip and belongs to undo',
    ]


KEYS = st.sampled_from([*chain.from_iterable(DEFAULTS.values()), *RESERVED, "x", "y"])


@given(
    st.dictionaries(
        st.sampled_from([*DEFAULTS, "dance"]), st.lists(KEYS, min_size=1, max_size=2).map(tuple)
    )
)
def test_no_wishes_make_a_key_mean_two_things(wishes: dict[str, tuple[str, ...]]) -> None:
    keys, problems = remapped(wishes)
    assert keys.keys() == DEFAULTS.keys()
    used = Counter(chain.from_iterable(set(one) for one in keys.values()))
    assert max(used.values()) == 1
    assert not used.keys() & set(RESERVED)
    refused = [action for action, wanted in wishes.items() if keys.get(action) != wanted]
    assert len(problems) >= len(refused)
