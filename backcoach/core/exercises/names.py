"""Names of exercises in other programs, and which exercise here each of them is.

Two names are equal if they have the same words in any order: `Deadlift (Barbell)`, `Deadlift,
Barbell`, `Barbell deadlift`. Nothing that is merely similar is ever taken for the same.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from backcoach.core.exercises.model import Exercise, LoadKind

_WORD = re.compile(r"\w+")
_JOINED = {("pull", "up"): "pullup", ("chin", "up"): "chinup", ("pull", "down"): "pulldown"}
_SHORT = 3


def name_key(name: str) -> str:
    """Return the words of a name, sorted: without case, accents, marks and the plural s.

    "" for a name without words, which is equal to nothing.
    """
    text = name.casefold()
    if not name.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
        text = "".join(char for char in text if not unicodedata.combining(char))
    words = [_singular(word) for word in _WORD.findall(text.replace("_", " "))]
    joined: list[str] = []
    for word in words:
        pair = _JOINED.get((joined[-1], word)) if joined else None
        if pair is None:
            joined.append(word)
        else:
            joined[-1] = pair
    return " ".join(sorted(joined))


def _singular(word: str) -> str:
    if word == "ups":
        return "up"
    return word[:-1] if len(word) > _SHORT and word.endswith("s") and word[-2] != "s" else word


class KnownNames(Struct, frozen=True, kw_only=True):
    """The names of one exercise in other programs.

    `aliases` are the same movement, `near` the same family with another load or grip. `load` is
    the kind of load as in exercises.toml. `loaded` and `unloaded` name the exercise that a set
    belongs to instead if it has a load, or has none (pull-up and weighted pull-up).
    """

    exercise: str
    aliases: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    load: str = "external"
    loaded: str | None = None
    unloaded: str | None = None


def known_names(exercises: Iterable[Exercise]) -> list[KnownNames]:
    """Return the names of all exercises; one without aliases goes by its own name.

    A pull-up with a load is the weighted one above it, and a weighted one without a load the
    plain one below.
    """
    all_exercises = list(exercises)
    loads = {exercise.id: exercise.load for exercise in all_exercises}
    return [
        KnownNames(
            exercise=exercise.id,
            aliases=(*_aliases(exercise), *exercise.former),
            near=exercise.near,
            load=exercise.load,
            loaded=_of_load(loads, exercise.harder, "added", fits=exercise.load == "bodyweight"),
            unloaded=_of_load(loads, exercise.easier, "bodyweight", fits=exercise.load == "added"),
        )
        for exercise in all_exercises
    ]


def export_name(exercise: Exercise) -> str:
    """Return the name under which other programs know an exercise: its first alias."""
    return _aliases(exercise)[0]


def _aliases(exercise: Exercise) -> tuple[str, ...]:
    return exercise.aliases or (exercise.name,)


def _of_load(
    loads: dict[str, LoadKind], neighbour: str | None, load: LoadKind, *, fits: bool
) -> str | None:
    return neighbour if fits and loads.get(neighbour or "") == load else None


class Conflict(Struct, frozen=True):
    """A name that is at two exercises."""

    name: str
    first: str
    second: str


class NameTable:
    """Looks names up among the aliases of all exercises."""

    def __init__(self, exercises: Iterable[KnownNames]) -> None:
        """Index aliases and near names; where a name stands twice, the first counts."""
        self.exercises: dict[str, KnownNames] = {}
        self.conflicts: list[Conflict] = []
        self._same: dict[str, str] = {}
        self._near: dict[str, str] = {}
        self._written: dict[str, str] = {}
        for known in exercises:
            self.exercises[known.exercise] = known
            for name in known.aliases:
                self._index(name, known.exercise)
            for name in known.near:
                self._near.setdefault(name_key(name), known.exercise)

    def _index(self, name: str, exercise: str) -> None:
        key = name_key(name)
        if not key:
            return
        other = self._same.setdefault(key, exercise)
        if other != exercise:
            self.conflicts.append(Conflict(name, other, exercise))
        self._written[name.casefold()] = name

    def exercise(self, name: str) -> str | None:
        """Return the exercise that a name is an alias of."""
        return self._same.get(name_key(name))

    def near(self, name: str) -> str | None:
        """Return the exercise that a name is near to, without being the same."""
        key = name_key(name)
        return None if key in self._same else self._near.get(key)

    def suggestion(self, name: str) -> str | None:
        """Return the alias that looks most like a name: for a hint to a person, never to map."""
        from difflib import get_close_matches  # noqa: PLC0415  needed for a hint alone

        matches = get_close_matches(name[:80].casefold(), self._written, n=1, cutoff=0.75)
        return self._written[matches[0]] if matches else None

    def mapping(
        self, names: Iterable[str], by_hand: Mapping[str, str] | None = None
    ) -> dict[str, str | None]:
        """Return the exercise of each name, or None; what a person says by hand comes first."""
        chosen = {name_key(name): exercise for name, exercise in (by_hand or {}).items()}
        return {name: chosen.get(name_key(name)) or self.exercise(name) for name in names}
