"""The pictures of README and docs: drawn whole, asking for nothing."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from support.screen.drawing import svg

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*segments: Segment) -> ET.Element:
    return ET.fromstring(svg([Strip(segments)], "#ffffff", "#000000"))


def test_words_are_text_in_their_place_and_weight() -> None:
    picture = drawn(Segment("ab  <c>", Style(color="#ff0000", bold=True)))
    (text,) = picture.iter(f"{SVG}text")
    assert text.text == "ab  <c>"
    assert text.get("fill") == "#ff0000"
    assert text.get("font-weight") == "bold"


def test_braille_blocks_and_lines_are_drawn() -> None:
    picture = drawn(Segment("⠋█▄╭─"))
    assert not list(picture.iter(f"{SVG}text"))
    dots, *lines = picture.iter(f"{SVG}path")
    assert (dots.get("d") or "").count("M") == 3
    assert len(lines) == 2
    assert len(list(picture.iter(f"{SVG}rect"))) == 3  # the ground and two blocks


def test_another_ground_is_filled() -> None:
    picture = drawn(Segment("x", Style(bgcolor="#112233")))
    assert "#112233" in [rect.get("fill") for rect in picture.iter(f"{SVG}rect")]
