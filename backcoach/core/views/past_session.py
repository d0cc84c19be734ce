"""A past session in words: what was done of each exercise, with which load."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from backcoach.core.wording.phrases import assumed_text, counts_text, reserve_text

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Library
    from backcoach.core.session.session_record import SessionRecord, SetRecord


def done_lines(session: SessionRecord, library: Library) -> list[tuple[str, str]]:
    """Return of each exercise and side of a session its id and a line: `Row, left  9, 8 × 20 kg`.

    Sets that nobody reported are named as assumed. Warm-ups and skipped sets are left out; an
    exercise that the library no longer has keeps its id.
    """
    done = [row for row in session.sets if row.kind == "work" and not row.skipped]
    done.sort(key=_place)  # sorting keeps the order in which the sets of one line were done
    lines = []
    for _, members in groupby(done, key=_place):
        sets = list(members)
        exercise_id = sets[0].exercise
        side = "" if sets[0].side == "both" else f", {sets[0].side}"
        results = [row.result for row in sets]
        reserve = reserve_text(results[-1].rir, ", ")
        assumed = assumed_text(sum(not done.reported for done in sets), len(sets))
        name = name_of(exercise_id, library)
        lines.append((exercise_id, f"{name}{side}  {counts_text(results)}{reserve}{assumed}"))
    return lines


def name_of(exercise_id: str, library: Library) -> str:
    """Return what an exercise is called, its id where the library no longer has it."""
    known = library.find_exercise(exercise_id)
    return known.name if known else exercise_id


def _place(row: SetRecord) -> tuple[int, str]:
    slot = row.step.partition(".")[0]
    return int(slot) if slot.isdecimal() else 0, row.side
