"""What the parts of the history screen share: what they are given, and lists of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeAlias, TypeVar

from textual.content import Content

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from backcoach.core.questions.log_form.set_form import SetForm
    from backcoach.interface.host import Host
    from backcoach.interface.past import Past

T = TypeVar("T")
Key: TypeAlias = tuple[str, str]  # its name, and what it does

RECENT = 3 * 366 * 86_400_000  # ms that are read at first, so that no store makes one wait
HEAD = "bold"
MUTED = "$text-muted"
GOOD = "$text-success"
STRONG = "$text-accent"
PAIN = "bold $text-error"
CHOSEN = "reverse"
POINTER = "▸ "
WIDEST_TEXT = 48  # columns


class Around(Protocol):
    """What a view may ask of the screen that it is in."""

    @property
    def host(self) -> Host: ...
    @property
    def past(self) -> Past: ...
    @property
    def now(self) -> int:
        """Milliseconds UTC."""

    def open_session(self, session: str) -> None:
        """Show a past session."""

    def open_exercise(self, exercise: str) -> None:
        """Show the course of an exercise."""

    def say(self, message: str) -> None:
        """Show a sentence until the next key."""

    def ask(self, title: str, value: str, answered: Callable[[str], None]) -> None:
        """Let a line be typed."""

    def log_session(self, day: date) -> None:
        """Let a session of a day be entered."""

    def correct(self, form: SetForm, answered: Callable[[SetForm], None]) -> None:
        """Let a set be corrected in its form."""

    def reload(self) -> None:
        """Read everything anew, after a correction."""

    def later(self, view: View[Any], read: Callable[[], T], take: Callable[[T], None]) -> None:
        """Read something for a view and let it be taken, unless more was asked for meanwhile."""


class View(Generic[T]):
    """One page of the history screen: its lines for a size, and what its keys do.

    What it shows is read in another thread, and the page stays as it was until then.
    """

    title: ClassVar[str] = ""
    keys: ClassVar[tuple[Key, ...]] = ()
    keys_when_empty: ClassVar[tuple[Key, ...]] = ()

    def __init__(self, around: Around) -> None:
        self.around = around
        self.is_read = False
        self.early: list[tuple[str, str | None]] = []  # keys that wait for what is read

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing yet that the keys of the page could act on."""
        return False

    @property
    def useful_keys(self) -> tuple[Key, ...]:
        return self.keys_when_empty if self.is_read and self.is_empty else self.keys

    def load(self) -> None:
        """Read what the page shows, or read it anew."""
        self.around.later(self, self.read, self._take)

    def _take(self, read: T) -> None:
        self.take(read)
        self.is_read = True

    def read(self) -> T:
        """Return what the page shows, from the store."""
        raise NotImplementedError

    def take(self, read: T) -> None:
        """Show what was read."""
        raise NotImplementedError

    def lines(self, width: int, height: int) -> list[Content]:
        """Return at most `height` lines of at most `width` columns."""
        raise NotImplementedError

    def press(self, key: str, character: str | None) -> bool:
        """Act on a key, once the page is read; return whether it has a meaning here.

        A digit does not wait, as it may turn to another page.
        """
        if self.is_read:
            return self.key(key, character)
        if key.isdigit():
            return False
        self.early.append((key, character))
        return True

    def press_early(self) -> None:
        """Act on the keys that waited."""
        while self.early:
            self.key(*self.early.pop(0))

    def key(self, key: str, character: str | None) -> bool:
        """Act on a key; return whether it has a meaning here."""
        raise NotImplementedError

    def click(self, column: int, row: int) -> None:
        """Act on a click at a place of the page."""


class Rows:
    """A list of rows of which one is chosen, and as many are shown as there is room for."""

    def __init__(self) -> None:
        self.chosen = 0
        self.first = 0
        self.count = 0

    def fit(self, count: int, height: int) -> range:
        """Return the numbers of the rows that are shown."""
        self.count = count
        self.chosen = min(max(0, self.chosen), max(0, count - 1))
        height = max(1, height)
        self.first = min(max(self.first, self.chosen - height + 1), self.chosen)
        self.first = max(0, min(self.first, count - height))
        return range(self.first, min(count, self.first + height))

    def fit_hinted(self, count: int, height: int) -> range:
        """Return the numbers of the rows that are shown above a line that says what is hidden."""
        return self.fit(count, height if count <= height else height - 1)

    def key(self, key: str) -> bool:
        """Move by a key; return whether it moves."""
        moves = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10}
        if key in moves:
            self.chosen = min(max(0, self.chosen + moves[key]), max(0, self.count - 1))
        elif key == "home":
            self.chosen = 0
        elif key == "end":
            self.chosen = max(0, self.count - 1)
        else:
            return False
        return True

    def row_at(self, row: int) -> int | None:
        """Return the number of the row at a place of the list, counted from its top."""
        number = self.first + row
        return number if row >= 0 and number < self.count else None


def row_line(text: str | Content, *, chosen: bool) -> Content:
    """Return a row, with a pointer and other colours where it is chosen."""
    line = Content.assemble(POINTER if chosen else " " * len(POINTER), text)
    return line.stylize(CHOSEN) if chosen else line


def nothing_yet(title: str, text: str, width: int, height: int) -> list[Content]:
    """Return, in the middle of a page without anything to show, what will stand there."""
    rows = [
        Content.styled(title, HEAD),
        *(row.stylize(MUTED) for row in Content(text).wrap(min(WIDEST_TEXT, max(8, width - 4)))),
    ]
    above = max(0, (height - len(rows)) // 2 - 1)
    middle = [Content.assemble(" " * ((width - row.cell_length) // 2), row) for row in rows]
    return [*[Content("")] * above, *middle]


def packed(items: list[Content], width: int) -> list[Content]:
    """Return items in as many rows as they need, none of them broken."""
    made: list[Content] = []
    for item in items:
        joined = Content("  ").join([made[-1], item]) if made else item
        if made and joined.cell_length <= width:
            made[-1] = joined
        else:
            made.append(item)
    return made


def cells(columns: list[tuple[str, int]]) -> str:
    """Return texts in columns; a negative width aligns to the right, 0 takes the text as it is."""
    parts = []
    for text, width in columns:
        short = text if not width or len(text) <= abs(width) else f"{text[: abs(width) - 1]}…"
        parts.append(
            short if not width else f"{short:>{-width}}" if width < 0 else f"{short:<{width}}"
        )
    return "  ".join(parts)
