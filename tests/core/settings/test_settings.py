"""The settings: their values, and the message for each mistake."""

from __future__ import annotations

from datetime import date, datetime
from typing import get_args

import pytest
from core.settings.whole_file import FULL, settings

from backcoach.core.loads.gear import DEFAULT
from backcoach.core.loads.own_gear import CollarWeight, OwnGear, PairsOfDiscs, Range, Weight
from backcoach.core.settings.settings import (
    BodyWeight,
    Day,
    HookCommands,
    Look,
    Settings,
    Signals,
)
from backcoach.core.toml.reading import ParseError
from backcoach.signals.hook_facts import HookName


def problems(text: str) -> list[str]:
    with pytest.raises(ParseError) as caught:
        settings(text)
    return list(caught.value.lines)


def problem(text: str) -> str:
    (only,) = problems(text)
    return only


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


def test_a_day_is_read_with_and_without_quotes() -> None:
    assert Day.parse("2026-05-01") == Day.parse(date(2026, 5, 1)) == date(2026, 5, 1)
    with pytest.raises(ValueError, match="is not a day"):
        Day.parse(datetime(2026, 5, 1, 10))  # noqa: DTZ001  TOML has such instants


def test_a_body_weight_keeps_the_unit_in_which_it_was_entered() -> None:
    assert str(BodyWeight.parse("176.5 lb")) == "176.5 lb"
    assert str(BodyWeight.parse("80,5 kg")) == "80.5 kg"
