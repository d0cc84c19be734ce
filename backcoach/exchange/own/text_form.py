"""The log as text: one TOML file for each session, the same bytes for the same session.

A run of sets of one exercise is a table, each set a line of it (`set_line`). Instants have the
offset of the place. What is not written is how the session was led: advice, pauses, swaps, undo.
"""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta, timezone
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any
from zlib import crc32

from msgspec import Meta, Struct

from backcoach.core.session.past.recorded import Origin
from backcoach.core.session.past.session_record import SessionRecord, SetRecord, Status, local
from backcoach.core.session.set_counts import sets_done, sets_recorded
from backcoach.core.session.timing.duration import seconds_trained
from backcoach.core.text import quoted
from backcoach.core.toml.reading import decoded, parse_as
from backcoach.core.toml.validation import FieldError
from backcoach.exchange.own import pain_line, set_line
from backcoach.exchange.own.limits import check_instant
from backcoach.exchange.own.set_line import Start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.session.events import PainReported

MAX_BYTES = 1 << 20
_SEAL = "# checksum "
_SLUG = re.compile(r"[^a-z0-9]+")
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def write(session: SessionRecord) -> str:
    """Return the file of a session."""
    start = Start(session.started_at, session.offset)
    origin = session.origin
    lines = [
        f"# {_title(session)}",
        f"id = {toml_text(session.id)}",
        *([f"session = {toml_text(session.session)}"] if session.session else []),
        f"name = {toml_text(session.name)}",
        *([f"file = {toml_text(session.file)}"] if session.file else []),
        f"started = {instant_text(session.started_at, session.offset)}",
        *(
            []
            if session.finished_at is None
            else [f"finished = {instant_text(session.finished_at, session.offset)}"]
        ),
        f"status = {toml_text(session.status)}",
        *(
            []
            if session.planned == sets_recorded(session.sets)
            else [f"planned = {session.planned}"]
        ),
        *([f"program = {toml_text(origin.program)}"] if origin else []),
        *([f"dialect = {toml_text(origin.dialect)}"] if origin and origin.dialect else []),
        *_list("notes", session.notes),
        *_list("pains", [pain_line.write(pain, start) for pain in session.pains]),
    ]
    for (exercise, name), sets in groupby(
        session.sets, key=lambda done: (done.exercise, done.name)
    ):
        lines += ["", "[[exercise]]"]
        if exercise != name:
            lines.append(f"id = {toml_text(exercise)}")
        if name:
            lines.append(f"name = {toml_text(name)}")
        lines += _list("sets", [set_line.write(done, start) for done in sets])
    return sealed("\n".join(lines) + "\n")


def is_as_written(text: str) -> bool:
    """Tell whether a file still holds what was written, and nobody has edited it since."""
    return sealed(text.rpartition(f"\n{_SEAL}")[0] + "\n") == text


def sealed(text: str) -> str:
    """Return a text with its checksum in a last line, which readers pass over."""
    return f"{text}{_SEAL}{crc32(text.encode()):08x}\n"


def file_name(session: SessionRecord) -> str:
    """Return where the file of a session stands: `2026/2026-10-12-1804-beginner.toml`."""
    start = local(session.started_at, session.offset)
    return f"{start:%Y/%Y-%m-%d-%H%M}-{slug(session.session or session.name) or 'session'}.toml"


def slug(text: str) -> str:
    """Return a text as a part of a file name."""
    return _SLUG.sub("-", text.lower()).strip("-")[:40]


def _planned(session: SessionRecord) -> list[str]:
    """Return how many sets were planned, where that is not how many there are."""
    is_as_recorded = session.planned == sets_recorded(session.sets)
    return [] if is_as_recorded else [f"planned = {session.planned}"]


def _title(session: SessionRecord) -> str:
    start = local(session.started_at, session.offset)
    minutes = seconds_trained(session) // 60
    parts = (
        session.name.replace("\n", " "),
        f"{start.day} {start:%b %Y}",
        f"{minutes} min" if session.finished_at else "",
        f"{sets_done(session)} sets",
    )
    return " · ".join(part for part in parts if part)


def _list(key: str, texts: tuple[str, ...] | list[str]) -> list[str]:
    if not texts:
        return []
    if len(texts) == 1:
        return [f"{key} = [{toml_text(texts[0])}]"]
    return [f"{key} = [", *(f"  {toml_text(text)}," for text in texts), "]"]


