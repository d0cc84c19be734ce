"""What README.md promises is what the program does: keys, commands, the file and its problems."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from backcoach.cli.main import main
from backcoach.core.actions import ACTIONS, BY_ID, key_name
from backcoach.core.exercises.file.reading import parse, parse_bytes
from backcoach.core.notation import Load, Reps, Tempo
from backcoach.core.toml.reading import ParseError
from backcoach.userfiles.exercises_file import shipped_path

README = Path(__file__).parents[2].joinpath("README.md").read_text(encoding="utf-8")
CODE = re.compile(r"`([^`]+)`")


def section(title: str) -> str:
    """Return the text under a heading."""
    _, _, rest = README.partition(f"\n## {title}\n")
    assert rest, title
    return rest.partition("\n## ")[0]


def table(title: str) -> list[list[str]]:
    """Return the rows of the first table under a heading, each as its cells."""
    lines = [line for line in section(title).split("\n") if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines[2:]]


def block(kind: str) -> str:
    """Return the first code block of a kind in the section about a person's own sessions."""
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", section("Your own sessions"), re.M | re.S)
    return str(next(text for word, text in blocks if word == kind))


KEY_ROWS = {tuple(CODE.findall(keys)): text for keys, text in table("Keys")}
COMMANDS = {
    usage.split()[1]: usage for row in table("Commands")[1:] for usage in CODE.findall(row[0])
}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_key_of_the_program_is_in_the_readme(action: object) -> None:
    known = BY_ID[getattr(action, "id", "")]
    keys = {key_name(key) for key in known.keys}
    rows = [row for row in KEY_ROWS if keys & set(row)]
    assert len(rows) == 1
    assert keys <= set(rows[0])
    if len(rows[0]) == len(keys) and known.id != "help":
        assert KEY_ROWS[rows[0]] == known.help


def test_every_key_of_the_readme_is_in_the_program() -> None:
    known = {key_name(key) for action in ACTIONS for key in action.keys}
    named = [key for row in KEY_ROWS for key in row]
    assert set(named) == known
    assert len(named) == len(known)


def test_every_command_of_the_program_is_in_the_readme_and_no_other() -> None:
    assert set(COMMANDS) == set(main.list_commands(click.Context(main)))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_takes_what_the_readme_says(name: str) -> None:
    usage = COMMANDS[name]
    words = re.findall(r"[-\w]+", usage.removeprefix(f"backcoach {name}"))
    options, values, arguments = set(), set(), set()
    command = main.get_command(click.Context(main), name)
    assert command is not None
    for param in command.params:
        if isinstance(param, click.Argument):
            arguments.add(param.make_metavar(click.Context(command)))
            assert param.required != param.make_metavar(click.Context(command)).startswith("[")
        elif isinstance(param, click.Option):
            options.add(param.opts[0])
            if not param.is_flag:
                values.add(param.opts[0])
    assert {word for word in words if word.startswith("--")} == options
    assert {option for option in options if re.search(rf"{option} [A-Z]", usage)} == values
    without = re.sub(r"\[--[^]]*\]", "", usage).split()[2:]
    assert set(without) == arguments


def test_the_first_command_is_the_bare_name() -> None:
    assert table("Commands")[0][0] == "`backcoach`"


def test_the_example_of_a_session_is_one() -> None:
    shipped = shipped_path().read_bytes()
    library = parse_bytes(block("toml").encode(), "exercises.toml", shipped)
    session = library.session[0]
    deadlift, row, pulldown = session.exercise
    assert session.name == "Short back"
    assert (deadlift.reps, deadlift.load) == (Reps(8, 10), Load.parse("24 kg"))
    assert (deadlift.rest, deadlift.tempo, deadlift.rir) == (150, Tempo.parse("3-1-1-1"), 2)
    assert (row.superset, pulldown.superset) == ("A", "A")


SCHEMES = [row[0] for row in table("Your own sessions")]


@pytest.mark.parametrize("written", SCHEMES)
def test_each_way_to_write_sets_is_read(written: str) -> None:
    for keys in written.split("; "):
        lines = CODE.findall(keys)
        assert lines
        if not any(line.startswith(("sets = ", "reps = [", "within = ")) for line in lines):
            lines.append("sets = 3")
        head = '[[session]]\nid = "s"\nname = "S"\n[[session.exercise]]\n'
        text = "\n".join([f'{head}exercise = "lat_pulldown"', *lines])
        parse_bytes(text.encode(), "exercises.toml", shipped_path().read_bytes())


@pytest.mark.parametrize("value", re.findall(r'or ("[^"]+"|\d+)', block("toml")))
def test_what_the_example_offers_instead_is_right_too(value: str) -> None:
    key = {'"53 lb"': "load", "90": "rest"}[value]
    session = re.sub(rf"\n{key} = [^#\n]*", f"\n{key} = {value}", block("toml"), count=1)
    assert value in session
    parse_bytes(session.encode(), "exercises.toml", shipped_path().read_bytes())


def test_the_example_of_a_problem_is_what_the_program_says() -> None:
    output = block("").strip()
    line = int(output.split(":")[1])
    head = '[[exercise]]\nid = "row"\nname = "Row"\npattern = "horizontal_pull"\n'
    head += 'primary = ["lats"]\nreps = 8\n[[session]]\nid = "balanced"\nname = "Balanced back"\n'
    head += '[[session.exercise]]\nexercise = "row"\nsets = 3\n' * 3
    text = head + "\n" * (line - 1 - head.count("\n")) + 'rest = "2 mins"\n'
    with pytest.raises(ParseError) as error:
        parse(text, "exercises.toml")
    assert str(error.value) == output


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#:]+)\)", README))
def test_every_link_leads_somewhere(link: str) -> None:
    assert Path(__file__).parents[2].joinpath(link).exists()


def test_the_example_of_a_programme_is_a_whole_file() -> None:
    (text,) = re.findall(r"^```toml\n(.*?)^```$", section("Programmes"), re.M | re.S)
    library = parse_bytes(text.encode(), "exercises.toml", shipped_path().read_bytes())
    programme = library.programme[0]
    assert (programme.id, programme.weeks, len(programme.day)) == ("my_months", 8, 2)
    assert {day.weekday for day in programme.day} == {"monday", "thursday"}


def test_the_table_of_programmes_names_those_that_are_shipped() -> None:
    shipped = parse_bytes(shipped_path().read_bytes(), "exercises.toml")
    named = [CODE.findall(row[0])[0] for row in table("Programmes")]
    assert named == [programme.id for programme in shipped.programme]
