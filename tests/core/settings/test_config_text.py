"""The commented file of settings: it is read as it was written, and explains itself."""

from __future__ import annotations

import re
from typing import get_args

import pytest
import tomli
from core.settings.whole_file import FULL, settings
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from backcoach.core.actions import BY_ID
from backcoach.core.exercises.model import Goal, Level
from backcoach.core.loads.own_gear import CollarWeight, OwnGear, PairsOfDiscs, Range, Weight
from backcoach.core.settings.config_text import LONGEST_LINE, config_text
from backcoach.core.settings.keymap import remapped
from backcoach.core.settings.settings import (
    BodyWeight,
    Day,
    HookCommands,
    Look,
    Settings,
    SettingsFile,
    Signals,
    Sync,
    TextCopy,
)
from backcoach.core.settings.theme_names import THEME_NAMES
from backcoach.core.text import clean, one_line

ARGUMENTS = st.text(min_size=1, max_size=12).map(clean).filter(str.strip)
WORDS = ARGUMENTS.map(one_line)
WEIGHTS = st.decimals("0.1", "999", places=2).map(Weight)

RANGES = st.builds(
    lambda start, step, count: Range(
        start=Weight(start), step=Weight(step), end=Weight(start + step * count)
    ),
    st.integers(1, 50),
    st.sampled_from([1, 5, 10]),
    st.integers(0, 20),
)

SIZES = st.lists(WEIGHTS, min_size=1, max_size=4).map(tuple)

DISCS = st.lists(
    st.builds(PairsOfDiscs, st.integers(1, 50).map(Weight), st.integers(1, 3)),
    max_size=3,
    unique_by=lambda disc: disc.weight,
).map(tuple)

FREE_KEYS = ("w", "x", "y", "f5", "ctrl+t", "asterisk")

KEYS = st.dictionaries(
    st.sampled_from(sorted(BY_ID)),
    st.lists(st.sampled_from(FREE_KEYS), min_size=1, max_size=2).map(tuple),
    max_size=4,
).filter(lambda chosen: not remapped(chosen)[1])

SETTINGS = st.builds(
    Settings,
    level=st.none() | st.sampled_from(get_args(Level)),
    goal=st.none() | st.sampled_from(get_args(Goal)),
    units=st.sampled_from(["kg", "lb"]),
    body_weight=st.none()
    | st.builds(
        lambda number, unit: BodyWeight.parse(f"{number} {unit}"),
        st.decimals(50, 300, places=1),
        st.sampled_from(["kg", "lb"]),
    ),
    body_weight_date=st.none() | st.dates().map(Day.parse),
    equipment=st.lists(WORDS, max_size=3).map(tuple),
    rests=st.booleans(),
    get_ready=st.integers(0, 10),
    pacer=st.booleans(),
    signals=st.builds(
        Signals,
        **{
            **dict.fromkeys(Signals.__struct_fields__, st.booleans()),
            "speaker": st.lists(ARGUMENTS, max_size=3).map(tuple),
        },
    ),
    look=st.builds(Look, theme=st.sampled_from(THEME_NAMES), animations=st.booleans()),
    own_gear=st.builds(
        OwnGear,
        bar=st.none() | WEIGHTS,
        collars=st.none() | st.just(CollarWeight(0)),
        discs=DISCS,
        kettlebells=st.lists(WEIGHTS, max_size=3).map(tuple),
        dumbbells=st.none() | RANGES | SIZES,
        stack=st.none() | RANGES | SIZES,
        stack_plate=st.none() | WEIGHTS,
        added_step=st.none() | WEIGHTS,
    ),
    own_keys=KEYS,
    hooks=st.builds(HookCommands, set_done=st.lists(ARGUMENTS, max_size=3).map(tuple)),
)


@given(SETTINGS)
def test_written_settings_are_read_again_unchanged(chosen: Settings) -> None:
    assert settings(config_text(chosen)) == chosen


def test_a_long_line_of_text_stays_one_and_is_read_as_it_was() -> None:
    server = f"postgresql://anna@home.example/log?sslrootcert=/{'folder/' * 20}root.crt"
    chosen = Settings(sync=Sync(server=server), text=TextCopy(folder="/log" * 40))
    assert settings(config_text(chosen)) == chosen


def offered(text: str) -> str:
    """The text after taking away the `# ` before everything that a remark offers."""
    return re.sub(r'^# (?=(\w+ = )|  "|\]$)', "", text, flags=re.MULTILINE)


@pytest.mark.parametrize("unit", ["kg", "lb"])
def test_the_commented_examples_are_valid_and_show_the_default_gear_and_keys(
    unit: str,
) -> None:
    text = config_text(settings(f'units = "{unit}"'))
    chosen = settings(offered(text))
    usual = settings(text).gear()
    gear = chosen.gear()
    assert (gear.barbell, gear.dumbbells, gear.added) == (
        *(usual.barbell, usual.dumbbells, usual.added),
    )
    assert gear.kettlebells.totals == usual.kettlebells.totals
    assert set(usual.stack.totals) < set(gear.stack.totals), "with a plate as an example"
    assert gear.bands == ("strong", "medium", "light"), "with an example"
    assert chosen.keymap() == Settings().keymap()
    assert chosen.level
    assert chosen.body_weight
    assert len(chosen.hooks.by_name()) == len(HookCommands.__struct_fields__)


def test_the_file_has_every_setting() -> None:
    tree = tomli.loads(offered(config_text(Settings())))
    assert tree.keys() == set(SettingsFile.__struct_fields__)
    assert tree["gear"].keys() == set(OwnGear.__struct_fields__)
    assert tree["keys"].keys() == BY_ID.keys()


def test_the_file_names_the_allowed_values() -> None:
    text = config_text(Settings())
    assert '"beginner", "intermediate" or "advanced"' in text
    assert "0 to 10" in text


def test_only_settings_that_are_set_are_written_as_values() -> None:
    assert tomli.loads(config_text(Settings()))["gear"] == {}
    own = replace(Settings(), own_gear=OwnGear(bar=Weight("7.50")))
    assert tomli.loads(config_text(own))["gear"] == {"bar": 7.5}


@pytest.mark.parametrize("text", ["", FULL])
def test_no_line_is_too_long(text: str) -> None:
    assert max(map(len, config_text(settings(text)).splitlines())) <= LONGEST_LINE
