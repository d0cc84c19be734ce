"""The history screen. Its modules are loaded on first use (`backcoach.lazy`)."""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.tui.history import screen as screen
else:
    __getattr__ = on_first_use(__name__)
