"""What every writer is given: names, and a count of what its format cannot hold."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.exercises.names import export_name
from backcoach.core.session.plan import SETS
from backcoach.core.session.timing.duration import AWAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from backcoach.core.exercises.model import Exercise, Library
    from backcoach.core.session.events import ProgrammeChanged
    from backcoach.core.session.past.session_record import SessionRecord, SetRecord

LEAST_RPE = 6  # stands for 4 or more repetitions in reserve


class Export:
    """Names for exercises, and `lost`: what a format had no place for, with its count.

    `decisions` are those about programmes.
    """

    def __init__(self, library: Library, decisions: tuple[ProgrammeChanged, ...] = ()) -> None:
        """Take the names of a library; an exercise that it lacks keeps the name that it has."""
        self.decisions = decisions
        self._exercises: dict[str, Exercise] = {
            known: exercise
            for exercise in library.exercise
            for known in (*exercise.former, exercise.id)
        }
        self.lost: Counter[str] = Counter()

    def exercise(self, name: str) -> Exercise | None:
        """Return the exercise that was logged under an id or a name."""
        return self._exercises.get(name)

    def name(self, name: str) -> str:
        """Return what other programs call an exercise."""
        exercise = self._exercises.get(name)
        return export_name(exercise) if exercise else name

    def lose(self, what: str, count: int = 1) -> None:
        """Count something that is not written."""
        if count:
            self.lost[what] += count

    def finished(self, sessions: Iterable[SessionRecord]) -> Iterator[SessionRecord]:
        """Yield the finished sessions that have a set, and count the others.

        Easy minutes and cool-downs are no sets, and no other program has them.
        """
        for whole in sessions:
            sets = tuple(done for done in whole.sets if done.kind in SETS)
            session = replace(whole, sets=sets)
            if session.status != "finished":
                self.lose("sessions that are unfinished or do not count")
            elif not any(not done.skipped for done in session.sets):
                self.lose("sessions without a set that was done")
            else:
                self.lose("skipped sets", sum(done.skipped for done in session.sets))
                self.lose("pains", len(session.pains))
                yield session


def by_exercise(session: SessionRecord) -> list[list[SetRecord]]:
    """Return the sets that were done, those of one exercise and place in the session together."""
    groups: dict[tuple[str, str], list[SetRecord]] = {}
    for done in session.sets:
        if not done.skipped:
            place = done.step.partition(".")[0]
            groups.setdefault((place, done.exercise), []).append(done)
    return list(groups.values())


def ended_at(session: SessionRecord) -> int:
    """Return when a session was over: its end, or its last set where it was left after that."""
    last = max([session.started_at, *(done.done_at for done in session.sets)])
    if session.origin is not None:  # which other programs seldom say of each set
        return max(last, session.finished_at or last)
    if session.finished_at is None or session.finished_at - last > AWAY * 1000:
        return last
    return max(session.started_at, session.finished_at)


def rpe(done: SetRecord) -> str:
    """Return the effort of a set from 6 to 10, "" where it was not reported."""
    return "" if done.rir is None else str(max(LEAST_RPE, 10 - done.rir))


def remark(done: SetRecord) -> str:
    """Return what a note says of a set where there is no column for it: its side and band."""
    band = f"{done.load.band} band" if done.load and done.load.band else ""
    side = "" if done.side == "both" else done.side
    return ", ".join(part for part in (side, band) if part)


def plain(number: object) -> str:
    """Return a number without an exponent and without zeros that say nothing."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
