"""Reads the keys that a person gives to actions, and converts them to the program's key names."""

import string
import unicodedata

from backcoach.core.actions import BY_ID
from backcoach.core.toml.validation import FieldError, value_text

_MODIFIERS = frozenset(("alt", "ctrl", "shift"))
_NAMED_KEYS = frozenset(
    (
        *("space", "enter", "escape", "tab", "backspace", "delete", "insert"),
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *(f"f{number}" for number in range(1, 13)),
    )
)
_SHORT_NAMES = {  # of signs whose name in the program is not their Unicode name
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_KEY_EXAMPLES = 'write one as "x", "+", "f5", "space" or "ctrl+x"'


def keys_by_action(table: object, errors: list[FieldError]) -> dict[str, tuple[str, ...]]:
    """Return the chosen keys by action; mistakes are added to `errors` and left out."""
    if not isinstance(table, dict):
        errors.append(FieldError(("keys",), f"keys {value_text(table)} is not a table of actions"))
        return {}
    chosen = {}
    for action, value in table.items():
        path = ("keys", action)
        if action not in BY_ID:
            text = f"unknown action {value_text(action)}"
            errors.append(FieldError(path, text, action, BY_ID.keys()))
            continue
        written = value if isinstance(value, list) else [value]
        names = [key_name(key) for key in written]
        if wrong := [key for key, name in zip(written, names, strict=True) if not name]:
            text = f"{action} {value_text(wrong[0])} is not a key; {_KEY_EXAMPLES}"
            errors.append(FieldError(path, text))
        elif not written:
            errors.append(FieldError(path, f"{action} is empty; {_KEY_EXAMPLES}"))
        else:
            chosen[action] = tuple(names)
    return chosen


def key_name(written: object) -> str:
    """Return the program's name of a key: `plus` for `+`, `ctrl+x` for `Ctrl+X`; "" for no key."""
    if not isinstance(written, str):
        return ""
    if len(written) == 1 and written.isprintable():
        return written if written.isalnum() else _sign_name(written)
    *modifiers, key = written.lower().split("+")
    if not set(modifiers) <= _MODIFIERS:
        return ""
    is_character = len(key) == 1 and key.isalnum() and key.isascii()
    if modifiers == ["shift"] and is_character:
        return key.upper()
    signs = map(_sign_name, string.punctuation)
    return written.lower() if is_character or key in _NAMED_KEYS or key in signs else ""


def _sign_name(sign: str) -> str:
    name = unicodedata.name(sign, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORT_NAMES.get(name, name)
