"""The buttons below the screen on a phone: each sends the key that the person has for an action."""

from __future__ import annotations

import string
from html import escape
from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.actions import BY_ID, Keymap
from backcoach.core.settings.key_names import key_name

if TYPE_CHECKING:
    from collections.abc import Iterator

# What a terminal sends for a key, by the name that Textual has for it.
_SIGNS = (*string.ascii_letters, *string.digits, *string.punctuation)
_SENT = {
    **{key_name(sign): sign for sign in _SIGNS},
    **{f"ctrl+{letter}": chr(ord(letter) & 31) for letter in string.ascii_lowercase},
    **{f"f{number}": f"\x1bO{letter}" for number, letter in enumerate("PQRS", 1)},
    **{
        f"f{number}": f"\x1b[{code}~"
        for number, code in enumerate((15, 17, 18, 19, 20, 21, 23, 24), 5)
    },
    "space": " ",
    "enter": "\r",
    "tab": "\t",
    "escape": "\x1b",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "insert": "\x1b[2~",
    "delete": "\x1b[3~",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
}


class Button(Struct, frozen=True):
    """A button for an action, or for Esc; `label` is read aloud."""

    action: str
    text: str
    label: str
    is_for_typing: bool = False  # stays while the keyboard of the phone is there


ESCAPE = Button("", "Esc", "escape", is_for_typing=True)
BUTTONS = (
    Button("load_down", "←", "load down", is_for_typing=True),
    Button("reps_down", "↓", "reps down", is_for_typing=True),
    Button("reps_up", "↑", "reps up", is_for_typing=True),
    Button("load_up", "→", "load up", is_for_typing=True),
    Button("undo", "undo", "undo"),
    Button("skip", "skip", "skip"),
    Button("pain", "pain", "pain"),
    ESCAPE,
    *(Button(f"reserve_{left}", f"{left}", f"{left} left") for left in range(5)),
    Button("big", "big", "big"),
    Button("quit", "leave", "leave"),
)
NEXT = Button("next", "Space", "go on")
KEYBOARD = (
    '<button id="keyboard" class="word typing" aria-label="keyboard" aria-pressed="false">'
    "abc</button>"
)


def buttons(keymap: Keymap) -> str:
    """Return the buttons as HTML."""
    made = [_drawn(button, keymap) for button in BUTTONS]
    return "\n".join([*made, KEYBOARD, _drawn(NEXT, keymap, ' id="next"')])


def keys(button: Button, keymap: Keymap) -> str:
    """Return what a button sends: the usual key where the person has it still, else their own."""
    if not button.action:
        return _SENT["escape"]
    usual = BY_ID[button.action].keys
    own = keymap.get(button.action, usual)
    known = [key for key in (*(key for key in usual if key in own), *own) if key in _SENT]
    return _SENT[(known or usual)[0]]


def _drawn(button: Button, keymap: Keymap, more: str = "") -> str:
    sent = "".join(_attribute(keys(button, keymap)))
    classes = " ".join(_classes(button))
    return (
        f'<button{more} class="{classes}" data-keys="{sent}" aria-label="{button.label}">'
        f"{button.text}</button>"
    )


def _classes(button: Button) -> Iterator[str]:
    if len(button.text) > 1:
        yield "word"
    if button.is_for_typing:
        yield "typing"


def _attribute(text: str) -> Iterator[str]:
    """Yield the signs of a value in an attribute, control characters by their numbers."""
    for sign in text:
        yield escape(sign) if sign.isprintable() else f"&#{ord(sign)};"
