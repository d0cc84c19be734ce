"""The formats by the names that the command line has for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.exchange.exporters import fitnotes, hevy, ics, openweight, strong
from backcoach.exchange.own import jsonl, sets_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from backcoach.core.session.past.session_record import SessionRecord
    from backcoach.exchange.exporters.export import Export

    Writer = Callable[[Iterable[SessionRecord], Export], Iterator[str]]

FORMATS: dict[str, Writer] = {
    "jsonl": jsonl.write,
    "csv": sets_table.write,
    "strong": strong.write,
    "hevy": hevy.write,
    "fitnotes": fitnotes.write,
    "openweight": openweight.write,
    "ics": ics.write,
}
