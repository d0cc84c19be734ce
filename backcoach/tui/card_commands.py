"""What the keys do with the card of a finished session: copy it, and write it as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach import pictures
from backcoach.core import views
from backcoach.core.actions import BY_ID
from backcoach.tui.drawing.map_lines import worked_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.views.card import Card
    from backcoach.interface.host import Host
    from backcoach.interface.session import Session
    from backcoach.tui.main_screen import MainScreen


MAP_SIZE = (30, 25)  # columns and rows of braille letters


class CardCommands:
    """Carries out the actions of the card, by their ids in `commands`."""

    def __init__(self, screen: MainScreen, host: Host) -> None:
        self._screen = screen
        self._host = host
        self.commands: dict[str, Callable[[Session], None]] = {
            "copy": self._copy,
            "card": self._write,
        }

    def _copy(self, session: Session) -> None:
        """Copy the card through the terminal (OSC 52)."""
        if not session.state.is_over:
            self._screen.say(BY_ID["copy"].no_use)
            return
        self._screen.app.copy_to_clipboard("\n".join(self._card(session).lines))
        self._screen.say("Copied, where the terminal allows it")

    def _write(self, session: Session) -> None:
        """Write the card as a picture beside the data."""
        if not session.state.is_over:
            self._screen.say(BY_ID["card"].no_use)
            return
        card = self._card(session)
        name = f"session-{card.date.isoformat()}"
        _, levels = worked_in(session.state)
        body_map = pictures.body_map.body_map(dict(levels), *MAP_SIZE)
        picture = views.card_svg.card_svg(card, body_map if levels else ())
        self._screen.say(self._host.keep_picture(name, picture))

    def _card(self, session: Session) -> Card:
        return views.card.card(session.state, self._screen.outlook(session.state))
