"""Checks that concern several keys: repeated ids, unknown references, broken supersets.

They work on the tree of plain values, so that a mistake in one key hides none in another.
"""

from __future__ import annotations

from collections import Counter
from graphlib import CycleError, TopologicalSorter
from itertools import groupby
from typing import TYPE_CHECKING, Any

from backcoach.core.exercises.file.programme_checks import programme_mistakes
from backcoach.core.exercises.file.rows import reference, repeated_ids, rows, text_of, texts_of
from backcoach.core.exercises.file.scheme_checks import check_block, check_sets, sets_of
from backcoach.core.exercises.names import name_key
from backcoach.core.notation import Load
from backcoach.core.text import quoted
from backcoach.core.toml.validation import MAX_SHOWN, FieldError, value_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from backcoach.core.exercises.file.rows import Row
    from backcoach.core.toml.validation import KeyPath

MAX_STEPS = 6  # of a circle, named in a message


def check(tree: dict[str, Any]) -> list[FieldError]:
    """Return the mistakes between the tables of exercises.toml, given its cleaned tree.

    There are none to compare where a list of tables is none, so that its names are not known.
    """
    if not all(isinstance(tree.get(key, []), list) for key in ("exercise", "session", "programme")):
        return []
    exercises = list(rows(tree, (), "exercise"))
    sessions = list(rows(tree, (), "session"))
    known: dict[str, Row] = {}
    for path, row in exercises:
        known.setdefault(text_of(row, "id"), (path, row))
    known.pop("", None)
    errors = [*repeated_ids(exercises), *repeated_ids(sessions), *_ladder(exercises, known)]
    errors += [*_shared_aliases(exercises, known), *_shared_former_ids(exercises, known)]
    for path, row in exercises:
        errors += _both_targets(path, row)
    for path, session in sessions:
        members = list(rows(session, path, "exercise"))
        for member in members:
            errors += _prescription(*member, known)
        errors += _supersets(members)
    errors += programme_mistakes(tree, known)
    return errors


def _shared_aliases(exercises: Iterable[Row], known: dict[str, Row]) -> Iterator[FieldError]:
    first: dict[str, KeyPath] = {}
    for path, row in exercises:
        if known.get(text_of(row, "id"), (path,))[0] != path:
            continue  # an id that is used twice is reported as such
        for alias_path, alias in texts_of(path, row, "aliases"):
            key = name_key(alias)
            seen = first.setdefault(key, alias_path) if key else alias_path
            if seen[:-2] != path:
                text = f"alias {quoted(alias)} is at two exercises; keep one"
                yield FieldError(alias_path, text, see=seen)


def _shared_former_ids(exercises: Iterable[Row], known: dict[str, Row]) -> Iterator[FieldError]:
    first: dict[str, KeyPath] = {}
    for path, row in exercises:
        for former_path, former in texts_of(path, row, "former"):
            if former in known:
                text = f"former {quoted(former)} is the id of an exercise here"
                yield FieldError(former_path, text, see=(*known[former][0], "id"))
            elif first.setdefault(former, former_path) != former_path:
                text = f"former {quoted(former)} is written twice"
                yield FieldError(former_path, text, see=first[former])


def _prescription(
    path: KeyPath, row: dict[str, Any], known: dict[str, Row]
) -> Iterator[FieldError]:
    yield from reference(path, row, "exercise", known)
    yield from _both_targets(path, row)
    _, exercise = known.get(text_of(row, "exercise"), ((), None))
    yield from check_sets(path, row, exercise)
    if exercise is None:
        return
    if not {"reps", "seconds"} & {*row, *exercise}:
        text = "reps is missing; write reps, or seconds for a hold"
        yield FieldError((*path, "reps"), text, is_missing=True)
    if "load" in row and (demand := _load_demand(row["load"], exercise.get("load", "external"))):
        text = f"load {value_text(row['load'])} does not fit"
        yield FieldError((*path, "load"), f"{text}; {text_of(row, 'exercise')} {demand}")


def _load_demand(written: object, kind: object) -> str:
    """Return which load that kind of exercise takes instead, "" if the written one fits."""
    if kind in ("bodyweight", "none"):
        return "has no load"
    try:
        grams = Load.parse(written[:MAX_SHOWN] if isinstance(written, str) else written).grams
    except ValueError:
        return ""  # the validation of the key reports it
    if kind == "band":
        return 'takes a band, like "green band"' if grams is not None else ""
    if kind == "assisted":
        return 'takes help, like "-30 kg"' if grams is None or grams > 0 else ""
    return 'takes a weight, like "24 kg"' if grams is None or grams < 0 else ""


def _both_targets(path: KeyPath, row: dict[str, Any]) -> Iterator[FieldError]:
    if "reps" in row and "seconds" in row:
        yield FieldError(
            (*path, "seconds"), "seconds and reps exclude each other; keep one of them"
        )


def _ladder(exercises: list[Row], known: dict[str, Row]) -> Iterator[FieldError]:
    """Check the references to easier and harder exercises, and report one circle of them."""
    easier: dict[str, list[str]] = {name: [] for name in known}
    for path, row in exercises:
        yield from reference(path, row, "easier", known)
        yield from reference(path, row, "harder", known)
        name = text_of(row, "id")
        if name and (below := text_of(row, "easier")) in known:
            easier[name].append(below)
        if name and (above := text_of(row, "harder")) in known:
            easier[above].append(name)
    try:
        TopologicalSorter(easier).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1][1:]
        first = min(range(len(circle)), key=lambda place: list(known).index(circle[place]))
        circle = [*circle[first:], *circle[: first + 1]]
        path, row = known[circle[0]]
        steps = ", ".join(quoted(name) for name in circle[1:MAX_STEPS])
        text = f"easier and harder go round in a circle: {quoted(circle[0])}, then {steps}"
        key = "easier" if "easier" in row else "harder"
        yield FieldError((*path, key), f"{text}, …" if len(circle) > MAX_STEPS else text)


def _supersets(members: list[Row]) -> Iterator[FieldError]:
    """Check that the members of a superset are two or more, adjacent, and equal in sets."""
    total = Counter(text_of(row, "superset") for _, row in members)
    first: dict[str, KeyPath] = {}
    for word, run in groupby(members, key=lambda member: text_of(member[1], "superset")):
        (path, row), *others = run
        word_path = (*path, "superset")
        if not word:
            continue
        if first.setdefault(word, word_path) != word_path:
            text = f"superset {quoted(word)} is not next to its other members"
            yield FieldError(word_path, text, see=first[word])
        elif total[word] == 1:
            text = f"superset {quoted(word)} has one member; give a neighbour the same word"
            yield FieldError(word_path, text)
        yield from check_block([(path, row), *others])
        for other_path, other in others:
            sets, expected = sets_of(other), sets_of(row)
            if isinstance(sets, int) and isinstance(expected, int) and sets != expected:
                text = f"sets {value_text(sets)} is not {value_text(expected)}, as in its superset"
                keys = ["sets" if "sets" in each else "reps" for each in (other, row)]
                yield FieldError((*other_path, keys[0]), text, see=(*path, keys[1]))
