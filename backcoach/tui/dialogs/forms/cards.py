"""Cards to choose a session from, each with the figure of one of its exercises."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content

from backcoach.core.session.timing.tempo import moment
from backcoach.core.wording.pacer import SHOWN_SLOWER, USUAL_TEMPO
from backcoach.tui.dialogs.choice import Dialog
from backcoach.tui.drawing.figure_lines import FRAME, LEAST, Moment, figure_lines
from backcoach.tui.panes.pane import Pane

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.geometry import Size

    from backcoach.core.exercises.model import Library
    from backcoach.core.questions.form import Form, Option

HINT = "←→ choose  Space takes it  Esc skips"
NARROWEST = LEAST[0] + 4  # columns of a card
WORDS = 4  # rows of words at most
WIDEST = 46  # columns of a card
TITLE_FROM = 14  # rows of the screen
BORDER = 2
LIGHT, HEAVY = tuple("╭─╮│╰╯"), tuple("┏━┓┃┗┛")  # told apart without colour


class Cards(Dialog["dict[str, str] | None"]):
    """Returns the answer to a choice of sessions, None when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "accept", show=False),
        Binding("escape,q", "dismiss(None)", show=False),
        Binding("right,l,down,j", "move(1)", show=False),
        Binding("left,h,up,k", "move(-1)", show=False),
    ]

    def __init__(self, form: Form, library: Library, *, is_animated: bool) -> None:
        super().__init__()
        self._row = CardRow(form, figures(form, library), is_animated=is_animated)

    def compose(self) -> ComposeResult:
        yield self._row

    def action_move(self, direction: int) -> None:
        self._row.move(direction)

    def action_accept(self) -> None:
        self.dismiss(self._row.form.answers)


def figures(form: Form, library: Library) -> list[str | None]:
    """Return a figure for each session that is offered, where it can another one for each."""
    made: list[str | None] = []
    for option in form.fields[0].options:
        session = library.find_session(option.value)
        lines = session.exercise if session else ()
        exercises = [library.find_exercise(line.exercise) for line in lines]
        names = [exercise.figure for exercise in exercises if exercise and exercise.figure]
        made.append(next((name for name in names if name not in made), next(iter(names), None)))
    return made


class CardRow(Pane):
    """Cards side by side, or the chosen one alone where there is no room; its figure moves."""

    def __init__(self, form: Form, names: list[str | None], *, is_animated: bool) -> None:
        super().__init__()
        self.form = form
        self._names = names
        self._is_animated = is_animated
        self._frames = 0  # that the chosen figure has moved on

    def on_mount(self) -> None:
        if self._is_animated:
            self.set_interval(FRAME / 1000, self._next_frame)

    def _next_frame(self) -> None:
        self._frames += 1
        self.redraw()

    def move(self, direction: int) -> None:
        """Choose the next or previous card."""
        (field,) = self.form.fields
        self._choose(field.chosen + direction)

    def _choose(self, place: int) -> None:
        (field,) = self.form.fields
        self.form = self.form.with_field(field.moved(place - field.chosen))
        self._frames = 0
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        """A click chooses a card, and takes the chosen one."""
        (field,) = self.form.fields
        width, across = self._card_width(self.size.width), self._across(self.size.width)
        start = (self.size.width - width * across) // 2
        place = (event.x - start) // width if across > 1 else field.chosen
        if not 0 <= place < len(field.options):
            return
        if place != field.chosen:
            self._choose(place)
        elif isinstance(self.screen, Cards):
            self.screen.action_accept()

    def lines(self, size: Size) -> list[Content]:
        (field,) = self.form.fields
        across, width = self._across(size.width), self._card_width(size.width)
        title = [Content.styled(_middle(self.form.title, size.width), "bold"), Content("")]
        above = title if size.height >= TITLE_FROM else []
        rows = size.height - len(above) - 1
        places = range(len(field.options)) if across > 1 else [field.chosen]
        height = min(rows, BORDER + WORDS + width * 5 // 6)
        cards = [self._card(place, width, height) for place in places]
        start = (size.width - width * across) // 2
        drawn = [Content.assemble(" " * start, *parts) for parts in zip(*cards, strict=True)]
        blank = [Content("")] * ((rows - height) // 2)
        hint = Content.styled(_middle(HINT, size.width), "$text-muted")
        below = [Content("")] * (rows - height - len(blank))
        return [*above, *blank, *drawn, *below, hint]

    def _across(self, width: int) -> int:
        count = len(self.form.fields[0].options)
        return count if width >= count * NARROWEST else 1

    def _card_width(self, width: int) -> int:
        return min(width // self._across(width), WIDEST)

    def _card(self, place: int, width: int, height: int) -> list[Content]:
        (field,) = self.form.fields
        option, is_chosen = field.options[place], place == field.chosen
        left, top, right, side, low_left, low_right = HEAVY if is_chosen else LIGHT
        style = "bold $text-accent" if is_chosen else "$text-muted"
        is_asked = self.size.height < TITLE_FROM and self._across(self.size.width) == 1
        asked = f"{self.form.title} " if is_asked else ""  # where no row is left for it
        of = f" {asked}▸ {place + 1} of {len(field.options)} " if is_chosen else ""
        inner = width - BORDER
        edge = Content.styled(side, style)
        body = self._body(place, option, inner, height - BORDER)
        return [
            Content.styled(f"{left}{of:{top}^{inner}}{right}", style),
            *(Content.assemble(edge, row.pad_right(inner - row.cell_length), edge) for row in body),
            Content.styled(f"{low_left}{top * inner}{low_right}", style),
        ]

    def _body(self, place: int, option: Option, width: int, height: int) -> list[Content]:
        """Return the figure with the words below it, as many rows as there is height."""
        words = [
            Content.styled(_middle(row.plain, width), style)
            for text, style in ((option.label, "bold"), (option.note, "$text-muted"))
            for row in Content(text).wrap(width)
        ]
        moving = place == self.form.fields[0].chosen
        drawn = self._figure(self._names[place], width, height - self._words(width), moving=moving)
        left = (width - max((row.cell_length for row in drawn), default=0)) // 2
        rows = [Content.assemble(" " * left, row) for row in drawn]
        room = height - len(rows) - len(words)
        blank = [Content("")] * max(0, room)
        return [*rows, *blank[: room // 2], *words, *blank[room // 2 :]][:height]

    def _words(self, width: int) -> int:
        """Return the rows that the words of the largest card take."""
        options = self.form.fields[0].options
        return max(
            sum(len(Content(text).wrap(width)) for text in (option.label, option.note))
            for option in options
        )

    def _figure(
        self, name: str | None, width: int, height: int, *, moving: bool
    ) -> tuple[Content, ...]:
        if name is None:
            return ()
        if not moving or not self._is_animated:
            return figure_lines(Moment(name), width, height)
        now = moment(USUAL_TEMPO, int(self._frames * FRAME / SHOWN_SLOWER))
        return figure_lines(Moment(name, False, now.phase, now.fraction), width, height)


def _middle(text: str, width: int) -> str:
    return f"{text:^{width}}"
