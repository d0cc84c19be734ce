"""Every text of the screen can be read: WCAG 2.2 AA in both of the program's own themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.builders import exercise, line, one_armed, plan_of
from support.screen.fake_host import FakeHost
from support.screen.stage import Stage, on_stage
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from backcoach.core.exercises.model import Cues
from backcoach.core.settings.theme_names import OWN_THEMES, TEXTUAL_THEMES
from backcoach.tui.history.pages.month_grid import TINTS
from backcoach.tui.panes import flash
from backcoach.tui.themes import THEMES

if TYPE_CHECKING:
    from textual.geometry import Region
    from textual.theme import Theme

TEXT = 4.5  # 1.4.3
SHAPE = 3.0  # 1.4.11, and 1.4.3 for large text
TEXTS = (
    *("foreground", "text-muted", "text-accent", "text-primary"),
    *("text-success", "text-warning", "text-error", "primary"),
)
GROUNDS = ("background", "surface")


def luminance(color: Color) -> float:
    """Return the relative luminance of WCAG, from 0 to 1."""
    parts = [part / 255 for part in color.rgb]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: Color, other: Color) -> float:
    darker, lighter = sorted((luminance(first), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.fixture(params=THEMES, ids=lambda theme: theme.name)
def theme(request: pytest.FixtureRequest) -> Theme:
    parameter: Theme = request.param
    return parameter


def colours(theme: Theme) -> dict[str, Color]:
    generated = theme.to_color_system().generate()
    wanted = (*TEXTS, *GROUNDS, "warning", "border", "border-blurred")
    return {name: Color.parse((generated | theme.variables)[name]) for name in wanted}


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_each_text_colour_can_be_read_on_each_ground(theme: Theme, text: str, ground: str) -> None:
    palette = colours(theme)
    assert contrast(palette[text], palette[ground]) >= TEXT


@pytest.mark.parametrize("border", ["border", "border-blurred"])
def test_frames_can_be_seen(theme: Theme, border: str) -> None:
    palette = colours(theme)
    assert contrast(palette[border], palette["background"]) >= SHAPE


def test_the_flash_can_be_read(theme: Theme) -> None:
    palette = colours(theme)
    assert contrast(palette["background"], palette["warning"]) >= TEXT


@pytest.mark.parametrize("tint", TINTS)
def test_a_day_can_be_read_however_deep_its_tint_is(theme: Theme, tint: str) -> None:
    palette = colours(theme) | {"accent": Color.parse(str(theme.accent))}
    share = int(tint.removeprefix("on $accent ").removesuffix("%")) / 100
    ground = palette["background"].blend(palette["accent"], share)
    assert contrast(palette["foreground"], ground) >= TEXT


def is_shape(text: str) -> bool:
    """Return whether a text is made of frames, bars or pictures alone."""
    return all(char.isspace() or "\u2500" <= char <= "\u259f" or char >= "\u2800" for char in text)


def unreadable(stage: Stage, region: Region) -> list[str]:
    """Return what stands on the screen with too little contrast, with its contrast."""
    faults = []
    for strip in stage.app.screen._compositor.render_strips()[region.y : region.bottom]:
        for segment in strip.crop(region.x, region.right):
            style = segment.style
            if not segment.text.strip() or style is None:
                continue
            assert style.color is not None
            assert style.bgcolor is not None
            front, back = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
            ratio = contrast(front, back)
            if ratio < (SHAPE if is_shape(segment.text) else TEXT):
                faults.append(f"{segment.text!r} {front.hex} on {back.hex}: {ratio:.1f}")
    return faults


def host(theme: Theme, *, paced: bool = False) -> FakeHost:
    row = exercise(
        "row",
        tempo="3-1-1-1",
        setup=("Sit tall",),
        cues=Cues(concentric="Elbows back"),
        stop=("The back rounds",),
        easier="band_row",
    )
    plan = plan_of(line(row, 2, load="20 kg"), line(one_armed(), 1))
    made = FakeHost(plan, paced=paced)
    made.theme = theme.name
    made.saved = ("saved ✓", "")
    return made


@pytest.fixture(autouse=True)
def _lasting_flash(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a flash stay lit, however slow the machine is."""
    monkeypatch.setattr(flash, "HALF_FLASH", 3600.0)


