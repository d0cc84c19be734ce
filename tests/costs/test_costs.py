"""What must stay cheap, each tested by its cause: looks, drawn lines, queries, imports."""

from __future__ import annotations

import asyncio
import gc
import sqlite3
import subprocess
import sys
from contextlib import contextmanager
from types import SimpleNamespace
from typing import TYPE_CHECKING

import msgspec
import pytest
from bench.seeding import seed
from support.screen.frames import frames
from support.screen.stage import FakeHost, on_stage
from textual.css.parse import parse
from textual.strip import Strip

from backcoach.clock import wall_ms
from backcoach.core.coaching.targets.known import coaching
from backcoach.core.exercises import model
from backcoach.core.planning.todays_plan import Today, prepare
from backcoach.core.session import events, plan
from backcoach.core.session.events import NoteAdded
from backcoach.core.settings import settings
from backcoach.core.text import clean
from backcoach.core.toml import reading, validation
from backcoach.run.starting.saved_sessions import SavedSessions
from backcoach.storage import rows
from backcoach.storage.store import Store, read_history
from backcoach.tui.drawing.figure_lines import FRAME, figure_lines
from backcoach.tui.layout import LAYOUTS, STACKED
from backcoach.tui.main_screen import LONGEST_SLEEP, MainScreen
from backcoach.tui.messages import MESSAGE_SECONDS
from backcoach.tui.panes.pane import Cells, Pane
from backcoach.userfiles.exercises_file import load, shipped_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import ModuleType

    from rich.segment import Segment
    from support.screen.stage import Stage
    from textual.geometry import Region, Size
    from textual.widget import Widget

    from backcoach.core.session.state import State

MINUTE = 60.0
DEMONSTRATED = 20.0  # s after which a movement has been shown
EXERCISES = {prescription.exercise for prescription in load(shipped_path()).session[0].exercise}


async def looks(stage: Stage, seconds: float) -> list[float]:
    """Let time pass by the screen's own plan; return the seconds between one look and the next."""
    slept: list[float] = []
    while sum(slept) < seconds:
        planned = stage.app.main._waking
        assert planned is not None
        slept.append(planned._interval)
        await stage.wait(planned._interval)
    return slept


async def test_a_rest_is_drawn_once_a_second() -> None:
    async with on_stage() as stage:
        await stage.press("space", "space", "+", "+")
        assert stage.state.phase == "resting"
        assert len(await looks(stage, MINUTE)) <= MINUTE + 1


async def test_a_paced_set_is_drawn_only_as_often_as_it_moves() -> None:
    async with on_stage(FakeHost(session="beginner", paced=True)) as stage:
        await stage.press("space")
        slept = await looks(stage, MINUTE)
        assert stage.state.phase == "working"
        assert len(slept) <= MINUTE * 1000 / FRAME * 1.5


@pytest.mark.parametrize("keys", [(), ("space", "space", "f", "f"), ("space", "space", "p")])
async def test_a_screen_that_stands_still_is_hardly_drawn(keys: tuple[str, ...]) -> None:
    """Ready, with its movement shown once; finished; paused; each once its message is gone."""
    async with on_stage() as stage:
        await stage.wait(DEMONSTRATED)
        await stage.press(*keys)
        await stage.wait(2 * MESSAGE_SECONDS)
        assert set(await looks(stage, MINUTE)) == {LONGEST_SLEEP}


async def test_a_movement_is_drawn_once_for_all_repetitions() -> None:
    async with on_stage(FakeHost(session="beginner", paced=True)) as stage:
        await stage.press("space")
        await looks(stage, MINUTE / 8)
        figure_lines.cache_clear()
        await looks(stage, MINUTE / 8)
        before = figure_lines.cache_info().misses
        await looks(stage, MINUTE / 4)
        assert stage.state.phase == "working"
        assert figure_lines.cache_info().misses == before > 0


@contextmanager
def drawn(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, list[int]]]:
    """Collect the cells of each row that a visible pane draws anew, by its class."""
    cells: dict[str, list[int]] = {}
    refresh, take_changes = Pane.refresh, Pane.take_changes

    def refreshed(self: Pane, *regions: Region, **how: bool) -> Widget:
        if self.display:
            parts = regions or (self.outer_size.region,)
            rows = [region.width for region in parts for _ in region.line_range]
            cells.setdefault(type(self).__name__, []).extend(rows)
        return refresh(self, *regions, **how)

    def taken(self: Pane) -> list[Cells]:
        changes = take_changes(self)
        for _, _, segments in changes:
            width = sum(segment.cell_length for segment in segments)
            cells.setdefault(type(self).__name__, []).append(width)
        return changes

    with monkeypatch.context() as patch:
        patch.setattr(Pane, "refresh", refreshed)
        patch.setattr(Pane, "take_changes", taken)
        yield cells


