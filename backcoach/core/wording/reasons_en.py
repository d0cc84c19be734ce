"""Reasons in English: each kind is one whole sentence with places for its values.

In a sentence `{reps:rep}` stands for a number with its word, `1 rep` or `8 reps`, and
`{swap_key}` for the key that a person has for an action.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.actions import BY_ID, shown
from backcoach.core.notation import Load, load_words
from backcoach.core.wording.health_reasons_en import HEALTH
from backcoach.core.wording.set_reasons_en import SETS
from backcoach.core.wording.target_reasons_en import TARGETS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backcoach.core.reason import Reason, Value

KEY = "_key"
SENTENCES: dict[str, str] = {**TARGETS, **SETS, **HEALTH}


class _Counted:
    """A number that writes the word given as its format behind itself."""

    def __init__(self, number: float) -> None:
        self._number = number

    def __format__(self, word: str) -> str:
        text = f"{self._number:g}"
        if not word:
            return text
        return f"{text} {word}" if self._number == 1 else f"{text} {word}s"


def reason_text(reason: Reason | str, keymap: Mapping[str, tuple[str, ...]] | None = None) -> str:
    """Return the sentence of a reason; one from an old log is a sentence already.

    Keys are those of `keymap`, by the ids of actions, else the usual ones. A kind that this
    version does not know has no sentence, and "" is returned.
    """
    if isinstance(reason, str):
        return reason
    template = SENTENCES.get(reason.kind, "")
    values: dict[str, object] = {name: _word(value) for name, value in reason.values.items()}
    text = template.format_map(_Words(values, keymap or {}))
    return text[:1].upper() + text[1:]


class _Words(dict[str, object]):
    """The words for the places of a sentence; keys are looked up when they are wanted."""

    def __init__(self, values: dict[str, object], keymap: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__(values)
        self._keymap = keymap

    def __missing__(self, name: str) -> str:
        action = name.removesuffix(KEY)
        keys = self._keymap.get(action) or BY_ID[action].keys
        return shown(keys[0])


def _word(value: Value) -> object:
    if isinstance(value, Load):
        return load_words(value)
    return value if isinstance(value, str) else _Counted(value)
