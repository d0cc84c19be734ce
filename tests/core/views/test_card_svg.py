"""The card as a picture: a whole file in which every word of the card stands."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from msgspec.structs import replace
from support.builders import line
from support.diary import Diary

from backcoach.core.notation import Load
from backcoach.core.planning.next_session import NextLine, NextSession
from backcoach.core.views.card import Card, card
from backcoach.core.views.card_svg import card_svg


def made() -> Card:
    diary = Diary("one", line("row", 2, load="60 kg"), line("pull", 1)).do(reps=12).do(reps=11)
    coming = NextLine(exercise="row", name="Row", sets=1, target="8", load=Load.parse("65 kg"))
    return card(diary.finish().state, NextSession((), (coming,)))


def words(svg: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(svg) if element.tag.endswith("text")]


def test_a_picture_has_the_words_of_the_card() -> None:
    picture = card_svg(made())
    assert words(picture)[1:] == [
        made().headline,
        "Row",
        "12, 11 × 60 kg",
        "Next time",
        "Row",
        "65 kg",
    ]


def test_names_are_no_markup() -> None:
    picture = card_svg(replace(made(), name='<b>&"', left_out=3))
    assert words(picture)[0].startswith('<b>&" · ')
    assert "and 3 more" in words(picture)


def test_a_gain_is_a_column_and_an_instruction_stands_alone() -> None:
    row = replace(made().rows[0], gain="▲ 5 kg ★")
    assert "▲ 5 kg ★" in words(card_svg(replace(made(), rows=(row,), coming=())))
    assert words(card_svg(replace(made(), instruction="Stop"))) == ["Stop"]


def test_a_map_stands_at_the_right_with_a_path_for_each_colour_and_its_key() -> None:
    body_map = [[(" ⣿", "outline"), ("⠁", "primary")], [("⠁ ", "primary"), ("⠿", "secondary")]]
    plain, picture = (ET.fromstring(card_svg(made(), given)) for given in ((), body_map))
    assert int(picture.attrib["width"]) > int(plain.attrib["width"])
    paths = [element for element in picture if element.tag.endswith("path")]
    assert [path.attrib["d"].count("h0") for path in paths] == [8, 2, 6]
    assert len({path.attrib["stroke"] for path in paths}) == 3
    assert {"main", "helping"} <= set(words(card_svg(made(), body_map)))