async def test_a_second_of_rest_draws_only_its_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in cells: a whole pane of them each second is 3,000 bytes."""
    async with on_stage(size=(120, 36)) as stage:
        await stage.press("space", "space")
        with drawn(monkeypatch) as cells:
            await stage.wait(1)
        assert 0 < sum(map(sum, cells.values())) < 300


async def test_a_second_of_rest_draws_the_timer_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage() as stage:
        await stage.press("space", "space")
        with drawn(monkeypatch) as cells:
            for _ in range(10):
                await stage.wait(1)
        assert set(cells) == {"RestTimer"}


async def test_a_moment_of_a_paced_phase_draws_only_lines_that_move(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with on_stage(FakeHost(session="beginner", paced=True)) as stage:
        await stage.press("space")
        await stage.wait(4)
        with drawn(monkeypatch) as cells:
            await stage.wait(0.4)
        assert len(cells["Detail"]) < stage.app.main.detail.size.height
        assert set(cells) <= {"Detail", "RestTimer"}


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20), (40, 12)])
async def test_no_key_of_a_session_causes_a_layout(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A layout draws every pane of the screen, and then once more what has another size.

    In a small window the digits take rows of the words while a time counts, and no other key does.
    """
    is_small = size[0] < STACKED[0]
    async with on_stage(FakeHost(session="beginner", paced=True), size) as stage:
        laid: list[object] = []
        refresh = MainScreen._refresh_layout

        def watched(self: MainScreen, size: Size | None = None, scroll: bool = False) -> None:
            laid.append(size)
            refresh(self, size, scroll)

        with monkeypatch.context() as patch:
            patch.setattr(MainScreen, "_refresh_layout", watched)
            await stage.press("space", "up", "space", "down", "+", "j", "k", "u", "p", "p")
        assert len(laid) <= (4 if is_small else 0)  # begun, rested, gone on, taken back


async def test_a_line_is_drawn_once_while_it_stays_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with on_stage() as stage:
        await stage.press("j", "k")
        drawn: list[str] = []

        def watched(segments: list[Segment], width: int) -> Strip:
            strip = Strip(segments, width)
            drawn.append(strip.text)
            return strip

        monkeypatch.setattr("backcoach.tui.panes.pane.Strip", watched)
        await stage.press("j", "k")
        assert drawn == []


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a year of sessions."""
    folder = tmp_path_factory.mktemp("year")
    seed(folder, 260)
    return folder


@contextmanager
def queries(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Collect every statement that SQLite is given."""
    statements: list[str] = []
    connect = sqlite3.connect

    def traced(*place: object, **how: object) -> sqlite3.Connection:
        db = connect(*place, **how)  # type: ignore[call-overload]
        db.set_trace_callback(statements.append)
        return db  # type: ignore[no-any-return]

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", traced)
        yield statements


