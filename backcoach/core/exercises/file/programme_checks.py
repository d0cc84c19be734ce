"""Checks of the programmes in exercises.toml that concern several keys."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from backcoach.core.exercises.file.rows import reference, repeated_ids, rows, text_of, texts_of
from backcoach.core.exercises.programme import WEEKDAYS, Weeks
from backcoach.core.text import quoted
from backcoach.core.toml.validation import MAX_SHOWN, FieldError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from backcoach.core.exercises.file.rows import Row
    from backcoach.core.toml.validation import KeyPath

CHANGES = ("reps", "rir", "sets", "more")  # what a phase can change


def programme_mistakes(tree: dict[str, Any], exercises: Mapping[str, Row]) -> Iterator[FieldError]:
    """Yield the mistakes between the keys of programmes; `exercises` are rows by their ids."""
    programmes = list(rows(tree, (), "programme"))
    yield from repeated_ids(programmes)
    sessions = {text_of(row, "id"): row for _, row in rows(tree, (), "session")}
    ids = {text_of(row, "id") for _, row in programmes}
    for path, row in programmes:
        days = list(rows(row, path, "day"))
        for day_path, day in days:
            for key in ("session", "before", "after"):
                yield from reference(day_path, day, key, sessions)
        yield from _weekdays(path, row, days)
        trained = _exercises_of([day for _, day in days], sessions)
        yield from _phases(path, row, exercises, trained)
        yield from _phase_sessions(path, row, {text_of(day, "session") for _, day in days})
        for test_path, test in rows(row, path, "test"):
            yield from reference(test_path, test, "exercise", exercises)
            yield from _counted(test_path, test, exercises)
        if isinstance(end := row.get("end"), dict):
            yield from reference((*path, "end"), end, "exercise", exercises)
            yield from _counted((*path, "end"), end, exercises)
        yield from reference(path, row, "then", ids)
        if row.get("then") == row.get("id") and "then" in row:
            yield FieldError((*path, "then"), "then names the programme itself")


def _weekdays(path: KeyPath, row: dict[str, Any], days: list[Row]) -> Iterator[FieldError]:
    """Check that all days have a weekday or none, each another, in the order of a week."""
    named = [(day_path, text_of(day, "weekday")) for day_path, day in days]
    if not any(weekday for _, weekday in named):
        return
    if "a_week" in row:
        text = "weekdays say a_week already; keep one of them"
        yield FieldError((*path, "a_week"), text)
    last, last_path = -1, path
    for day_path, weekday in named:
        where = (*day_path, "weekday")
        if not weekday:
            text = "weekday is missing; either every day has one, or none has"
            yield FieldError(where, text, is_missing=True)
        elif weekday in WEEKDAYS:
            place = WEEKDAYS.index(weekday)
            if place == last:
                yield FieldError(where, f"weekday {quoted(weekday)} is used twice", see=last_path)
            elif place < last:
                text = f"weekday {quoted(weekday)} comes after a later day of the week"
                yield FieldError(where, text, see=last_path)
            last, last_path = max(place, last), where


def _exercises_of(days: list[dict[str, Any]], sessions: Mapping[str, dict[str, Any]]) -> set[str]:
    """Return the exercises that the sessions of a programme name."""
    named = [sessions.get(text_of(day, "session"), {}) for day in days]
    return {
        text_of(line, "exercise") for session in named for _, line in rows(session, (), "exercise")
    }


def _phases(
    path: KeyPath, row: dict[str, Any], exercises: Mapping[str, Row], trained: set[str]
) -> Iterator[FieldError]:
    phases = list(rows(row, path, "phase"))
    length = row.get("weeks")
    for phase_path, phase in phases:
        if not set(CHANGES) & set(phase):
            yield FieldError(phase_path, "the phase changes nothing; write reps, rir, sets or more")
        if "sets" in phase and "more" in phase:
            text = "more and sets exclude each other; keep one of them"
            yield FieldError((*phase_path, "more"), text)
        weeks = _weeks(phase)
        if weeks and isinstance(length, int) and weeks.last > length:
            text = f"weeks {weeks} goes beyond the {length} weeks of the programme"
            yield FieldError((*phase_path, "weeks"), text, see=(*path, "weeks"))
        for name_path, name in texts_of(phase_path, phase, "exercises"):
            if name not in exercises:
                text = f"exercises {quoted(name)} does not exist"
                yield FieldError(name_path, text, name, exercises)
            elif trained and name not in trained:
                text = f"exercises {quoted(name)} is in no session of the programme"
                yield FieldError(name_path, text, name, sorted(trained))
    for (path_a, a), (path_b, b) in combinations(phases, 2):
        yield from _overlap(path_a, a, path_b, b)


def _phase_sessions(path: KeyPath, row: dict[str, Any], own: set[str]) -> Iterator[FieldError]:
    """Check that a phase of one session names one of the programme."""
    for phase_path, phase in rows(row, path, "phase"):
        if (name := text_of(phase, "session")) and name not in own:
            text = f"session {quoted(name)} is in no day of the programme"
            yield FieldError((*phase_path, "session"), text, name, sorted(own))


def _weeks(phase: dict[str, Any]) -> Weeks | None:
    value = phase.get("weeks")
    try:
        return Weeks.parse(value[:MAX_SHOWN] if isinstance(value, str) else value)
    except ValueError:
        return None  # the validation of the key reports it


def _overlap(
    path: KeyPath, phase: dict[str, Any], other_path: KeyPath, other: dict[str, Any]
) -> Iterator[FieldError]:
    """Yield a mistake where two phases change the same of the same exercise in the same week."""
    weeks, others = _weeks(phase), _weeks(other)
    if weeks is None or others is None:
        return
    if weeks.last < others.first or others.last < weeks.first:
        return
    sessions = {text_of(phase, "session"), text_of(other, "session")}
    if len(sessions - {""}) > 1:
        return
    named, also = ({name for _, name in texts_of((), each, "exercises")} for each in (phase, other))
    keys = [key for key in CHANGES if key in phase and key in other]
    if keys and (named & also or not named or not also):
        text = f"weeks {others} overlaps with another phase, which changes {keys[0]} as well"
        yield FieldError((*other_path, "weeks"), text, see=(*path, "weeks"))


def _counted(
    path: KeyPath, row: dict[str, Any], exercises: Mapping[str, Row]
) -> Iterator[FieldError]:
    """Check that an exercise that is tested is counted in repetitions, and a load fits it."""
    name = text_of(row, "exercise")
    _, exercise = exercises.get(name, ((), None))
    if exercise is None:
        return
    if "reps" not in exercise and "seconds" in exercise:
        text = f"exercise {quoted(name)} is a hold; a test counts reps"
        yield FieldError((*path, "exercise"), text)
    if "load" in row and exercise.get("load", "external") in ("bodyweight", "none", "band"):
        yield FieldError((*path, "load"), f"load does not fit; {name} has no weight")
