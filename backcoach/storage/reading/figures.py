"""Sums over the past, made by SQLite: no session is replayed for them.

Sessions that do not count are left out. `since` is in milliseconds UTC. All raise StoreError.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backcoach.core.notation import Load
from backcoach.core.session.plan import Result
from backcoach.core.views.history.figures import MONDAY, Best, Day, WeekOfExercise, WeekOfSessions
from backcoach.core.views.history.lift_course import DoneSet, Remark
from backcoach.storage.reading.records import BEGINNING
from backcoach.storage.versions.sets_in_records import BEST_SETS, COUNT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.session.plan import Side
    from backcoach.storage.store import Store

SIDES: tuple[Side, ...] = ("both", "left", "right")

_COUNTS = "status IN ('finished', 'live')"
_DAY = 'started_at / 1000 + session."offset" * 60'
_BEFORE = 10_000  # weeks; SQLite rounds toward zero, so that nothing may be negative
_WEEK = f"(({_DAY}) - {MONDAY * 86_400} + {_BEFORE * 604_800}) / 604800 - {_BEFORE}"


def weeks_of_exercises(store: Store, since: int = BEGINNING) -> list[WeekOfExercise]:
    """Return the work sets of each week and exercise, the oldest first."""
    return [
        WeekOfExercise(week, exercise, bool(loaded), sets, volume)
        for week, exercise, loaded, sets, volume in store.select(_EXERCISES, since)
    ]


def weeks_of_sessions(store: Store, since: int = BEGINNING) -> list[WeekOfSessions]:
    """Return the sessions of each week, the oldest first."""
    weeks: dict[int, list[Day]] = {}
    for week, day in _days(store, since):
        weeks.setdefault(week, []).append(day)
    return [
        WeekOfSessions(
            week,
            len(days),
            sum(day.done for day in days),
            sum(day.planned for day in days),
            sum(day.seconds for day in days),
        )
        for week, days in weeks.items()
    ]


def days(store: Store, since: int = BEGINNING) -> list[Day]:
    """Return the sessions that count in short, the oldest first."""
    return [day for _, day in _days(store, since)]


def bests(store: Store, exercises: tuple[str, ...] = ()) -> list[Best]:
    """Return the best reported set of each exercise, side, and number of repetitions.

    Of the exercises that are named, or of all; of sets alike the first one. Each is looked up in an
    index, because to read every set of twenty years takes too long.
    """
    return [
        Best(exercise, side, Result(reps, seconds, _load(grams, unit)), at, offset)
        for exercise in exercises or store.exercise_names()
        for side in SIDES
        for count in counts(store, exercise, side)
        for reps, seconds, grams, unit, at, offset in store.select(_BEST, exercise, side, count)
    ]


def counts(store: Store, exercise: str, side: Side) -> Iterator[int]:
    """Yield each number of repetitions that was reported, as the index has it."""
    count = -1
    while True:
        (count,) = store.select(_NEXT_COUNT, exercise, side, count)[0]
        if count is None:
            return
        yield count


def done_sets(store: Store, exercise: str, since: int = BEGINNING) -> list[DoneSet]:
    """Return the work sets of an exercise, as it was written, oldest first."""
    return [
        DoneSet(
            session,
            at,
            offset,
            side,
            Result(reps, seconds, None if unit is None else Load(grams, unit, band or ""), rir),
            bool(reported),
        )
        for session, at, offset, side, reps, seconds, grams, unit, band, rir, reported in (
            store.select(_DONE, exercise, since)
        )
    ]


def remarks(store: Store, exercise: str, since: int = BEGINNING) -> list[Remark]:
    """Return the notes of an exercise and of its sessions, and what hurt, the latest first."""
    return [
        Remark(at, offset, text, bool(is_pain))
        for at, offset, text, is_pain in store.select(_REMARKS, exercise, since)
    ]


def last_of_each(store: Store) -> list[tuple[str, int]]:
    """Return when each exercise was last done, as it was written, in ms UTC."""
    done = ((exercise, last_done(store, exercise)) for exercise in store.exercise_names())
    return [(exercise, last[0]) for exercise, last in done if last]


def starts(store: Store, since: int = BEGINNING) -> list[tuple[int, bool]]:
    """Return when sessions began in ms UTC, the oldest first, and whether something hurt in one."""
    return [(at, bool(hurt)) for at, hurt in store.select(_STARTS, since)]


def last_done(store: Store, exercise: str) -> tuple[int, int] | None:
    """Return when an exercise was last done, with its offset; None where it never was."""
    rows = store.select(_LAST, exercise)
    return rows[0] if rows else None


def _load(grams: Any, unit: Any) -> Load | None:
    return None if grams is None else Load(grams, unit)


def _days(store: Store, since: int) -> list[tuple[int, Day]]:
    return [(row[0], Day(*row[1:])) for row in store.select(_DAYS, since)]


_EXERCISES = f"""
    SELECT {_WEEK} AS week, exercise, coalesce(grams, 0) > 0,
        sum(CASE WHEN is_follow_on THEN 0.0 WHEN side = 'both' THEN 1.0 ELSE 0.5 END),
        sum(coalesce(reps, 0) * max(coalesce(grams, 0), 0))
    FROM session CROSS JOIN logged ON logged.session = session.id
    WHERE started_at >= ? AND {_COUNTS}
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""
_DAYS = f"""
    SELECT {_WEEK}, id, started_at, session."offset", name, done, planned, trained_s,
        coalesce((SELECT max(json_extract(value, '$.level')) FROM json_each(pains)), 0),
        coalesce((SELECT group_concat(value, ' · ') FROM json_each(notes)), ''), volume
    FROM session WHERE started_at >= ? AND {_COUNTS} ORDER BY started_at, id"""
