"""Answers of a terminal that nobody asked for here are no keys, whatever pieces they come in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.tui.terminal.answers import ARRIVES, WithoutAnswers

ANSWERS = [
    "\x1b]11;rgb:1e1e/1e1e/2e2e\x07",
    "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
    "\x1bP>|XTerm(370)\x1b\\",
    "\x1bP1+r524742=38\x1b\\",
    "\x1b_Gi=1;OK\x1b\\",
    "\x1b^pm\x1b\\",
    "\x1bXsos\x1b\\",
]


class Seconds:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize("answer", ANSWERS)
@given(at=st.integers(3, 60))
def test_an_answer_is_left_out_also_in_two_pieces(answer: str, at: int) -> None:
    parts = WithoutAnswers(Seconds())
    pieces = [f"b{answer[:at]}", f"{answer[at:]}e"]
    assert "".join(map(parts.rest, pieces)) == "be"


@given(st.lists(st.text(alphabet="\x1b\\[]P_^XMu;1bq\x07", max_size=5), max_size=5))
def test_what_has_no_beginning_of_an_answer_is_as_it_was(pieces: list[str]) -> None:
    parts = WithoutAnswers(Seconds())
    kept = [piece for piece in pieces if not any(f"\x1b{sign}" in piece for sign in "]P_^X")]
    kept = [piece for piece in kept if not piece.endswith("\x1b")]
    assert [parts.rest(piece) for piece in kept] == kept


@pytest.mark.parametrize("key", ["\x1bP", "\x1b]", "\x1b_", "\x1b"])
def test_a_key_with_alt_is_a_key(key: str) -> None:
    parts = WithoutAnswers(Seconds())
    assert parts.rest(key) == key
    assert parts.rest("q") == "q"


def test_an_answer_without_an_end_takes_no_later_key_along() -> None:
    seconds = Seconds()
    parts = WithoutAnswers(seconds)
    assert parts.rest("\x1b]11;rgb") == ""
    seconds.now += ARRIVES
    assert parts.rest(" ") == " "
    assert parts.rest("\x1b]11;rgb") == ""
    assert parts.rest("\x1b[A") == "\x1b]11;rgb\x1b[A"
