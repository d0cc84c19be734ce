"""JSON Lines: one object for each session, with all that is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from backcoach.core.session.past.session_record import SessionRecord
from backcoach.core.text import clean_tree
from backcoach.exchange.own.mistake import Mistake, MistakeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from backcoach.exchange.exporters.export import Export

FORMAT = "backcoach-session-1"
_MARK = f'{{"format":"{FORMAT}",'


def write(sessions: Iterable[SessionRecord], _: Export) -> Iterator[str]:
    """Yield one line for each session; instants are milliseconds, offsets minutes."""
    for session in sessions:
        fields = msgspec.to_builtins(session)
        yield msgspec.json.encode({"format": FORMAT, **fields}).decode() + "\n"


def matches(text: str) -> bool:
    """Tell whether a text begins as such a file does."""
    return text.lstrip().replace(" ", "")[: len(_MARK)] == _MARK


def read(lines: Iterable[str]) -> list[SessionRecord]:
    """Return the sessions of a file. Raises MistakeError with every line that is none."""
    sessions = []
    mistakes = []
    for number, line in enumerate(lines, 1):
        try:
            if line.strip():
                sessions.append(_session(line))
        except (ValueError, RecursionError) as error:  # noqa: PERF203  each line is read alone
            mistakes.append(Mistake(number, f"this is no session: {error}"))
    if mistakes:
        raise MistakeError(mistakes)
    return sessions


def _session(line: str) -> SessionRecord:
    fields: dict[str, Any] = clean_tree(msgspec.json.decode(line, type=dict[str, Any]))
    if fields.pop("format", None) != FORMAT:
        raise ValueError(f"its format is not {FORMAT}")
    return msgspec.convert(fields, SessionRecord)