_STARTS = f"""
    SELECT started_at, pains IS NOT NULL AND EXISTS (
        SELECT 1 FROM json_each(pains) WHERE json_extract(value, '$.level') > 0)
    FROM session WHERE started_at >= ? AND {_COUNTS} ORDER BY started_at"""
_NEXT_COUNT = f"""
    SELECT min({COUNT}) FROM logged
    WHERE exercise = ? AND side = ? AND {COUNT} > ? AND {BEST_SETS}"""
BY_COUNT = f"""FROM logged INDEXED BY logged_best
    WHERE exercise = ? AND side = ? AND {COUNT} = ? AND {BEST_SETS}
        AND EXISTS (SELECT 1 FROM session WHERE id = logged.session AND {_COUNTS}) {{also}}
    ORDER BY grams DESC, done_at LIMIT 1"""
_BEST = f'SELECT reps, seconds, grams, unit, done_at, logged."offset" {BY_COUNT.format(also="")}'
_DONE = f"""
    SELECT session.id, started_at, session."offset", side, reps, seconds, grams, unit, band, rir,
        reported
    FROM logged CROSS JOIN session ON session.id = logged.session
    WHERE exercise = ? AND done_at >= ? AND {_COUNTS}
    ORDER BY started_at, session.id, place"""
_REMARKS = f"""
    WITH visit AS (
        SELECT DISTINCT session.* FROM logged CROSS JOIN session ON session.id = logged.session
        WHERE exercise = ?1 AND done_at >= ?2 AND {_COUNTS})
    SELECT started_at AS at, "offset", value, 0 FROM visit, json_each(notes)
    UNION ALL
    SELECT started_at, visit."offset", json_extract(value, '$.note'), 0
        FROM visit CROSS JOIN record ON record.session = visit.id,
            json_each(CAST(sets AS TEXT))
        WHERE instr(sets, CAST('"note":' AS BLOB)) AND json_extract(value, '$.exercise') = ?1
            AND json_extract(value, '$.note') <> ''
    UNION ALL
    SELECT started_at, visit."offset", json_extract(value, '$.note'), 0
        FROM visit CROSS JOIN event ON event.session = visit.id AND seq = 0,
            json_each(CAST(body AS TEXT), '$.sets')
        WHERE NOT EXISTS (SELECT 1 FROM record WHERE record.session = visit.id)
            AND instr(body, CAST('"note":' AS BLOB)) AND json_extract(value, '$.exercise') = ?1
            AND json_extract(value, '$.note') <> ''
    UNION ALL
    SELECT started_at, "offset", 'pain ' || json_extract(value, '$.level')
        || coalesce(', ' || nullif(json_extract(value, '$.place'), ''), ''), 1
        FROM visit, json_each(pains) WHERE json_extract(value, '$.level') > 0
    ORDER BY at DESC"""
_LAST = f"""
    SELECT done_at, logged."offset" FROM logged CROSS JOIN session ON session.id = logged.session
    WHERE exercise = ? AND {_COUNTS} ORDER BY done_at DESC LIMIT 1"""
