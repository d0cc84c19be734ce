"""The rest timer: what remains, why, and the log line that can still be corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcoach.core.actions import RESERVES, key_text, keys_text
from backcoach.core.session.action_events import correctable
from backcoach.core.wording.phrases import next_label, result_text, where
from backcoach.core.wording.timer import TimerView, timer_view
from backcoach.tui.drawing.big_letters import large, largest_scale
from backcoach.tui.panes.pane import Pane, spread
from backcoach.tui.textual_fixes import set_border_title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.geometry import Size
    from textual.widget import Widget

    from backcoach.core.session.state import State
    from backcoach.interface import OpenSession

DIGITS_ROOM = 3
AIRY_ROOM = 5
LARGEST = 3
NUMBERED = ("external", "added", "assisted")  # loads that arrows can change
FLASHES = 3
HALF_FLASH = 0.25  # s; WCAG 2.3.1 allows three flashes a second, these are two


class RestTimer(Pane):
    """Draws the dial of the session; it wakes only when the shown text will change."""

    def __init__(self, keymap: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self._keymap = keymap

    def on_mount(self) -> None:
        self._dial = TimerView(title="Ready")
        self._log = ""
        self._hint = ""
        self._space = ""
        self._led = False
        self._paused = False

    def show(self, coach: OpenSession) -> TimerView:
        """Show where a coach is at this instant; return the dial, which says when to come back.

        A set that the pacer leads is logged with the repetition at which it is ended.
        """
        state, led = coach.state, coach.pace() is not None
        shown = timer_view(state, coach.now)
        log, hint = log_line(state, coach.selected, self._keymap, led=led)
        space = next_label(state)
        if not coach.takes_keys:
            hint = space = ""
        words = (log, hint, space, led, state.paused_at is not None)
        before = (self._log, self._hint, self._space, self._led, self._paused)
        if words != before or _visible(shown) != _visible(self._dial):
            self._log, self._hint, self._space, self._led, self._paused = words
            self._dial = shown
            self.set_class(shown.is_over, "-over")
            set_border_title(
                self, shown.title
            )  # without the time: a new title draws the whole pane anew
            self.redraw()
        self._dial = shown
        return shown

    def lines(self, size: Size) -> list[Content]:
        if size.height < DIGITS_ROOM:
            return self._few_lines(size)
        digits = self._digits(size)
        indent = len(digits[0]) + 3 if digits else 0
        room = size.width - indent
        texts = [
            self._bar(room),
            self._time_and_reason(),
            *([Content("")] if size.height >= AIRY_ROOM else []),
            self._log_row(room),
        ]
        top = max(0, (size.height - len(texts)) // 2)
        made = []
        for row in range(size.height):
            left = f"{digits[row]}   " if digits and row < len(digits) else " " * indent
            text = texts[row - top] if 0 <= row - top < len(texts) else Content("")
            made.append(Content.assemble((left, self._style()), text))
        return made

    def _few_lines(self, size: Size) -> list[Content]:
        """Return the dial in one or two lines of words."""
        time = Content.styled(f"{self._dial.text}  ", f"bold {self._style()}")
        title = f"{self._dial.title} " if not self._framed else ""
        head = Content.assemble((title, "bold"), time if self._dial.text else "")
        if size.height == 1:
            if self._log and self._dial.fraction is None:
                return [spread(head, Content(self._log), size.width)]
            return [Content.assemble(head, self._bar_or_reason(size.width - head.cell_length))]
        return [
            Content.assemble(head, self._bar_or_reason(size.width - head.cell_length)),
            self._log_row(size.width),
        ]

    def _bar_or_reason(self, width: int) -> Content:
        """Return what stands beside the time in few lines."""
        if self._dial.fraction is None:
            return Content.styled(self._dial.reason, "$text-muted")
        return self._drawn_bar(self._dial.fraction, width)

    @property
    def _framed(self) -> bool:
        return bool(self.styles.border_top[0])

    def _style(self) -> str:
        if self._paused:
            return "$text-muted"
        if self._dial.is_over or self._dial.is_ending:
            return "$text-warning"
        if self._led:
            return "$text-muted"
        return "$text-accent" if self._dial.fraction is not None else ""

    def _digits(self, size: Size) -> list[str]:
        most = 1 if self._led else LARGEST  # the phase of a led set is the main thing
        scale = min(largest_scale(self._dial.text, size.width // 3, size.height), most)
        return large(self._dial.text, scale) if self._dial.text and scale else []

    def _bar(self, width: int) -> Content:
        """Return how much of the time is over; where nothing runs, what the next key does."""
        if self._dial.fraction is None or self._dial.is_over or self._paused:
            key = key_text("next", self._keymap)
            words = f"{key}  {self._space}" if self._space else ""
            return Content.styled(words, "bold")
        return self._drawn_bar(self._dial.fraction, width)

    def _drawn_bar(self, fraction: float, width: int) -> Content:
        full = round(fraction * width)
        return Content.assemble(("━" * full, self._style()), ("─" * (width - full), "$text-muted"))

    def _time_and_reason(self) -> Content:
        time = f"{self._dial.text}  " if self._dial.text else ""
        return Content.assemble((time, "bold"), (self._dial.reason, "$text-muted"))

    def _log_row(self, width: int) -> Content:
        hint = Content.styled(self._hint, "$text-muted")
        log = Content(self._log)
        if log.cell_length + hint.cell_length + 3 > width:
            return log
        return spread(log, hint, width)


def _visible(shown: TimerView) -> tuple[object, ...]:
    return (shown.title, shown.text, shown.reason, shown.is_over, shown.is_ending)


def log_line(
    state: State, selected: str | None, keymap: Mapping[str, tuple[str, ...]], *, led: bool
) -> tuple[str, str]:
    """Return the log line that the arrows change, and how to change it."""
    step = correctable(state, selected)
    if step is None:
        return "", ""
    result = state.result(step)
    shown = result or state.prefill(step)
    verb = "" if result else " will be logged as"
    count = "seconds" if step.is_hold else "reps"
    if led and result is None and step == state.step and step.id not in state.drafts:
        return f"{where(state, step)}: your last rep is logged", ""
    hints = [f"{keys_text(('reps_up', 'reps_down'), keymap)} {count}"]
    if state.plan.exercise(step).load in NUMBERED:
        hints.append(f"{keys_text(('load_down', 'load_up'), keymap)} load")
    hints.append(f"{keys_text(RESERVES, keymap)} reserve")
    return f"{where(state, step)}{verb}: {result_text(shown)}", "  ".join(hints)


class Flash:
    """Switches the class `-flash` of a widget three times, slower than three times a second."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._left = FLASHES * 2

    def start(self) -> None:
        """Begin at once; the widget's own style is back after the last change."""
        self._left -= 1
        self._widget.set_class(self._left % 2 == 1, "-flash")
        if self._left > 0:
            self._widget.set_timer(HALF_FLASH, self.start)
