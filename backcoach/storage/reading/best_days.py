"""In which sessions a side of an exercise did better than ever before: heavier, or longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.storage.reading.figures import BY_COUNT, SIDES, counts
from backcoach.storage.reading.records import BEGINNING
from backcoach.storage.versions.sets_in_records import BEST_SETS, COUNT

if TYPE_CHECKING:
    from backcoach.storage.store import Store

    _Rank = tuple[int, int]  # grams, then repetitions or seconds


def bests_by_session(store: Store, since: int = BEGINNING) -> dict[str, int]:
    """Return how many bests each session since an instant in ms UTC had, if it had any.

    The first session with an exercise sets none. Raises StoreError.
    """
    best = _before(store, since) if since > BEGINNING else {}
    bests: dict[str, int] = {}
    for session, exercise, side, grams, count in store.select(_TOPS, since):
        rank = (grams, count)
        before = best.get((exercise, side))
        if before is None or rank > before:
            best[exercise, side] = rank
            if before is not None:
                bests[session] = bests.get(session, 0) + 1
    return bests


def _before(store: Store, since: int) -> dict[tuple[str, str], _Rank]:
    """Return the best of each exercise and side before an instant."""
    best: dict[tuple[str, str], _Rank] = {}
    for exercise in store.exercise_names():
        for side in SIDES:
            ranks = [
                (grams or 0, count)
                for count in counts(store, exercise, side)
                for (grams,) in store.select(_BEFORE, exercise, side, count, since)
            ]
            if ranks:
                best[exercise, side] = max(ranks)
    return best


_TOPS = f"""
    SELECT session.id, exercise, side, max(coalesce(grams, 0)) AS most, max({COUNT})
    FROM session CROSS JOIN logged ON logged.session = session.id
    WHERE started_at >= ? AND status IN ('finished', 'live') AND {BEST_SETS}
        AND coalesce(grams, 0) = (
            SELECT max(coalesce(grams, 0)) FROM logged AS other
            WHERE other.session = session.id AND other.exercise = logged.exercise
                AND other.side = logged.side AND other.reported = 1)
    GROUP BY started_at, session.id, exercise, side ORDER BY started_at, session.id"""
_BEFORE = f"SELECT grams {BY_COUNT.format(also='AND done_at < ?')}"
