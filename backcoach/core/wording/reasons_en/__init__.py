"""Reasons in English: each kind is one whole sentence with places for its values.

A language is one package like this one, with a sentence for every kind of
`core.wording.reason_examples` and its own `reason_text`. To add one, copy this package and
translate its sentences and words; no rule and no view changes.

In a sentence `{reps:rep}` stands for a number with its word, `1 rep` or `8 reps`, `{lack:a}`
for things with their articles, `a belt and discs`, and `{swap_key}` for the key that a person
has for an action.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.actions import key_text
from backcoach.core.exercises.programme import WEEKDAYS
from backcoach.core.notation import Load, load_words
from backcoach.core.wording.reasons_en.health import HEALTH
from backcoach.core.wording.reasons_en.programmes import PROGRAMMES
from backcoach.core.wording.reasons_en.records import RECORDS
from backcoach.core.wording.reasons_en.rests import RESTS
from backcoach.core.wording.reasons_en.sets import SETS
from backcoach.core.wording.reasons_en.targets import TARGETS
from backcoach.core.wording.reasons_en.today import TODAY

if TYPE_CHECKING:
    from backcoach.core.actions import Keymap
    from backcoach.core.reason import Reason, Value

KEY = "_key"
SENTENCES: dict[str, str] = {
    **TARGETS,
    **SETS,
    **RESTS,
    **TODAY,
    **RECORDS,
    **HEALTH,
    **PROGRAMMES,
}

# Words for values that are the name of something in the program, by the name of the value.
WORDS: dict[str, dict[str, str]] = {
    "goal": {
        "beginner": "beginners",
        "endurance": "endurance",
        "hypertrophy": "muscle growth",
        "strength": "strength",
    },
    "weekday": {day: day.capitalize() for day in WEEKDAYS},
    "movement": {
        "hinge": "hinges",
        "pull": "two-arm pulls",
        "one_side": "one-sided pulls",
        "pull_up": "pull-ups",
        "one_side_pull_up": "one-sided pull-ups",
        "pulldown": "pull-downs",
        "one_side_pulldown": "one-sided pull-downs",
        "row": "rows",
        "one_side_row": "one-sided rows",
        "extension": "back extensions",
        "carry": "carries",
        "drill": "drills",
        "superset": "supersets",
    },
}


def reason_text(reason: Reason | str, keymap: Keymap | None = None) -> str:
    """Return the sentence of a reason; one from an old log is a sentence already.

    Keys are those of `keymap`, by the ids of actions, else the usual ones. A kind that this
    version does not know has no sentence, and "" is returned.
    """
    if isinstance(reason, str):
        return reason
    template = SENTENCES.get(reason.kind, "")
    values = {name: _word(name, value) for name, value in reason.values.items()}
    text = template.format_map(_Words(values, keymap or {}))
    if template.partition("}")[0].endswith(KEY):
        return text  # `v` and `V` are two keys
    return text[:1].upper() + text[1:]


class _Words(dict[str, object]):
    """The words for the places of a sentence; a key is looked up where a sentence names it."""

    def __init__(self, values: dict[str, object], keymap: Keymap) -> None:
        super().__init__(values)
        self._keymap = keymap

    def __missing__(self, name: str) -> str:
        return key_text(name.removesuffix(KEY), self._keymap)


def _word(name: str, value: Value) -> object:
    if isinstance(value, Load):
        return load_words(value) if value.grams != 0 else "body weight"
    if isinstance(value, str):
        return WORDS.get(name, {}).get(value, value)
    return _Listed(value) if isinstance(value, tuple) else _Counted(value)


class _Counted:
    """A number that writes the word given as its format behind itself."""

    def __init__(self, number: float) -> None:
        self._number = number

    def __format__(self, word: str) -> str:
        text = f"{self._number:g}"
        if not word:
            return text
        return f"{text} {word}" if self._number == 1 else f"{text} {word}s"


class _Listed:
    """Things as a list with "and"; with the format `a`, each with its article."""

    def __init__(self, things: tuple[str, ...]) -> None:
        self._things = things

    def __format__(self, article: str) -> str:
        things = [_with_article(thing) if article else thing for thing in self._things]
        *first, last = things or [""]
        return f"{', '.join(first)} and {last}" if first else last


def _with_article(thing: str) -> str:
    """Return a thing as it stands in a sentence: `a belt`, `an anchor`, `discs`."""
    if thing.endswith("s"):
        return thing
    return f"{'an' if thing[:1] in 'aeiou' else 'a'} {thing}"
