"""The lifters of a coach as they are listed: in an order, each read in its turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.views.lifter_report import LifterReport

ORDERS = ("due", "pain", "away", "name")


class Lifters:
    """`logins` with their names; of each a report, or why there is none, once it was read."""

    def __init__(self, lifters: Sequence[tuple[str, str]]) -> None:
        self.names = {login: name or login for login, name in lifters}
        self.order = ORDERS[0]
        self.reports: dict[str, LifterReport] = {}
        self.problems: dict[str, str] = {}

    def in_order(self) -> list[str]:
        """Return the logins as they are listed; who is not read yet stands behind the others."""
        logins = sorted(self.names, key=lambda login: self.names[login].casefold())
        if self.order == "name":
            return logins
        return sorted(logins, key=self._value, reverse=True)

    def _value(self, login: str) -> tuple[int, ...]:
        report = self.reports.get(login)
        if report is None:
            return (-1,)
        values: dict[str, tuple[int, ...]] = {
            "due": report.urgency,
            "pain": (report.worst_pain, *report.urgency),
            "away": (report.days_away,),
        }
        return values[self.order]

    def turn(self, step: int) -> None:
        """Take the next or the previous order."""
        self.order = ORDERS[(ORDERS.index(self.order) + step) % len(ORDERS)]

    def unread(self, first: str) -> str | None:
        """Return whose report is to be read next, `first` before others, None after the last."""
        left = [login for login in self.in_order() if not self.is_read(login)]
        return first if first in left else next(iter(left), None)

    def is_read(self, login: str) -> bool:
        return login in self.reports or login in self.problems

    def forget(self) -> None:
        """Let all be read anew."""
        self.reports.clear()
        self.problems.clear()
