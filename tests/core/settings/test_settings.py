"""The settings: their values, the message for each mistake, and the written file."""

from __future__ import annotations

import re
import string
from datetime import date, datetime
from typing import get_args

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from backcoach.core.actions import ACTIONS, BY_ID
from backcoach.core.exercises.model import Goal, Level
from backcoach.core.loads.gear import DEFAULT
from backcoach.core.loads.own_gear import CollarWeight, OwnGear, PairsOfDiscs, Range, Weight
from backcoach.core.settings.config_text import LONGEST_LINE, config_text
from backcoach.core.settings.key_names import key_name
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
    check,
)
from backcoach.core.settings.theme_names import THEME_NAMES
from backcoach.core.text import clean, one_line
from backcoach.core.toml.reading import ParseError, parse_as
from backcoach.signals.hook_facts import HookName


def settings(text: str) -> Settings:
    return parse_as(SettingsFile, text, "config.toml", check).settings()


def problems(text: str) -> list[str]:
    with pytest.raises(ParseError) as caught:
        settings(text)
    return list(caught.value.lines)


def problem(text: str) -> str:
    (only,) = problems(text)
    return only


FULL = """
level = "intermediate"
goal = "strength"
units = "lb"
body_weight = "176.5 lb"
body_weight_date = 2026-03-09
equipment = ["kettlebell", "pull-up bar"]
rests = false
get_ready = 0
pacer = false

[signals]
bell = false
notification = false
flash = false
voice = true
countdown = true

[look]
theme = "nord"
animations = false

[gear]
bar = 33
collars = 5
discs = ["2 pairs of 45", "1 pair of 2.5"]
kettlebells = [35, 53]
dumbbells = { start = 5, step = 5, end = 40 }
stack = { start = 7.5, step = 7.5, end = 150 }
added_step = 1.25

[keys]
pause = "x"
add_time = ["f5", "Ctrl+T", "*"]

[hooks]
set_done = ["notify-send", "Set done", "-t", "2000"]
"""


def test_an_empty_file_gives_the_defaults() -> None:
    assert settings("") == Settings()


def test_by_default_the_person_is_unknown_and_signals_are_on() -> None:
    usual = Settings()
    assert (usual.level, usual.goal, usual.body_weight, usual.equipment) == (None, None, None, ())
    assert (usual.units, usual.rests, usual.get_ready, usual.pacer) == ("kg", True, 3, True)
    on = Signals(bell=True, notification=True, flash=True, voice=False, countdown=False)
    assert usual.signals == on
    assert usual.look == Look(theme="backcoach-dark", animations=True)


def test_every_setting_is_read() -> None:
    assert settings(FULL) == Settings(
        level="intermediate",
        goal="strength",
        units="lb",
        body_weight=BodyWeight.parse("176.5 lb"),
        body_weight_date=Day(2026, 3, 9),
        equipment=("kettlebell", "pull-up bar"),
        rests=False,
        get_ready=0,
        pacer=False,
        signals=Signals(bell=False, notification=False, flash=False, voice=True, countdown=True),
        look=Look(theme="nord", animations=False),
        own_gear=OwnGear(
            bar=Weight(33),
            collars=CollarWeight(5),
            discs=(PairsOfDiscs.parse("2 pairs of 45"), PairsOfDiscs.parse("1 pair of 2.5")),
            kettlebells=(Weight(35), Weight(53)),
            dumbbells=Range(start=Weight(5), step=Weight(5), end=Weight(40)),
            stack=Range(start=Weight("7.5"), step=Weight("7.5"), end=Weight(150)),
            added_step=Weight("1.25"),
        ),
        own_keys={"pause": ("x",), "add_time": ("f5", "ctrl+t", "asterisk")},
        hooks=HookCommands(set_done=("notify-send", "Set done", "-t", "2000")),
    )


def test_the_person_has_what_the_plan_needs() -> None:
    person = settings(FULL).person()
    assert (person.level, person.goal) == ("intermediate", "strength")
    assert person.body_weight == 80_059
    assert person.equipment == {"kettlebell", "pull-up bar"}
    assert person.gear == settings(FULL).gear()


