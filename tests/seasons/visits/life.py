"""A person's year: visit after visit, each a conversation with the program in lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from seasons.records import Year
from seasons.trainees.body import Body
from seasons.trainees.lifting import Lifter
from seasons.visits.answers import Answers
from seasons.visits.talk import Scene, topic
from seasons.visits.visit import NoAnswerError

if TYPE_CHECKING:
    from pathlib import Path

    from seasons.records import Lift
    from seasons.trainees.kit import Exercise
    from seasons.trainees.person import Person
    from seasons.visits.talk import Asked
    from seasons.visits.visit import Program, Visit

HOUR = 3_600  # s
START = 1_767_603_600  # 5 January 2026, 9:00 UTC
MOST_LINES = 400  # typed in a visit before the person gives up
SET_TIME = 40  # s
GET_READY = 5  # s
UNASKED = "(told a known load without being asked)"


def live(
    program: Program,
    person: Person,
    known: dict[str, Exercise],
    home: Path,
    *,
    weeks: int,
    seed: int,
) -> Year:
    """Let a person train for some weeks; what was typed and printed is kept in the home."""
    year = Year(person, seed=seed)
    body = Body(person.strength, person.weight, f"{seed} {person.name}")
    trainee = Trainee(person, known, year, body)
    if not person.is_new:
        (home / "config").mkdir(parents=True)
        (home / "config" / "config.toml").write_text(person.config, encoding="utf-8")
    minutes = ["--minutes", str(person.minutes)] if person.minutes else []
    hours = person.calendar(weeks, seed)
    with (home / "transcript.txt").open("w", encoding="utf-8") as transcript:
        for number, hour in enumerate(hours):
            day = hour // 24
            body.wake(day / 7, (hour - hours[number - 1]) / 24 if number else 0)
            program.set_clock((START + hour * HOUR) * 1000)
            session = person.sessions[number % len(person.sessions)] if person.sessions else ""
            named = [session] if session else []
            visit = program.visit(["run", *named, "--plain", *minutes], home)
            try:
                trainee.train(visit, day // 7)
            except NoAnswerError as error:
                raise NoAnswerError(f"{person.name}, visit {number + 1}: {error}") from None
            finally:
                head = f"== week {day // 7 + 1}, visit {number + 1}, {session or person.programme}"
                transcript.write("\n".join([head, *visit.log, ""]))
    return year


class Trainee:
    """A person in front of the program."""

    def __init__(self, person: Person, known: dict[str, Exercise], year: Year, body: Body) -> None:
        self._person = person
        self._known = known
        self._year = year
        self._lifter = Lifter(person, body, year)
        self._answers = Answers(person, body, self._lifter, known, year)

    def train(self, visit: Visit, week: int) -> None:
        """Train from the first line to the last."""
        self._visit, self._week, self._scene = visit, week, Scene()
        self._looked_at: set[str] = set()
        self._is_swapped = self._has_reported_pain = False
        self._is_silent = not self._person.types or week >= self._person.silent_from
        self._lifter.begin(week)
        self._scene.hear(visit.listen())
        year, scene = self._year, self._scene
        for _ in range(MOST_LINES):
            if visit.code is not None:
                break
            self._go_on()
        else:
            visit.end()
            year.misunderstood.append(f"no end after {MOST_LINES} lines, visit {len(year.codes)}")
        if not self._lifter.has_begun:
            year.untrained.append(len(year.codes))
        year.codes.append(visit.code)
        year.weeks.append(week)
        coming = {name: why for name, (_, why) in scene.targets.items()}
        year.reasons.append({**coming, **scene.whys})
        year.misunderstood += scene.misunderstood

    def _say(self, line: str) -> None:
        self._scene.hear(self._visit.type(line))

    def _go_on(self) -> None:
        scene, swap = self._scene, self._person.swap
        if topic(scene.question) == "load" and not self._tells_loads:
            self._answers.note(scene.question)
            scene.question = ""  # not answered: Enter would start or end the set
        elif scene.question:
            self._say(self._answers.answer(scene, self._week, is_silent=self._is_silent))
        elif scene.is_complete or scene.is_closed:
            self._say("q")
        elif scene.asked and scene.is_working:
            self._work(scene.asked)
        elif scene.asked and swap and scene.asked.exercise == swap[0] and not self._is_swapped:
            self._is_swapped = True
            self._say(swap[1])
        elif scene.asked and self._wonders(scene.asked):
            self._looked_at.add(scene.asked.exercise)
            lines = self._visit.type("m")
            scene.hear(lines)
            for line in lines:
                if line.startswith("Tempo: "):
                    seconds = sum(map(int, re.findall(r"\d+", line)))
                    self._lifter.see_tempo(self._scene.exercise, seconds)
        else:
            self._visit.wait(scene.rest + GET_READY)
            self._say("")

    @property
    def _tells_loads(self) -> bool:
        return self._person.knows and not self._is_silent

    def _wonders(self, asked: Asked) -> bool:
        """Whether the person looks up why: before the first set of each exercise."""
        return asked.exercise not in self._looked_at and not self._is_silent

    def _work(self, asked: Asked) -> None:
        """Do what is under way to its end."""
        exercise = self._known.get(asked.exercise)
        if asked.is_hold:
            self._visit.wait(GET_READY)
            self._say("t")
            self._visit.wait(asked.lo + GET_READY)
            self._finish("t")
        elif exercise is None or exercise.load == "none" or asked.is_warmup:
            self._visit.wait(SET_TIME)
            self._finish("")
        else:
            self._visit.wait(SET_TIME)
            self._lift(asked, exercise)

    def _lift(self, asked: Asked, exercise: Exercise) -> None:
        is_first = not self._is_silent and not self._year.has_lifted(exercise)
        is_known = self._person.knows and is_first and exercise.has_load
        load = self._lifter.load(asked, exercise, is_known=is_known)
        if is_known and load != asked.load:
            self._year.questions[UNASKED] = self._year.questions.get(UNASKED, 0) + 1
        lift = self._lifter.lift(asked, exercise, load, self._week, is_silent=self._is_silent)
        self._year.lifts.append(lift)
        typed = self._lifter.typed(load, asked)
        is_as_asked = lift.done == asked.lo == asked.hi and typed == asked.load
        if not self._is_silent and not is_as_asked:
            is_written = typed is not None and exercise.load != "bodyweight" and typed.kg != 0
            self._say(f"{lift.done} x {typed.text}" if typed and is_written else str(lift.done))
        self._finish("")
        if lift.reported is not None:
            self._report(lift.reported)
        elif topic(self._scene.question) == "reserve":
            self._answers.note(self._scene.question)
            self._scene.question = ""  # not answered: after the rest comes the next set
        self._tell_pain(lift)

    def _finish(self, line: str) -> None:
        """End a set; what is asked for next has to be printed anew."""
        self._scene.asked, self._scene.is_working = None, False
        self._say(line)

    def _report(self, reserve: int) -> None:
        """Say the reserve: as the digit alone only where the question does not name `r0`."""
        rest, question = self._scene.rest, self._scene.question
        self._answers.note(question)
        is_bare = topic(question) == "reserve" and "r0" not in question
        self._say(str(reserve) if is_bare else f"r{reserve}")
        self._scene.rest = max(rest, self._scene.rest)

    def _tell_pain(self, lift: Lift) -> None:
        """Report the pain of this week once, after a set of the movement that hurts."""
        pain = self._person.pain
        if pain is None or self._week != pain[0] or self._week in self._year.weeks:
            return
        if not self._has_reported_pain and lift.exercise.is_hinge == ("back" in pain[1]):
            self._has_reported_pain = True
            self._say(pain[1])
