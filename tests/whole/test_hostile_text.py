"""Text from a file or a log is shown literally, and breaks neither the layout nor the terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from msgspec import structs
from rich.cells import cell_len
from support.builders import Coach
from support.diary import Diary, numbered
from support.screen.fake_host import FakeHost
from support.screen.stage import Stage, on_stage
from support.spoilt.hostile import FILE, HALVES, HOSTILE, TEXTS, assert_harmless, quote, visible

from backcoach.cli.main import main
from backcoach.core.exercises.file.reading import parse
from backcoach.core.exercises.file.slips import MOST_SLIPS
from backcoach.core.planning.expand import expand
from backcoach.core.questions.unfinished_session import unfinished
from backcoach.core.session.events import Finished, SessionStarted
from backcoach.core.session.fold import advance, begin
from backcoach.core.session.past.session_record import record
from backcoach.core.text import clean, one_line
from backcoach.storage.store import Store, read_history
from backcoach.userfiles.paths import data_dir

if TYPE_CHECKING:
    from pathlib import Path

    from backcoach.core.exercises.model import Library

SIZES = [(120, 36), (60, 20), (40, 12)]


@pytest.fixture(scope="module")
def library() -> Library:
    return parse(FILE, "hostile.toml")


def assert_sound(stage: Stage, what: str) -> None:
    """Every line is harmless and exactly as wide as the window."""
    width, height = stage.app.size
    lines = stage.text.split("\n")
    assert len(lines) == height, what
    for line in lines:
        assert_harmless(line)
        assert cell_len(line) == width, f"{what}: {line!r}"


def test_the_gate_lets_through_what_can_be_seen(library: Library) -> None:
    names = {exercise.id: exercise.name for exercise in library.exercise}
    assert names["markup_left"] == "[L] side"
    assert names["title"] == "]0;owned"
    assert names["colour"] == "31m"
    assert names["cursor"] == "[2J[H"
    assert names["right_to_left"] == "evil"
    assert names["zero_width"] == "abcde"
    assert names["chinese"] == HOSTILE["chinese"]
    assert names["persian"] == HOSTILE["persian"]
    for exercise in library.exercise:
        assert_harmless(f"{exercise.name}{exercise.cues}{exercise.faults}")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_one_line(library: Library, name: str) -> None:
    exercise, session = library.find_exercise(name), library.find_session(f"s_{name}")
    assert exercise is not None
    assert session is not None
    for text in (exercise.name, *exercise.setup, exercise.breathing, session.name, session.about):
        assert "\n" not in text
        assert text == text.strip()


@pytest.mark.slow
@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_text_on_every_screen(
    library: Library, size: tuple[int, int], half: str
) -> None:
    async with on_stage(FakeHost(library=library, session=half, paced=True), size) as stage:
        for number, name in enumerate(HALVES[half]):
            assert_sound(stage, f"{name}, ready")
            await stage.press("space")
            await stage.wait(4)
            assert_sound(stage, f"{name}, working")
            await stage.press("b")
            assert_sound(stage, f"{name}, big, working")
            stage.host.session.note(one_line(clean(HOSTILE[name])))
            await stage.press("space")
            assert_sound(stage, f"{name}, big, resting")
            await stage.press("b")
            assert_sound(stage, f"{name}, resting")
            assert len(stage.state.logged) == number + 1
        assert stage.state.phase == "finished"
        assert_sound(stage, "summary")
        for _ in range(5):
            await stage.press("down")
        assert_sound(stage, "summary, further down")
        assert stage.app.is_running


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", ["markup_left", "lines", "combining", "chinese", "flags", "long"])
async def test_every_dialog(library: Library, size: tuple[int, int], name: str) -> None:
    plan = expand(library, library.session[0])
    state = Coach(plan=plan).state
    asked = unfinished(state, 0)
    async with on_stage(
        FakeHost(library=library, session=f"s_{name}", question=asked), size
    ) as stage:
        assert_sound(stage, "resume question")
        await stage.press("enter")
        for key in ("v", "question_mark", "n", "exclamation_mark"):
            await stage.press(key)
            assert_sound(stage, key)
            for _ in range(3):
                await stage.press("down")
            assert_sound(stage, f"{key}, further down")
            await stage.press("escape")
        await stage.press("v", "down", "enter")
        assert_sound(stage, "swapped")
        assert stage.app.is_running


@pytest.mark.parametrize(
    "name", [name for name, text in HOSTILE.items() if text.isascii() and text.isprintable()][:-1]
)
async def test_what_looks_like_markup_is_shown_as_it_is(library: Library, name: str) -> None:
    text = HOSTILE[name]
    async with on_stage(FakeHost(library=library, session=f"s_{name}")) as stage:
        assert stage.text.split("\n")[0].startswith(f" {text}")
        shortened = f"▸ {text[:12]}"  # the list leaves room for the name of the load
        for role in (shortened, f"─ {text} · set 1 of 1", f"Set up   {text}", f"Pull     {text}"):
            assert role in stage.text
        await stage.press("v")
        assert f"Instead of {text}" in stage.text
        await stage.press("escape", "space")
        assert f"Stop at  {text}" in stage.text
        await stage.press("space")
        assert f"8 × {text} band" in stage.text
        assert stage.app.is_running


async def test_a_click_on_a_text_that_looks_like_a_link_does_nothing(library: Library) -> None:
    async with on_stage(FakeHost(library=library, session="s_markup_click")) as stage:
        for row, line in enumerate(stage.text.split("\n")[:25]):
            if "x[/]" in line:
                await stage.pilot.click(offset=(line.index("x[/]"), row))
        assert stage.app.is_running


async def test_what_is_pasted_into_a_note_is_cleaned_and_kept_literally() -> None:
    async with on_stage(FakeHost()) as stage:
        await stage.press("n")
        stage.app.screen.query_one("Input").value = "[L] side\x1b]0;owned\x07\u202e\tx"  # type: ignore[attr-defined]
        await stage.pilot.pause()
        assert_sound(stage, "note")
        await stage.press("enter", "space", "space", "f", "f")
        assert stage.state.notes == ("[L] side]0;owned x",)
        await stage.press("i")
        assert "[L] side]0;owned x" in stage.text


# Without a screen


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "[L] \u202e\x1b]0;owned\x07 引體"
    folder.mkdir()
    path = folder / "ex\nercises.toml"
    path.write_text(FILE, encoding="utf-8", newline="")
    return path


def command(*argv: str) -> str:
    result = CliRunner().invoke(main, argv)
    assert result.exit_code in (0, 1, 2), result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert_harmless(result.output)
    return result.output


def test_list_prints_them_literally(file: Path) -> None:
    listed = command("list", "--file", str(file))
    lines = listed.split("\n")
    assert any(line.startswith("s_markup_left: [L] side, beginner, about ") for line in lines)
    assert sum(line.startswith("  [each side]") for line in lines) == 3
    assert json.loads(command("list", "--json", "--file", str(file)))[0]["name"] == "[L] side"


@pytest.mark.parametrize("name", HOSTILE)
def test_show_prints_them_literally(file: Path, name: str) -> None:
    text = command("show", name, "--file", str(file))
    assert text.startswith(f"{one_line(clean(visible(HOSTILE[name])))} ({name})\n")


def test_init_names_a_hostile_folder_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKCOACH_CONFIG_DIR", str(tmp_path / "a\nb\x1b]0;owned\x07[L]"))
    for _ in range(2):
        output = command("init")
        assert output.count("\n") == 1
        assert "a b]0;owned[L]" in output
    assert command("config").split("\n")[0].endswith("a b]0;owned[L]/config.toml")


def test_check_names_the_file_in_one_line(file: Path) -> None:
    first, *slips = command("check", str(file)).strip().split("\n")
    assert "[L] ]0;owned 引體" in first
    assert len(slips) <= MOST_SLIPS + 1
    assert all(len(line) < 500 and line == one_line(clean(line)) for line in slips)


@pytest.mark.parametrize("text", TEXTS)
def test_a_problem_with_a_hostile_text_is_one_short_line(file: Path, text: str) -> None:
    file.write_text(f"[[exercise]]\nid = {quote(text)}\nname = {quote(text)}\n", encoding="utf-8")
    output = command("check", str(file))
    for line in output.strip().split("\n"):
        assert len(line) < 500
        assert line.startswith(one_line(clean(str(file))))


@pytest.mark.parametrize("text", TEXTS)
def test_wrong_words_on_the_command_line_are_answered_in_one_line(text: str) -> None:
    if "\0" not in text and text.strip():
        assert command("show", f"x{text}").count("\n") == 1


def test_history_prints_them_literally(library: Library) -> None:
    with Store.open(data_dir()) as store:
        for name in HOSTILE:
            session = library.find_session(f"s_{name}")
            assert session
            started = SessionStarted(at=0, id=name, plan=expand(library, session), file=name)
            store.append(name, [(0, started)], record(begin(started)))
            finished = Finished(at=1)
            after, _ = advance(begin(started), finished)
            store.append(name, [(1, finished)], record(after))
    printed = command("history")
    assert "  [each side]  " in printed
    assert len(printed.strip().split("\n")) == len(HOSTILE)


@pytest.mark.parametrize("text", TEXTS)
def test_the_course_of_an_exercise_that_is_gone_has_its_name_in_one_line(text: str) -> None:
    done = Diary("one").do(3)
    its = record(done.state)
    gone = structs.replace(its.sets[0], exercise=f"x{text}")
    with Store.open(data_dir()) as store:
        now = structs.replace(its, status="finished", sets=(gone,))
        store.append("one", numbered(done), now)
    (stored,) = read_history(data_dir())
    printed = command("history", stored.sets[0].exercise)
    assert len(printed.strip().split("\n")) == 2
