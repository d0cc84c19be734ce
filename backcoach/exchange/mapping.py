"""Imported sets under the exercises of this program: which one, and with which sign of load.

Done when history is looked at, not when it is stored: a later alias applies to what was imported
before, and the file's own names and loads stay as they were.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.exchange.report import Findings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backcoach.core.exercises.names import KnownNames, NameTable
    from backcoach.exchange.records import ImportedSession, ImportedSet, Load
    from backcoach.exchange.report import Finding
    from backcoach.exchange.sessions import Lines

# Programs with no name of its own for a pull-up with weight: there a load is nothing to report.
_LOAD_IS_USUAL = ("liftosaur", "liftohistory", "openweight")


def exercise_of(known: KnownNames, done: ImportedSet) -> str:
    """Return the exercise of one set: with or without a load it may be another."""
    if done.load is not None and done.load.grams > 0:
        return known.loaded or known.exercise
    return known.exercise if done.load is not None else known.unloaded or known.exercise


def load_of(known: KnownNames, done: ImportedSet) -> Load | None:
    """Return the load of one set: help, which every program writes positive, is negative."""
    load = done.load
    if load is not None and load.grams > 0 and known.load == "assisted":
        return replace(load, grams=-load.grams, kilograms=-load.kilograms)
    return load


def names_of(sessions: tuple[ImportedSession, ...], lines: Lines) -> list[str]:
    """Return the names of all exercises, in the order of the file."""
    runs = [
        (line, run.name)
        for session, own in zip(sessions, lines, strict=True)
        for run, line in zip(session.exercises, own, strict=True)
        if run.named
    ]
    return list(dict.fromkeys(name for _, name in sorted(runs, key=itemgetter(0))))


def review_names(
    sessions: tuple[ImportedSession, ...],
    lines: Lines,
    table: NameTable,
    mapping: Mapping[str, str | None],
) -> tuple[Finding, ...]:
    """Return what the mapping does: unknown and near names, help turned, loads that fit another."""
    findings = Findings()
    for name, exercise in mapping.items():
        if exercise is None:
            near = table.near(name)
            findings.add("exercise_near" if near else "exercise_unknown", value=name)
    watched = {
        name: known
        for name, exercise in mapping.items()
        if (known := table.exercises.get(exercise or ""))
        and (known.load == "assisted" or known.loaded or known.unloaded)
    }
    for session, own in zip(sessions, lines, strict=True):
        for run, line in zip(session.exercises, own, strict=True):
            if run.named and (known := watched.get(run.name)):
                for done in run.sets:
                    _review(done, known, session.program, line, findings)
    return findings.frozen()


def _review(
    done: ImportedSet, known: KnownNames, program: str, line: int, findings: Findings
) -> None:
    if known.load == "assisted":
        if done.load is None:
            findings.add("assisted_without_load", line)
        elif done.load.grams > 0:
            findings.add("assisted_turned_negative", line)
    elif exercise_of(known, done) == known.loaded and program not in _LOAD_IS_USUAL:
        findings.add("bodyweight_with_load", line)
    elif exercise_of(known, done) == known.unloaded:
        findings.add("weighted_without_load", line)
