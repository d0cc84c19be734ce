"""Each example of README.md is one that the program takes: commands, lines of sets, settings."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
from support.shipped import shipped

from backcoach.cli.main import main
from backcoach.core.notation import Load
from backcoach.core.session.past.typed_sets import TypedSets
from backcoach.core.session.plan import Result
from backcoach.plain.typed_commands import amended
from backcoach.userfiles import settings_file

README = Path(__file__).parents[2].joinpath("README.md").read_text(encoding="utf-8")
FENCED = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TEXT = re.sub(r"\s+", " ", README)


def command_lines() -> list[str]:
    """Return what README.md types: spans and lines that begin with the name of the program."""
    lines = [line for block in FENCED.findall(README) for line in block.split("\n")]
    spans = re.findall(r"`([^`|\[\n]+)`", FENCED.sub("", README))
    typed = (line.partition(" #")[0].strip() for line in [*lines, *spans])
    return sorted({line for line in typed if re.match(r"backcoach( |$)", line)})


def test_there_are_command_lines() -> None:
    assert len(command_lines()) > 25


@pytest.mark.parametrize("line", command_lines())
def test_a_command_line_is_one_of_the_program(line: str) -> None:
    command: click.Command = main
    words = shlex.split(line)[1:]
    if words[:1] == ["--person"]:
        words = words[2:]
    while words and isinstance(command, click.Group):
        inner = command.get_command(click.Context(command), words[0])
        if inner is None:
            break
        command, words = inner, words[1:]
    known = {name for param in command.params for name in param.opts}
    options = {word.partition("=")[0] for word in words if word.startswith("--")}
    if command is main:  # the options of `run`
        run = main.get_command(click.Context(main), "run")
        assert run is not None
        known |= {name for param in run.params for name in param.opts}
    assert options <= known
    assert command is not main or not [word for word in words if not word.startswith("--")]


def test_the_lines_of_sets_are_read_as_they_are_explained() -> None:
    reader = TypedSets(shipped().exercise)

    def results(line: str) -> list[Result]:
        return [done.result for done in reader.read(line, 0, 0)]

    assert '`"lat_pulldown 10 10 9 x 45 kg r2"` is three sets with 45 kg' in TEXT
    kg_45 = Load(45_000)
    assert results("lat_pulldown 10 10 9 x 45 kg r2") == [
        *[Result(reps=10, load=kg_45)] * 2,
        Result(reps=9, load=kg_45, rir=2),
    ]
    assert "and so is `3 x 10 x 45 kg`" in TEXT
    assert results("lat_pulldown 3 x 10 x 45 kg") == [Result(reps=10, load=kg_45)] * 3
    assert "`3 x 8` is three sets of an exercise without a load" in TEXT
    assert results("pull_up 3 x 8") == [Result(reps=8)] * 3
    assert "`30 s` or `2 min` is a hold" in TEXT
    assert results("dead_hang 30 s, 2 min") == [Result(seconds=30), Result(seconds=120)]
    assert "`x green band` a band" in TEXT
    assert results("band_row 12 x green band") == [Result(reps=12, load=Load(None, band="green"))]


@pytest.mark.parametrize(
    ("typed", "exercise", "result"),
    [
        ("8", "lat_pulldown", Result(reps=8)),
        ("8 x 24 kg", "lat_pulldown", Result(reps=8, load=Load(24_000))),
        ("40 s", "dead_hang", Result(seconds=40)),
        ("2 min", "dead_hang", Result(seconds=120)),
    ],
)
def test_plain_lines_correct_a_set_as_it_is_said(typed: str, exercise: str, result: Result) -> None:
    assert "`8` or `8 x 24 kg`, or `40 s` or `2 min` of a hold, corrects the last set" in TEXT
    known = shipped().find_exercise(exercise)
    assert known is not None
    before = Result(seconds=20) if known.is_hold else Result(reps=10)
    assert amended(typed, before, known, "kg") == result


@pytest.mark.parametrize(
    "text", [text for text in FENCED.findall(README) if re.match(r"\[(known|gear)\]", text)]
)
def test_an_example_of_settings_is_read(text: str, tmp_path: Path) -> None:
    (tmp_path / settings_file.FILE_NAME).write_text(text, encoding="utf-8")
    settings = settings_file.load(tmp_path)
    assert settings.known or settings.own_gear.discs
