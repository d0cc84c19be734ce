"""A `backcoach serve` of its own, and a browser that looks at it."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pyte
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from typing_extensions import Self

NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
MISSING = "no Chromium is installed; README says how to install one for the tests"
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason=MISSING)
DEADLINE = 30.0  # seconds; reached only by a test that fails
HURRY = 1000  # ms between two presses of a key that goes on
OFFLINE = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",  # tests run as root in a container
)


class Served:
    """A server in a process of its own; `address` opens it."""

    def __init__(self, *args: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "backcoach", "serve", *args],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()

    @property
    def origin(self) -> str:
        return self.address.split("/?")[0]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end(signal.SIGKILL)

    def finish(self) -> str:
        """End the server as Ctrl+C does; return what it has said since its address."""
        self.process.send_signal(signal.SIGINT)
        return self.process.communicate(timeout=DEADLINE)[0]

    def end(self, number: signal.Signals) -> int:
        """End the server with a signal; return its exit code."""
        if self.process.returncode is None:
            self.process.send_signal(number)
        code = self.process.wait(DEADLINE)
        if self.process.stdout is not None:
            self.process.stdout.close()
        return code


class Tab:
    """A page in a browser; `text` is what its terminal shows, drawn from the frames it is sent."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.problems: list[str] = []
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)
        page.on("websocket", self._listen)
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("request", self._check_place)

    def _listen(self, socket: Any) -> None:
        size = re.search(r"width=(\d+)&height=(\d+)", socket.url)
        assert size is not None
        self._screen.resize(int(size[2]), int(size[1]))
        self._screen.reset()
        socket.on("framereceived", self._draw)

    def _draw(self, frame: bytes | str) -> None:
        if isinstance(frame, bytes):
            self._stream.feed(frame)

    def _check_place(self, request: Any) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:")):
            self.problems.append(f"goes online: {request.url}")

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def size(self) -> tuple[int, int]:
        return self._screen.columns, self._screen.lines

    def until(self, pattern: str) -> str:
        """Wait until the terminal shows a pattern; return what it shows."""
        end = time.monotonic() + DEADLINE
        while not re.search(pattern, self.text):
            assert time.monotonic() < end, f"{pattern!r} never came; the screen:\n{self.text}"
            self.page.wait_for_timeout(20)
        return self.text

    def until_true(self, expression: str) -> None:
        """Wait until a script says yes; the page's own rules forbid to wait within it."""
        end = time.monotonic() + DEADLINE
        while not self.page.evaluate(expression):
            assert time.monotonic() < end, f"{expression} never came true"
            self.page.wait_for_timeout(20)

    def tap(self, name: str) -> None:
        """Tap a button of the page, none sooner than a hand does."""
        self.page.wait_for_timeout(HURRY)
        self.page.get_by_label(name, exact=True).tap()

    def press(self, key: str) -> None:
        self.page.wait_for_timeout(HURRY)
        self.page.keyboard.press(key)


@contextmanager
def browser() -> Iterator[Any]:
    """Start a browser, which takes a second: the tests of a file share it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=[*OFFLINE])
        yield started
        started.close()


@contextmanager
def open_tab(
    started: Any, address: str, width: int, height: int, *, touch: bool = False
) -> Iterator[Tab]:
    """Open an address in a started browser, with nothing kept of what was open before."""
    context = started.new_context(
        viewport={"width": width, "height": height}, has_touch=touch, is_mobile=touch
    )
    opened = Tab(context.new_page())
    opened.page.goto(address)
    try:
        yield opened
    finally:
        context.close()
