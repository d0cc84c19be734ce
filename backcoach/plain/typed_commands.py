"""What a typed line means: a key or word of the table of actions, numbers, or an answer."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from backcoach.core.actions import ACTIONS, BY_ID, key_name
from backcoach.core.loads.typed_load import is_load, typed_load
from backcoach.core.notation import TYPED_MINUTES, typed_seconds
from backcoach.core.session.past.typed_sets import takes_minutes
from backcoach.core.session.set_corrections import MOST_REPS, MOST_SECONDS
from backcoach.core.text import nearest, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from backcoach.core.exercises.model import Exercise
    from backcoach.core.questions.form import Option
    from backcoach.core.session.plan import Result
    from backcoach.core.units import Unit

# Questions that can only be typed: on a screen their answers are always visible.
QUESTIONS = {"t": "time", "m": "more", "l": "list"}
RESERVE = "reserve"
MOST_RESERVE = 4  # R-RPE-01: the scale ends at 4+

_BEFORE = ("my", "the", "in", "left", "right")  # before a place of the body

_NUMBERS = re.compile(
    rf"(?:{TYPED_MINUTES}|(?P<count>\d{{1,5}})\s*(?P<seconds>s|sec|seconds?)?)?"
    r"\s*(?:[x×*]\s*(?P<load>\S.*))?",
    re.IGNORECASE | re.ASCII,
)
_WITH_NUMBER = re.compile(r"(\D+)(\d.*)", re.ASCII)


class Typed(Struct, frozen=True):
    """What a line asks for: the id of an action or a question, and the words behind it."""

    action: str
    words: str = ""


def read(line: str, keymap: Mapping[str, tuple[str, ...]]) -> Typed | None:
    """Return what a line asks for, None when it is not a command; numbers are for `amended`."""
    text = line.strip()
    if not text:
        return Typed("next")
    known = vocabulary(keymap)
    action = known.get(text) or known.get(text.lower(), RESERVE)
    if action != RESERVE:
        return Typed(action)
    first, _, rest = text.partition(" ")
    splits = [(first, rest)]
    if numbered := _WITH_NUMBER.fullmatch(text):
        splits.append((numbered[1].strip(), numbered[2]))
    for word, words in splits:
        action = known.get(word) or known.get(word.lower(), "")
        if action in BY_ID and BY_ID[action].by == "dialog":
            return Typed(action, words.strip())
        if action == RESERVE and words.isascii() and words.strip().isdigit():
            return Typed(f"{RESERVE}_{min(int(words.strip()[:2]), MOST_RESERVE)}")
    return None


def vocabulary(keymap: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return every word and key that may be typed, with the action that it stands for.

    Digits are reps here, not reserve; a person's own keys come before the questions.
    """
    keys = {
        typed_key(key): action
        for action, keys in keymap.items()
        for key in keys
        if not key.isdigit() and not BY_ID[action].screen_only
    }
    own = {**QUESTIONS, **{word: word for word in QUESTIONS.values()}}
    return {**own, "r": RESERVE, RESERVE: RESERVE, **dict(_words()), **keys}


def typed_key(key: str) -> str:
    """Return what is typed for a key: a hyphen for minus, as keyboards have no minus sign."""
    return "-" if key == "minus" else key_name(key)


def typed(action: str, keymap: Mapping[str, tuple[str, ...]]) -> str:
    """Return what is typed for an action."""
    return typed_key((keymap.get(action) or BY_ID[action].keys)[0])


def _words() -> Iterator[tuple[str, str]]:
    """Yield the words of each action; labels of corrections are shared, so they name none."""
    for action in ACTIONS:
        if not action.screen_only:
            yield action.id.replace("_", " "), action.id
            if action.group != "correct":
                yield action.label.lower(), action.id


def misunderstood(line: str, keymap: Mapping[str, tuple[str, ...]]) -> str:
    """Return the line that answers an unknown command."""
    hint = nearest(line.strip().lower(), (word for word in vocabulary(keymap) if len(word) > 1))
    meant = f' Did you mean "{hint}"?' if hint else ""
    lists = f"{typed('help', keymap)} lists the commands."
    return f"{quoted(line)} is not a command.{meant} Enter goes on, {lists}"


