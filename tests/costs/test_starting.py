"""What the first frame and the first key wait for, each tested by its cause."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from bench.seeding import seed
from support.screen.fake_host import FakeHost
from support.screen.frames import frames
from support.screen.stage import on_stage
from textual.css.parse import parse
from textual.css.stylesheet import Stylesheet

from backcoach.tui.layout import LAYOUTS
from backcoach.tui.main_screen import MainScreen
from backcoach.tui.panes.pane import Pane

if TYPE_CHECKING:
    from pathlib import Path

    from textual.dom import DOMNode


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a year of sessions."""
    folder = tmp_path_factory.mktemp("year")
    seed(folder, 260)
    return folder


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


_FIRST_KEYS = """
import asyncio
async def press():
    async with app.run_test(size=(120, 36)) as pilot:
        for _ in range(100):  # until all that follows the first frame is done
            await pilot.pause()
        before = set(sys.modules)
        await pilot.press("space")
        assert host.session.state.phase == "working"
        app.main.act("next")
        await pilot.pause()
        assert host.session.state.phase == "resting"
        for _ in range(2):
            app.main.act("undo")
            await pilot.pause()
        assert host.session.state.phase == "ready"
        print(*(name for name in set(sys.modules) - before if name.startswith("backcoach")))
asyncio.run(press())
"""


def test_the_first_keys_load_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading takes ten milliseconds; it is done after the first frame, before a key comes."""
    monkeypatch.setenv("BACKCOACH_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("BACKCOACH_CONFIG_DIR", str(tmp_path))
    (tmp_path / "config.toml").write_text("pacer = false\neasy_minutes = false\n")
    code = _START.rpartition("print")[0] + _FIRST_KEYS
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
        assert not {"dialog.tcss", "layouts.tcss"} & {*read}
        assert stage.app.current_theme.name == theme
        assert stage.app.has_class("-dark-mode") == stage.app.current_theme.dark
        await stage.press("?")
        assert "dialog.tcss" in read


async def test_each_pane_is_given_its_styles_once_for_the_first_frame(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    styled: list[str] = []
    for_first: list[str] = []
    apply, refresh = Stylesheet.apply, MainScreen._compositor_refresh

    def watched(self: Stylesheet, node: DOMNode, **how: Any) -> None:
        apply(self, node, **how)
        styled.append(type(node).__name__)

    def drawn(self: MainScreen) -> None:
        for_first[:] = for_first or styled
        refresh(self)

    monkeypatch.setattr(Stylesheet, "apply", watched)
    monkeypatch.setattr(MainScreen, "_compositor_refresh", drawn)
    async with on_stage() as stage:
        panes = [type(pane).__name__ for pane in stage.app.main.query(Pane)]
    assert panes
    assert [for_first.count(name) for name in panes] == [1] * len(panes)


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
