"""The first minute: the cards of the sessions, then a short form."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from backcoach.core.questions.form import CHOICE
from backcoach.core.wording.disclaimer import SHORT
from backcoach.tui.dialogs.forms.cards import Cards
from backcoach.tui.dialogs.forms.form import Fields, FormScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App
    from textual.binding import BindingType

    from backcoach.core.questions.form import Form
    from backcoach.interface.host import Host

NOTICE = f"{SHORT}  [@click=screen.notice]? all of it[/]"


class FirstRun:
    """Asks for a card, then the form; `settle` is given all answers, also those passed over."""

    def __init__(
        self, app: App[None], host: Host, settle: Callable[[dict[str, str]], None]
    ) -> None:
        self._app, self._host, self._settle = app, host, settle

    def ask(self, card: str = "") -> None:
        """Ask which session suits, of the cards the one of that id chosen beforehand."""
        cards = self._host.first_cards
        if cards is None:
            self._ask_form("")
            return
        (field,) = cards.fields

        def answered(answers: dict[str, str] | None) -> None:
            if answers is None:
                self._settle(self._host.short_form().answers)
            else:
                self._ask_form(answers[CHOICE])

        is_animated = self._host.is_animated and self._app.animation_level != "none"
        form = cards.with_field(field.picked(card))
        screen = Cards(form, self._host.library, is_animated=is_animated)
        self._app.push_screen(screen, answered)

    def _ask_form(self, card: str) -> None:
        form = self._host.short_form(card)

        def answered(answers: dict[str, str] | None) -> None:
            if answers is None and card:
                self.ask(card)
            else:
                self._settle(answers or form.answers)

        self._app.push_screen(FirstForm(form, "Esc back" if card else "Esc skips"), answered)


class FirstForm(FormScreen):
    """The form with what matters; `i` asks the rest as well, `?` shows the whole notice."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "more", show=False),
        Binding("question_mark", "notice", show=False),
    ]

    def __init__(self, form: Form, leave: str) -> None:
        super().__init__(replace(form, text=NOTICE))
        self._leave, self._text = leave, form.text

    def on_mount(self) -> None:
        dialog = self.query_one("#dialog", VerticalScroll)
        notice = self.query_one("#dialog-text", Static)
        notice.update(Content.from_markup(NOTICE))
        dialog.move_child(notice, before=0)

    def action_more(self) -> None:
        fields = self.query_one(Fields)
        fields.form = replace(fields.form, later=())
        fields.draw_again()
        self.show_hint()

    def action_notice(self) -> None:
        """Show all of the notice, or its one line again."""
        notice = self.query_one("#dialog-text", Static)
        is_short = self._text not in str(notice.content)
        notice.update(Content(f"{self._text}\n") if is_short else Content.from_markup(NOTICE))
        self.query_one("#dialog", VerticalScroll).scroll_home(animate=False)

    def hint(self, *, is_wide: bool) -> str:
        more = "[@click=screen.more]i more[/]  " if self.query_one(Fields).form.later else ""
        arrows, accept = ("↑↓ go  ←→ answer  ", "begins") if is_wide else ("↑↓←→ ", "ok")
        return f"{arrows}[@click=screen.accept]Space {accept}[/]  {more}{self._leave}"
