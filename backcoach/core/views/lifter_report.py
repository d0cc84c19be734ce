"""What a coach wants to know first of a lifter: done of planned, main lifts, pains, what is due."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.coaching.ability.estimate import Estimate
from backcoach.core.coaching.health.health import Health
from backcoach.core.coaching.history.course import HistoryEntry, course, course_lines
from backcoach.core.session.past.session_record import SessionRecord, iso, local
from backcoach.core.session.plan import Side
from backcoach.core.session.set_counts import sets_done
from backcoach.core.text import counted, one_line
from backcoach.core.units import Unit
from backcoach.core.views.history.stats import estimate_text
from backcoach.core.views.listings import report_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from backcoach.core.exercises.model import Exercise

DAY = 86_400_000  # ms
LATEST = 6  # sessions, and sessions of a lift, that are listed
LOOKED_AT = 24  # sessions in which the main lifts are looked for
MAIN_LIFTS = 3
LONG = 7  # days without a session
SHARE_DAYS = 28  # in which sets are counted


class LifterReport(Struct, frozen=True, kw_only=True):
    """The sessions of a lifter, the oldest first, and what follows from them at `now` (ms UTC).

    `lifts` are the main lifts, each its id, its name and its course; `abilities` are what each side
    can do in them today. `unreadable` counts sessions that a newer program wrote.
    """

    login: str
    name: str
    sessions: tuple[SessionRecord, ...]
    lifts: tuple[tuple[str, str, tuple[HistoryEntry, ...]], ...]
    health: Health
    now: int
    abilities: dict[tuple[str, Side], Estimate] = {}
    unit: Unit = "kg"
    unreadable: int = 0

    def lines(self) -> list[str]:
        """Return the report as text."""
        head, due, *others = self.blocks()
        blocks = [head, *others, due] if self.sessions else [head]
        return [line for block in blocks for line in ("", *block)][1:]

    def blocks(self) -> list[list[str]]:
        """Return the report in parts, each with its title first: what is due is the second one."""
        done, planned = self.share
        if not self.sessions:
            blocks = [[f"{self.title}: no session yet", *self._unreadable()]]
        else:
            blocks = [[f"{self.title}: {counted(len(self.sessions), 'session')}"]]
            of_planned = f" of {planned}" if planned else ""
            share = f"{done}{of_planned} sets" if done or planned else "no session"
            blocks[0] += [f"in the last 28 days: {share}", *self._unreadable()]
        due = [text for _, text in self.due]
        blocks.append(["Due", *(f"  {text}" for text in due or ["nothing"])])
        if self.sessions:
            blocks.append(["Latest sessions"])
        for session in self.sessions[-LATEST:]:
            blocks[-1].append(f"  {_done_text(session)}")
            blocks[-1] += [f"              {text}" for text in report_lines(session)]
        for exercise, title, entries in self.lifts:
            lines = [*course_lines(entries)[-LATEST:], *self._ability_lines(exercise)]
            blocks.append([title, *(f"  {line}" for line in lines)])
        return blocks

    def public(self) -> dict[str, object]:
        """Return the object that `people show --json` prints."""
        return {
            "login": self.login,
            "name": self.name,
            "sessions": len(self.sessions),
            "unreadable": self.unreadable,
            "last_28_days": {"done": self.share[0], "planned": self.share[1]},
            "latest": [
                {
                    "started_at": iso(session.started_at, session.offset),
                    "session": session.session,
                    "name": session.name,
                    "status": session.status,
                    "done": sets_done(session),
                    "planned": session.planned,
                    "reports": report_lines(session),
                }
                for session in self.sessions[-LATEST:]
            ],
            "lifts": [
                {
                    "exercise": exercise,
                    "name": title,
                    "course": [each.public() for each in entries],
                    "abilities": [
                        {"side": side, **estimate.public()}
                        for (name, side), estimate in self.abilities.items()
                        if name == exercise
                    ],
                }
                for exercise, title, entries in self.lifts
            ],
            "pains": [
                {"place": pain.place, "level": pain.level, "kind": pain.kind, "days": pain.days}
                for pain in self.health.pains
            ],
            "red_flag": self.health.flag,
            "due": [{"kind": kind, "text": text} for kind, text in self.due],
        }

    @property
    def title(self) -> str:
        return self.login if self.name in ("", self.login) else f"{self.name} ({self.login})"

    @property
    def share(self) -> tuple[int, int]:
        """How many sets of the last 28 days were done, and how many were planned."""
        since = self.now - SHARE_DAYS * DAY
        recent = [each for each in self.sessions if max(each.instants) >= since]
        return sum(sets_done(each) for each in recent), sum(each.planned for each in recent)

    @property
    def worst_pain(self) -> int:
        """The level from 1 to 10 of the worst pain that is not gone, 0 without one."""
        return max((pain.level for pain in self.health.pains), default=0)

    @property
    def days_away(self) -> int:
        """Whole days since something was done, 0 where nothing ever was."""
        return (self.now - max(self.sessions[-1].instants)) // DAY if self.sessions else 0

    @property
    def urgency(self) -> tuple[int, int, int, int]:
        """The order of the lifters of a coach: the highest has to be seen first."""
        kinds = [kind for kind, _ in self.due]
        away = self.days_away if "away" in kinds else 0
        return self.health.flag is not None, self.worst_pain, "unfinished" in kinds, away

    @property
    def sign(self) -> str:
        """The most urgent of what is due, in a few words, "" where nothing is."""
        flag, pain, unfinished, away = self.urgency
        if flag:
            return "warning sign"
        if pain:
            places = [each.place for each in self.health.pains if each.level == pain]
            return f"pain {pain}, {places[0] or 'back'}"
        if unfinished:
            return "unfinished"
        return f"away {away} days" if away else ""

    @property
    def due(self) -> tuple[tuple[str, str], ...]:
        """What has to be seen to, each with its kind."""
        return tuple(self._due())

    def _unreadable(self) -> list[str]:
        count = counted(self.unreadable, "session")
        return [f"{count} of a newer backcoach cannot be read"] if self.unreadable else []

    def _ability_lines(self, exercise: str) -> Iterator[str]:
        for (name, side), estimate in self.abilities.items():
            if name == exercise:
                words = "" if side == "both" else f"{side} "
                yield f"today       {words}{estimate_text(estimate, self.unit)}"

    def _due(self) -> Iterator[tuple[str, str]]:
        if self.health.flag is not None:
            words = self.health.flag.replace("_", " ")
            yield "red_flag", f"a warning sign is not cleared: {words}"
        for pain in self.health.pains:
            place = pain.place or "back"
            yield "pain", f"pain {pain.level} of 10, {place}, {_ago(pain.days)}, is not gone"
        for session in self.sessions:
            if session.status == "live":
                day = f"{local(session.started_at, session.offset):%Y-%m-%d}"
                yield "unfinished", f"the session of {day} is not finished"
        if self.days_away >= LONG:
            yield "away", f"no session for {self.days_away} days"


def main_lifts(
    sessions: Sequence[SessionRecord], exercises: Mapping[str, Exercise]
) -> tuple[tuple[str, str, tuple[HistoryEntry, ...]], ...]:
    """Return the exercises that stand in most of the latest sessions, with their courses.

    Sessions are given the oldest first, their sets under the ids of `exercises` where they are
    known. Each lift is its id, its name and its course.
    """
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for session in sessions[-LOOKED_AT:]:
        work = [done for done in session.sets if done.kind == "work" and not done.skipped]
        names |= {done.exercise: one_line(done.name) for done in work}
        counts.update(list(dict.fromkeys(done.exercise for done in work)))
    lifts = []
    for exercise_id, _ in counts.most_common(MAIN_LIFTS):
        exercise = exercises.get(exercise_id)
        title = exercise.name if exercise else names[exercise_id] or exercise_id
        entries = course(sessions, exercise_id, exercise.load if exercise else None)
        lifts.append((exercise_id, title, entries))
    return tuple(lifts)


def _done_text(session: SessionRecord) -> str:
    day = f"{local(session.started_at, session.offset):%Y-%m-%d}"
    state = "" if session.status == "finished" else f", {session.status}"
    sets = f"{sets_done(session)} of {session.planned} sets{state}"
    return f"{day}  {one_line(session.name)}, {sets}"


def _ago(days: int) -> str:
    return "today" if days <= 0 else f"{counted(days, 'day')} ago"
