"""Messages for syntax errors in TOML, written for a person who edits the file by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from backcoach.core.text import clean

if TYPE_CHECKING:
    import tomli

MAX_LOOKED_AT = 500  # characters of a line that are examined
MAX_REPEATED = 40  # characters of a line that are quoted in a message

# How a message of tomli begins, and the message shown instead.
_SENTENCES = {
    "Invalid statement": "this is neither a key nor a [table] nor a # remark",
    "Expected '=' after": 'a "=" is missing after the key; a remark begins with #',
    "Invalid initial character": "a key is missing or begins with a wrong character",
    "Cannot mutate": "this already has a value; nothing can be added to it",
    "Duplicate inline": "a key is written twice between { and }",
    "Unclosed inline": "a table is not closed; its } is missing",
    "Expected ']": "the brackets of the table are not closed",
    'Expected "': "a text is not closed; its quotes are missing",
    "Unterminated": "a text is not closed; its quotes are missing",
    "Illegal character '\\n'": "a text is not closed on its line; its quotes are missing",
    "Unescaped": "a backslash in a text is written twice",
}
_CURLY = str.maketrans("“”„‟«»‘’‚`", '"' * 10)

_HEADER = re.compile(r"[ \t]*(\[\[?)[ \t]*([\w.-]+)[ \t]*\]")
_KEY = re.compile(r"""[ \t]*([\w"'.-]+)[ \t]*=[ \t]*""")
_LIST = re.compile(_KEY.pattern + r"\[")
_TEXT = re.compile(r""""[^"]*"|'[^']*'""")
_BARE = re.compile(r"""[^\[\]{}"',=#]+""")  # possibly a text without its quotes


def explained(error: tomli.TOMLDecodeError) -> tuple[int, str]:
    """Return the line number of the mistake and the message for it."""
    lines = [line[:MAX_LOOKED_AT] for line in error.doc.removesuffix("\n").split("\n")]
    number = min(error.lineno, len(lines))
    lines = lines[:number]
    column = error.colno - 1 if error.lineno == number else len(lines[-1])
    before, rest = lines[-1][:column], lines[-1][column:]
    if error.msg.startswith("Expected newline"):
        return number, _unexpected(lines[-1], rest)
    if error.msg.startswith(("Unclosed array", "Invalid value")):
        return _wrong_value(lines, before, rest)
    if error.msg.startswith(("Cannot overwrite", "Cannot declare")):
        header = _HEADER.match(lines[-1])
        return _table_again(lines, *header.groups()) if header else _key_again(lines)
    known = (text for beginning, text in _SENTENCES.items() if error.msg.startswith(beginning))
    return number, next(known, clean(f"{error.msg[:1].lower()}{error.msg[1:]}"))


def _unexpected(line: str, rest: str) -> str:
    """Return the message for text that follows a complete value."""
    if key := _KEY.match(line):
        value = _without_remark(line[key.end() :])
        if _BARE.fullmatch(value):
            return _unquoted(value)
    how = 'a quote within a text is written \\"' if '"' in rest else "each key has its own line"
    return f"{_shortened(_without_remark(rest))} is where the line should end; {how}"


def _wrong_value(lines: list[str], before: str, rest: str) -> tuple[int, str]:
    """Return the line and message for a wrong value, on the last line or in a list."""
    if text := _TEXT.match(rest):
        return len(lines), f"a comma is missing before {_shortened(text[0])}"
    value = _without_remark(rest)
    begins_anew = not before.strip(" \t[") and (_KEY.match(rest) or _HEADER.match(lines[-1]))
    if not value and before.rstrip().endswith("="):
        return len(lines), "the value is missing; it goes after the ="
    if not value or begins_anew:
        return _not_closed(lines[:-1] if begins_anew else lines)
    if value in ("True", "False"):
        return len(lines), f"{value} is written {value.lower()}"
    straight = value.translate(_CURLY)
    if straight != value and straight[0] == '"':
        return len(lines), f"{_shortened(value)} has curly quotes; write straight ones"
    if item := _item(before, rest):
        return len(lines), _unquoted(item)
    return len(lines), "the value is missing or wrong; text goes in quotes"


def _item(before: str, rest: str) -> str:
    """Return the item around a position if it could be a text without its quotes, else ""."""
    begun = re.split(r"[\[,=]", before)[-1]
    ended = _BARE.match(rest)
    item = (begun + ended[0]).strip() if ended else ""
    return item if item.isprintable() and _BARE.fullmatch(item) else ""


def _not_closed(lines: list[str]) -> tuple[int, str]:
    begun = (n for n in range(len(lines), 0, -1) if _LIST.match(lines[n - 1]))
    return next(begun, len(lines)), "a list is not closed; its ] is missing"


def _key_again(lines: list[str]) -> tuple[int, str]:
    """Return the message for a repeated key, with the line where it was first."""
    key = _KEY.match(lines[-1])
    for n in range(len(lines) - 1, 0, -1):
        if _HEADER.match(lines[n - 1]) or key is None:
            break
        if (other := _KEY.match(lines[n - 1])) and other[1] == key[1]:
            return len(lines), f"{_shortened(key[1])} is written twice; see line {n}"
    return len(lines), "this key is written twice"


def _table_again(lines: list[str], brackets: str, name: str) -> tuple[int, str]:
    """Return the message for a table header that contradicts an earlier line.

    The mistake is most often in that earlier line.
    """
    for n in range(1, len(lines)):
        if not (other := _HEADER.match(lines[n - 1])):
            continue
        if other[2] == name and other[1] != brackets:
            return n if brackets == "[[" else len(lines), f"write [[{name}]], with two brackets"
        if other[2].startswith(f"{name}."):
            return n, f"a [[{name}]] must stand before this; it is missing or misspelt"
    last = name.rsplit(".", 1)[-1]
    for n in range(len(lines) - 1, 0, -1):
        if (key := _KEY.match(lines[n - 1])) and key[1] == last:
            return n, f"a [[{name}]] must stand before this; it is missing or misspelt"
    return len(lines), "this table is written twice; a list of tables has two brackets"


def _without_remark(text: str) -> str:
    return text.split("#", 1)[0].strip()


def _unquoted(value: str) -> str:
    quoted = _shortened(value)
    return f'{quoted} is not a number; text goes in quotes, "{quoted}"'


def _shortened(text: str) -> str:
    text = clean(text)
    return text if len(text) <= MAX_REPEATED else f"{text[: MAX_REPEATED - 1]}…"
