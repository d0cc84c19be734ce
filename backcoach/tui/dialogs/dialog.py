"""A screen over the screen, which goes away with one answer."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType


class Dialog(ModalScreen[ScreenResultType]):
    """Base of the dialogs: an answer that comes after the first one is none.

    A key that was pressed quickly may reach a dialog that is already gone.
    """

    CSS_PATH = "dialog.tcss"

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        return super().dismiss(result) if self.is_active else AwaitComplete()
