"""Hard sets of each muscle in the last weeks, how the movements balance, and the body map."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.content import Content

from backcoach.core.exercises.hard_sets import EVEN, GOOD, HINGES, LEAST, MANY, band, muscle_of
from backcoach.core.exercises.muscles import MUSCLES
from backcoach.core.views.history.volume import BAND_WORDS, ordered
from backcoach.tui.drawing.map_lines import map_lines
from backcoach.tui.drawing.text_rows import beside, cut_at_word, hidden
from backcoach.tui.history.view import HEAD, MUTED, STRONG, View, nothing_yet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backcoach.core.views.history.volume import Volume
    from backcoach.pictures.body_map import Level

WEEKS = (4, 12, 26, 52)
SCALE = 30  # sets a week at the end of a bar
WEAK = f"{STRONG} 60%"  # of a bar outside the range
NAME, FIGURES = 19, 20
LEAST_BAR = 10
LEAST_ROWS = 4  # of a page that scrolls
SCROLLS = {"up": -1, "down": 1, "pageup": -5, "pagedown": 5}
WIDE = 66  # columns, below which there are figures alone
NARROW, NARROW_NAME = 54, 15  # columns, below which there is the mean alone
NO_SET = "Hard sets of each muscle and their balance are shown here. ← → takes more weeks."
HOURS = 72  # up to which the time since a muscle was trained is said in hours
LATELY = 7 * 86_400_000  # ms that the body map shows
MAP_COLUMNS, MAP_LEAST = 46, 100  # beside the bars from this width on


class _Read(NamedTuple):
    """The number of this week, the weeks, when each muscle was trained, and its sets lately."""

    week: int
    volume: Volume
    last: dict[str, int]
    recent: dict[str, float]


class Muscles(View["_Read"]):
    """The mean of a week as a bar on a scale where the range that builds most is marked."""

    title: ClassVar = "Muscles"
    keys: ClassVar = (("←→", "4, 12, 26, 52 weeks"),)
    keys_when_empty: ClassVar = keys
    _number = 1
    _first = 0  # line below the head that is shown

    def read(self) -> _Read:
        past = self.around.past
        week, summed = past.volume(WEEKS[self._number])
        recent = past.sets_since(self.around.now - LATELY)
        return _Read(week, summed, past.last_trained(), recent)

    def take(self, read: _Read) -> None:
        self._week, self._volume, self._last, self._recent = read
        trained = [week for week, sets in self._volume.sets.items() if sets]
        first = max(min(trained, default=self._week), self._week - WEEKS[self._number] + 1)
        self._weeks = range(first, self._week + 1)

    @property
    def is_empty(self) -> bool:
        return not any(self._volume.muscles.values())

    def lines(self, width: int, height: int) -> list[Content]:
        if self.is_empty:
            return nothing_yet("No set in these weeks", NO_SET, width, height)
        has_map = width >= MAP_LEAST
        left = width - MAP_COLUMNS - 2 if has_map else width
        lines = self._bars(left)
        balance = self._balance(left)
        if len(lines) + len(balance) >= height:
            balance = balance[-2:]  # the words alone
        lines += [Content(""), *balance]
        lines = self._from_first(lines, height)
        levels = tuple(self._levels().items())
        if has_map and levels:
            title = Content.styled("The last seven days", HEAD)
            drawn = [title, *map_lines(levels, MAP_COLUMNS, height - 1)]
            return beside(lines, drawn, left + 2)
        return lines

    def _from_first(self, lines: list[Content], height: int) -> list[Content]:
        """Return the head, and of the other lines those that are shown, and how many are not."""
        if len(lines) <= height or height < LEAST_ROWS:
            self._first = 0
            return lines[:height]
        head, *others = lines
        room = height - 2
        self._first = min(self._first, len(others) - room)
        listed = range(self._first, self._first + room)
        return [head, *others[listed.start : listed.stop], *hidden(listed, len(others))]

    def _bars(self, width: int) -> list[Content]:
        weeks = len(self._weeks)
        span = "1 week" if weeks == 1 else f"{weeks} weeks"
        is_narrow = width < NARROW
        others = "" if is_narrow else ", this week, last trained"
        head = Content.assemble(("Hard sets a week", HEAD), (f"  mean of {span}{others}", MUTED))
        if head.cell_length > width:
            head = Content.assemble(("Sets a week", HEAD), (f"  mean of {span}{others}", MUTED))
        name_columns = self._narrow_name(width) if is_narrow else NAME
        bar = max(LEAST_BAR, width - NAME - FIGURES - 16) if width >= WIDE else 0
        lines: list[Content] = [head]
        if bar:
            lines.append(Content.styled(_scale(bar), MUTED))
        for name in ordered(self._volume.muscles):
            by_week = self._volume.muscles.get(name, {})
            mean = sum(by_week.get(week, 0.0) for week in self._weeks) / weeks
            if not mean:
                continue
            now = by_week.get(self._week, 0.0)
            filled = min(bar, round(mean * bar / SCALE))
            columns = "" if is_narrow else f" {now:5.1f}  {self._since(name):>5}"
            lines.append(
                Content.assemble(
                    f"{cut_at_word(name, name_columns - 1):<{name_columns}}",
                    ("█" * filled, STRONG if band(mean) == "good" else WEAK),
                    (_rest(filled, bar), MUTED),
                    f" {mean:5.1f}{columns}  {BAND_WORDS[band(mean)]}",
                )
            )
        return lines

    def _narrow_name(self, width: int) -> int:
        """Return the columns that the mean and its word leave to the names."""
        muscles = self._volume.muscles.values()
        sums = [sum(sets.get(week, 0.0) for week in self._weeks) for sets in muscles]
        words = [len(BAND_WORDS[band(sets / len(self._weeks))]) for sets in sums if sets]
        return max(NARROW_NAME, min(NAME, width - 8 - max(words, default=0)))

    def _since(self, muscle: str) -> str:
        """Return how long ago a muscle was last trained: `14 h`, `3 d`."""
        at = self._last.get(muscle)
        if at is None:
            return ""
        hours = max(0, self.around.now - at) // 3_600_000
        return f"{hours} h" if hours < HOURS else f"{hours // 24} d"

    def _balance(self, width: int) -> list[Content]:
        balance = self._volume.balance(self._weeks)
        every = balance.hinge + balance.vertical + balance.horizontal
        lines: list[Content] = [Content.styled("Balance", HEAD)]
        if not every:
            return lines
        bar = max(LEAST_BAR, width - NAME - 12)
        for name, sets in (
            ("hinges", balance.hinge),
            ("vertical pulls", balance.vertical),
            ("horizontal pulls", balance.horizontal),
        ):
            filled = round(sets * bar / every)
            lines.append(
                Content.assemble(
                    f"{name:<{NAME}}",
                    ("█" * filled, STRONG),
                    ("·" * (bar - filled), MUTED),
                    f" {sets / every:4.0%}",
                )
            )
        ratio = "" if balance.ratio is None else f"{balance.ratio:.2f} to 1, "
        if balance.vertical or balance.horizontal:
            pulls = f"Vertical to horizontal: {ratio}{balance.pulls_text}"
            aim = f"; aim for {EVEN[0]} to {EVEN[1]}"
            lines.append(Content.assemble(pulls, (aim, MUTED)))
        hinges, aim = (
            f"Hinges: {balance.hinge_text}",
            f"; aim for {HINGES[0]:.0%} to {HINGES[1]:.0%}",
        )
        return [*lines, Content.assemble(hinges, (aim, MUTED))]

    def _levels(self) -> Mapping[str, Level]:
        """Return the muscles of the last seven days: main ones from the least sets on."""
        levels: dict[str, Level] = {}
        for name in MUSCLES:
            sets = self._recent.get(muscle_of(name), 0.0)
            if sets:
                levels[name] = "primary" if sets >= LEAST else "secondary"
        return levels

    def key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        if key in SCROLLS:
            self._first = max(0, self._first + SCROLLS[key])
            return True
        if key not in ("left", "right"):
            return False
        self._first = 0
        self._number = min(max(0, self._number + (1 if key == "right" else -1)), len(WEEKS) - 1)
        self.load()
        return True


def _scale(bar: int) -> str:
    """Return the scale above the bars, with the range that builds most."""
    low, high = round(GOOD * bar / SCALE), round(MANY * bar / SCALE)
    inner = f" {GOOD}–{MANY} "
    middle = f"├{inner:─^{max(0, high - low - 2)}}┤"
    return f"{' ' * (NAME + low)}{middle}"


def _rest(filled: int, bar: int) -> str:
    """Return the rest of a bar, with the ends of the range where it does not reach them."""
    marks = {round(GOOD * bar / SCALE), round(MANY * bar / SCALE) - 1}
    return "".join("│" if column in marks else "·" for column in range(filled, bar))