def toml_text(text: str) -> str:
    """Return a basic string of TOML, whose escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def instant_text(at: int, offset: int) -> str:
    """Return an instant (ms UTC) as a date-time of TOML at its offset in minutes."""
    return local(at, offset).isoformat(timespec="milliseconds" if at % 1000 else "seconds")


class Instant(Struct, frozen=True):
    """An instant of a file in ms UTC, with its offset in minutes."""

    at: int
    offset: int

    @classmethod
    def parse(cls, value: object) -> Instant:
        """Read a date-time of TOML with its offset."""
        offset = value.utcoffset() if isinstance(value, datetime) else None
        if not isinstance(value, datetime) or offset is None:
            raise ValueError(
                f"{quoted(value)} is not an instant; write it as 2026-10-12T18:04:11+02:00"
            )
        passed = value - _EPOCH
        at = (passed.days * 86_400 + passed.seconds) * 1000 + passed.microseconds // 1000
        check_instant(at)
        return cls(at, offset // timedelta(minutes=1))


# A text that is read letter by letter, blanks outside included.
Text = Annotated[str, Meta(extra={"verbatim": True})]


class _Exercise(Struct, frozen=True, kw_only=True):
    id: Text | None = None
    name: Text = ""
    sets: Annotated[tuple[Text, ...], Meta(min_length=1)]


class _File(Struct, frozen=True, kw_only=True):
    id: Annotated[str, Meta(pattern=r"\S", description="the id of a session")]
    session: Text = ""
    name: Text = ""
    file: Text = ""
    started: Instant
    finished: Instant | None = None
    status: Status = "finished"
    planned: Annotated[int, Meta(ge=0, le=1000)] | None = None
    program: Text = ""
    dialect: Text = ""
    notes: tuple[Text, ...] = ()
    pains: tuple[Text, ...] = ()
    exercise: tuple[_Exercise, ...] = ()


def read(data: bytes, name: str) -> SessionRecord:
    """Return the session of a file. Raises ParseError with every mistake and its line.

    `name` is the file's name for messages.
    """
    sets: list[SetRecord] = []
    pains: list[PainReported] = []

    def check(tree: dict[str, Any]) -> list[FieldError]:
        try:
            began = Instant.parse(tree.get("started"))
        except ValueError:
            return []  # the validation of the key reports it
        return list(_check(tree, Start(began.at, began.offset), sets, pains))

    file = parse_as(_File, decoded(data, name), name, check)
    return SessionRecord(
        id=file.id,
        session=file.session,
        name=file.name,
        file=file.file,
        started_at=file.started.at,
        offset=file.started.offset,
        finished_at=file.finished.at if file.finished else None,
        status=file.status,
        sets=tuple(sets),
        origin=Origin(file.program, file.dialect) if file.program else None,
        notes=file.notes,
        pains=tuple(pains),
        planned=sets_recorded(sets) if file.planned is None else file.planned,
    )


def _check(
    tree: dict[str, Any], start: Start, sets: list[SetRecord], pains: list[PainReported]
) -> Iterator[FieldError]:
    """Read the lines of sets and pains into the lists, and yield the mistakes in them."""
    steps: dict[str, tuple[str | int, ...]] = {}
    for place, table in enumerate(_tables(tree.get("exercise"))):
        name = table.get("name", "")
        exercise = table.get("id", name)
        if not exercise:
            text = "an exercise has an id or a name"
            yield FieldError(("exercise", place, "id"), text, is_missing=True)
        for number, line in enumerate(_texts(table.get("sets"))):
            path = ("exercise", place, "sets", number)
            try:
                done = set_line.read(line, str(exercise), str(name), start)
            except ValueError as error:
                yield FieldError(path, str(error))
                continue
            if steps.setdefault(done.step, path) != path:
                text = f"step {quoted(done.step)} is there twice"
                yield FieldError(path, text, see=steps[done.step])
            sets.append(done)
    for number, line in enumerate(_texts(tree.get("pains"))):
        try:
            pains.append(pain_line.read(line, start))
        except ValueError as error:  # noqa: PERF203  each line is read alone
            yield FieldError(("pains", number), str(error))


def _tables(value: object) -> list[dict[str, Any]]:
    return (
        [item if isinstance(item, dict) else {} for item in value]
        if isinstance(value, list)
        else []
    )


def _texts(value: object) -> list[str]:
    """Return the texts of a list; the validation reports what is none."""
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
