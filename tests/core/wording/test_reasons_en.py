"""Every kind of reason is one short sentence."""

from __future__ import annotations

import pytest

from backcoach.core.reason import Reason
from backcoach.core.wording.reason_examples import EXAMPLES
from backcoach.core.wording.reasons_en import SENTENCES, reason_text

LONGEST = 150  # characters


def test_every_kind_has_one_example_and_every_example_a_sentence() -> None:
    kinds = [example.kind for example in EXAMPLES]
    assert len(kinds) == len(set(kinds))
    assert set(kinds) == set(SENTENCES)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.kind)
def test_a_sentence_is_short_calm_and_whole(example: Reason) -> None:
    text = reason_text(example)
    assert len(text) <= LONGEST
    assert text.endswith(".")
    assert not any(sign in text for sign in "{}!")
    assert "1 reps" not in text


def test_a_sentence_from_an_old_log_stays_as_it_is() -> None:
    assert reason_text("9, 9, 9 at 40 kg last time: aim for 10.") == (
        "9, 9, 9 at 40 kg last time: aim for 10."
    )


def test_a_kind_of_a_newer_version_says_nothing() -> None:
    assert reason_text(Reason("of_tomorrow", {"load": 3})) == ""


@pytest.mark.parametrize(("reps", "words"), [(1, "1 rep"), (8, "8 reps")])
def test_a_number_brings_its_word(reps: int, words: str) -> None:
    assert words in reason_text(Reason("assumed_reps", {"reps": reps}))
