"""What the application is handed: the session, the library, the wishes of the person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from backcoach.core.effects import Signal
    from backcoach.core.model import Library
    from backcoach.core.question import Question
    from backcoach.tui.driving import Driver


class Door(Protocol):
    """Everything outside the screen, behind one face."""

    @property
    def coach(self) -> Driver: ...
    @property
    def library(self) -> Library: ...
    @property
    def keymap(self) -> Mapping[str, tuple[str, ...]]: ...
    @property
    def theme(self) -> str: ...
    @property
    def flashes(self) -> bool: ...
    @property
    def question(self) -> Question | None:
        """What must be answered before the session can go on."""

    @property
    def saved(self) -> tuple[str, str]:
        """What is saved, and what keeps the rest from being saved."""

    def answer(self, choice: str) -> bool:
        """Act on the answer; return whether there is a session to show."""

    def connect(
        self, ring: Callable[[Signal], None], saved: Callable[[], None], send: Callable[[str], None]
    ) -> None:
        """Say where signals, news of saving and control sequences go."""