def test_a_start_reads_what_it_learns_from_in_a_few_queries(
    year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with queries(monkeypatch) as statements:
        memory = SavedSessions(year, EXERCISES, is_mine=True)
    reads = [query for query in statements if query.lstrip().startswith("SELECT")]
    assert 0 < len(memory.finished) <= 12 * 5 + len(EXERCISES)
    others = {
        *("what is live", "what is finished", "pains and red flags"),
        *("what was decided about programmes", "what was done for them"),
    }
    assert len(reads) <= len(EXERCISES) + len(others)


def test_the_history_is_one_query_however_long(year: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with queries(monkeypatch) as statements:
        assert len(read_history(year)) == 260
    assert sum(query.lstrip().startswith("SELECT") for query in statements) == 1


def test_the_course_of_an_exercise_is_one_query_and_reads_only_what_is_shown(
    year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with queries(monkeypatch) as statements:
        (session,) = read_history(year, 1, "band_row")
    assert sum(query.lstrip().startswith("SELECT") for query in statements) == 1
    assert any(done.exercise == "band_row" for done in session.sets)


def test_an_appended_event_is_one_transaction(
    tmp_path: Path, year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(year, readonly=True) as store:
        (name,) = (session.id for session in store.history(1))
        stored = store.load(name)
        (record,) = store.history(1)
    with queries(monkeypatch) as statements, Store.open(tmp_path) as store:
        statements.clear()
        store.append(name, [(0, stored.started)], record)
    assert [query for query in statements if query in ("BEGIN IMMEDIATE", "COMMIT")] == [
        "BEGIN IMMEDIATE",
        "COMMIT",
    ]
    assert not any(query.startswith("SELECT") for query in statements)


def test_what_is_plain_is_not_cleaned_letter_by_letter(
    year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_: object) -> object:
        raise AssertionError("cleaned in vain")

    with Store.open(year, readonly=True) as store:
        (name,) = (session.id for session in store.history(1))
        bodies = [rows.encode(event) for event in store.load(name).events.values()]
    monkeypatch.setattr(rows, "clean_tree", never)
    assert len([rows.decode(body) for body in bodies]) == len(bodies)


def test_the_exercises_are_read_without_a_look_at_each_letter_and_each_hint(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[object] = []

    def watched(value: object, hint: object) -> object:
        looked.append(value)
        return msgspec.convert(value, hint)

    def never(_: object) -> object:
        raise AssertionError("cleaned in vain")

    monkeypatch.setattr(reading, "clean_tree", never)
    monkeypatch.setattr(validation, "msgspec", SimpleNamespace(convert=watched))
    library = load(shipped_path())
    assert len(looked) < len(library.exercise) + 2 * sum(
        len(session.exercise) for session in library.session
    )


@pytest.mark.parametrize("text", ["\x1b[31m", "a\\u001bb", "é\u202e", "line\nline", '"quoted"'])
def test_what_is_not_plain_is_cleaned(text: str) -> None:
    raw = msgspec.json.encode(NoteAdded(at=1, text=text))
    assert rows.decode(raw) == NoteAdded(at=1, text=clean(text))


@pytest.mark.parametrize("module", [model, settings, events, plan])
def test_hints_that_a_start_reads_are_no_texts_to_be_evaluated(module: ModuleType) -> None:
    """`from __future__ import annotations` makes texts of them; these modules do without."""
    kinds = [
        kind
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct)
    ]
    own = [kind for kind in kinds if kind.__module__.startswith(module.__name__)]
    hints = [hint for kind in own for hint in vars(kind).get("__annotations__", {}).values()]
    assert hints
    assert not [hint for hint in hints if isinstance(hint, str)]


def test_a_plan_reads_the_past_once(year: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = load(shipped_path())
    past = SavedSessions(year, EXERCISES, is_mine=True).finished
    pasts: list[Sequence[State]] = []

    def watched(past: Sequence[State]) -> str:
        pasts.append(past)
        return ""

    monkeypatch.setattr(coaching, "report_style", watched)
    person = settings.Settings().person()
    assert prepare(library, library.session[0], person, past, Today(now=wall_ms())).plan
    assert pasts == [past]


_START = """
import sys
import backcoach.tui.app
from backcoach.run.starting.inputs import gather
from backcoach.run.session_host import SessionHost
from backcoach.userfiles.paths import data_dir
host = SessionHost(data_dir(), gather(None, None), is_mine=True)
host.decide(fresh=True, resume=False)
app = backcoach.tui.app.BackcoachApp(host)
print(*(name for name, module in sys.modules.items() if not hasattr(module, "__path__")))
"""
MOST_MODULES = 175  # of our own before the first frame, without packages; each takes 0.2 ms


def test_the_first_frame_waits_for_no_picture_dialog_or_voice(
    year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKCOACH_DATA_DIR", str(year))
    command = [sys.executable, "-c", _START]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    later = {
        "backcoach.cli.commands",
        "backcoach.core.coaching.between_sets.after_set",
        "backcoach.core.coaching.health.easing",
        "backcoach.core.coaching.health.pain",
        "backcoach.core.coaching.health.report",
        "backcoach.core.coaching.history.records",
        "backcoach.core.exercises.file.cross_checks",
        "backcoach.core.exercises.file.extending",
        "backcoach.core.exercises.names",
        "backcoach.core.planning.fitting.fit_to_time",
        "backcoach.core.planning.next_session",
        "backcoach.core.planning.swapped_line",
        "backcoach.core.programmes.course",
        "backcoach.core.programmes.dates",
        "backcoach.core.programmes.day_session",
        "backcoach.core.programmes.today",
        "backcoach.core.questions.ending",
        "backcoach.core.questions.form",
        "backcoach.core.questions.person.first_cards",
        "backcoach.core.questions.person.first_run",
        "backcoach.core.questions.health_at_start",
        "backcoach.core.questions.pain_and_today",
        "backcoach.core.questions.person.typed_answers",
        "backcoach.core.questions.unfinished_session",
        "backcoach.core.session.action_events",
        "backcoach.core.session.past.corrections",
        "backcoach.core.session.plan_changes",
        "backcoach.core.session.transitions",
        "backcoach.core.session.undo",
        "backcoach.core.settings.config_text",
        "backcoach.core.toml.line_numbers",
        "backcoach.core.toml.syntax_errors",
        "backcoach.core.views.card",
        "backcoach.core.views.summary",
        "backcoach.core.wording.acts",
        "backcoach.core.wording.why.statements",
        "backcoach.exchange.text_folder",
        "backcoach.pictures.body_map",
        "backcoach.pictures.poses",
        "backcoach.run.own_settings",
        "backcoach.run.past.view",
        "backcoach.run.past.text_copy",
        "backcoach.run.watched_session",
        "backcoach.signals.announcer",
        "backcoach.signals.hooks",
        "backcoach.signals.spoken",
        "backcoach.signals.voice",
        "backcoach.storage.versions.events_v0_1",
        "backcoach.storage.damage.raw_pages",
        "backcoach.storage.damage.recovery",
        "backcoach.storage.sharing.leader",
        "backcoach.storage.versions.whole_records",
        "backcoach.tui.dialogs.forms.cards",
        "backcoach.tui.dialogs.choice",
        "backcoach.tui.dialogs.forms.first_run",
        "backcoach.tui.dialogs.forms.form",
        "backcoach.tui.dialogs.help",
        "backcoach.tui.dialogs.open",
        "backcoach.tui.drawing.curve_lines",
        "backcoach.tui.drawing.pacer_lines",
        "backcoach.tui.drawing.summary_lines",
        "backcoach.tui.history.screen",
        "backcoach.tui.panes.big",
        "statistics",
        "tomlkit",
    }
    assert not later & loaded
    assert sum(name.startswith("backcoach.") for name in loaded) <= MOST_MODULES


_FIRST_KEY = """
import asyncio
async def press():
    async with app.run_test(size=(120, 36)) as pilot:
        for _ in range(100):  # until all that follows the first frame is done
            await pilot.pause()
        before = set(sys.modules)
        await pilot.press("space")
        assert host.session.state.phase == "working"
        await pilot.press("u")
        await pilot.pause()
        print(*(name for name in set(sys.modules) - before if name.startswith("backcoach")))
asyncio.run(press())
"""


def test_the_first_key_loads_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading takes ten milliseconds; it is done after the first frame, before a key comes."""
    monkeypatch.setenv("BACKCOACH_DATA_DIR", str(tmp_path))
    code = _START.rpartition("print")[0] + _FIRST_KEY
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split()) == (0, []), done.stderr


async def test_the_first_frame_is_words_and_the_pictures_follow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with frames(monkeypatch, 120, 36) as painted:
        async with on_stage(FakeHost(session="beginner"), size=(120, 36)) as stage:
            await stage.wait(0)
    first, *others = painted.written
    assert "Kettlebell deadlift" in first
    assert not any(char > "\u2800" for char in first)
    assert any(char > "\u2800" for frame in others for char in frame)


@pytest.mark.parametrize("theme", ["backcoach-dark", "backcoach-light", "textual-dark"])
async def test_the_styles_are_read_once_and_those_of_dialogs_with_the_first_one(
    theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def watched(scope: str, css: str, place: tuple[str, str], **how: object) -> object:
        read.append(place[0].rpartition("/")[2])
        return parse(scope, css, place, **how)  # type: ignore[arg-type]

    monkeypatch.setattr("textual.css.stylesheet.parse", watched)
    host = FakeHost()
    host.theme = theme
    async with on_stage(host) as stage:
        assert read.count("backcoach.tcss") == 1
        assert "dialog.tcss" not in read
        assert stage.app.current_theme.name == theme
        assert stage.app.has_class("-dark-mode") == stage.app.current_theme.dark
        await stage.press("?")
        assert "dialog.tcss" in read


async def test_the_first_layout_is_the_one_that_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    fitted: list[str] = []
    refresh = MainScreen._compositor_refresh

    def watched(self: MainScreen) -> None:
        refresh(self)
        fitted.append(" ".join(name for name in LAYOUTS if self.has_class(f"-{name}")))

    monkeypatch.setattr(MainScreen, "_compositor_refresh", watched)
    async with on_stage(size=(60, 20)) as stage:
        await stage.wait(0)
    assert set(fitted) == {"narrow"}


def test_no_garbage_is_looked_for_before_the_first_frame() -> None:
    """A look through all that was imported takes as long as the frame itself."""
    asyncio.run(started())
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    gc.unfreeze()


async def started() -> None:
    gc.disable()
    async with on_stage() as stage:
        await stage.wait(0)