@pytest.mark.parametrize("paced", [False, True], ids=["free", "led"])
async def test_every_state_of_the_screen_can_be_read(theme: Theme, paced: bool) -> None:
    async with on_stage(host(theme, paced=paced)) as stage:
        stage.host.saved = ("saved ✓", "")
        stage.app.main.saved(*stage.host.saved)
        for keys in ("ctrl+shift+f5", "space", "p", "space", "space", "s", "f f"):
            await stage.press(*keys.split())
            await stage.wait(4)
            assert unreadable(stage, stage.app.screen.region) == []


async def test_a_rest_that_is_over_can_be_read_while_it_flashes_and_after(theme: Theme) -> None:
    async with on_stage(host(theme)) as stage:
        await stage.press("space", "space")
        await stage.wait(100)
        assert stage.app.main.query_one("RestTimer").has_class("-flash", "-go")
        assert unreadable(stage, stage.app.screen.region) == []
        stage.app.main.query_one("RestTimer").remove_class("-flash")
        await stage.pilot.pause()
        assert unreadable(stage, stage.app.screen.region) == []


async def test_another_theme_changes_every_colour(theme: Theme) -> None:
    others = [known for known in THEMES if known is not theme]
    async with on_stage(host(theme)) as stage:
        for other in others:
            before = colours_shown(stage)
            stage.app.theme = other.name
            await stage.pilot.pause()
            await stage.wait(0)
            assert not colours_shown(stage) & before


def colours_shown(stage: Stage) -> set[tuple[str, str]]:
    """Return the colours of all that is written, with their grounds."""
    strips = stage.app.screen._compositor.render_strips()
    styles = [segment.style for strip in strips for segment in strip if segment.text.strip()]
    return {(str(style.color), str(style.bgcolor)) for style in styles if style}


async def test_big_mode_can_be_read_while_it_flashes(theme: Theme) -> None:
    async with on_stage(host(theme)) as stage:
        await stage.press("b", "space", "space")
        assert unreadable(stage, stage.app.screen.region) == []
        await stage.wait(100)
        assert stage.app.main.query_one("Big").has_class("-flash")
        assert unreadable(stage, stage.app.screen.region) == []


async def test_what_could_not_be_saved_can_be_read(theme: Theme) -> None:
    async with on_stage(host(theme)) as stage:
        stage.host.saved = ("", "The disk is full")  # for whatever draws next, too
        stage.app.main.saved(*stage.host.saved)
        await stage.pilot.pause()
        assert "The disk is full" in stage.text
        assert unreadable(stage, stage.app.screen.region) == []


async def test_every_dialog_can_be_read(theme: Theme) -> None:
    made = FakeHost(session="beginner")
    made.theme = theme.name
    async with on_stage(made) as stage:
        for key in ("question_mark", "v", "n", "exclamation_mark", "e", "g", "w", "f", "ctrl+p"):
            await stage.press(key)
            dialog = stage.app.screen.query_one("#dialog")
            assert unreadable(stage, dialog.region) == [], key
            await stage.press("down")
            assert unreadable(stage, dialog.region) == [], key
            await stage.press("escape")
            assert len(stage.app.screen_stack) == 1, key


def test_the_settings_know_every_theme_by_its_name() -> None:
    assert {theme.name for theme in THEMES} == set(OWN_THEMES)
    assert set(BUILTIN_THEMES) == set(TEXTUAL_THEMES)


async def test_a_theme_chosen_in_the_palette_is_kept_and_said() -> None:
    async with on_stage(FakeHost()) as stage:
        await stage.press("ctrl+p", *"colours", "enter")
        names = [word for word in stage.text.split() if word.startswith("backcoach-")]
        assert names[:3] == [theme.name for theme in THEMES]
        assert "Esc leaves" in stage.text
        await stage.press("down", "space")
        await stage.pilot.pause()
        assert (stage.host.theme, stage.app.theme) == ("backcoach-light", "backcoach-light")
        assert "Kept" in stage.text
        await stage.press("ctrl+p", *"colours", "enter", "escape")
        assert stage.app.theme == "backcoach-light"
        await stage.press("ctrl+p", *"colours", "enter", *["down"] * 30, "space")
        await stage.pilot.pause()
        assert stage.app.theme in TEXTUAL_THEMES