def amended(line: str, result: Result, exercise: Exercise, unit: Unit) -> Result | None:
    """Return a result with what `8`, `8 x 24 kg`, `24 kg`, `30 s` or `2 min` says, else None.

    Raises ValueError with a sentence where the numbers do not fit the set.
    """
    text = line.strip()
    match = _NUMBERS.fullmatch(f"x {text}" if is_load(text) else text)
    if match is None or not match[0]:
        return None
    if match["load"]:
        result = structs.replace(result, load=typed_load(match["load"], exercise, unit))
    if match["minutes"]:
        count = typed_seconds(match, or_metres=not takes_minutes(exercise))
    elif match["count"]:
        count = int(match["count"])
    else:
        return result
    if result.seconds is not None:
        if count > MOST_SECONDS:
            raise ValueError(f"A hold lasts {MOST_SECONDS} s at most.")
        return structs.replace(result, seconds=count)
    if match["seconds"] or match["minutes"]:
        raise ValueError("This set is counted in reps; write 8 or 8 x 24 kg.")
    if count > MOST_REPS:
        raise ValueError(f"A set has {MOST_REPS} reps at most.")
    return structs.replace(result, reps=count)


SHORTEST = 2  # letters of a word that is not written out; one alone is a key of the session


def pick(words: str, options: Sequence[Option]) -> tuple[str, str] | None:
    """Return the value of the option that words begin with, and the words after it.

    An option is named by its value, by its number from 1 on, or by how its label or what stands
    behind its first comma begins. As many words as name it belong to it: `muscle growth` and
    `muscle` are the same answer. Words before it that name none are left out: `my left elbow`.
    """
    typed = _answer_words(words)
    first = typed[0] if typed else ""
    ranked = [(_match(option, typed), option) for option in options]
    is_value = any(typed and typed[: len(value)] == value for value in _values(options))
    if first.isascii() and first.isdigit() and not is_value:
        place = int(first[:4])
        named = options[place - 1 : place] if place else ()
        return (named[0].value, " ".join(typed[1:])) if named else None
    best = max((rank for rank, _ in ranked), default=(0, False))
    matching = [option for rank, option in ranked if rank == best and best[0]]
    if not matching and first in _BEFORE:
        return pick(" ".join(typed[1:]), options)
    return (matching[0].value, " ".join(typed[best[0] :])) if len(matching) == 1 else None


def _match(option: Option, typed: list[str]) -> tuple[int, bool]:
    """Return how many of the typed words name an option, and whether they are its whole name."""
    value = _answer_words(option.value)
    matches = [(len(value), True)] if value and typed[: len(value)] == value else []
    for part in [option.label, *option.label.split(",", 1)[1:]]:
        name = _answer_words(part)
        same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(typed, name, strict=False))))
        is_begun = (
            same < min(len(typed), len(name))
            and len(typed[same]) >= SHORTEST
            and name[same].startswith(typed[same])
        )
        matches.append((same + is_begun, same == len(name)))
    return max(matches)


def _values(options: Sequence[Option]) -> list[list[str]]:
    return [_answer_words(option.value) for option in options if option.value]


def _answer_words(text: str) -> list[str]:
    """Return the words of an answer, in small letters and without the signs around them."""
    words = (word.strip(".;:!?") for word in re.split(r"[\s,]+", text.lower()))
    return [word for word in words if word]


def help_lines(keymap: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return what may be typed, the most needed first."""
    lines = [
        f"Enter: {BY_ID['next'].help}",
        "8, or 8 x 24 kg: correct the last set, or the coming one",
        "r2: two reps were left (RIR); r4 is four or more",
        "t: what the clock says; m: more about this set; l: the exercises",
    ]
    for action in ACTIONS:
        keys = [typed_key(key) for key in keymap.get(action.id, ())]
        is_listed = action.id in ("next", "help") or action.group == "correct"
        if keys and not is_listed and not action.screen_only:
            lines.append(f"{' or '.join(keys)}: {action.help}")
    pain, note, swap = (typed(name, keymap) for name in ("pain", "note", "swap"))
    examples = f"{pain} 4 elbow sharp, {note} new shoes, {swap} 2"
    return [*lines, f"The answers may follow the command: {examples}"]
