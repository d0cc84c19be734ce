"""Checks of a line of a session: how many sets, and whether what is written of each fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backcoach.core.notation import parse_seconds
from backcoach.core.set_notation import MOST_SHARE, SetGoal, Share
from backcoach.core.toml.validation import MAX_SHOWN, FieldError, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.toml.validation import KeyPath

# What has no place beside the clock of a block, and how its time is written.
_BESIDE_CLOCK = {
    "every": ("rest", "within", "ramp", "drops", "rest_pause"),
    "within": ("sets", "ramp", "drops", "rest_pause"),
}
_TIMES = {"every": '60 or "1m"', "within": '600 or "10m"'}

# What a share is taken of: a load that has a number.
_WITHOUT_MASS = ("bodyweight", "band", "none")


def check_sets(
    path: KeyPath, row: dict[str, Any], exercise: dict[str, Any] | None
) -> Iterator[FieldError]:
    """Yield the mistakes between the keys of one line; `exercise` is the table that it names."""
    yield from _counts(path, row)
    if "rir" in row and "rpe" in row:
        yield FieldError((*path, "rpe"), "rpe and rir exclude each other; keep one of them")
    loads = [(goal_path, goal) for goal_path, goal in _goals(path, row) if _has_load(goal)]
    for goal_path, _ in loads:
        yield from _load(goal_path, row, exercise)
    yield from _follow_ons(path, row, exercise)
    yield from _clock(path, row)
    if "ramp" in row:
        yield from _ramp((*path, "ramp"), row, exercise, has_loads=bool(loads))


def sets_of(row: dict[str, Any]) -> object:
    """Return how many sets a line has as it is written, or by its list of repetitions."""
    reps = row.get("reps")
    return row.get("sets", len(reps) if isinstance(reps, list) else None)


def _counts(path: KeyPath, row: dict[str, Any]) -> Iterator[FieldError]:
    reps, rest = row.get("reps"), row.get("rest")
    sets = sets_of(row)
    if sets is None and "within" not in row:
        text = "sets is missing; write sets = 3, or reps as a list with each set"
        yield FieldError((*path, "sets"), text, is_missing=True)
    if not isinstance(sets, int) or isinstance(sets, bool):
        return
    if isinstance(reps, list) and reps and len(reps) != sets:
        text = f"reps has {_count(reps)} and sets is {sets}; leave out sets"
        yield FieldError((*path, "reps"), text)
    if isinstance(rest, list) and rest and len(rest) not in (sets, sets - 1):
        text = f"rest has {_count(rest)} for {sets} sets; write one after each set"
        yield FieldError((*path, "rest"), text)


def _count(items: list[Any]) -> str:
    return "1 item" if len(items) == 1 else f"{len(items)} items"


def _goals(path: KeyPath, row: dict[str, Any]) -> Iterator[tuple[KeyPath, SetGoal]]:
    """Yield what is written of each set with its path; what cannot be read is passed over."""
    reps = row.get("reps")
    many = isinstance(reps, list)
    for place, item in enumerate(reps if isinstance(reps, list) else [reps]):
        try:
            goal = SetGoal.parse(item[:MAX_SHOWN] if isinstance(item, str) else item)
        except ValueError:
            continue
        yield ((*path, "reps", place) if many else (*path, "reps")), goal


def _has_load(goal: SetGoal) -> bool:
    return goal.load is not None or goal.percent is not None


def _load(
    path: KeyPath, row: dict[str, Any], exercise: dict[str, Any] | None
) -> Iterator[FieldError]:
    if "load" in row:
        yield FieldError(path, "reps with a load and load exclude each other; keep one of them")
    if lack := _lacks_mass(row, exercise):
        yield FieldError(path, f"reps with a load do not fit; {lack}")


def _lacks_mass(row: dict[str, Any], exercise: dict[str, Any] | None) -> str:
    """Return that an exercise has no load of which there are shares, "" where it has."""
    kind = "external" if exercise is None else exercise.get("load", "external")
    name = value_text(row.get("exercise"))
    return f"{name} has no load in kg or lb" if kind in _WITHOUT_MASS else ""


def _follow_ons(
    path: KeyPath, row: dict[str, Any], exercise: dict[str, Any] | None
) -> Iterator[FieldError]:
    keys = [key for key in ("drops", "rest_pause") if key in row]
    if len(keys) > 1:
        text = "rest_pause and drops exclude each other; keep one of them"
        yield FieldError((*path, "rest_pause"), text)
    is_hold = "seconds" in row or (
        exercise is not None and "reps" not in row and "reps" not in exercise
    )
    for key in keys:
        if is_hold:
            yield FieldError((*path, key), f"{key} does not fit a hold; it goes on with reps")
        if key == "drops" and (lack := _lacks_weight(row, exercise)):
            yield FieldError((*path, key), f"{key} does not fit; {lack}")
    for place, pause in enumerate(row["rest_pause"] if _is_list(row, "rest_pause") else ()):
        if _seconds(pause) == 0:
            text = "is not a pause; write the seconds, as 20"
            yield FieldError((*path, "rest_pause", place), f"rest_pause #{place + 1} 0 {text}")


def _clock(path: KeyPath, row: dict[str, Any]) -> Iterator[FieldError]:
    """Yield the mistakes about the clock of a block: what cannot stand beside it."""
    for key, others in _BESIDE_CLOCK.items():
        if key not in row:
            continue
        for other in others:
            if other in row:
                text = f"{key} and {other} exclude each other; keep one of them"
                yield FieldError((*path, key), text)
        if _seconds(row[key]) == 0:
            yield FieldError((*path, key), f"{key} 0 is not a time; write {_TIMES[key]}")
    if "within" in row and _is_list(row, "reps"):
        text = "reps is a list, but each round asks for the same; write one number"
        yield FieldError((*path, "reps"), text)
    if "within" in row and _is_list(row, "rest"):
        text = "rest is a list, but each round has the same; write one number"
        yield FieldError((*path, "rest"), text)


def check_block(members: list[tuple[KeyPath, dict[str, Any]]]) -> Iterator[FieldError]:
    """Yield the members of a superset whose clock is not that of the first one."""
    (path, first), *others = members
    for key in _TIMES:
        for other_path, other in others:
            values = [_seconds(each[key]) if key in each else None for each in (first, other)]
            if values[0] == values[1]:
                continue
            has = key in other
            written = f"{key} {value_text(other[key])} is not" if has else f"{key} is missing:"
            expected = f"{value_text(first[key])}, as" if key in first else "written"
            text = f"{written} {expected} in its superset"
            see = (*path, key if key in first else "superset")
            yield FieldError((*other_path, key if has else "superset"), text, see=see)


def _is_list(row: dict[str, Any], key: str) -> bool:
    return isinstance(row.get(key), list)


def _seconds(value: object) -> int | None:
    try:
        return parse_seconds(value[:MAX_SHOWN] if isinstance(value, str) else value)
    except ValueError:
        return None


def _lacks_weight(row: dict[str, Any], exercise: dict[str, Any] | None) -> str:
    """Return that an exercise has no weight that can be made less, "" where it has."""
    kind = "external" if exercise is None else exercise.get("load", "external")
    name = value_text(row.get("exercise"))
    return "" if kind in ("external", "added") else f"{name} has no weight to take off"


def _ramp(
    path: KeyPath, row: dict[str, Any], exercise: dict[str, Any] | None, *, has_loads: bool
) -> Iterator[FieldError]:
    try:
        step = Share.parse(row["ramp"]).percent
    except ValueError:
        return
    sets = sets_of(row)
    if has_loads:
        yield FieldError(path, "ramp and reps with a load exclude each other; keep one of them")
    elif "seconds" in row or sets == 1:
        yield FieldError(path, "ramp needs two sets at least, and reps")
    elif lack := _lacks_mass(row, exercise):
        yield FieldError(path, f"ramp does not fit; {lack}")
    elif isinstance(sets, int) and step * (sets - 1) > MOST_SHARE:
        first = f"leaves nothing for the first of {sets} sets"
        most = MOST_SHARE // (sets - 1)
        yield FieldError(path, f'ramp "{step}%" {first}; the most is "{most}%"')
