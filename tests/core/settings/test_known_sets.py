"""The table [known] of config.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backcoach.core.notation import Load
from backcoach.core.settings.config_text import config_text
from backcoach.core.settings.known_sets import KnownSet, known_sets
from backcoach.core.settings.person import KnownBest
from backcoach.core.settings.settings import Settings, SettingsFile, check
from backcoach.core.toml.reading import ParseError, parse_as

if TYPE_CHECKING:
    from backcoach.core.toml.validation import FieldError


def settings(text: str) -> Settings:
    return parse_as(SettingsFile, text, "config.toml", check).settings()


def test_a_set_is_read_with_its_load_or_without_one() -> None:
    read = settings('[known]\nbb_deadlift = "5 x 100 kg"\npull_up = "8"\nchin_up = 9\n')
    assert read.person().known == {
        "bb_deadlift": KnownBest(100_000, 5),
        "pull_up": KnownBest(None, 8),
        "chin_up": KnownBest(None, 9),
    }


def test_what_is_known_is_written_so_that_it_reads_the_same() -> None:
    known = {"db_row": KnownSet(8, Load.parse("52.5 lb")), "pull_up": KnownSet(3)}
    written = Settings(units="lb", known=known)
    assert settings(config_text(written)) == written
    assert settings(config_text(Settings())).known == {}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('bb_deadlift = "100 kg"', "is not a set"),
        ('bb_deadlift = "0 x 100 kg"', "is not a set"),
        ('bb_deadlift = "101 x 1 kg"', "is not a set"),
        ('bb_deadlift = "5 x 0 kg"', "is not a set"),
        ('bb_deadlift = "5 x green band"', "is not a set"),
        ("bb_deadlift = true", "is not a set"),
        ('"Dead lift" = "8"', "is not the id of an exercise"),
    ],
)
def test_a_mistake_is_named_with_its_line(line: str, words: str) -> None:
    with pytest.raises(ParseError) as error:
        settings(f"[known]\n{line}\n")
    assert words in error.value.lines[0]
    assert ":2:" in error.value.lines[0]


@pytest.mark.parametrize("table", ["8", 8, ["row"]])
def test_a_table_that_is_none_is_one_error_and_no_set(table: object) -> None:
    errors: list[FieldError] = []
    assert known_sets(table, "kg", errors) == {}
    assert [error.path for error in errors] == [("known",)]
