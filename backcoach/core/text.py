"""The one gate for foreign text: what a file, a log or another program says.

Everything that passes is literal text that a terminal cannot mistake for a command.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

# Zero-width joiner and non-joiner: scripts and emoji need them to look right.
_KEPT_FORMATS = frozenset("\u200c\u200d")
_SPACES = frozenset(" \t\n\u2028\u2029")
_DROPPED_CATEGORIES = frozenset(("Cc", "Cf", "Cs"))
_DOTTED_CIRCLE = "\u25cc"


def clean(text: str) -> str:
    """Return `text` without control and format characters; newlines stay, tabs become spaces.

    A combining mark with nothing to stand on gets a dotted circle, so that it cannot
    cling to what is drawn before it.
    """
    if text.isascii() and text.isprintable():
        return text
    kept: list[str] = []
    has_base = False
    for char in text:
        if char in _KEPT_FORMATS:
            kept.append(char)
        elif char in _SPACES:
            kept.append("\n" if char == "\n" else " ")
            has_base = False
        elif (category := unicodedata.category(char)) not in _DROPPED_CATEGORIES:
            if category.startswith("M") and not has_base:
                kept.append(_DOTTED_CIRCLE)
            kept.append(char)
            has_base = True
    return "".join(kept)


def clean_tree(value: Any) -> Any:
    """Clean every string, keys included, in what tomli or a JSON decoder returned."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [clean_tree(item) for item in value]
    if isinstance(value, dict):
        return {clean(key): clean_tree(item) for key, item in value.items()}
    return value


def one_line(text: str) -> str:
    """Fold every run of white space, newlines included, into one space."""
    return " ".join(text.split())


def quoted(text: object, limit: int = 40) -> str:
    """Return a value as it may stand in an error line: on one line, quoted, of bounded length."""
    if isinstance(text, bool):
        return str(text).lower()
    if isinstance(text, (int, float)):
        return clean(str(text))[:limit]
    line = one_line(clean(str(text)))
    return f'"{line if len(line) <= limit else line[: limit - 1] + "…"}"'


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` was most likely meant to be."""
    from difflib import get_close_matches  # noqa: PLC0415  only a mistake needs it

    candidates = list(known)
    for written in (word[:80], word[:80].lower()):
        if matches := get_close_matches(written, candidates, n=1, cutoff=0.6):
            return matches[0]
    return None
