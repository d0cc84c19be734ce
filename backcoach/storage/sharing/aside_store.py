"""What a common log could not take, and which sessions have to be read from their start."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from backcoach.core.session.fork.set_aside import SetAside
from backcoach.storage import rows
from backcoach.storage.sharing.values import KeptAside
from backcoach.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable


class AsideStore(Store):
    """A store that keeps what was set aside. Every method raises what those of Store do."""

    def read_again(self, session: str) -> None:
        with self.transaction():
            self._db.execute("INSERT OR IGNORE INTO again VALUES (?)", (session,))

    def to_read_again(self) -> list[str]:
        return [session for (session,) in self.select("SELECT session FROM again")]

    def has_read(self, session: str) -> None:
        with self.transaction():
            self._db.execute("DELETE FROM again WHERE session = ?", (session,))

    def set_aside(self, session: str, what: Iterable[SetAside], at: int) -> None:
        """Keep what a log could not take, at an instant in ms UTC."""
        values = (
            (session, rows.encode(each.event), each.why, each.exercise, at, not each.is_shown)
            for each in what
        )
        with self.transaction():
            self._db.executemany(
                "INSERT INTO aside (session, body, why, exercise, set_at, is_shown)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                values,
            )

    def aside(self, *, unshown: bool = False) -> list[KeptAside]:
        """Return what was set aside, with `unshown` what the person has not heard of yet."""
        stored = self.select(
            "SELECT number, session, body, why, exercise, set_at, is_shown FROM aside"
            " WHERE is_shown <= ? ORDER BY number",
            0 if unshown else 1,
        )
        readable = []
        for number, session, body, why, exercise, at, is_shown in stored:
            with suppress(ValueError):
                what = SetAside(rows.decode(body), why, exercise)
                readable.append(KeptAside(number, session, what, at, bool(is_shown)))
        return readable

    def show_aside(self, aside: Iterable[KeptAside]) -> None:
        """Keep that the person has heard of these."""
        with self.transaction():
            self._db.executemany(
                "UPDATE aside SET is_shown = 1 WHERE number = ?", ((each.number,) for each in aside)
            )

    def unsent_aside(self) -> list[tuple[int, str, str, bytes]]:
        """Return number, session, reason and body of what the server has not got yet."""
        return self.select("SELECT number, session, why, body FROM aside WHERE is_sent = 0")

    def sent_aside(self, numbers: Iterable[int]) -> None:
        with self.transaction():
            self._db.executemany(
                "UPDATE aside SET is_sent = 1 WHERE number = ?", ((number,) for number in numbers)
            )
