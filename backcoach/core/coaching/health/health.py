"""The health of a person as training has to respect it: open pains, returns, red flags.

A pain is open from its report until the person says that it is gone (level 0). What it left out
comes back lighter, and no sooner than the visit after the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from msgspec import Struct

from backcoach.core.coaching.health.places import Grade, Measure, grade, is_back, measure
from backcoach.core.reason import Reason
from backcoach.core.session.events import Flag, PainKind, PainReported, RedFlagReported

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from backcoach.core.exercises.model import Exercise
    from backcoach.core.session.events import HealthEvent
    from backcoach.core.session.state import State

DAY = 24 * 3_600_000  # ms
EASED_BY = 25  # per cent: the middle of the 20 to 30 of R-PAIN-01
CLEARLY_LESS = 85  # per cent of the load before a pain: at most this is an eased load
RETURN_DAYS = 84  # without pain in a place, after which it changes nothing any more
RECURRING_DAYS = 3  # R-PAIN-01: as many days with the same place at moderate or above

_GRADES: tuple[Grade, ...] = get_args(Grade)
_MEASURES: tuple[Measure, ...] = get_args(Measure)


class Pain(Struct, frozen=True):
    """The last report of a place that is not gone; `days` since then."""

    place: str
    level: int
    kind: PainKind
    days: int

    @property
    def grade(self) -> Grade:
        return grade(self.level, self.kind)

    @property
    def values(self) -> dict[str, int | str]:
        return {"place": self.place or "back", "level": self.level}


class Allowance(Struct, frozen=True):
    """Whether an exercise may be done, and why not as usual.

    A lighter one has `percent` less than it was done with last (`last`, in grams; where that is
    not known, than what is planned), or where it was eased already, no more than `most` grams.
    """

    measure: Measure = "allowed"
    percent: int = 0
    most: int | None = None
    last: int | None = None
    reason: Reason | None = None


class Episode(Struct, frozen=True):
    """What was reported of one place since it was last gone, and what was trained since then.

    `worst` is the worst grade and `level` its level, `bad_from` and `bad_until` the instants
    of the first and the last report of moderate pain or more. `visits` counts sessions with a
    set after the last severe one, `patterns` are the movements trained after `bad_until`.
    """

    place: str
    worst: Grade
    level: int
    bad_from: int
    visits: int
    patterns: frozenset[str]


class Health(Struct, frozen=True):
    """What training has to respect. `flag` is a red flag that nobody has cleared yet.

    `last` are the grams that exercises were last done with, by their ids, and `eased` those of
    which a pain has eased the load.
    """

    pains: tuple[Pain, ...] = ()
    episodes: tuple[Episode, ...] = ()
    recurring: tuple[tuple[str, int], ...] = ()
    last: dict[str, int] = {}
    eased: dict[str, int] = {}
    flag: Flag | None = None

    @property
    def rest(self) -> Reason | None:
        """Why nothing is to be trained today."""
        extreme = [pain for pain in self.pains if pain.grade == "extreme"]
        worst = max(extreme, key=lambda pain: pain.level, default=None)
        return Reason("pain_rest", dict(worst.values)) if worst else None

    def of(self, exercise: Exercise) -> Allowance:
        """Return the strictest of what the pains and returns say of an exercise."""
        allowances = [self._by_pain(pain, exercise) for pain in self.pains]
        allowances += [self._by_return(episode, exercise) for episode in self.episodes]
        return max(allowances, key=_strictness, default=Allowance())

    def _by_pain(self, pain: Pain, exercise: Exercise) -> Allowance:
        made = measure(pain.place, pain.grade, exercise)
        if made == "allowed":
            return Allowance()
        values = {**pain.values, "exercise": exercise.name}
        if made == "left_out":
            return Allowance(made, reason=Reason("pain_left_out", values))
        return self._lighter(exercise, Reason("pain_lighter", values))

    def _by_return(self, episode: Episode, exercise: Exercise) -> Allowance:
        """Return what is left of a pain that was worse, for a movement that it left out."""
        worst: Grade = "severe" if episode.worst == "extreme" else episode.worst
        if measure(episode.place, worst, exercise) != "left_out":
            return Allowance()
        values: dict[str, int | str] = {
            "place": episode.place or "back",
            "level": episode.level,
            "exercise": exercise.name,
        }
        if worst == "severe" and is_back(episode.place) and not episode.visits:
            return Allowance("left_out", reason=Reason("return_left_out", values))
        if exercise.pattern in episode.patterns:
            return Allowance()
        return self._lighter(exercise, Reason("return_lighter", values))

    def _lighter(self, exercise: Exercise, reason: Reason) -> Allowance:
        last, most = self.last.get(exercise.id), self.eased.get(exercise.id)
        return Allowance("lighter", EASED_BY, most, last, reason)


def health_of(reports: Iterable[HealthEvent], past: Sequence[State], now: int) -> Health:
    """Return the health that the reports of all sessions come to.

    `past` are the finished sessions, and the one under way; they tell what was trained since.
    A report dated more than a day after `now` (ms) was made while a clock was wrong, and counts
    as the oldest.
    """
    ordered = sorted(
        dict.fromkeys(reports), key=lambda event: event.at if event.at <= now + DAY else 0
    )
    flag: Flag | None = None
    by_place: dict[str, list[PainReported]] = {}
    for event in ordered:
        if isinstance(event, PainReported):
            by_place.setdefault(event.place, []).append(event)
        else:
            flag = event.flag if isinstance(event, RedFlagReported) else None
    pains: list[Pain] = []
    episodes: list[Episode] = []
    recurring: list[tuple[str, int]] = []
    for place, events in by_place.items():
        last = events[-1]
        if last.level > 0:
            pains.append(Pain(place, last.level, last.kind, _days_since(last, now)))
        episode = _last_episode(events)
        bad = [event for event in episode if _is_bad(event)]
        if not bad or now - bad[-1].at > RETURN_DAYS * DAY:
            continue
        episodes.append(_episode(place, bad, past))
        days = len({_day(event.at, event.offset) for event in bad})
        if last.level > 0 and days >= RECURRING_DAYS:
            recurring.append((place, days))
    since = min((episode.bad_from for episode in episodes), default=now)
    latest, eased = _last_loads(past, since) if episodes else ({}, {})
    pains.sort(key=lambda pain: -pain.level)
    return Health(tuple(pains), tuple(episodes), tuple(recurring), latest, eased, flag)


def reports_in(states: Iterable[State]) -> Iterator[HealthEvent]:
    """Yield what was reported in sessions."""
    for state in states:
        yield from state.pains
        yield from state.flags


def _days_since(event: PainReported, now: int) -> int:
    """Return the midnights between a report and now, where the report was made."""
    return max(0, _day(now, event.offset) - _day(event.at, event.offset))


def _day(at: int, offset: int) -> int:
    """Return a number for the calendar day of an instant at a place, `offset` in minutes."""
    return (at + offset * 60_000) // DAY


def _last_episode(events: Sequence[PainReported]) -> list[PainReported]:
    """Return the reports since a place was last gone, before the last report."""
    gone = [number for number, event in enumerate(events[:-1]) if event.level <= 0]
    return list(events[gone[-1] + 1 if gone else 0 :])


def _is_bad(event: PainReported) -> bool:
    return grade(event.level, event.kind) not in ("none", "mild")


def _episode(place: str, bad: Sequence[PainReported], past: Sequence[State]) -> Episode:
    worst = max(bad, key=lambda event: (_GRADES.index(grade(event.level, event.kind)), event.level))
    severe = [event.at for event in bad if grade(event.level, event.kind) != "moderate"]
    until = bad[-1].at
    return Episode(
        place=place,
        worst=grade(worst.level, worst.kind),
        level=worst.level,
        bad_from=bad[0].at,
        visits=sum(state.started_at > max(severe, default=0) for state in past if _has_set(state)),
        patterns=frozenset(
            exercise.pattern for state in past for exercise, at, _ in _work(state) if at > until
        ),
    )


def _last_loads(past: Sequence[State], since: int) -> tuple[dict[str, int], dict[str, int]]:
    """Return the last grams of exercises, and of those that a pain from `since` on has eased.

    They were clearly lighter after that, or done for the first time.
    """
    before: dict[str, int] = {}
    after: dict[str, int] = {}
    for state in past:
        for exercise, at, grams in _work(state):
            if grams is not None:
                (after if at > since else before)[exercise.id] = grams
    eased = {
        name: grams
        for name, grams in after.items()
        if name not in before or grams * 100 <= before[name] * CLEARLY_LESS
    }
    return {**before, **after}, eased


def _work(state: State) -> Iterator[tuple[Exercise, int, int | None]]:
    """Yield the exercise, the instant and the grams of each work set that was done."""
    steps = {step.id: step for step in state.plan.steps if step.kind == "work"}
    for step_id, logged in state.logged.items():
        step = steps.get(step_id)
        if step is not None and logged.result is not None:
            load = logged.result.load
            yield state.plan.exercise(step), logged.at, load.grams if load else None


def _has_set(state: State) -> bool:
    return any(True for _ in _work(state))


def _strictness(allowance: Allowance) -> tuple[int, int]:
    """Return an order of allowances; an eased load that is known is milder than a new cut."""
    return _MEASURES.index(allowance.measure), 0 if allowance.most is not None else 1
