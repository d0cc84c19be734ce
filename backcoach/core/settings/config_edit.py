"""Changes values in config.toml; remarks, order and layout of the person's file stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import tomlkit
from tomlkit.exceptions import TOMLKitError

from backcoach.core.settings.config_text import set_values

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.container import Container
    from tomlkit.items import Table

    from backcoach.core.settings.config_text import Path
    from backcoach.core.settings.settings import Settings

_LINE_END = re.compile(r"\r?\n")
_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
# An offer in a remark: its key, its value, and what is said of it.
_OFFER = re.compile(r"#\s*(\w+)\s*=\s*((?:\"[^\"]*\"|[^\"#])*[^\"#\s\[{]|\"[^\"]*\")(\s+#.*)?\s*$")


def edited(text: str, before: Settings, after: Settings) -> str:
    """Return the text of config.toml with the values that differ between two settings.

    A remark that offers a new key becomes that key. Raises ValueError for a text that cannot be
    edited.
    """
    old, new = set_values(before), set_values(after)
    changed = [path for path in {**new, **old} if old.get(path) != new.get(path)]
    try:
        document = tomlkit.parse(text)
        for path in changed:
            if path in new and not _has(document, path):
                text = _with_offer_taken(text, path)
        document = tomlkit.parse(text)
        for path in changed:
            if path in new:
                _set(document, path, new[path])
            else:
                _remove(document, path)
        written = tomlkit.dumps(document)
    except TOMLKitError as error:
        raise ValueError(str(error)) from error
    is_of_windows = 0 < text.count("\n") == text.count("\r\n")
    return _LINE_END.sub("\r\n", written) if is_of_windows else written


def _set(document: TOMLDocument, path: Path, value: str) -> None:
    *tables, key = path
    table: Container | Table = document
    for name in tables:
        if name not in table:
            table[name] = tomlkit.table()
        table = cast("Table", table[name])  # by the format of the file
    table[key] = tomlkit.value(value)


def _remove(document: TOMLDocument, path: Path) -> None:
    *tables, key = path
    table: Container | Table = document
    for name in tables:
        table = cast("Table", table[name])  # by the format of the file
    del table[key]


def _with_offer_taken(text: str, path: Path) -> str:
    """Return the text with `# key = value` of this table as `key = value`, if it is there."""
    table = ""
    lines = text.splitlines(keepends=True)
    for place, line in enumerate(lines):
        if header := _HEADER.match(line):
            table = header[1]
        offer = _OFFER.match(line)
        if offer and (*filter(None, [table]), offer[1]) == path:
            lines[place] = line.replace("# ", "", 1) if line.startswith("# ") else line[1:]
            return "".join(lines)
    return text


def _has(document: TOMLDocument, path: Path) -> bool:
    """Return whether a key is set, not only offered in a remark."""
    table: object = document
    for name in path:
        if not isinstance(table, dict) or name not in table:
            return False
        table = table[name]
    return True
