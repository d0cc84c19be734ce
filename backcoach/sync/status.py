"""How things stand with other machines, from the store alone: no network is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.questions.unfinished_session import ago
from backcoach.core.session.past.session_record import local
from backcoach.core.text import clean, counted, one_line
from backcoach.core.wording.set_aside import aside_text
from backcoach.storage.sharing.shared_store import SharedStore

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from backcoach.storage.sharing.values import KeptAside


class Status(Struct, frozen=True):
    """When the last sync was (ms UTC, 0: never), what was said of it, and what is still to do.

    `to_send` are events, `waiting` sessions, `offers` counts what coaches sent without an answer;
    `aside` are lines, those not shown yet in `news`.
    """

    synced_at: int
    result: str
    to_send: int
    waiting: int
    offers: int
    aside: tuple[str, ...]
    news: tuple[str, ...]

    def lines(self, now: int) -> list[str]:
        """Return it as lines for the person."""
        when = ago(now - self.synced_at) if self.synced_at else "never"
        lines = [f"Last sync: {when}."]
        if self.result:
            lines.append(f"It said: {self.result}.")
        lines.append(f"{counted(self.to_send, 'step')} to send.")
        if self.waiting:
            lines.append(
                f"{counted(self.waiting, 'session')} led elsewhere: what you did waits here."
            )
        if self.offers:
            lines.append(f"{self.offers} from a coach without an answer: backcoach people offers.")
        if self.aside:
            lines += [f"Set aside: {len(self.aside)}.", *(f"  {text}" for text in self.aside)]
        return lines


def status(folder: Path) -> Status:
    """Return how the store of a folder stands. Raises StoreError."""
    with SharedStore.open(folder, readonly=True) as store:
        machine = store.known_machine()
        aside = [each for each in store.aside() if each.what.is_shown]
        return Status(
            synced_at=machine.synced_at if machine else 0,
            result=machine.result if machine else "",
            to_send=sum(following - sent for _, following, sent in store.unsent()),
            waiting=len({session for session, _ in store.waiting()}),
            offers=sum(offer.answer == "open" for offer in store.offers()),
            aside=tuple(_lines(store, aside)),
            news=tuple(_lines(store, [each for each in aside if not each.is_shown])),
        )


def take_news(folder: Path) -> list[str]:
    """Return what was set aside and not shown yet, and keep that it was. Raises StoreError."""
    with SharedStore.open(folder, readonly=True) as store:
        if not store.aside(unshown=True):
            return []
    with SharedStore.open(folder) as store:
        news = store.aside(unshown=True)
        lines = _lines(store, news)
        store.show_aside(news)
    return lines


def _lines(store: SharedStore, aside: Iterable[KeptAside]) -> list[str]:
    aside = list(aside)
    records = store.records({each.session for each in aside})
    lines = []
    for each in aside:
        session = records.get(each.session)
        day = f"{local(session.started_at, session.offset):%Y-%m-%d}, " if session else ""
        lines.append(one_line(clean(f"{day}{aside_text(each.what)}")))
    return lines