def test_without_settings_a_person_has_all_equipment() -> None:
    person = Settings().person()
    assert (person.level, person.goal, person.body_weight) == (None, None, None)
    assert person.equipment == frozenset()
    assert person.gear == DEFAULT["kg"]


def test_pounds_give_the_default_gear_in_pounds() -> None:
    assert settings('units = "lb"').gear() == DEFAULT["lb"]


def test_chosen_keys_replace_only_those_of_their_action() -> None:
    keymap = settings('[keys]\nundo = "f9"\n').keymap()
    assert keymap == {**{action.id: action.keys for action in ACTIONS}, "undo": ("f9",)}


def test_two_actions_may_swap_their_keys() -> None:
    keymap = settings('[keys]\nundo = "s"\nskip = "u"\n').keymap()
    assert (keymap["undo"], keymap["skip"]) == (("s",), ("u",))


def test_only_hooks_with_a_command_have_one() -> None:
    assert settings(FULL).hooks.by_name() == {"set_done": ("notify-send", "Set done", "-t", "2000")}
    assert Settings().hooks.by_name() == {}


def test_every_hook_has_a_setting() -> None:
    assert HookCommands.__struct_fields__ == get_args(HookName)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('level = "pro"', 'level "pro" is not one of "beginner", "intermediate", "advanced"'),
        ('goal = "fun"', 'goal "fun" is not one of "beginner", "endurance", "hypertrophy"'),
        ('units = "stone"', 'units "stone" is not one of "kg", "lb"'),
        ("body_weight = 80", 'write 20 to 400 kg as "80 kg" or "176 lb"'),
        ('body_weight = "8 kg"', 'body_weight "8 kg" is not a body weight'),
        ('body_weight = "heavy"', 'body_weight "heavy" is not a body weight'),
        ('body_weight_date = "May"', 'body_weight_date "May" is not a day; write it as 2026-05-01'),
        ("body_weight_date = 2026-05-01T10:00:00", "is not a day"),
        ('equipment = "bar"', 'equipment "bar" is not a list; write it in [ ]'),
        ('equipment = [" "]', "is empty; it must be a word of at most 40 characters"),
        ("rests = 1", "rests 1 is not true or false"),
        ('pacer = "on"', 'pacer "on" is not true or false'),
        ("get_ready = 11", "get_ready 11 is not a whole number from 0 to 10"),
        ("get_ready = true", "get_ready true is not a whole number from 0 to 10"),
        ("signals = true", "signals true is not a table of keys"),
        ("[signals]\nbel = true", 'signals: unknown key "bel"; did you mean "bell"?'),
        ("[look]\ntheme = 3", "look: theme 3 is not the name of a theme"),
        (
            '[look]\ntheme = "backcoach-lite"',
            'look: theme "backcoach-lite" is unknown; did you mean "backcoach-light"?',
        ),
        (
            '[sync]\nserver = "postgresql://anna:secret@host/db"',
            "server: a password does not belong",
        ),
        ('[sync]\nserver = "postgresql://host/db?password=secret"', "server: a password does not"),
        ("geer = { bar = 20 }", 'unknown key "geer"; did you mean "gear"?'),
        ("keyz = { undo = 3 }", 'unknown key "keyz"; did you mean "keys"?'),
        ('[gear]\nbar = "20 kg"', 'gear: bar "20 kg" is not a weight; write a number'),
        ("[gear]\nbarr = 20", 'gear: unknown key "barr"; did you mean "bar"?'),
        ("[gear]\ndiscs = []", "gear: discs is empty"),
        ('[gear]\ndiscs = ["20"]', 'gear: discs #1 "20" is not a number of discs'),
        (
            '[gear]\ndiscs = ["1 pair of 5", "2 pairs of 5"]',
            "gear: discs: name each disc once, with its number of pairs",
        ),
        ("[gear]\nstack = { start = 5, step = 5 }", "gear, stack: end is missing"),
        (
            "[gear]\ndumbbells = 20",
            "gear: dumbbells 20 is neither a list in [ ] nor a table in { }",
        ),
        (
            "[gear]\nstack = { start = 50, step = 5, end = 10 }",
            "gear: stack: a stack goes up from start to end",
        ),
        ("gear = 3", "gear 3 is not a table of keys"),
        ("keys = 3", "keys 3 is not a table of actions"),
        ('[keys]\npaus = "x"', 'keys: unknown action "paus"; did you mean "pause"?'),
        ("[keys]\npause = 3", 'keys: pause 3 is not a key; write one as "x", "+", "f5"'),
        ('[keys]\npause = "spce"', 'keys: pause "spce" is not a key'),
        ('[keys]\npause = ["x", [1]]', "keys: pause […] is not a key"),
        ("[keys]\npause = []", "keys: pause is empty; write one as"),
        ('[keys]\npause = "s"', 'keys: key "s" is asked for by pause and belongs to skip'),
        ('[keys]\npause = "Ctrl+C"', 'keys: key "ctrl+c" for pause belongs to the program'),
        ('[hooks]\nset_done = "beep"', 'hooks: set_done "beep" is not a list'),
        ('[hooks]\nset_done = ["", "a"]', "hooks: set_done #1 is empty"),
        ('[hooks]\nset_dne = ["beep"]', 'unknown key "set_dne"; did you mean "set_done"?'),
    ],
)
def test_a_mistake_is_reported_with_its_line_and_the_allowed_values(
    text: str, message: str
) -> None:
    line = problem(text)
    assert line.startswith(f"config.toml:{text.count(chr(10)) + 1}: ")
    assert message in line


