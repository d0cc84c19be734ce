"""The pictures of README and docs, made by the program itself: `make pictures`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from backcoach.run.past.made_up_year import fill
from backcoach.storage.store import Store
from backcoach.tui.history import reader
from support.screen.drawing import svg
from support.screen.fake_host import FakeHost
from support.screen.stage import on_stage

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from support.screen.stage import Stage

DOCS = Path(__file__).parents[3] / "docs"
WIDE, NARROW = (120, 36), (60, 20)


async def ready(_: Stage) -> None:
    """The first thing that is seen."""


async def working(stage: Stage) -> None:
    """The third repetition is being pulled."""
    await resting(stage)
    await stage.wait(60)
    await stage.press("space")
    await stage.wait(3 + 2 * 6 + 0.6)


async def resting(stage: Stage) -> None:
    """A good first set is behind, its reserve noted."""
    for _ in range(2):
        await stage.press("space")
        await stage.wait(50)
        await stage.press("space")
        await stage.wait(34)
    await stage.press("2")


async def summary(stage: Stage) -> None:
    """Every set is done."""
    while not stage.state.is_over:
        await stage.press("space")
        await stage.wait(55)


async def big(stage: Stage) -> None:
    """The same moment as while working, for three metres."""
    await working(stage)
    await stage.press("b")


async def calendar(stage: Stage) -> None:
    """The calendar of a made-up year."""
    await stage.press("h")


async def exercise(stage: Stage) -> None:
    """How the deadlift went in a made-up year."""
    await stage.press("h", "2")


async def log(stage: Stage) -> None:
    """A session of some days ago is entered, with another load from the second set on."""
    await stage.press("h", *["left"] * 3, "l", "down", "7", "right", *"14", "right", "1")


HISTORY = (calendar, exercise, log)
PICTURES: dict[str, tuple[Callable[[Stage], Awaitable[None]], tuple[int, int], str]] = {
    "ready": (ready, WIDE, "backcoach-dark"),
    "working": (working, WIDE, "backcoach-dark"),
    "resting": (resting, WIDE, "backcoach-dark"),
    "summary": (summary, WIDE, "backcoach-dark"),
    "big": (big, WIDE, "backcoach-dark"),
    "narrow": (working, NARROW, "backcoach-dark"),
    "light": (resting, WIDE, "backcoach-light"),
    "calendar": (calendar, WIDE, "backcoach-dark"),
    "exercise": (exercise, WIDE, "backcoach-dark"),
    "log": (log, (84, 26), "backcoach-dark"),
}


async def picture(name: str) -> str:
    """Return one picture as SVG that asks for nothing: no font, no network."""
    walk, size, theme = PICTURES[name]
    host = FakeHost(session="beginner", paced=True)
    host.theme = theme
    host.flashes = False  # a flash is no picture
    host.saved = ("saved ✓", "")
    with TemporaryDirectory() as folder:
        if walk in HISTORY:
            host.folder = Path(folder)
            with Store.open(host.folder) as store:
                fill(store, host.library, host.clock.now(), host.clock.offset(host.clock.now()))
        return await _drawn(host, walk, size)


async def _drawn(
    host: FakeHost, walk: Callable[[Stage], Awaitable[None]], size: tuple[int, int]
) -> str:
    async with on_stage(host, size) as stage:
        await walk(stage)
        await stage.pilot.pause()
        colours = stage.app.current_theme
        strips = stage.app.screen._compositor.render_strips()
        return svg(strips, str(colours.foreground), str(colours.background))


def main() -> None:
    """Write every picture, or those that are named."""
    reader.PATIENCE = 60  # until the page is read
    for name in sys.argv[1:] or PICTURES:
        (DOCS / f"{name}.svg").write_text(asyncio.run(picture(name)), encoding="utf-8")


if __name__ == "__main__":
    main()
