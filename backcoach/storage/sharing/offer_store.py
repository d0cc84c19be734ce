"""What coaches sent, as this machine knows it, and the answers that are still to be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.storage.sharing.aside_store import AsideStore
from backcoach.storage.sharing.values import Offer

if TYPE_CHECKING:
    from backcoach.storage.sharing.values import Answer

_COLUMNS = "number, sender, name, title, note, sent_at, answer, plan, file"


class OfferStore(AsideStore):
    """A store that keeps offers. Every method raises what those of Store do."""

    def offers(self) -> list[Offer]:
        """Return all offers, the oldest first."""
        return [Offer(*row) for row in self.select(f"SELECT {_COLUMNS} FROM offer ORDER BY number")]

    def keep_offer(self, offer: Offer) -> None:
        """Keep what the server has of an offer; an answer that is still to be sent stays."""
        with self.transaction():
            self._db.execute(
                f"INSERT INTO offer ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT DO UPDATE SET sender = excluded.sender, name = excluded.name,"
                " title = excluded.title, note = excluded.note, plan = excluded.plan,"
                " answer = CASE is_sent WHEN 1 THEN excluded.answer ELSE answer END",
                (
                    *(offer.number, offer.sender, offer.name, offer.title, offer.note),
                    *(offer.sent_at, offer.answer, offer.plan, offer.file),
                ),
            )

    def answer_offer(self, number: int, answer: Answer) -> None:
        """Keep an answer of the person, which the next sync sends."""
        with self.transaction():
            self._db.execute(
                "UPDATE offer SET answer = ?, is_sent = 0 WHERE number = ?", (answer, number)
            )

    def put_in_file(self, number: int, file: str) -> None:
        """Keep the name of the file that an accepted plan is in, "" for none."""
        with self.transaction():
            self._db.execute("UPDATE offer SET file = ? WHERE number = ?", (file, number))

    def unsent_answers(self) -> list[Offer]:
        rows = self.select(f"SELECT {_COLUMNS} FROM offer WHERE is_sent = 0 ORDER BY number")
        return [Offer(*row) for row in rows]

    def sent_answer(self, number: int) -> None:
        with self.transaction():
            self._db.execute("UPDATE offer SET is_sent = 1 WHERE number = ?", (number,))

    def read_offers_up_to(self, place: int) -> None:
        """Keep how far the offers of the server were read."""
        with self.transaction():
            self._db.execute("UPDATE machine SET offers = ?", (place,))
