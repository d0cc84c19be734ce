"""What a file holds, in numbers: the object that `import --json` prints for it."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING, Any

from backcoach.exchange.messages import SHAPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from backcoach.core.exercises.names import NameTable
    from backcoach.exchange.records import ImportedSession, ImportedSet
    from backcoach.exchange.report import Finding, Report

# OpenWeight's `weight` has no sign; help stands beside it and is no weight moved.
_HELP_APART = ("openweight",)


def warnings_of(findings: Iterable[Finding]) -> dict[str, Any]:
    """Return findings as a JSON object: a count, lines, names, or the one word of a kind."""
    result: dict[str, Any] = {}
    for finding in findings:
        shape = SHAPES.get(finding.code, "count")
        if shape == "lines":
            result[finding.code] = list(finding.lines)
        elif shape == "names":
            result[finding.code] = [*result.get(finding.code, []), *finding.values]
        elif shape == "word":
            result[finding.code] = finding.values[0]
        else:
            result[finding.code] = result.get(finding.code, 0) + finding.count
    return result


def summary(
    sessions: tuple[ImportedSession, ...],
    report: Report,
    table: NameTable,
    mapping: Mapping[str, str | None],
) -> dict[str, Any]:
    """Return counts, volumes in kg (help as written, positive), first and last start, and names."""
    kinds: Counter[str] = Counter()
    volumes = {"warmup": Decimal(0), "work": Decimal(0)}
    timed = empty = reps = 0
    for done, times in _different(sessions):
        kinds[done.kind] += times
        if done.all_reps:
            reps += times * done.all_reps
            if done.load is not None:
                moved = times * done.all_reps * done.load.kilograms
                if moved > 0 or report.dialect not in _HELP_APART:
                    volumes["warmup" if done.kind == "warmup" else "work"] += abs(moved)
        elif done.seconds:
            timed += times
        elif done.reps == 0 and done.distance is None:
            empty += times
    return {
        "dialect": report.dialect,
        "rows": report.rows,
        "sets": kinds.total(),
        "sessions": len(sessions),
        "kinds": dict(kinds),
        "pseudo": report.pseudo,
        "undone": report.undone,
        "timed": timed,
        "empty": empty,
        "reps": reps,
        "volume_kg": round(float(sum(volumes.values())), 3),
        "volume_work_kg": round(float(volumes["work"]), 3),
        "first": sessions[0].start if sessions else None,
        "last": sessions[-1].start if sessions else None,
        "exercises": {
            name: exercise or (f"near:{near}" if (near := table.near(name)) else None)
            for name, exercise in mapping.items()
        },
        "warnings": warnings_of(report.findings),
    }


def _different(sessions: Iterable[ImportedSession]) -> Iterator[tuple[ImportedSet, int]]:
    """Yield sets with how often each comes: equal ones are mostly one value."""
    runs = [exercise.sets for session in sessions for exercise in session.exercises]
    times = Counter(map(id, chain.from_iterable(runs)))
    for done in chain.from_iterable(runs):
        count = times.pop(id(done), 0)
        if count:
            yield done, count


def sets_by_name(sessions: Iterable[ImportedSession]) -> Counter[str]:
    """Return how many sets there are under each name."""
    counts: Counter[str] = Counter()
    for session in sessions:
        for exercise in session.exercises:
            counts[exercise.name] += len(exercise.sets)
    return counts
