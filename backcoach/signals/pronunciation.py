"""Rewrites text for a speech synthesiser: `22.5 kg` becomes `22.5 kilos`."""

from __future__ import annotations

import re

from backcoach.core.text import clean, one_line

MINUTES_FROM = 120  # s; shorter times are spoken in seconds

_UNITS = {"kg": "kilo", "lb": "pound", "s": "second", "min": "minute", "rep": "rep", "reps": "rep"}
_CLOCK = re.compile(r"(?<![\d:])(\d{1,3}):([0-5]\d)(?![\d:])", re.ASCII)
_QUANTITY = re.compile(rf"(?<![\d.,])(\d+(?:[.,]\d+)?) ?({'|'.join(_UNITS)})(?![^\W_])", re.ASCII)
_RANGE = re.compile(r"(?<![\d-])(\d+(?:[.,]\d+)?) ?[-\u2013] ?(\d+(?:[.,]\d+)?)(?![\d-])", re.ASCII)
_MINUS = re.compile(r"(?<![\w.-])[-\u2212](?=\d)", re.ASCII)
_SIGNS = str.maketrans({"×": " times ", "·": ",", "→": " to ", "%": " per cent"})


def aloud(text: str) -> str:
    """Return a text as one clean line, with times, loads, ranges and signs in words."""
    words = _CLOCK.sub(lambda match: time_words(int(match[1]) * 60 + int(match[2])), clean(text))
    words = _MINUS.sub("minus ", _RANGE.sub(r"\1 to \2", words))
    words = _QUANTITY.sub(lambda match: _count(match[1], _UNITS[match[2].lower()]), words)
    return one_line(words.translate(_SIGNS)).replace(" ,", ",")


def time_words(seconds: int) -> str:
    """Return a duration in words: `90 seconds`, from two minutes on `2 minutes 30 seconds`."""
    minutes, rest = divmod(seconds, 60)
    if minutes and (seconds >= MINUTES_FROM or not rest):
        whole = _count(str(minutes), "minute")
        return f"{whole} {_count(str(rest), 'second')}" if rest else whole
    return _count(str(seconds), "second")


def _count(number: str, unit: str) -> str:
    return f"{number} {unit}{'' if number == '1' else 's'}"
