"""The rest timer: the time left, the reason, a message, and the set that can be corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.content import Content
from textual.geometry import Size

from backcoach.core.actions import key_text
from backcoach.core.wording.phrases import STAR, next_label
from backcoach.core.wording.timer import TimerView, timer_view
from backcoach.tui import drawing
from backcoach.tui.drawing.big_letters import large, largest_scale
from backcoach.tui.drawing.text_rows import spread, wrapped
from backcoach.tui.drawing.timer_lines import cut_name, log_line, message_rows, whole_sentences
from backcoach.tui.layout import layout_of
from backcoach.tui.panes.pane import UPRIGHT, Pane
from backcoach.tui.terminal.textual_fixes import set_border_title

if TYPE_CHECKING:
    from backcoach.core.actions import Keymap
    from backcoach.interface.session import Session

DIGIT_ROWS = 3  # least height for large digits
ROWS_OF_DIGITS = 5  # of twice the least size
TITLE_COLUMNS = 10  # beside large digits, where the other lines stand below
GO = "go"
SPACED_ROWS = 5  # least height for a row of the message alone
LARGEST = 4
MESSAGE_ROWS = 3  # at most, in place of other lines


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
        self._record = ""  # for a moment in place of the message
        self._is_led = False
        self._is_paused = False

    def show(self, session: Session, record: str = "") -> TimerView:
        """Show the timer of a session now; return it, as it says when it changes.

        A record that was just set stands here where the smallest windows have no figure.
        A paced set is logged with the repetition at which it is ended.
        """
        state, pace = session.state, session.pace()
        view = timer_view(state, session.now)
        if pace is not None and self._is_small:  # its large word counts down to the first rep
            view = replace(view, counts=False)
        is_led = pace is not None and pace.rep > 0
        log, hint = log_line(state, session.selected, self._keymap, paced=pace is not None)
        label = next_label(state, session.now)
        if not session.takes_keys:
            hint = label = ""
        if state.red_flag is not None:  # what to do is all that counts
            view, log, hint, label = TimerView(title=""), "", "", ""
        record = f"{STAR} {record}" if record and layout_of(self.screen) == "tiny" else ""
        facts = (log, hint, label, is_led, state.paused_at is not None)
        before = (self._log, self._hint, self._next_label, self._is_led, self._is_paused)
        if facts != before or record != self._record or _visible(view) != _visible(self._view):
            self._log, self._hint, self._next_label, self._is_led, self._is_paused = facts
            self._view, self._record = view, record
            self.set_class(view.is_over, "-go")
            self.set_class(state.paused_at is not None, "-paused")
            set_border_title(self, view.title)
            self.is_outdated = True
        self._view = view
        return view

    @property
    def indent(self) -> int:
        return 0 if self._framed else 1  # a frame has its padding

    def lines(self, size: Size) -> list[Content]:
        size = Size(size.width - self.indent, size.height)  # as much at the right
        has_room = not self._is_small or (self._view.counts and size.width > TITLE_COLUMNS * 2)
        if size.height < DIGIT_ROWS or not has_room:
            return self._few_lines(size)
        if self._is_small:
            return self._below_digits(size)
        digits = self._digits(size.width // 2, size.height)
        indent = len(digits[0]) + 3 if digits else 0
        width = size.width - indent
        texts = [
            self._bar(width),
            *self._reason_and_message(width, bool(digits), spaced=size.height >= SPACED_ROWS),
            self._log_row(width),
        ]
        top = max(0, (size.height - len(texts)) // 2)
        first = max(0, (size.height - len(digits)) // 2)
        made = []
        for row in range(size.height):
            is_digit = digits and 0 <= row - first < len(digits)
            left = f"{digits[row - first]}  " if is_digit else " " * (indent - 1)
            text = texts[row - top] if 0 <= row - top < len(texts) else Content("")
            gap = " " if digits else ""
            made.append(Content.assemble((left, self._digit_style()), gap, text))
        return made

    def _below_digits(self, size: Size) -> list[Content]:
        """Return large digits, beside them what they count, and below them the other lines."""
        last = self._message_or_log(size.width, MESSAGE_ROWS)
        has_bar = size.height > ROWS_OF_DIGITS + len(last)
        digits = self._digits(size.width - TITLE_COLUMNS, size.height - len(last) - has_bar)
        if not digits:
            return self._few_lines(size)
        if self._view.is_over or self.is_inverted:  # the row below has the colour of the letters
            digits = (*digits[:-1], digits[-1].replace("█", "▀"))
        width = size.width - len(digits[0]) - 2
        small = f"{self._view.text} " if self._view.is_over else ""
        title = wrapped(Content(""), Content.styled(self._view.title, "bold"), width)
        words = [
            *title,
            *whole_sentences(f"{small}{self._view.reason}", width, len(digits) - len(title)),
        ]
        made = [
            Content.assemble((f"{row} ", self._digit_style()), " ", *words[number : number + 1])
            for number, row in enumerate(digits)
        ]
        below = [*([self._bar(size.width)] if has_bar else []), *last]
        return [*made, *below]

    def say(self, message: str) -> None:
        """Show a message, "" for none."""
        if message != self._message:
            self._message = message
            self.redraw()

    def _reason_and_message(self, width: int, has_digits: bool, *, spaced: bool) -> list[Content]:
        """Return the reason and the message; without room for both, the message in its place."""
        reason = self._time_and_reason(width, has_digits=has_digits)
        message = [] if self._says_log else message_rows(self._message, width, 1 + spaced)
        if not spaced:
            return message or [reason]
        return message if len(message) > 1 else [reason, *(message or [Content("")])]

    def _message_or_log(self, width: int, most: int) -> list[Content]:
        if self._record:
            return [Content.styled(self._record, "bold $text-accent")]
        return message_rows(self._message, width, most) or [self._log_row(width)]

    def _few_lines(self, size: Size) -> list[Content]:
        """Return the timer in one or two lines of text."""
        time = Content.styled(f"{self._view.text}  ", f"bold {self._style()}")
        title = f"{self._view.title} " if not self._framed else ""
        head = Content.assemble((title, "bold"), time if self._view.text else "")
        if size.height == 1:
            if self._message:
                beside = message_rows(self._message, size.width - head.cell_length, 1)
                alone = message_rows(self._message, size.width, 1)
                is_cut = beside[0].plain.endswith("…") or len(alone[0]) > len(beside[0])
                return alone if is_cut else [Content.assemble(head, *beside)]
            if self._log and self._view.fraction is None:
                if head.cell_length + len(self._log) >= size.width:
                    return [cut_name(self._log, size.width)]
                return [spread(head, Content(self._log), size.width)]
            return [Content.assemble(head, self._bar_or_reason(size.width - head.cell_length))]
        last = self._message_or_log(size.width, size.height)
        if len(last) >= size.height:
            return last
        return [Content.assemble(head, self._bar_or_reason(size.width - head.cell_length)), *last]

    def _bar_or_reason(self, width: int) -> Content:
        """Return what stands beside the time where there are few lines."""
        if self._view.fraction is None:
            return self._reason(width)
        return self._drawn_bar(self._view.fraction, width)

    @property
    def _is_small(self) -> bool:
        return layout_of(self.screen) in ("upright", "narrow", "tiny")

    @property
    def _framed(self) -> bool:
        return bool(self.styles.border_top[0])

    def _style(self) -> str:
        if self._is_paused:
            return "$text-warning"
        if self._view.is_over:
            return "$text-success"
        if self._view.is_ending:
            return "$text-warning"
        if self._is_led:
            return "$text-muted"
        return "$text-accent" if self._view.fraction is not None else ""

    def _digit_style(self) -> str:
        """Return the style of the digits: in an inverted pane without a frame upright again.

        Dark letters would run into the dark rows around them.
        """
        return UPRIGHT if self.is_inverted and not self._framed else self._style()

    def _digits(self, columns: int, rows: int) -> tuple[str, ...]:
        text = GO if self._view.is_over else self._view.text
        most = 1 if self._is_led else LARGEST  # in a led set the phase matters more
        scale = min(largest_scale(text, columns, rows), most)
        return large(text, scale) if text and scale else ()

    def _bar(self, width: int) -> Content:
        """Return the bar of the time; where none is running, the next key and what it does."""
        if self._view.fraction is None or self._view.is_over or self._is_paused:
            key = key_text("next", self._keymap)
            words = f"{key}  {self._next_label}" if self._next_label else ""
            return Content.styled(words, "bold")
        return self._drawn_bar(self._view.fraction, width)

    def _drawn_bar(self, fraction: float, width: int) -> Content:
        """Return a bar that fills; in the last seconds it is thick and what is left of it.

        It is half a row high, so that it does not touch digits above it.
        """
        if self._view.is_ending:
            left = max(1, round((1 - fraction) * width))
            return Content.assemble(("▄" * left, self._style()))
        return drawing.pacer_lines.bar(fraction, width, self._style())

    def _time_and_reason(self, width: int, *, has_digits: bool) -> Content:
        """Return the title, the time where the large letters are not it, and the reason."""
        title = "" if self._framed else f"{self._view.title}  "
        is_large = has_digits and not self._view.is_over
        time = f"{self._view.text}  " if self._view.text and not is_large else ""
        head = Content.styled(title + time, "bold")
        return Content.assemble(head, self._reason(width - head.cell_length))

    def _reason(self, width: int) -> Content:
        """Return as much of the reason as fits into one row."""
        row = Content("").join(whole_sentences(self._view.reason, width, 1))
        return row.stylize("$text-muted")

    @property
    def _says_log(self) -> bool:
        """Whether the message says of the set all that its line says."""
        return bool(self._log) and self._message.startswith(self._log)

    def _log_row(self, width: int) -> Content:
        """Return the set that can be corrected, with its keys; as a message where that says it."""
        says_log = message_rows(self._message, width, 1) if self._says_log else []
        log = says_log[0] if says_log else cut_name(self._log, width)
        hint = Content.styled(self._hint, "$text-muted")
        return spread(log, hint, width) if log.cell_length + len(self._hint) + 3 <= width else log


def _visible(view: TimerView) -> tuple[object, ...]:
    return (view.title, view.text, view.reason, view.is_over, view.is_ending)
