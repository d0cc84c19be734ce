"""Texts that break terminals, markup parsers and layouts, put into every field."""

from __future__ import annotations

import json
import unicodedata

from backcoach.core.text import clean, one_line

HOSTILE = {
    # Markup that Textual or Rich would swallow or obey
    "markup_left": "[L] side",
    "markup_each": "[each side]",
    "markup_close": "[/x]",
    "markup_range": "[8-12]",
    "markup_click": "[@click=app.quit]x[/]",
    "markup_style": "[bold red]x[/bold red]",
    "markup_link": "[link=file:///x]x[/link]",
    "markup_half": "[b",
    "markup_empty": "[]",
    "markup_variable": "[$error]$foreground[/]",
    "markup_escaped": r"\[b]x\[/b]",
    "emoji_code": ":warning: {0} %s {name}",
    # Control sequences and invisible signs
    "title": "\x1b]0;owned\x07",
    "colour": "\x9b31m",
    "cursor": "\x1b[2J\x1b[H",
    "delete": "abc\x7f\x08\x08",
    "null": "a\x00b",
    "right_to_left": "\u202eevil",
    "isolate": "\u2067a\u2066b\u2069",
    "marks": "\u200fa\u200eb\u061cc",
    "zero_width": "a\u200bb\ufeffc\u2060d\u00ade",
    "tags": "a\U000e0041\U000e0042",
    "lines": "one\ntwo\r\nthree\u2028four\u2029five\x85six\x0bseven\x0ceight",
    "tabs": "a\tb\t\tc",
    # Scripts, widths and lengths
    "combining": "\u0301",
    "many_combining": "e" + "\u0301\u0323" * 50,
    "arabic": "سحب بالذراعين من الأعلى",
    "hebrew": "משיכה עליונה",
    "chinese": "引體向上闊握慢放三秒停頓一秒再來一次",
    "japanese": "ラットプルダウン",
    "korean": "랫 풀다운",
    "jamo": "\u1105\u1162\u11ba",
    "thai": "ดึงข้อ",
    "hindi": "पुल-अप",
    "family": "👩‍👩‍👧‍👦",
    "skin": "🏋🏽‍♀️🏋🏿‍♂️",
    "flags": "🇩🇪🇫🇷🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "keycap": "1️⃣ ❤️ ☎︎",
    "persian": "می‌خواهم",
    "ligature": "﷽",
    "private": "\ue000\U000f0000",
    "nobody": "\ufffe\U0001ffff",
    "filler": "\u115f\u3164\uffa0",
    "spaces": "a\u00a0b\u3000c\u2003d",
    "long": "w" * 10_000,
    "long_wide": "引" * 5_000,
    "long_emoji": "👩‍🦰" * 1_000,
}
TEXTS = tuple(HOSTILE.values())
KEPT = "\u200c\u200d"  # joiners that scripts and emoji need


def quote(text: str) -> str:
    """Return a text as TOML writes it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def visible(text: str) -> str:
    """Return a text to which a letter is added where nothing of it can be seen."""
    return text if clean(text).strip() else f"x{text}"


def exercise_toml(name: str, text: str) -> str:
    written = quote(visible(text))
    return f"""
[[exercise]]
id = "{name}"
name = {written}
pattern = "horizontal_pull"
primary = [{written}]
secondary = [{written}]
equipment = [{written}]
load = "band"
reps = 8
tempo = "3-1-1-1"
setup = [{written}, {written}]
breathing = {written}
stop = [{written}]
cues = {{concentric = {written}, peak = {written}, eccentric = {written}, stretch = {written}}}
feel = {{concentric = {written}, peak = {written}, eccentric = {written}, stretch = {written}}}
faults = [{{fault = {written}, fix = {written}}}]
"""


def session_toml(name: str, texts: dict[str, str], title: str) -> str:
    written = quote(visible(title))
    lines = [f'\n[[session]]\nid = "{name}"\nname = {written}\nabout = {written}\n']
    for exercise, text in texts.items():
        band = one_line(clean(visible(text)))[:60]  # no load is longer
        lines.append(
            f'[[session.exercise]]\nexercise = "{exercise}"\nsets = 1\n'
            f"load = {quote(f'{band} band')}\n"
        )
    return "".join(lines)


FILE = "".join(exercise_toml(name, text) for name, text in HOSTILE.items())
HALVES = {
    "first": dict(list(HOSTILE.items())[: len(HOSTILE) // 2]),
    "second": dict(list(HOSTILE.items())[len(HOSTILE) // 2 :]),
}
FILE += "".join(session_toml(half, texts, "[L] side") for half, texts in HALVES.items())
FILE += "".join(session_toml(f"s_{name}", {name: text}, text) for name, text in HOSTILE.items())


def assert_harmless(text: str) -> None:
    """Nothing that a terminal could take for a command, or that shows as something else."""
    bad = {
        char
        for char in set(text)
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        and char not in KEPT
        and char != "\n"
    }
    assert not bad, sorted(map(ascii, bad))
