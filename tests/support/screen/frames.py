"""What the application writes in each frame, and what a terminal shows after it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pyte
from textual.app import App

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest
    from textual.screen import Screen


class Frames:
    """The frames that were written: the text of each, and the cells of a terminal after all."""

    def __init__(self, columns: int, rows: int) -> None:
        self.written: list[str] = []
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)

    def write(self, text: str) -> None:
        self.written.append(text)
        self._stream.feed(text.replace("\n", "\r\n"))

    @property
    def bytes(self) -> int:
        return len("".join(self.written).encode())

    @property
    def cells(self) -> list[list[tuple[object, ...]]]:
        """Each cell with its letter, its colours and its weight."""
        columns = range(self._screen.columns)
        return [
            [tuple(self._screen.buffer[row][column]) for column in columns]
            for row in range(self._screen.lines)
        ]


@contextmanager
def frames(patch: pytest.MonkeyPatch, columns: int, rows: int) -> Iterator[Frames]:
    """Collect what is written, in a terminal that is empty at first."""
    written = Frames(columns, rows)
    display = App._display

    def watched(self: App[Any], screen: Screen[Any], frame: Any) -> None:
        if frame is not None and not self._batch_count:
            written.write(frame.render_segments(self.console))
        display(self, screen, frame)

    with patch.context() as during:
        during.setattr(App, "_display", watched)
        yield written


def whole(screen: Screen[Any]) -> Frames:
    """Return the frame that draws everything anew."""
    frame = Frames(*screen.app.size)
    frame.write(screen._compositor.render_full_update().render_segments(screen.app.console))
    return frame
