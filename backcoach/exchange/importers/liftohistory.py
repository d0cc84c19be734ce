"""Liftohistory, Liftosaur's own text: a header line a session, a line an exercise.

`2026-10-12 18:04:11 +02:00 / program: "Back" / duration: 3120s / exercises: {` and then
`Deadlift / 2x5 80kg @7, 1x5 85kg / warmup: 1x8 40kg / target: 3x5 80kg`; notes after `//` above.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from backcoach.exchange.parsing.loads import unit_of
from backcoach.exchange.parsing.numbers import BadValueError, session_seconds
from backcoach.exchange.parsing.times import read_date_time
from backcoach.exchange.records import ImportedSet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backcoach.exchange.context import Context
    from backcoach.exchange.parsing.numbers import Effort
    from backcoach.exchange.records import SetKind
    from backcoach.exchange.sessions import SessionDraft

DIALECT = "liftohistory"

_HEAD = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?[^/]*/.*exercises:\s*\{\s*")
_FIELD = re.compile(r"/\s*([A-Za-z]{1,20}):\s*(?:\"([^\"]*)\"|([^/]*))")
_SETS = re.compile(
    r"(?:(\d{1,3})\s*x\s*)?(\d{1,4})(?:\|(\d{1,4}))?(s)?\+?"
    r"(?:\s+(-?\d{1,6}(?:\.\d{1,8})?)\s*(kg|lb)\+?)?"
    r"(?:\s+@(\d{1,2}(?:\.\d)?)\+?)?(?:\s+\(([^)]*)\))?"
)
_MOST_SETS = 100
# Longer lines are never matched against a pattern.
_LONGEST = 2000
_FIELDS = ("warmup", "target")


def matches(lines: list[str]) -> bool:
    """Whether the first line that is no comment begins a session."""
    for line in lines[:50]:
        text = line.strip()
        if text and not text.startswith("//"):
            return len(text) < _LONGEST and _HEAD.fullmatch(text) is not None
    return False


def read(lines: Iterable[str], context: Context) -> None:
    """Read all sessions; lines that are not understood are refused by their number."""
    reader = _Reader(context)
    for line, text in enumerate(lines, start=1):
        reader.take_or_refuse(line, text.strip())


class _Reader:
    def __init__(self, context: Context) -> None:
        self.context = context
        self.draft: SessionDraft | None = None
        self.notes: list[str] = []

    def take_or_refuse(self, line: int, text: str) -> None:
        try:
            self.take(line, text)
        except BadValueError as problem:
            self.context.findings.add("row_refused", line, f"line {line}: {problem}")

    def take(self, line: int, text: str) -> None:
        if not text:
            return
        if text.startswith("//"):
            self.notes.append(text[2:].strip())
        elif len(text) < _LONGEST and _HEAD.fullmatch(text):
            self.draft = None
            self.draft = self.session(line, text)
        elif text.startswith("}"):
            self.draft = None
        else:
            self.context.findings.rows += 1
            if self.draft is None:
                raise BadValueError("this line stands in no session")
            self.exercise(self.draft, line, text)

    def take_notes(self) -> str:
        text = self.context.notes["\n".join(self.notes)]
        self.notes = []
        return text

    def session(self, line: int, text: str) -> SessionDraft:
        context = self.context
        start, slash, rest = text.partition("/")
        note = self.take_notes()
        moment = context.places.moment(read_date_time(start), line)
        fields = {
            match[1]: match[2] if match[2] is not None else match[3].strip()
            for match in _FIELD.finditer(slash + rest)
        }
        names = [context.names[fields.get(field, "")] for field in ("program", "dayName")]
        draft = context.drafts.begin(
            (start, line),
            context.names[start],
            moment,
            name=", ".join(name for name in names if name),
            line=line,
        )
        draft.note = note
        draft.extra = {
            field: context.names[fields[field]]
            for field in ("week", "dayInWeek")
            if field in fields
        }
        try:
            context.set_length(draft, session_seconds(fields.get("duration", "")))
        except BadValueError as problem:
            context.findings.add("length_not_understood", line, str(problem))
        return draft

    def exercise(self, draft: SessionDraft, line: int, text: str) -> None:
        context = self.context
        title, *parts = (part.strip() for part in text.split(" / "))
        name = context.names[title]
        note = self.take_notes()
        warmups: list[tuple[ImportedSet, Effort]] = []
        done: list[tuple[ImportedSet, Effort]] = []
        target = ""
        for part in parts:
            field, colon, value = part.partition(":")
            if not colon or field not in _FIELDS:
                done += self.sets(part, "work")
            elif field == "warmup":
                warmups += self.sets(value, "warmup")
            else:
                target = value.strip()
        if not name or not parts:
            raise BadValueError('expected an exercise, " / " and its sets')
        run = draft.exercise(name, line, restart=True)
        for each, effort in warmups + done:
            context.keep(run, each, line=line, effort=effort)
        if note:
            run.notes[note] = None
        if target:
            run.notes[context.notes[f"target: {target}"]] = None

    def sets(self, text: str, kind: SetKind) -> list[tuple[ImportedSet, Effort]]:
        """Read `2x5 80kg @7, 1x10|9 22.5kg`. Raises BadValueError."""
        context = self.context
        sets: list[tuple[ImportedSet, Effort]] = []
        for part in filter(None, (piece.strip() for piece in text.split(","))):
            match = _SETS.fullmatch(part)
            if match is None:
                raise BadValueError(
                    f"{context.names[part]} is not a set; expected such as 2x5 80kg @8"
                )
            times, amount, left, timed, weight, unit, rpe, label = match.groups()
            if int(times or 1) > _MOST_SETS:
                raise BadValueError(f"{times} sets; expected at most {_MOST_SETS}")
            effort = context.efforts[rpe or ""]
            done = ImportedSet(
                kind=kind,
                reps=None if timed else context.reps[amount],
                left_reps=None if timed or left is None else context.reps[left],
                seconds=context.seconds[amount] if timed else None,
                load=context.units.of(unit_of(unit or ""))[weight or ""],
                rpe=effort.rpe,
                rir=effort.rir,
                note=context.notes[label or ""],
            )
            sets += [(done, effort)] * int(times or 1)
        return sets
