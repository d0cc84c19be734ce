"""A key has one meaning, also after a person changed some."""

from __future__ import annotations

import string
from collections import Counter
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.core.actions import ACTIONS
from backcoach.core.settings.key_names import key_name
from backcoach.core.settings.keymap import RESERVED, learned, remapped
from backcoach.core.settings.settings import (
    Settings,
    SettingsFile,
    check,
)
from backcoach.core.toml.reading import ParseError, parse_as

DEFAULTS = {action.id: action.keys for action in ACTIONS}


def test_an_action_gets_the_keys_that_are_asked_for() -> None:
    keys, problems = remapped({"pause": ("f8", "f9")})
    assert keys == {**DEFAULTS, "pause": ("f8", "f9")}
    assert problems == []


def test_two_actions_can_trade_their_keys() -> None:
    keys, problems = remapped({"undo": ("s",), "skip": ("u",)})
    assert (keys["undo"], keys["skip"], problems) == (("s",), ("u",), [])


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ({"paus": ("x",)}, 'unknown action "paus"; did you mean "pause"?'),
        ({"zzzzzz": ("x",)}, 'unknown action "zzzzzz"'),
        ({"pause": ("ctrl+q",)}, 'key "ctrl+q" for pause belongs to the program'),
        ({"pause": ("s",)}, 'key "s" is asked for by pause and belongs to skip'),
    ],
)
def test_keys_that_cannot_be_had_are_left_out_and_reported(
    asked: dict[str, tuple[str, ...]], problem: str
) -> None:
    assert remapped(asked) == (DEFAULTS, [problem])


def test_a_key_chosen_before_an_action_came_stays_and_the_new_action_takes_another() -> None:
    keys, problems = remapped({"note": ("o", "n"), "pain": ("w",), "swap": ("W",)})
    assert problems == []
    assert (keys["note"], keys["pain"], keys["swap"]) == (("o", "n"), ("w",), ("W",))
    assert (keys["accept"], keys["why"]) == (("O",), ("f2",))


def test_new_actions_never_share_the_key_that_they_take_instead() -> None:
    newer = [action.keys[0] for action in ACTIONS if action.yields]
    letters = tuple(chain.from_iterable((key, key.upper()) for key in newer))
    keys, problems = remapped({"note": letters})
    assert problems == []
    assert len({keys[action.id] for action in ACTIONS if action.yields}) == len(newer)


def test_of_two_asked_for_one_key_the_first_is_granted() -> None:
    keys, problems = remapped({"undo": ("x",), "skip": ("x",)})
    assert (keys["undo"], keys["skip"]) == (("x",), DEFAULTS["skip"])
    assert problems == ['key "x" is asked for by skip and belongs to undo']


def test_a_change_falls_with_the_one_that_it_relied_on() -> None:
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
def test_no_asked_make_a_key_mean_two_things(asked: dict[str, tuple[str, ...]]) -> None:
    keys, problems = remapped(asked)
    assert keys.keys() == DEFAULTS.keys()
    used = Counter(chain.from_iterable(set(names) for names in keys.values()))
    assert max(used.values()) == 1
    assert not used.keys() & set(RESERVED)
    refused = [action for action, wanted in asked.items() if keys.get(action) != wanted]
    assert len(problems) >= len(refused)


def test_a_pedal_that_sends_the_key_of_another_action_takes_it_over() -> None:
    own = learned({}, "next", "b")
    keys, problems = remapped(own)
    assert problems == []
    assert keys["next"] == (*DEFAULTS["next"], "b")
    assert keys["big"] == ("B",)
    assert {name: keys[name] for name in keys if name not in own} == {
        name: DEFAULTS[name] for name in keys if name not in own
    }


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*DEFAULTS]),
            st.sampled_from([*chain.from_iterable(DEFAULTS.values()), "B", "f2", "f13", "x"]),
        ),
        max_size=8,
    )
)
def test_whatever_is_learnt_has_one_meaning_and_every_action_keeps_a_key(
    presses: list[tuple[str, str]],
) -> None:
    own: dict[str, tuple[str, ...]] = {}
    for action, key in presses:
        own = learned(own, action, key)
        keys, problems = remapped(own)
        assert problems == []
        assert key in keys[action]
        assert all(keys.values())


@pytest.mark.parametrize("key", RESERVED)
def test_a_key_of_the_program_is_not_learnt(key: str) -> None:
    with pytest.raises(ValueError, match="belongs to the program"):
        learned({}, "next", key)


def settings(text: str) -> Settings:
    return parse_as(SettingsFile, text, "config.toml", check).settings()


def problems(text: str) -> list[str]:
    with pytest.raises(ParseError) as caught:
        settings(text)
    return list(caught.value.lines)


def test_chosen_keys_replace_only_those_of_their_action() -> None:
    keymap = settings('[keys]\nundo = "f9"\n').keymap()
    assert keymap == {**{action.id: action.keys for action in ACTIONS}, "undo": ("f9",)}


def test_two_actions_may_swap_their_keys() -> None:
    keymap = settings('[keys]\nundo = "s"\nskip = "u"\n').keymap()
    assert (keymap["undo"], keymap["skip"]) == (("s",), ("u",))


def test_a_clash_of_keys_is_reported_at_the_line_of_the_chosen_key() -> None:
    lines = problems('[keys]\nskip = "u"\nundo = "space"\n')
    assert lines == [
        'config.toml:2: keys: key "u" is asked for by skip and belongs to undo',
        'config.toml:3: keys: key "space" is asked for by undo and belongs to next',
    ]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("x", "x"),
        ("X", "X"),
        ("é", "é"),
        ("7", "7"),
        ("+", "plus"),
        ("-", "minus"),
        ("_", "underscore"),
        ("?", "question_mark"),
        ("/", "slash"),
        (" ", "space"),
        ("Space", "space"),
        ("F12", "f12"),
        ("question_mark", "question_mark"),
        ("Ctrl+X", "ctrl+x"),
        ("ctrl+shift+up", "ctrl+shift+up"),
        ("shift+x", "X"),
        ("shift+tab", "shift+tab"),
        ("ctrl+plus", "ctrl+plus"),
        ("", ""),
        ("xx", ""),
        ("f13", ""),
        ("hyper+x", ""),
        ("ctrl+", ""),
        ("\u202e", ""),
        (3, ""),
    ],
)
def test_a_key_may_be_written_as_a_person_would(written: object, name: str) -> None:
    assert key_name(written) == name


@given(st.sampled_from(string.printable[:95]))
def test_a_character_is_the_key_that_the_screen_will_report(character: str) -> None:
    from textual.keys import _character_to_key

    assert key_name(character) == _character_to_key(character)


def test_the_names_of_the_programs_own_keys_are_known() -> None:
    for action in ACTIONS:
        assert tuple(map(key_name, action.keys)) == action.keys
