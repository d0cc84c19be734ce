"""What people type: keys and words of the actions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.core.actions import ACTIONS, BY_ID
from backcoach.plain.typed_commands import (
    QUESTIONS,
    RESERVE,
    Typed,
    help_lines,
    misunderstood,
    read,
    typed_key,
)

KEYS = {name: action.keys for name, action in BY_ID.items()}


def test_the_letters_that_only_lines_use_are_no_keys() -> None:
    own = {*QUESTIONS, RESERVE[0]}
    assert not own & {key for keys in KEYS.values() for key in keys}


@pytest.mark.parametrize(
    ("line", "action", "words"),
    [
        ("", "next", ""),
        ("   ", "next", ""),
        ("next", "next", ""),
        ("u", "undo", ""),
        ("Undo", "undo", ""),
        ("U", "undo", ""),
        ("s", "skip", ""),
        ("+", "add_time", ""),
        ("=", "add_time", ""),
        ("-", "cut_time", ""),
        ("_", "cut_time", ""),
        ("15 s more", "add_time", ""),
        ("add set", "add_set", ""),
        ("reps up", "reps_up", ""),
        ("[", "earlier_set", ""),
        ("p", "pause", ""),
        ("q", "quit", ""),
        ("leave", "quit", ""),
        ("v", "swap", ""),
        ("v 2", "swap", "2"),
        ("v2", "swap", "2"),
        ("swap two kettlebells", "swap", "two kettlebells"),
        ("!", "pain", ""),
        ("! 4 elbow dull", "pain", "4 elbow dull"),
        ("!4 elbow", "pain", "4 elbow"),
        ("n  New shoes, 8 x 24", "note", "New shoes, 8 x 24"),
        ("e 7", "readiness", "7"),
        ("r2", "reserve_2", ""),
        ("R 2", "reserve_2", ""),
        ("reserve 0", "reserve_0", ""),
        ("reserve 9", "reserve_4", ""),
        ("t", "time", ""),
        ("more", "more", ""),
        ("l", "list", ""),
        ("?", "help", ""),
    ],
)
def test_a_line_is_read(line: str, action: str, words: str) -> None:
    assert read(line, KEYS) == Typed(action, words)


@pytest.mark.parametrize(
    "line",
    ["foo", "8", "r", "reserve", "r two", "r 2 3", "u 3", "skip this", "b", "big", "nice", "٣"],
)
def test_what_is_no_command_is_none(line: str) -> None:
    assert read(line, KEYS) is None


@pytest.mark.parametrize(
    "action", [row for row in ACTIONS if not row.screen_only], ids=lambda row: row.id
)
def test_every_action_has_its_keys_and_its_name(action: object) -> None:
    known = BY_ID[getattr(action, "id", "")]
    assert read(known.id.replace("_", " "), KEYS) == Typed(known.id)
    for key in known.keys:
        if not key.isdigit():
            assert read(typed_key(key), KEYS) == Typed("next" if key == "space" else known.id)


def test_a_persons_own_keys_go_before_those_of_lines() -> None:
    keys = {**KEYS, "swap": ("t",), "undo": ("é",)}
    assert read("t", keys) == Typed("swap")
    assert read("time", keys) == Typed("time")
    assert read("é", keys) == Typed("undo")
    assert read("u", keys) is None
    assert "é: take back what was done last, one thing at a time" in help_lines(keys)


@given(st.text())
def test_any_line_is_read_or_not_and_never_fails(line: str) -> None:
    read(line, KEYS)
    assert "\n" not in misunderstood(line, KEYS)


def test_a_line_that_was_not_understood_is_helped_on() -> None:
    assert misunderstood("undu", KEYS) == (
        '"undu" is not a command. Did you mean "undo"? Enter goes on, ? lists the commands.'
    )
    assert misunderstood("xyzzy", KEYS) == (
        '"xyzzy" is not a command. Enter goes on, ? lists the commands.'
    )


def test_the_help_names_each_action_of_lines_once() -> None:
    text = "\n".join(help_lines(KEYS))
    for action in ACTIONS:
        if action.group != "correct":
            is_named = action.id != "help" and not action.screen_only
            assert text.count(action.help) == is_named, action.id
    assert "- or _: rest 15 seconds less" in text


def test_an_action_without_a_key_is_not_in_the_help() -> None:
    assert "skip this set" not in "\n".join(help_lines({**KEYS, "skip": ()}))
