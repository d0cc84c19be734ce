"""The program's own themes: dark, light, and one of the highest contrast.

Blue (`primary`) is what is lifted: bar, bell, band; in a chart of two sides it is the second one.
Amber (`accent`) is the body at work, the time that counts, and what is chosen. Headings are bold,
and frames have no colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme

from backcoach.core import questions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backcoach.core.questions.form import Form

DARK = Theme(
    name="backcoach-dark",
    primary="#6cb6c9",
    secondary="#8fa7c4",
    accent="#f0b95b",
    success="#8ccf7e",
    warning="#f29e5c",
    error="#f28779",
    foreground="#e8e6e1",
    background="#14171a",
    surface="#1b1f23",
    panel="#23282d",
    dark=True,
    variables={
        "border": "#c9cdd0",
        "block-cursor-background": "#f0b95b",
        "block-cursor-foreground": "#14171a",
        "block-cursor-blurred-background": "#f0b95b 30%",
        "border-blurred": "#5f6a74",
        "text-muted": "#a3adb5",
        "text-accent": "#f0b95b",
        "text-success": "#8ccf7e",
        "text-warning": "#f29e5c",
        "text-error": "#f28779",
    },
)

LIGHT = Theme(
    name="backcoach-light",
    primary="#1c5f73",
    secondary="#3f5878",
    accent="#8a4b00",
    success="#27632a",
    warning="#b33c00",
    error="#a32318",
    foreground="#1d2124",
    background="#faf8f3",
    surface="#f1eee6",
    panel="#e6e2d8",
    dark=False,
    variables={
        "border": "#3a4044",
        "block-cursor-background": "#8a4b00",
        "block-cursor-foreground": "#faf8f3",
        "block-cursor-blurred-background": "#8a4b00 20%",
        "border-blurred": "#8c8f8c",
        "text-muted": "#545c60",
        "text-accent": "#8a4b00",
        "text-success": "#27632a",
        "text-warning": "#b33c00",
        "text-error": "#a32318",
    },
)

CONTRAST = Theme(
    name="backcoach-contrast",
    primary="#7fdfff",
    secondary="#ffffff",
    accent="#ffdf5f",
    success="#7fff7f",
    warning="#ffaf5f",
    error="#ff9f9f",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    dark=True,
    variables={
        "border": "#ffffff",
        "block-cursor-background": "#ffdf5f",
        "block-cursor-foreground": "#000000",
        "block-cursor-blurred-background": "#ffdf5f 30%",
        "border-blurred": "#ffffff",
        "text-muted": "#e4e4e4",
        "text-primary": "#7fdfff",
        "text-accent": "#ffdf5f",
        "text-success": "#7fff7f",
        "text-warning": "#ffaf5f",
        "text-error": "#ff9f9f",
    },
)

THEMES = (DARK, LIGHT, CONTRAST)
NOTES = {
    DARK.name: "dark",
    LIGHT.name: "light",
    CONTRAST.name: "black and white, the strongest contrast",
}


def theme_form(names: Iterable[str], current: str) -> Form:
    """Return the question for a theme: the program's own ones first, the current one chosen."""
    others = sorted(name for name in names if name not in NOTES)
    option = questions.form.Option
    options = (option(name, name, NOTES.get(name, "")) for name in (*NOTES, *others))
    form = questions.form.choice("Colours", options)
    (field,) = form.fields
    return form.with_field(field.picked(current))
