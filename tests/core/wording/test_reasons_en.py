"""Every kind of reason has one short sentence, and what it says is written down once."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from backcoach.core.notation import Load
from backcoach.core.reason import Reason
from backcoach.core.wording.reason_examples import EXAMPLES, RECORDS, RESTS
from backcoach.core.wording.reasons_en import SENTENCES, WORDS, reason_text

LONGEST = 150  # characters
WORDING = Path(__file__).parents[2] / "data" / "reasons_en.txt"


def test_every_kind_has_one_example_and_every_example_a_sentence() -> None:
    kinds = [example.kind for example in EXAMPLES]
    assert len(kinds) == len(set(kinds))
    assert set(kinds) == set(SENTENCES)


def test_the_wording_of_every_kind() -> None:
    lines = [f"{example.kind}: {reason_text(example)}" for example in EXAMPLES]
    assert lines == WORDING.read_text("utf-8").splitlines()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.kind)
def test_a_sentence_is_short_calm_and_whole(example: Reason) -> None:
    text = reason_text(example)
    assert len(text) <= LONGEST
    assert text.endswith(".")
    assert not any(sign in text for sign in "{}!_")
    assert "1 reps" not in text
    assert "in reserve" not in text


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.kind)
def test_a_reason_is_stored_and_read_again(example: Reason) -> None:
    stored = msgspec.json.encode(example)
    assert msgspec.json.decode(stored, type=Reason) == example
    assert reason_text(msgspec.json.decode(stored, type=Reason | str)) == reason_text(example)


@pytest.mark.parametrize("example", [*RESTS, *RECORDS], ids=lambda example: example.kind)
def test_no_sentence_beside_a_clock_names_a_key(example: Reason) -> None:
    assert "_key}" not in SENTENCES[example.kind]


def test_a_sentence_from_an_old_log_stays_as_it_is() -> None:
    assert reason_text("9, 9, 9 at 40 kg last time: aim for 10.") == (
        "9, 9, 9 at 40 kg last time: aim for 10."
    )


def test_a_kind_of_a_newer_version_says_nothing() -> None:
    assert reason_text(Reason("of_tomorrow", {"load": 3})) == ""


@pytest.mark.parametrize(("reps", "words"), [(1, "1 rep"), (8, "8 reps")])
def test_a_number_brings_its_word(reps: int, words: str) -> None:
    assert words in reason_text(Reason("assumed_reps", {"reps": reps}))


@pytest.mark.parametrize(
    ("things", "words"),
    [
        (("incline bench", "belt", "discs"), "an incline bench, a belt and discs"),
        (("wall", "bar"), "a wall and a bar"),
        (("discs",), "discs"),
    ],
)
def test_things_have_their_articles(things: tuple[str, ...], words: str) -> None:
    reason = Reason("nothing_fits", {"session": "Home", "lack": things})
    assert reason_text(reason) == f"Nothing of Home can be done without {words}."


def test_help_is_a_load_without_its_sign() -> None:
    assert reason_text(Reason("as_written", {"load": Load(-35_000)})) == (
        "35 kg of help is written in the session."
    )


def test_an_exercise_may_be_called_like_a_word_of_the_program() -> None:
    assert "hinge" in WORDS["movement"]
    assert reason_text(Reason("time_left_out", {"exercise": "hinge"})).startswith("Hinge is")


def test_a_sentence_names_the_key_of_the_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SENTENCES, "swap_it", "{swap_key} swaps it.")
    assert reason_text(Reason("swap_it")) == "v swaps it."
    assert reason_text(Reason("swap_it"), {"swap": ("f2",)}) == "f2 swaps it."
    assert reason_text(Reason("swap_it"), {"swap": ("ctrl+x",)}) == "Ctrl+X swaps it."