def test_all_mistakes_are_reported_in_order_of_lines() -> None:
    lines = problems(
        'level = "pro"\nrests = 2\nunits = "lb"\n[signals]\nbell = 1\n[gear]\nbar = -1\n'
        "stack = { start = 9, step = 1, end = 1 }\n"
        '[keys]\nundo = "spce"\nskip = "p"\nnope = "x"\n[hooks]\nrest_over = 1\n'
    )
    assert [int(line.split(":")[1]) for line in lines] == [1, 2, 5, 7, 8, 10, 11, 12, 14]


def test_a_clash_of_keys_is_reported_at_the_line_of_the_chosen_key() -> None:
    lines = problems('[keys]\nskip = "u"\nundo = "space"\n')
    assert lines == [
        'config.toml:2: keys: key "u" is asked for by skip and belongs to undo',
        'config.toml:3: keys: key "space" is asked for by undo and belongs to next',
    ]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("x", "x"),
        ("X", "X"),
        ("é", "é"),
        ("7", "7"),
        ("+", "plus"),
        ("-", "minus"),
        ("_", "underscore"),
        ("?", "question_mark"),
        ("/", "slash"),
        (" ", "space"),
        ("Space", "space"),
        ("F12", "f12"),
        ("question_mark", "question_mark"),
        ("Ctrl+X", "ctrl+x"),
        ("ctrl+shift+up", "ctrl+shift+up"),
        ("shift+x", "X"),
        ("shift+tab", "shift+tab"),
        ("ctrl+plus", "ctrl+plus"),
        ("", ""),
        ("xx", ""),
        ("f13", ""),
        ("hyper+x", ""),
        ("ctrl+", ""),
        ("\u202e", ""),
        (3, ""),
    ],
)
def test_a_key_may_be_written_as_a_person_would(written: object, name: str) -> None:
    assert key_name(written) == name


@given(st.sampled_from(string.printable[:95]))
def test_a_character_is_the_key_that_the_screen_will_report(character: str) -> None:
    from textual.keys import _character_to_key

    assert key_name(character) == _character_to_key(character)


def test_the_names_of_the_programs_own_keys_are_known() -> None:
    for action in ACTIONS:
        assert tuple(map(key_name, action.keys)) == action.keys


def test_a_day_is_read_with_and_without_quotes() -> None:
    assert Day.parse("2026-05-01") == Day.parse(date(2026, 5, 1)) == date(2026, 5, 1)
    with pytest.raises(ValueError, match="is not a day"):
        Day.parse(datetime(2026, 5, 1, 10))  # noqa: DTZ001  TOML has such instants


def test_a_body_weight_keeps_the_unit_in_which_it_was_entered() -> None:
    assert str(BodyWeight.parse("176.5 lb")) == "176.5 lb"
    assert str(BodyWeight.parse("80,5 kg")) == "80.5 kg"


# ---- The commented file ----

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
