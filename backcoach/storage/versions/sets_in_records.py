"""Sets as JSON beside each session, and of each set only what sets are looked for by.

A row of 23 columns for each set took most of the time of an import, and the history read no row
that it could not read from the JSON.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import msgspec

from backcoach.core.session.past.session_record import SetRecord
from backcoach.storage import rows
from backcoach.storage.damage.checksums import renew_projections
from backcoach.storage.errors import DAMAGED, DamagedError
from backcoach.storage.projected_rows import Projected, projected, session_record

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

BEST_SETS = "reported = 1 AND coalesce(reps, seconds, 0) > 0 AND coalesce(band, '') = ''"
COUNT = "coalesce(seconds, 0) * 100000 + coalesce(reps, 0)"  # a set's repetitions or seconds
_BEFORE = (
    "step", "exercise", "kind", "side", "set", "target", "reps", "seconds", "grams", "unit",
    "band", "rir", "rest_planned_s", "rest_taken_s", "done_at", "offset", "skipped",
    "reported", "name", "note", "extra",
)  # fmt: skip
_TABLES = (
    """CREATE TABLE record (
        session TEXT PRIMARY KEY NOT NULL, sets BLOB NOT NULL) WITHOUT ROWID""",
    "ALTER TABLE session ADD COLUMN done INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE session ADD COLUMN trained_s INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE session ADD COLUMN volume INTEGER NOT NULL DEFAULT 0",
    "DROP INDEX logged_work",
    "DROP INDEX logged_best",
    "ALTER TABLE logged RENAME TO logged_before",
    """CREATE TABLE logged (
        session TEXT NOT NULL, place INTEGER NOT NULL, exercise TEXT NOT NULL,
        side TEXT NOT NULL, reps INTEGER, seconds INTEGER,
        grams INTEGER, unit TEXT, band TEXT, rir INTEGER,
        done_at INTEGER NOT NULL, "offset" INTEGER NOT NULL,
        reported INTEGER NOT NULL, is_follow_on INTEGER NOT NULL,
        PRIMARY KEY (session, place)) WITHOUT ROWID""",
)
_INDEXES = (
    "DROP TABLE logged_before",
    "CREATE INDEX logged_work ON logged (exercise, done_at)",
    f"""CREATE INDEX logged_best ON logged (exercise, side, {COUNT}, grams DESC, done_at)
        WHERE {BEST_SETS}""",
)


def sets_in_records(db: sqlite3.Connection) -> None:
    """Move the sets of each session to `record`, and leave in `logged` what is looked for.

    The time and the volume of a session stand beside it. Raises DamagedError for sets that make no
    sense.
    """
    for statement in _TABLES:
        db.execute(statement)
    try:
        for session in _projected(db):
            db.execute(
                "UPDATE session SET done = ?, trained_s = ?, volume = ? WHERE id = ?",
                (*session.session[-3:], session.session[0]),
            )
            db.execute("INSERT INTO record VALUES (?, ?)", (session.session[0], session.sets))
            marks = ", ".join("?" * 14)
            db.executemany(f"INSERT INTO logged VALUES ({marks})", session.logged)
    except (msgspec.ValidationError, ValueError) as error:
        raise DamagedError(DAMAGED) from error
    for statement in _INDEXES:
        db.execute(statement)
    renew_projections(db)


def _projected(db: sqlite3.Connection) -> Iterator[Projected]:
    """Yield each session as it is projected now."""
    query = f"SELECT session, {rows.columns(_BEFORE)} FROM logged_before ORDER BY session, place"
    runs = groupby(db.execute(query), key=itemgetter(0))
    name, own = next(runs, (None, iter(())))
    for head in db.execute("SELECT * FROM session ORDER BY id").fetchall():
        while name is not None and name < head[0]:
            name, own = next(runs, (None, iter(())))
        sets = tuple(_set(row[1:]) for row in own) if name == head[0] else ()
        yield projected(session_record(head, sets))


def _set(row: tuple[Any, ...]) -> SetRecord:
    """Return a set as it was stored; raises msgspec.ValidationError."""
    fields = dict(zip(_BEFORE, row, strict=True))
    load = {name: fields.pop(name) for name in ("grams", "unit", "band")}
    fields["load"] = None if load["unit"] is None else load
    fields["skipped"], fields["reported"] = bool(fields["skipped"]), bool(fields["reported"])
    extra = fields.pop("extra")
    if extra is not None:
        fields["extra"] = msgspec.json.decode(extra)
    return msgspec.convert(fields, SetRecord)
