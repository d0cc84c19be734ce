"""Settings that change in the program change in config.toml alone where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from backcoach.core.loads.own_gear import OwnGear, PairsOfDiscs, Range, Weight
from backcoach.core.notation import Load
from backcoach.core.settings.config_edit import edited
from backcoach.core.settings.config_text import config_text
from backcoach.core.settings.known_sets import KnownSet
from backcoach.core.settings.settings import (
    BodyWeight,
    HookCommands,
    Look,
    Settings,
    SettingsFile,
    Signals,
    check,
)
from backcoach.core.toml.reading import parse_as

OWN = """\
# mine, since May
units = "kg"      # never pounds
level = 'beginner'

[look]   # it is dark here
animations = false
theme = "backcoach-dark"# as at work

# the bells in the cellar
[gear]
kettlebells = [
  8,   # hers
  16,
]

[keys]
note = ["o", "n"]
"""


def read(text: str) -> Settings:
    return parse_as(SettingsFile, text, "config.toml", check).settings()


def changed(text: str, **fields: object) -> str:
    before = read(text)
    return edited(text, before, replace(before, **fields))


def test_a_value_changes_in_its_place_and_all_else_stays() -> None:
    look = Look(theme="backcoach-light", animations=False)
    assert changed(OWN, look=look) == OWN.replace("backcoach-dark", "backcoach-light")
    assert changed(OWN, level="advanced") == OWN.replace("'beginner'", '"advanced"')


def test_what_is_set_no_more_goes_and_its_neighbours_stay() -> None:
    text = changed(OWN, level=None)
    assert text == OWN.replace("level = 'beginner'\n", "")
    assert changed(OWN, own_keys={}) == OWN.replace('note = ["o", "n"]\n', "")


def test_a_new_key_comes_into_its_table() -> None:
    text = changed(OWN, body_weight=BodyWeight.parse("82.5 kg"), signals=Signals(bell=False))
    assert read(text).body_weight == BodyWeight.parse("82.5 kg")
    assert read(text).signals == Signals(bell=False)
    assert [line for line in OWN.splitlines() if line not in text.splitlines()] == []
    assert text.index("body_weight") < text.index("[look]")


def test_a_remark_that_offers_the_key_becomes_the_key() -> None:
    text = config_text(Settings())
    own = changed(text, body_weight=BodyWeight.parse("82 kg"), own_keys={"pause": ("x",)})
    difference = set(own.splitlines()) ^ set(text.splitlines())
    assert len(difference) == 4
    assert 'body_weight = "82 kg"' in own
    assert "# body_weight = " not in own
    assert "your own, with its unit" in own
    assert own.index('pause = "x"') < own.index("# add_time")


def test_a_file_with_windows_line_ends_keeps_them() -> None:
    text = OWN.replace("\n", "\r\n")
    assert changed(text, level="advanced") == text.replace("'beginner'", '"advanced"')


def test_a_new_key_ends_its_line_as_the_others_do() -> None:
    own = changed(OWN.replace("\n", "\r\n"), goal="strength", get_ready=5)
    assert own.count("\n") == own.count("\r\n") > OWN.count("\n")
    assert "\r" not in changed(OWN, goal="strength")


def test_an_empty_file_takes_every_setting() -> None:
    assert read(edited("", Settings(), EVERYTHING)) == EVERYTHING


EVERYTHING = Settings(
    level="advanced",
    goal="strength",
    units="lb",
    body_weight=BodyWeight.parse("180 lb"),
    equipment=("band", 'odd "word" # here'),
    get_ready=0,
    signals=Signals(voice=True),
    look=Look(theme="backcoach-light"),
    hooks=HookCommands(set_done=("say", "# done")),
    own_gear=OwnGear(
        kettlebells=(Weight(18), Weight(35)),
        discs=(PairsOfDiscs(Weight("2.5"), 2),),
        stack=Range(start=Weight(10), step=Weight("7.5"), end=Weight(100)),
    ),
    own_keys={"pause": ("x", "f2"), "note": ("m",)},
    known={"pull_up": KnownSet(8), "bb_deadlift": KnownSet(5, Load(100_000))},
)
VARIANTS = st.builds(
    Settings,
    level=st.sampled_from([None, EVERYTHING.level]),
    units=st.just("lb"),
    body_weight=st.sampled_from([None, EVERYTHING.body_weight]),
    equipment=st.sampled_from([(), EVERYTHING.equipment]),
    get_ready=st.integers(0, 10),
    signals=st.builds(Signals, bell=st.booleans(), voice=st.booleans()),
    own_gear=st.sampled_from([OwnGear(), EVERYTHING.own_gear]),
    own_keys=st.sampled_from([{}, EVERYTHING.own_keys, {"pause": ("x",)}]),
    known=st.sampled_from([{}, EVERYTHING.known]),
)


@pytest.mark.slow
@settings(max_examples=25)
@given(VARIANTS, VARIANTS)
def test_the_edited_file_has_the_new_settings(before: Settings, after: Settings) -> None:
    text = config_text(before)
    own = edited(text, before, after)
    assert read(own) == after
    assert edited(own, after, after) == own
    back = edited(own, after, before)
    assert read(back) == before


@pytest.mark.parametrize("text", ["look.theme = 'nord'\n", "look = { theme = 'nord' }\n"])
def test_other_ways_to_write_a_table_are_edited_as_well(text: str) -> None:
    before = read(text)
    after = replace(before, look=Look(theme="backcoach-light"))
    assert read(edited(text, before, after)) == after


def test_a_text_that_is_no_toml_is_refused() -> None:
    with pytest.raises(ValueError, match="line"):
        edited("units = \n", Settings(), EVERYTHING)


def test_a_remark_that_offers_what_is_set_already_stays_a_remark() -> None:
    text = '# level = "beginner"\nlevel = "advanced"\n'
    assert changed(text, level="intermediate") == text.replace("advanced", "intermediate")
