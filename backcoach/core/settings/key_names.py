"""The keys that a person gives to actions, in the names that the program has for keys."""

import string
import unicodedata

from backcoach.core.actions import BY_ID
from backcoach.core.toml.validation import FieldError, shown

_MODIFIERS = frozenset(("alt", "ctrl", "shift"))
_NAMED_KEYS = frozenset(
    (
        *("space", "enter", "escape", "tab", "backspace", "delete", "insert"),
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *(f"f{number}" for number in range(1, 13)),
    )
)
_SHORT_NAMES = {  # of signs, where the program's name is not the one of Unicode
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_KEY_EXAMPLES = 'write one as "x", "+", "f5", "space" or "ctrl+x"'


def keys_by_action(table: object, findings: list[FieldError]) -> dict[str, tuple[str, ...]]:
    """Return the keys that actions shall have, by action, without those that are none."""
    if not isinstance(table, dict):
        findings.append(FieldError(("keys",), f"keys {shown(table)} is not a table of actions"))
        return {}
    wishes = {}
    for action, value in table.items():
        path = ("keys", action)
        if action not in BY_ID:
            text = f"unknown action {shown(action)}"
            findings.append(FieldError(path, text, action, BY_ID.keys()))
            continue
        written = value if isinstance(value, list) else [value]
        names = [key_name(one) for one in written]
        if wrong := [one for one, name in zip(written, names, strict=True) if not name]:
            text = f"{action} {shown(wrong[0])} is not a key; {_KEY_EXAMPLES}"
            findings.append(FieldError(path, text))
        elif not written:
            findings.append(FieldError(path, f"{action} is empty; {_KEY_EXAMPLES}"))
        else:
            wishes[action] = tuple(names)
    return wishes


def key_name(written: object) -> str:
    """Return the program's name of a key: `plus` for `+`, `ctrl+x` for `Ctrl+X`, "" for none."""
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
