"""Imported sets under the exercises of this program: which one, and with which sign of load.

Done when history is looked at, not when it is stored: a later alias applies to what was imported
before, and the file's own names and loads stay as they were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.exchange.report import Findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from backcoach.exchange.names import KnownNames, NameTable
    from backcoach.exchange.records import ImportedSession, ImportedSet, Load
    from backcoach.exchange.report import Finding

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


def names_of(sessions: Iterable[ImportedSession]) -> list[str]:
    """Return the names of all exercises, in the order of the file."""
    in_order = sorted(sessions, key=lambda session: session.line)
    return list({run.name: None for session in in_order for run in session.exercises if run.named})


def review_names(
    sessions: Iterable[ImportedSession], table: NameTable, mapping: Mapping[str, str | None]
) -> tuple[Finding, ...]:
    """Return what the mapping does: unknown and near names, help turned, loads that fit another."""
    findings = Findings()
    for name, exercise in mapping.items():
        if exercise is None:
            near = table.near(name)
            findings.add("exercise_near" if near else "exercise_unknown", value=name)
    for session in sessions:
        for run in session.exercises:
            known = table.exercises.get(mapping.get(run.name) or "") if run.named else None
            if known is not None and (known.load == "assisted" or known.loaded or known.unloaded):
                for done in run.sets:
                    _review(done, known, session.program, findings)
    return findings.frozen()


def _review(done: ImportedSet, known: KnownNames, program: str, findings: Findings) -> None:
    if known.load == "assisted":
        if done.load is None:
            findings.add("assisted_without_load", done.line)
        elif done.load.grams > 0:
            findings.add("assisted_turned_negative", done.line)
    elif exercise_of(known, done) == known.loaded and program not in _LOAD_IS_USUAL:
        findings.add("bodyweight_with_load", done.line)
    elif exercise_of(known, done) == known.unloaded:
        findings.add("weighted_without_load", done.line)
