"""Questions put in lines of text: each is a generator that waits for a line at every yield.

It returns whether the conversation goes on. In each of them `q` alone answers nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, cast

from backcoach.core.exercises.substitutes import alternatives
from backcoach.core.questions.form import Option
from backcoach.core.questions.pain_and_today import pain_form, readiness_form
from backcoach.core.session.action_events import slot_in_hand
from backcoach.core.text import one_line, quoted
from backcoach.plain.lines import question_line
from backcoach.plain.typed_commands import pick

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from backcoach.core.coaching.pain import Flag
    from backcoach.core.questions.form import Form
    from backcoach.core.questions.unfinished_session import Question
    from backcoach.core.session.events import PainKind
    from backcoach.interface import Host, Session

Dialogue: TypeAlias = "Generator[None, str, bool]"
Say: TypeAlias = "Callable[[str], None]"

LONGEST_NOTE = 500
UNCHANGED = "Nothing was changed."


class Asking:
    """The questions of a session; `words` is what was typed behind the command already."""

    def __init__(self, host: Host, say: Say) -> None:
        self._host = host
        self._say = say
        self.dialogues: dict[str, Callable[[Session, str], Dialogue]] = {
            "note": self._note,
            "swap": self._swap,
            "pain": self._pain,
        }

    def first(self, question: Question) -> Dialogue:
        """Ask what must be answered before the session; Enter is the first answer."""
        self._say(f"{question.title}. {question.text}")
        options = [
            Option(one.id, f"{one.label}{f', {one.note}' if one.note else ''}")
            for one in question.answers
        ]
        self._list(options)
        choice = yield from self._choose(options, "", options[0].value)
        return choice is not None and self._host.answer(choice)

    def readiness(self, words: str) -> Dialogue:
        """Ask how the person is; the host may have another session afterwards."""
        answers = yield from self._fill(readiness_form(), words)
        said = UNCHANGED if answers is None else self._host.begin_today(answers)
        if said:
            self._say(said)
        return True

    def _note(self, coach: Session, words: str) -> Dialogue:
        if not words:
            self._say("Write the note; Enter keeps it.")
            words = yield
        kept = coach.note(one_line(words)[:LONGEST_NOTE])
        self._say("Noted." if kept else UNCHANGED)
        return True

    def _swap(self, coach: Session, words: str) -> Dialogue:
        step = coach.state.step
        slot = step.slot if step else slot_in_hand(coach.state)
        exercise = None if slot is None else coach.state.plan.slots[slot].exercise
        others = alternatives(self._host.library, exercise) if exercise else ()
        if slot is None or exercise is None or not others:
            self._say("There is nothing to swap it for.")
            return True
        options = [
            Option(one.exercise.id, f"{one.exercise.name}, {one.relation}") for one in others
        ]
        if not words:
            self._say(f"Instead of {exercise.name}, Enter for none of them:")
            self._list(options)
        choice = yield from self._choose(options, words)
        found = self._host.library.find_exercise(choice or "")
        if found is None or not coach.swap(slot, found):
            self._say(UNCHANGED)
        return True

    def _pain(self, coach: Session, words: str) -> Dialogue:
        answers = yield from self._fill(pain_form(), words)
        if answers is None:
            self._say(UNCHANGED)
            return True
        flag = cast("Flag", answers["flag"]) if answers["flag"] else None
        kind = cast("PainKind", answers["kind"])
        self._say(coach.report_pain(int(answers["level"]), answers["place"], kind, flag))
        return True

    def _fill(self, form: Form, words: str) -> Generator[None, str, dict[str, str] | None]:
        """Ask the questions of a form that `words` leaves open; return the answers, None for q."""
        answers = {}
        if form.text:
            self._say(form.text)
        for field in form.fields:
            found = pick(words, field.options)
            while found is None:
                if words:
                    self._say(f"{quoted(words)} is none of these.")
                self._say(question_line(field))
                words = (yield).strip()
                if words.lower() == "q":
                    return None
                found = pick(words, field.options) if words else (field.value, "")
            answers[field.id], words = found
        return answers

    def _list(self, options: Sequence[Option]) -> None:
        for number, option in enumerate(options, 1):
            self._say(f"{number} {option.label}")

    def _choose(
        self, options: Sequence[Option], words: str, usual: str | None = None
    ) -> Generator[None, str, str | None]:
        """Wait until an option is named; return its value, `usual` for Enter, None for q."""
        found = pick(words, options)
        while found is None:
            if words:
                self._say(f"{quoted(words)} is none of these.")
            words = (yield).strip()
            if not words:
                return usual
            if words.lower() == "q":
                return None
            found = pick(words, options)
        return found[0]
