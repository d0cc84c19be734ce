"""What a person answers to the questions of the program; Enter to what they do not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seasons.visits.talk import topic

if TYPE_CHECKING:
    from seasons.records import Year
    from seasons.trainees.body import Body
    from seasons.trainees.kit import Exercise
    from seasons.trainees.lifting import Lifter
    from seasons.trainees.person import Person
    from seasons.visits.talk import Scene, Topic

PATIENCE = 5  # times that one question is answered before the person leaves
BEST_REPS = 5


class Answers:
    """A person who is asked; every question is counted in the year."""

    def __init__(
        self, person: Person, body: Body, lifter: Lifter, known: dict[str, Exercise], year: Year
    ) -> None:
        self._person = person
        self._body = body
        self._lifter = lifter
        self._known = known
        self._year = year
        self._last = ""
        self._times = 0

    def note(self, question: str) -> Topic:
        """Count a question and return what it is about."""
        about = topic(question)
        if about:
            key = f"{about}: {question}" if about == "other" else about
            self._year.questions[key] = self._year.questions.get(key, 0) + 1
        return about

    def answer(self, scene: Scene, week: int, *, is_silent: bool) -> str:
        """Return what is typed; `q` after the same question again and again."""
        about = self.note(scene.question)
        self._times = self._times + 1 if scene.question == self._last else 1
        self._last = scene.question
        if self._times > PATIENCE:
            return "q"
        if is_silent or self._times > PATIENCE // 2:
            return ""
        if about in ("pain_gone", "pain_level"):
            return self._pain(about, scene, week)
        if about in ("load", "best", "most_reps"):
            return self._amount(about, scene) if self._person.knows else ""
        return self._fact(about, scene)

    def _pain(self, about: Topic, scene: Scene, week: int) -> str:
        """Return whether a pain is gone; while it is not, it is as it was."""
        pain = self._person.pain
        is_gone = pain is None or week >= pain[0] + pain[2]
        if about == "pain_level":
            return "0" if is_gone else ""
        words = ("yes", "gone", "it is gone") if is_gone else ("no", "still", "it is still")
        return scene.option(*words) or words[0]

    def _fact(self, about: Topic, scene: Scene) -> str:
        person = self._person
        facts = {
            "doctor": scene.option("yes") or "yes",
            "level": person.level,
            "units": person.kit.unit,
            "body_weight": f"{round(person.weight / 2) * 2 if self._times == 1 else person.weight}",
        }
        return facts.get(about, "")

    def _amount(self, about: Topic, scene: Scene) -> str:
        """Return a known load, best set or number of repetitions."""
        question = scene.question.lower()
        named = (known for name, known in self._known.items() if name.lower() in question)
        current = self._known.get(scene.asked.exercise) if scene.asked else None
        exercise = next(named, current)
        if about == "most_reps":
            exercise = self._known.get("Pull-up")
        if exercise is None:
            return ""
        kit = self._person.kit
        if about == "load" and scene.asked:
            load = kit.at_most(exercise, self._lifter.right_load(scene.asked, exercise))
            return load.number if load else ""
        own = self._lifter.body_moved(exercise)
        if about == "best" and exercise.has_load:
            kg = self._body.allowed(exercise.id, exercise.pattern, BEST_REPS) - own
            load = kit.at_most(exercise, kg)
            return f"{BEST_REPS} x {load.text}" if load else ""
        most = self._body.maximum(exercise.id, exercise.pattern)
        return str(self._body.reps(exercise.id, exercise.pattern, own, most))
