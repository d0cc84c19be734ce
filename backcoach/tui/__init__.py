"""The interface in a terminal. No other package imports Textual.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.tui import ahead as ahead
    from backcoach.tui import card_commands as card_commands
    from backcoach.tui import dialogs as dialogs
    from backcoach.tui import panes as panes
else:
    __getattr__ = on_first_use(__name__)
