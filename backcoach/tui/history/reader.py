"""Reads what the pages show in a thread of its own; meanwhile a sign turns, and keys wait."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TimedOutError
from contextvars import copy_context
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from backcoach.tui.history.screen import HistoryScreen
    from backcoach.tui.history.view import View

PATIENCE = 0.1  # s that a page may take to be read before a sign says so
TURN = 0.1  # s
T = TypeVar("T")


class Reader:
    """Reads for the pages of a screen, one after the other.

    `turn` says how far the sign has turned.
    """

    def __init__(self, screen: HistoryScreen) -> None:
        self._screen = screen
        self._thread = ThreadPoolExecutor(1, "history")
        self._reading: dict[View[Any], Future[Any]] = {}
        self._sign = screen.set_interval(TURN, self._spin, pause=True)
        self.turn = 0

    @property
    def is_reading(self) -> bool:
        return bool(self._reading)

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)

    def read(self, view: View[Any], read: Callable[[], T], take: Callable[[T], None]) -> None:
        """Read for a view, and wait a moment for it; longer than that, the sign turns."""
        if (before := self._reading.pop(view, None)) is not None:
            before.cancel()
        reading = self._thread.submit(read)
        try:
            take(reading.result(PATIENCE))
        except TimedOutError:
            self._reading[view] = reading
            self._sign.resume()
            loop, context = asyncio.get_running_loop(), copy_context()  # of this app, for colours
            reading.add_done_callback(
                lambda _: loop.call_soon_threadsafe(
                    self._arrived, view, reading, take, context=context
                )
            )

    def _arrived(self, view: View[Any], reading: Future[T], take: Callable[[T], None]) -> None:
        """Take what was read, unless something else was asked for or the screen was left."""
        if self._reading.get(view) is not reading or not self._screen.is_attached:
            return
        del self._reading[view]
        if not self._reading:
            self._sign.pause()
        take(reading.result())
        self._screen.draw()
        if view.early:  # a list knows only once it is drawn how far one can move in it
            self._screen.call_after_refresh(self._press_early, view)

    def _press_early(self, view: View[Any]) -> None:
        view.press_early()
        self._screen.draw()

    def _spin(self) -> None:
        self.turn += 1
        self._screen.draw_top()
