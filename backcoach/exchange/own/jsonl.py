"""JSON Lines: an object for each session and each decision about a programme, with all of it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import structs

from backcoach.core.session.events import ProgrammeChanged
from backcoach.core.session.past.session_record import SessionRecord, SetRecord
from backcoach.core.text import clean_tree, is_clean, quoted
from backcoach.exchange.own.limits import check_event, check_session
from backcoach.exchange.own.mistake import Mistake, MistakeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from backcoach.exchange.exporters.export import Export

SESSION = "backcoach-session-1"
DECISION = "backcoach-decision-1"
_KINDS: dict[str, type[SessionRecord | ProgrammeChanged]] = {
    SESSION: SessionRecord,
    DECISION: ProgrammeChanged,
}
_MARKS = tuple(f'{{"format":"{name}",' for name in _KINDS)
_MOST_MISTAKES = 20


def write(sessions: Iterable[SessionRecord], export: Export) -> Iterator[str]:
    """Yield a line for each session and decision; instants are milliseconds, offsets minutes."""
    for session in sessions:
        fields = msgspec.to_builtins(session)
        fields["sets"] = [{**_usual_set(), **done} for done in fields["sets"]]
        yield _line(SESSION, fields)
    for decision in export.decisions:
        fields = msgspec.to_builtins(decision)
        del fields["event"]
        yield _line(DECISION, fields)


@cache
def _usual_set() -> dict[str, Any]:
    """Return the fields of a set in their order, so that none is missing where it says nothing."""
    return {
        field.name: {} if field.name == "extra" else None if field.required else field.default
        for field in structs.fields(SetRecord)
    }


def _line(name: str, fields: dict[str, Any]) -> str:
    return msgspec.json.encode({"format": name, **fields}).decode() + "\n"


def matches(text: str) -> bool:
    """Tell whether a text begins as such a file does."""
    return text.lstrip()[:100].replace(" ", "").startswith(_MARKS)


def read(lines: Iterable[str]) -> Iterator[SessionRecord | ProgrammeChanged]:
    """Yield what a file holds. Raises MistakeError with the first lines that are wrong."""
    mistakes = []
    for number, line in enumerate(lines, 1):
        try:
            if line.strip():
                yield _record(line)
        except (ValueError, RecursionError) as error:  # noqa: PERF203  each line is read alone
            mistakes.append(Mistake(number, f"this is not a session: {error}"))
            if len(mistakes) == _MOST_MISTAKES:
                break
    if mistakes:
        raise MistakeError(mistakes)


def _record(line: str) -> SessionRecord | ProgrammeChanged:
    fields = msgspec.json.decode(line, type=dict[str, Any])
    if "\\" in line or not is_clean(line.strip()):  # else no text in it needs to be cleaned
        fields = clean_tree(fields)
    name = fields.pop("format", None)
    kind = _KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise ValueError(f"its format is {quoted(name)}, not {SESSION}")
    if kind is ProgrammeChanged:
        fields["event"] = ProgrammeChanged.__struct_config__.tag
    record = msgspec.convert(fields, kind)
    if isinstance(record, ProgrammeChanged):
        check_event(record)
    else:
        check_session(record)
    if not record.id.strip():
        raise ValueError("its id is blank")
    return record
