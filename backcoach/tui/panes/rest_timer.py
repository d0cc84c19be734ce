"""The rest timer: the time left, the reason, a message, and the set that can be corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcoach.core.actions import RESERVES, key_text, keys_text
from backcoach.core.session.action_events import correctable
from backcoach.core.wording.phrases import log_text, next_label, where
from backcoach.core.wording.timer import TimerView, timer_view
from backcoach.tui.drawing.big_letters import large, largest_scale
from backcoach.tui.panes.pane import Pane, spread
from backcoach.tui.textual_fixes import set_border_title

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.widget import Widget

    from backcoach.core.actions import Keymap
    from backcoach.core.session.state import State
    from backcoach.interface import Session

DIGIT_ROWS = 3  # least height for large digits
SPACED_ROWS = 5  # least height for a row of the message alone
LARGEST = 3
NUMBERED = ("external", "added", "assisted")  # loads that arrows can change
FLASHES = 3
HALF_FLASH = 0.25  # s; WCAG 2.3.1 allows three flashes a second, these are two


class RestTimer(Pane):
    """Draws the timer of the session; it redraws only when its text changes."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap

    def on_mount(self) -> None:
        self._view = TimerView(title="Ready")
        self._log = ""
        self._hint = ""
        self._next_label = ""
        self._message = ""
        self._is_paced = False
        self._is_paused = False

    def show(self, session: Session) -> TimerView:
        """Show the timer of a session now; return it, as it says when it changes.

        A paced set is logged with the repetition at which it is ended.
        """
        state, is_paced = session.state, session.pace() is not None
        view = timer_view(state, session.now)
        log, hint = log_line(state, session.selected, self._keymap, paced=is_paced)
        label = next_label(state)
        if not session.takes_keys:
            hint = label = ""
        facts = (log, hint, label, is_paced, state.paused_at is not None)
        before = (self._log, self._hint, self._next_label, self._is_paced, self._is_paused)
        if facts != before or _visible(view) != _visible(self._view):
            self._log, self._hint, self._next_label, self._is_paced, self._is_paused = facts
            self._view = view
            self.set_class(view.is_over, "-over")
            set_border_title(self, view.title)
            self.redraw()
        self._view = view
        return view

    def say(self, message: str) -> None:
        """Show a message, "" for none."""
        if message != self._message:
            self._message = message
            self.redraw()

    def lines(self, size: Size) -> list[Content]:
        if size.height < DIGIT_ROWS:
            return self._few_lines(size)
        digits = self._digits(size)
        indent = len(digits[0]) + 3 if digits else 0
        width = size.width - indent
        texts = [
            self._bar(width),
            *self._reason_and_message(spaced=size.height >= SPACED_ROWS),
            self._log_row(width),
        ]
        top = max(0, (size.height - len(texts)) // 2)
        made = []
        for row in range(size.height):
            left = f"{digits[row]}   " if digits and row < len(digits) else " " * indent
            text = texts[row - top] if 0 <= row - top < len(texts) else Content("")
            made.append(Content.assemble((left, self._style()), text))
        return made

    def _few_lines(self, size: Size) -> list[Content]:
        """Return the timer in one or two lines of text."""
        time = Content.styled(f"{self._view.text}  ", f"bold {self._style()}")
        title = f"{self._view.title} " if not self._framed else ""
        head = Content.assemble((title, "bold"), time if self._view.text else "")
        if size.height == 1:
            if self._message:
                return [Content.assemble(head, (self._message, "bold"))]
            if self._log and self._view.fraction is None:
                return [spread(head, Content(self._log), size.width)]
            return [Content.assemble(head, self._bar_or_reason(size.width - head.cell_length))]
        return [
            Content.assemble(head, self._bar_or_reason(size.width - head.cell_length)),
            self._message_row() if self._message else self._log_row(size.width),
        ]

    def _bar_or_reason(self, width: int) -> Content:
        """Return what stands beside the time where there are few lines."""
        if self._view.fraction is None:
            return Content.styled(self._view.reason, "$text-muted")
        return self._drawn_bar(self._view.fraction, width)

    @property
    def _framed(self) -> bool:
        return bool(self.styles.border_top[0])

    def _style(self) -> str:
        if self._is_paused:
            return "$text-muted"
        if self._view.is_over or self._view.is_ending:
            return "$text-warning"
        if self._is_paced:
            return "$text-muted"
        return "$text-accent" if self._view.fraction is not None else ""

    def _digits(self, size: Size) -> list[str]:
        most = 1 if self._is_paced else LARGEST  # in a paced set the phase matters more
        scale = min(largest_scale(self._view.text, size.width // 3, size.height), most)
        return large(self._view.text, scale) if self._view.text and scale else []

    def _bar(self, width: int) -> Content:
        """Return the bar of the time; where none is running, the next key and what it does."""
        if self._view.fraction is None or self._view.is_over or self._is_paused:
            key = key_text("next", self._keymap)
            words = f"{key}  {self._next_label}" if self._next_label else ""
            return Content.styled(words, "bold")
        return self._drawn_bar(self._view.fraction, width)

    def _drawn_bar(self, fraction: float, width: int) -> Content:
        full = round(fraction * width)
        return Content.assemble(("━" * full, self._style()), ("─" * (width - full), "$text-muted"))

    def _reason_and_message(self, *, spaced: bool) -> list[Content]:
        """Return the reason and the message; in one row, the message stands in its place."""
        if spaced:
            return [self._time_and_reason(), self._message_row()]
        return [self._message_row() if self._message else self._time_and_reason()]

    def _message_row(self) -> Content:
        return Content.styled(self._message, "bold")

    def _time_and_reason(self) -> Content:
        time = f"{self._view.text}  " if self._view.text else ""
        return Content.assemble((time, "bold"), (self._view.reason, "$text-muted"))

    def _log_row(self, width: int) -> Content:
        hint = Content.styled(self._hint, "$text-muted")
        log = Content(self._log)
        if log.cell_length + hint.cell_length + 3 > width:
            return log
        return spread(log, hint, width)


def _visible(view: TimerView) -> tuple[object, ...]:
    return (view.title, view.text, view.reason, view.is_over, view.is_ending)


def log_line(state: State, selected: str | None, keymap: Keymap, *, paced: bool) -> tuple[str, str]:
    """Return the set that the arrows correct, and the keys that correct it."""
    step = correctable(state, selected)
    if step is None:
        return "", ""
    count = "seconds" if step.is_hold else "reps"
    if paced and state.is_open(step) and step == state.step and step.id not in state.drafts:
        return f"{where(state, step)}: your last rep is logged", ""
    hints = [f"{keys_text(('reps_up', 'reps_down'), keymap)} {count}"]
    if state.plan.exercise(step).load in NUMBERED:
        hints.append(f"{keys_text(('load_down', 'load_up'), keymap)} load")
    hints.append(f"{keys_text(RESERVES, keymap)} reserve")
    return log_text(state, step), "  ".join(hints)


class Flash:
    """Switches the class `-flash` of a widget three times, slower than three times a second."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._left = FLASHES * 2

    def start(self) -> None:
        """Start at once; after the last change the widget has its own style again."""
        self._left -= 1
        self._widget.set_class(self._left % 2 == 1, "-flash")
        if self._left > 0:
            self._widget.set_timer(HALF_FLASH, self.start)
