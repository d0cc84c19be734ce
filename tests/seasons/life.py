"""A person's year: visit after visit, each a conversation with the program in lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from seasons.body import Body
from seasons.talk import Asked, Load, Scene, topic
from seasons.visit import NoAnswerError

if TYPE_CHECKING:
    from pathlib import Path

    from seasons.kit import Exercise
    from seasons.people import Person
    from seasons.talk import Topic
    from seasons.visit import Program, Visit

DAY = 86_400  # s
START = 1_767_603_600  # 5 January 2026, 9:00 UTC
MOST_LINES = 400  # typed in a visit, until somebody gives up
SET_TIME = 40  # s
BY_FEEL = (0.9, 0.07)  # of what would be right, and its deviation


@dataclass(frozen=True)
class Lift:
    """One set that was done: what was asked for, what was true, what was said of it."""

    week: int
    visit: int
    exercise: Exercise
    side: str
    set: int
    sets: int
    goal: str
    reps: int  # that were asked for, the upper end of a range
    wanted: int | None  # reserve
    load: Load | None  # as the program said it
    lifted: float | None  # kg
    done: int
    able: int
    ratio: float  # moved mass over what is right for these repetitions with the wanted reserve
    fits: bool  # whether the kit has a load with which the wanted reserve could be had
    reported: int | None

    @property
    def left(self) -> int:
        return self.able - self.done


@dataclass
class Year:
    """What came of it."""

    person: Person
    lifts: list[Lift] = field(default_factory=list)
    targets: list[dict[str, tuple[str, str]]] = field(default_factory=list)
    weeks: list[int] = field(default_factory=list)  # of each visit
    codes: list[int | None] = field(default_factory=list)
    misunderstood: list[str] = field(default_factory=list)
    questions: dict[str, int] = field(default_factory=dict)
    stopped: list[int] = field(default_factory=list)  # visits in which there was no training
    seconds: float = 0.0


class Trainee:
    """A person in one visit."""

    def __init__(self, person: Person, known: dict[str, Exercise], year: Year, body: Body) -> None:
        self._person = person
        self._known = known
        self._year = year
        self._body = body
        self._random = Random(f"{body.seed} habits")

    def train(self, visit: Visit, week: int) -> None:
        """Train from the first line to the last."""
        self._visit, self._week = visit, week
        self._scene = Scene()
        self._sets: dict[str, int] = {}
        self._asked_before: dict[str, int] = {}
        self._is_swapped = self._has_told_pain = False
        self._silent = not self._person.types or week >= self._person.silent_from
        self._scene.hear(visit.listen())
        for _ in range(MOST_LINES):
            if visit.code is not None:
                break
            self._go_on()
        else:
            visit.type("q")
            self._year.misunderstood.append(f"visit {len(self._year.codes)} did not end")
        year, scene = self._year, self._scene
        year.codes.append(visit.code)
        year.weeks.append(week)
        year.targets.append(scene.targets)
        year.misunderstood += scene.misunderstood
        if not self._sets:
            year.stopped.append(len(year.codes) - 1)

    def _say(self, line: str) -> None:
        self._scene.hear(self._visit.type(line))

    def _go_on(self) -> None:
        scene = self._scene
        if scene.question:
            self._say(self._answer(scene.question))
        elif scene.is_complete:
            self._say("q")
        elif scene.asked and scene.is_working:
            self._lift(scene.asked)
        elif scene.asked and self._wants_to_swap(scene.asked):
            self._is_swapped = True
            self._say(self._person.swap[1] if self._person.swap else "")
        else:
            self._visit.wait(scene.rest + 5)
            self._say("")

    def _wants_to_swap(self, asked: Asked) -> bool:
        swap = self._person.swap
        return bool(swap) and not self._is_swapped and swap is not None and asked.exercise == swap[0]

    def _lift(self, asked: Asked) -> None:
        exercise = self._known.get(asked.exercise)
        if asked.is_hold or exercise is None:
            if self._scene.is_getting_ready:
                self._visit.wait(5)
                self._say("t")
            self._visit.wait(max(asked.lo, 20) + 3 if asked.is_hold else SET_TIME)
            self._finish("t" if asked.is_hold else "")
            return
        self._visit.wait(SET_TIME)
        if asked.is_warmup or exercise.load == "none":
            self._finish("")
            return
        load = self._load(asked, exercise)
        lift = self._do(asked, exercise, load)
        self._year.lifts.append(lift)
        self._sets[f"{exercise.id} {asked.side}"] = self._tired(exercise, asked) + 1
        is_as_planned = lift.done == asked.lo == asked.hi and load == asked.load
        if not self._silent and not is_as_planned:
            written = load.text if load and exercise.load != "bodyweight" and load.kg != 0 else ""
            self._say(f"{lift.done} x {written}" if written else str(lift.done))
        self._finish("")
        self._report(lift)
        self._tell_pain(exercise)

    def _finish(self, line: str) -> None:
        """End a set; what is asked for next has to be printed anew."""
        self._scene.asked, self._scene.is_working = None, False
        self._say(line)

    def _tired(self, exercise: Exercise, asked: Asked) -> int:
        return self._sets.get(f"{exercise.id} {asked.side}", 0)

    def _load(self, asked: Asked, exercise: Exercise) -> Load | None:
        """Return what is lifted: what the program says, or what feels right."""
        kit, load = self._person.kit, asked.load
        is_unsaid = exercise.has_load and load is None and exercise.load != "added"
        is_told = self._person.knows and not self._silent and not self._has_lifted(exercise)
        if exercise.has_load and (is_unsaid or is_told):
            right = self._right_load(asked, exercise)
            load = kit.at_most(exercise, right if is_told else self._felt(exercise, right))
        if load is None and exercise.load == "added":
            load = Load(0.0, kit.unit)
        if load is None and exercise.load == "band":
            load = Load(band="strong" if exercise.id == "band_pull_up" else "light")
        return kit.lifted(exercise, load)

    def _has_lifted(self, exercise: Exercise) -> bool:
        return any(lift.exercise.id == exercise.id for lift in self._year.lifts)

    def _right_load(self, asked: Asked, exercise: Exercise) -> float:
        """Return the load with which the repetitions leave the wanted reserve, in kilograms."""
        reps = max(1, asked.hi) + (2 if asked.left is None else asked.left)
        right = self._body.allowed(exercise.id, exercise.pattern, reps, asked.side)
        return right - self._body.moved(exercise.id, exercise.load, 0.0, "")

    def _felt(self, exercise: Exercise, right: float) -> float:
        body = self._body.moved(exercise.id, exercise.load, 0.0, "")
        return (right + body) * min(1.0, self._random.gauss(*BY_FEEL)) - body

    def _do(self, asked: Asked, exercise: Exercise, load: Load | None) -> Lift:
        body, kit = self._body, self._person.kit
        kg, band = (load.kg, load.band) if load else (None, "")
        moved = body.moved(exercise.id, exercise.load, kg, band)
        about = exercise.id, exercise.pattern
        today = body.today(*about, asked.side, self._tired(exercise, asked))
        able = body.reps(*about, moved, today)
        wanted = asked.left
        felt = max(0, round(able + self._random.gauss(0, self._person.noise)))
        reps = asked.hi
        many = 1 if self._scene.last_as_many is None else self._scene.last_as_many
        if asked.as_many or (self._scene.last_as_many is not None and asked.set == asked.sets):
            wanted = asked.left if asked.as_many and asked.left is not None else many
            reps = max(1, felt - wanted)
        elif asked.lo < asked.hi:
            reps = max(asked.lo, min(asked.hi, felt - (2 if wanted is None else wanted)))
        done = min(reps, able)
        if self._random.random() < self._person.cut_short:
            done = max(1, done - self._random.randint(2, 3)) if done else 0
        aim = max(1, reps) + (2 if wanted is None else wanted)
        allowed = body.allowed(*about, aim, asked.side)
        usual = body.maximum(*about, asked.side)
        fits = [
            body.reps(*about, body.moved(exercise.id, exercise.load, size, band), usual)
            for size in kit.sizes(exercise)
        ] or [body.reps(*about, moved, usual)]
        return Lift(
            week=self._week,
            visit=len(self._year.codes),
            exercise=exercise,
            side=asked.side,
            set=asked.set,
            sets=asked.sets,
            goal=asked.goal,
            reps=reps,
            wanted=wanted,
            load=asked.load,
            lifted=kg,
            done=done,
            able=able,
            ratio=moved / allowed if allowed else 0.0,
            fits=max(fits) >= (wanted or 2) + 3 and min(fits) <= 30,
            reported=self._reserve(able - done, failed=done < reps and done == able),
        )

    def _reserve(self, left: int, *, failed: bool) -> int | None:
        """Return the reserve that the person says, None for who says nothing."""
        felt = left + self._random.gauss(0, self._person.noise)
        said = 0 if failed else min(4, max(0, round(felt)))
        is_wild = self._random.random() < 0.1
        if self._silent or self._person.reports == "never":
            return None
        match self._person.reports:
            case "zero":
                return 0
            case "four":
                return 4
            case "steps":
                return said // 2 * 2
            case "liar":
                return min(4, said + 3)
            case "wild" if is_wild:
                return self._random.randint(0, 4)
            case _:
                return said

    def _report(self, lift: Lift) -> None:
        """Say the reserve: the digit where it is asked, as a command elsewhere."""
        if lift.reported is None:
            return
        is_asked = topic(self._scene.question) == "reserve"
        self._note_question(self._scene.question)
        rest = self._scene.rest
        self._say(str(lift.reported) if is_asked else f"r{lift.reported}")
        self._scene.rest = max(rest, self._scene.rest)

    def _tell_pain(self, exercise: Exercise) -> None:
        pain = self._person.pain
        if pain is None or self._has_told_pain or self._week != pain[0]:
            return
        is_first = not any(week == self._week for week in self._year.weeks)
        back = "back" in pain[1]
        if is_first and exercise.is_hinge == back and self._sets:
            self._has_told_pain = True
            self._say(pain[1])

    def _note_question(self, question: str) -> Topic:
        about = topic(question)
        if about:
            key = f"{about}: {question}" if about == "other" else about
            self._year.questions[key] = self._year.questions.get(key, 0) + 1
        return about

    def _answer(self, question: str) -> str:
        """Return what is typed as an answer; Enter to what the person does not know."""
        about = self._note_question(question)
        times = self._asked_before[question] = self._asked_before.get(question, 0) + 1
        if times > 3 or self._silent:
            return "q" if times > 6 else ""
        person, scene = self._person, self._scene
        if about == "pain_gone":
            is_gone = person.pain is None or self._week >= person.pain[0] + person.pain[2]
            words = ("yes", "gone", "it is gone") if is_gone else ("no", "still", "it is still")
            return scene.option(*words) or ("yes" if is_gone else "no")
        if about == "doctor":
            return scene.option("yes") or "yes"
        if about == "level":
            return person.level
        if about == "units":
            return person.kit.unit
        if about == "body_weight":
            return f"{round(person.weight / 2) * 2}" if times == 1 else f"{person.weight:g} kg"
        if about in ("load", "best", "most_reps") and person.knows:
            return self._known_amount(about, question)
        return ""

    def _known_amount(self, about: Topic, question: str) -> str:
        """Return what a person with known lifts answers: a load, a best set, most repetitions."""
        exercise = next(
            (one for name, one in self._known.items() if name.lower() in question.lower()), None
        )
        asked = self._scene.asked
        if exercise is None and asked is not None:
            exercise = self._known.get(asked.exercise)
        if about == "most_reps":
            exercise = self._known.get("Pull-up", exercise)
        if exercise is None:
            return ""
        pattern = exercise.pattern
        if about == "load" and asked is not None:
            load = self._person.kit.at_most(exercise, self._right_load(asked, exercise))
            return load.text if load else ""
        if about == "best" and exercise.has_load:
            kg = self._body.allowed(exercise.id, pattern, 5)
            kg -= self._body.moved(exercise.id, exercise.load, 0.0, "")
            load = self._person.kit.at_most(exercise, kg)
            return f"5 x {load.text}" if load else ""
        moved = self._body.moved(exercise.id, exercise.load, 0.0, "")
        most = self._body.maximum(exercise.id, pattern)
        return str(self._body.reps(exercise.id, pattern, moved, most))


def live(
    program: Program, person: Person, known: dict[str, Exercise], home: Path, weeks: int, seed: int
) -> Year:
    """Let a person train for some weeks, in a home of their own."""
    year = Year(person)
    body = Body(person.strength, person.weight, f"{seed} {person.name}")
    trainee = Trainee(person, known, year, body)
    transcript: list[str] = []
    if not person.is_new:
        (home / "config").mkdir(parents=True)
        (home / "config" / "config.toml").write_text(person.config, encoding="utf-8")
    days = [
        week * 7 + day
        for week in range(weeks)
        for day in person.days
        if not any(first <= week < first + off for first, off in person.breaks)
    ]
    minutes = ["--minutes", str(person.minutes)] if person.minutes else []
    for number, day in enumerate(days):
        body.wake(day / 7, day - days[number - 1] if number else 0)
        program.set_clock((START + day * DAY) * 1000)
        session = person.sessions[number % len(person.sessions)]
        visit = program.visit(["run", session, "--plain", *minutes], home)
        transcript.append(f"== week {day // 7 + 1}, visit {number + 1}, {session}")
        try:
            trainee.train(visit, day // 7)
        except NoAnswerError as error:
            raise NoAnswerError(f"{person.name}, visit {number + 1}: {error}") from None
        finally:
            transcript += visit.log
    (home / "transcript.txt").write_text("\n".join(transcript) + "\n", encoding="utf-8")
    return year


