"""The application with a fake host, whose clock moves only when a test moves it."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any, cast
from unittest.mock import patch

from textual.command import CommandPalette

from backcoach.tui.app import BackcoachApp
from backcoach.tui.drawing.big_letters import large
from support.screen.fake_host import FakeHost

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

    from backcoach.core.session.state import State


PROMPT = 20  # frames that follow each other at once


MOST_FRAMES = 500  # that one key may bring about


BETWEEN_KEYS = 1000  # ms


def says(text: str, words: str) -> bool:
    """Return whether a screen has words, as text or in letters of any size."""
    if words in text:
        return True
    columns = max(map(len, text.split("\n")))
    for scale in count(1):
        rows = _large_rows(words, scale)
        if max(map(len, rows), default=columns) > columns:
            return False
        if all(row in text for row in rows[:-1]) and _ends_with(text, rows):
            return True
    raise AssertionError("letters that never grow")


def _ends_with(text: str, rows: list[str]) -> bool:
    """Return whether the last row of letters is there, whole or half as high."""
    return not rows or rows[-1] in text or rows[-1].replace("█", "▀") in text


@cache
def _large_rows(words: str, scale: int) -> list[str]:
    return [row.strip() for row in large(words, scale) if row.strip()]


class Stage:
    """The running application, with methods for what a person does."""

    def __init__(self, app: BackcoachApp, host: FakeHost, pilot: Pilot[Any]) -> None:
        self.app, self.host, self.pilot = app, host, pilot

    @property
    def state(self) -> State:
        return self.host.session.state

    @property
    def text(self) -> str:
        """Everything on the screen, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    def says(self, words: str) -> bool:
        """Return whether words are on the screen, as text or in letters of any size."""
        return says(self.text, words)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await settle(self.app)

    async def wait(self, seconds: float) -> None:
        """Let time pass for the session; the machine does not wait."""
        self.host.clock.advance(seconds)
        self.app.main.wake()
        await settle(self.app)


async def settle(app: BackcoachApp) -> None:
    """Let the application do all that can be done now, and draw it; time does not pass."""
    loop = asyncio.get_running_loop()
    for frames in range(MOST_FRAMES):
        await asyncio.sleep(0)
        while loop._ready:  # type: ignore[attr-defined]  # what asyncio would do next
            await asyncio.sleep(0)
        if app._resize_event is not None:  # Textual waits for another one
            app._check_resize()
            continue
        screen = app.screen
        waits_for_a_frame = (
            screen._dirty_widgets,
            screen._layout_required,
            screen._scroll_required,
            screen._repaint_required,
            screen._recompose_required,
            screen._callbacks,
        )
        if not any(waits_for_a_frame):
            return
        screen._on_timer_update()
        if frames > PROMPT:  # it waits for Textual's own clock, as a theme does
            await asyncio.sleep(0.001)
    if not isinstance(app.screen, CommandPalette):  # it shows for as long as it searches
        raise AssertionError("the screen never comes to rest")


def unhurried(app: BackcoachApp) -> None:
    """Let every press of a key seem to come long after the one before, however quick a test is."""
    presses, pressed = count(1), cast("Any", app)
    pressed.key_time = lambda _: BETWEEN_KEYS * next(presses)


@asynccontextmanager
async def on_stage(
    host: FakeHost | None = None, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[Stage]:
    """Run the application on a screen of that size."""
    host = host or FakeHost()
    app = BackcoachApp(host)
    unhurried(app)

    async def settled(*_: float) -> None:
        await settle(app)

    # Textual waits after each key until the processor has been idle for a while.
    with patch("textual.app.wait_for_idle", settled), patch("textual.pilot.wait_for_idle", settled):
        async with app.run_test(size=size) as pilot:
            await settle(app)
            yield Stage(app, host, pilot)
