"""What coaches send to lifters, and the answers: a plan, which is an exercises file, and a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from backcoach.core.text import LONGEST_COACH_NOTE, clean, one_line
from backcoach.storage.sharing.values import Answer, Offer
from backcoach.sync.server.connection import OFFERS, VERSION
from backcoach.sync.server.errors import OLD_SERVER, SyncError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.storage.sharing.shared_store import SharedStore
    from backcoach.sync.server.connection import Greeting, Server

LONGEST_TITLE = 80  # characters
_COLUMNS = (
    "o.number, o.sender, o.sender_name, extract(epoch FROM o.sent_at), o.title, o.note, o.answer"
)


def require_offers(server: Server) -> None:
    """Raise SyncError where the server is too old to keep what coaches send."""
    ((version,),) = server.select("SELECT version FROM server")
    if version < OFFERS:
        raise SyncError(f"{server.name}: {OLD_SERVER}")


def send(server: Server, lifter: str, title: str, note: str, plan: bytes | None) -> int:
    """Send a plan, a note or both to a lifter, by login; return its number. Raises SyncError."""
    require_offers(server)
    ((number,),) = server.select(
        "SELECT send_offer(%s, %s, %s, %s, %s)",
        VERSION,
        lifter,
        title[:LONGEST_TITLE],
        note[:LONGEST_COACH_NOTE],
        plan,
    )
    return int(number)


def withdraw(server: Server, lifter: str, number: int) -> None:
    """Take back what a lifter has not answered. Raises SyncError."""
    require_offers(server)
    server.select("SELECT withdraw_offer(%s, %s, %s)", VERSION, lifter, number)


def sent_offers(server: Server) -> list[tuple[str, Offer]]:
    """Return what one sent to those who let one look, each with their login, the oldest first."""
    require_offers(server)
    rows = server.select(
        f"SELECT p.login, {_COLUMNS} FROM offer o JOIN person p ON p.id = o.lifter"
        " WHERE o.coach = (SELECT me()) ORDER BY o.sent_at, p.login, o.number"
    )
    return [(one_line(clean(login)), _offer(row)) for login, *row in rows]


def exchange_offers(store: SharedStore, server: Server, greeting: Greeting) -> None:
    """Send the answers that were given here, then take in what is new. Raises SyncError.

    An answer to what was withdrawn meanwhile has no effect.
    """
    if not greeting.has_offers:
        return
    if greeting.takes:
        for offer in store.unsent_answers():
            _send_answer(server, offer)
            store.sent_answer(offer.number)
    place = store.machine().offers
    rows = server.select(
        f"SELECT {_COLUMNS}, o.plan, o.place FROM offer o"
        " WHERE o.lifter = %s AND o.place > %s ORDER BY o.place",
        greeting.person,
        place,
    )
    if rows:
        with store.transaction():
            for *row, plan, _ in rows:
                store.keep_offer(_offer(row, bytes(plan or b"")))
            store.read_offers_up_to(max(row[-1] for row in rows))


def _send_answer(server: Server, offer: Offer) -> None:
    current = server.select(
        "SELECT answer FROM offer WHERE lifter = (SELECT me()) AND number = %s", offer.number
    )
    if current and current[0][0] not in ("withdrawn", offer.answer):
        server.select("SELECT answer_offer(%s, %s, %s)", VERSION, offer.number, offer.answer)


def _offer(row: Sequence[Any], plan: bytes = b"") -> Offer:
    """Return what the server says of an offer; nothing of it reaches a terminal uncleaned."""
    number, sender, name, sent_at, title, note, answer = row
    who, called, what, words = (one_line(clean(text)) for text in (sender, name, title, note))
    known: Answer = answer if answer in get_args(Answer) else "withdrawn"
    return Offer(int(number), who, called, what, words, int(sent_at * 1000), known, plan)
