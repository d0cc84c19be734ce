"""The parts of a coach's screen: a head, the people, the report of one of them, and the keys."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from textual.content import Content

from backcoach.tui.drawing.text_rows import spread
from backcoach.tui.history.parts import GAP, NAMES, rows
from backcoach.tui.history.view import GOOD, HEAD, MUTED, PAIN, STRONG, Rows, cells, row_line
from backcoach.tui.panes.pane import Pane

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Size

    from backcoach.core.views.lifter_report import LifterReport
    from backcoach.tui.practice.screen import PracticeScreen

SIGN = 20  # columns at least, where there is a share of sets as well
SHARE = 9  # columns, with the gaps
INDENT = 4  # columns more, in which a line that is too long goes on


class Part(Pane):
    """A part of the screen."""

    @property
    def practice(self) -> PracticeScreen:
        return self.screen  # type: ignore[return-value]  # parts stand on no other screen


class Top(Part):
    """How many let one look, how they are sorted, and how many were read."""

    def lines(self, size: Size) -> list[Content]:
        lifters = self.practice.lifters
        count, read = len(lifters.names), sum(map(lifters.is_read, lifters.names))
        by = "by name" if lifters.order == "name" else f"{lifters.order} first"
        left = Content.assemble((f"{count} let you look", HEAD), (f", {by}", MUTED))
        state = "" if read == count else f"{read} of {count} read"
        return [spread(left, Content.styled(state, MUTED), size.width)]


class People(Part):
    """The people, each with what is most urgent, and the share of planned sets that were done."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = Rows()

    def lines(self, size: Size) -> list[Content]:
        practice = self.practice
        logins = practice.lifters.in_order()
        self.rows.chosen = logins.index(practice.chosen)
        width = size.width - 2
        name = min(max(map(len, practice.lifters.names.values())), width // 2)
        is_wide = width >= name + SIGN + SHARE
        sign = width - name - (SHARE if is_wide else GAP)
        lines = []
        for number in self.rows.fit(len(logins), size.height):
            login = logins[number]
            report = practice.lifters.reports.get(login)
            words, style = _sign(report, practice.lifters.problems.get(login))
            texts = [(practice.lifters.names[login], name), (words, sign)]
            row = Content(cells(texts)).stylize(style, name + 2)
            if is_wide:
                row = Content.assemble(row, (f"  {_share(report):>5}", MUTED))
            is_chosen = number == self.rows.chosen
            lines.append(row_line(row.plain if is_chosen else row, chosen=is_chosen))
        return lines

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        number = self.rows.row_at(offset.y) if offset is not None else None
        if number is not None:
            login = self.practice.lifters.in_order()[number]
            self.practice.choose(login, is_opened=login == self.practice.chosen)

    def on_mouse_scroll_down(self, _: events.MouseScrollDown) -> None:
        self.practice.press("down")

    def on_mouse_scroll_up(self, _: events.MouseScrollUp) -> None:
        self.practice.press("up")


class Report(Part):
    """How the chosen one trains; what does not fit is scrolled to."""

    first = 0

    def lines(self, size: Size) -> list[Content]:
        lifters, login = self.practice.lifters, self.practice.chosen
        report = lifters.reports.get(login)
        if report is None:
            problem = lifters.problems.get(login)
            text = f"Not read: {problem}" if problem else "Reading…"
            return [Content.styled(text_, MUTED) for text_ in wrap(text, max(20, size.width))]
        lines = [line for block in report.blocks() for line in _block(block, size.width)]
        self.first = max(0, min(self.first, len(lines) - size.height))
        shown = lines[self.first : self.first + size.height]
        if self.first + size.height < len(lines):
            shown[-1] = Content.styled(f"… {len(lines) - self.first - size.height + 1} more", MUTED)
        return shown

    def scroll(self, pages: int) -> None:
        self.first = max(0, self.first + pages * max(1, self.size.height - 2))

    def on_mouse_scroll_down(self, _: events.MouseScrollDown) -> None:
        self.first += 1
        self.redraw()

    def on_mouse_scroll_up(self, _: events.MouseScrollUp) -> None:
        self.first = max(0, self.first - 1)
        self.redraw()


class Bottom(Part):
    """The keys, each to be clicked, or the sentence of what was just done."""

    def lines(self, size: Size) -> list[Content]:
        if self.practice.message:
            return [Content.styled(self.practice.message, f"bold {STRONG}")]
        return [
            Content("  ").join(
                Content.assemble((name, f"bold {STRONG}"), f" {label}")
                for name, label in self._row(size.width)
            )
        ]

    def _row(self, width: int) -> list[tuple[str, str]]:
        """Return the keys that have room, the way back always."""
        keys = self.practice.keys
        lines = rows(keys, width)
        return lines[0] if len(lines) == 1 else rows((*keys[-1:], *keys[:-1]), width)[0]

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        end = 0
        for name, label in [] if self.practice.message else self._row(self.size.width):
            end += len(name) + len(label) + 1 + GAP
            if offset is not None and offset.x < end:
                self.practice.press(NAMES.get(name, {"PgDn": "pagedown"}.get(name, name)))
                return


def _sign(report: LifterReport | None, problem: str | None) -> tuple[str, str]:
    """Return what is most urgent of somebody, and its style."""
    if problem is not None:
        return "not read", MUTED
    if report is None:
        return "…", MUTED
    flag, pain, *_ = report.urgency
    if not report.sessions and not report.sign:
        return "no session", MUTED
    return report.sign, PAIN if flag or pain else STRONG


def _share(report: LifterReport | None) -> str:
    done, planned = report.share if report is not None else (0, 0)
    return f"{100 * done // planned} %" if planned else ""


def _block(block: list[str], width: int) -> list[Content]:
    """Return a part of a report with its title, lines that are too long broken."""
    title, *lines = block
    made = [Content.styled(text, HEAD) for text in wrap(title, max(20, width)) or [""]]
    is_due = title == "Due"
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip()) + INDENT)
        for text in wrap(line, max(20, width), subsequent_indent=indent):
            content = Content(text).highlight_regex("★.*", style=GOOD)
            made.append(content.stylize(STRONG) if is_due and line != "  nothing" else content)
    return [*made, Content("")]
