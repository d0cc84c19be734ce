"""Questions put in lines of text: each is a generator that waits for a line at every yield.

It returns whether the session goes on. In each of them `q` alone answers nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, cast

from backcoach.core.questions.ending import END, THROW_AWAY
from backcoach.core.questions.form import CHOICE, Form, Option, choice
from backcoach.core.questions.pain_and_today import pain_form
from backcoach.core.questions.person.typed_answers import objection
from backcoach.core.session.action_events import slot_in_hand
from backcoach.core.text import LONGEST_NOTE, one_line, quoted
from backcoach.core.wording.phrases import lower_first
from backcoach.core.wording.reasons_en import reason_text
from backcoach.plain.lines import joined, question_line, sentence
from backcoach.plain.typed_commands import pick, typed

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from backcoach.core.questions.form import Field
    from backcoach.core.session.events import Flag, PainKind
    from backcoach.core.units import Unit
    from backcoach.interface.host import Host
    from backcoach.interface.session import Session

Dialogue: TypeAlias = "Generator[None, str, bool]"
Answers: TypeAlias = "Generator[None, str, dict[str, str] | None]"
Say: TypeAlias = "Callable[[str], None]"

ALWAYS = "always"  # behind the answer to a swap: from now on
AGAIN = "again"  # the words with which questions begin anew
BEHIND = "behind"  # the words after the option that was picked
UNCHANGED = "Nothing was changed."


class Dialogs:
    """The dialogs of a session; the text typed after a command answers its first questions."""

    def __init__(self, host: Host, say: Say) -> None:
        self._host = host
        self._say = say
        self.of_actions: dict[str, Callable[[Session, str], Dialogue]] = {
            "note": self._note,
            "swap": self._swap,
            "pain": self._pain,
            "settings": self._settings,
        }

    def first(self, form: Form) -> Dialogue:
        """Ask what must be answered before the session; leaving the form leaves the program."""
        if form.is_choice:
            self._say(joined(sentence(form.title), form.text))
            answers = yield from self._choose(form, "", form.answers)
        else:
            answers = yield from self._fill(form, "")
        return answers is not None and self._host.answer(answers)

    def readiness(self, words: str) -> Dialogue:
        """Ask how the person is; the host may have another session afterwards, or forbid one."""
        state, today = self._host.session.state, self._host.today
        if state.logged or state.phase != "ready":
            self._say("This is asked before the first set.")
            return True
        asked = tuple(field for field in today.fields if field.id not in ("session", "time"))
        answers = yield from self._fill(Form(today.title, asked, today.text), words)
        message = UNCHANGED if answers is None else self._host.begin_today(answers)
        if message and not self._host.forbidden:
            self._say(message)
        return True

    def ending(self, session: Session, form: Form, key: str) -> Dialogue:
        """Ask whether to end a session early; `key` or the number of an answer does."""
        _, ends, *others = options = form.fields[0].options
        offers = [f"{key}: {lower_first(ends.text)}."]
        offers += [f"{options.index(other) + 1}: {lower_first(other.text)}." for other in others]
        self._say(joined(sentence(form.title), *offers, "Enter goes on."))
        words = (yield).strip().lower()
        picked = pick(words, options) if words else None
        value = ends.value if words == key.lower() else picked[0] if picked else ""
        if value == END:
            session.perform("finish")
            return True
        if value == THROW_AWAY:
            session.discard()
            return False
        self._say("Going on.")
        return True

    def _note(self, session: Session, words: str) -> Dialogue:
        if not words:
            self._say("Write the note; Enter keeps it.")
            words = yield
        is_kept = session.note(one_line(words)[:LONGEST_NOTE])
        self._say("Note kept." if is_kept else UNCHANGED)
        return True

    def _swap(self, session: Session, words: str) -> Dialogue:
        step = session.state.step
        slot = step.slot if step else slot_in_hand(session.state)
        exercise = None if slot is None else session.state.plan.slots[slot].exercise
        offers = self._host.alternatives(exercise) if exercise else ()
        if slot is None or exercise is None or not offers:
            self._say("There is nothing to swap it for.")
            return True
        form = choice(
            f"Instead of {exercise.name}",
            (Option(offer.exercise.id, offer.exercise.name, offer.relation) for offer in offers),
        )
        if not words:
            self._say(f'{form.title}, Enter for none of them, "2 {ALWAYS}" for good:')
        answers = yield from self._choose(form, words)
        other = self._host.library.find_exercise(answers[CHOICE]) if answers else None
        if answers is None or other is None:
            self._say(UNCHANGED)
            return True
        is_swapped = session.swap(slot, other)
        if answers.get(BEHIND) == ALWAYS and session.choose(exercise, other):
            self._say(f"{other.name} instead of {exercise.name} from now on.")
        elif not is_swapped:
            self._say(UNCHANGED)
        return True

    def _settings(self, _: Session, words: str) -> Dialogue:
        answers = yield from self._fill(self._host.settings_form, words)
        message = UNCHANGED if answers is None else self._host.change_settings(answers)
        self._say(sentence(message))
        return True

    def _pain(self, session: Session, words: str) -> Dialogue:
        key = typed("pain", self._host.keymap)
        answers: dict[str, str] | None = {AGAIN: words}
        while answers and AGAIN in answers:
            words = answers[AGAIN]
            form = pain_form()
            if words[:1].isdigit():  # as in `! 4 elbow sharp`
                form = form.with_first("level")
            answers = yield from self._fill(form, words, key)
        if answers is None:
            self._say(UNCHANGED)
            return True
        flag = cast("Flag", answers["flag"]) if answers["flag"] else None
        kind = cast("PainKind", answers["kind"])
        before = session.state.advice
        reasons = session.report_pain(int(answers["level"]), answers["place"], kind, flag)
        advice = session.state.advice
        if advice != before:  # new advice is said with the coming set
            reasons = tuple(reason for reason in reasons if reason != advice)
        keymap = self._host.keymap
        self._say(" ".join(reason_text(reason, keymap) for reason in reasons))
        return True

    def _fill(self, form: Form, words: str, key: str = "") -> Answers:
        """Ask the questions that `words` leaves open; return the answers, None for `q`.

        The `key` that has asked them begins them anew: what stands behind it is all that is
        returned, as AGAIN.
        """
        answers: dict[str, str] = {}
        if form.text:
            self._say(form.text)
        for field in form.fields:
            if not form.is_asked(field, answers):
                answers[field.id] = field.value
                continue
            if field.example:
                typed = yield from self._type(field, "lb" if answers.get("units") == "lb" else "kg")
                if typed is None:
                    return None
                answers[field.id] = typed
                continue
            picked = pick(words, field.options)
            while picked is None:
                self._refuse(words)
                self._say(question_line(field))
                words = (yield).strip()
                if words.lower() == "q":
                    return None
                if key and words.startswith(key):
                    return {AGAIN: words.removeprefix(key).strip()}
                if not words and field.is_open:
                    self._say("A number or a word of the list is needed; q leaves it.")
                is_usual = not words and not field.is_open
                picked = (field.value, "") if is_usual else pick(words, field.options)
            answers[field.id], words = picked
        return answers

    def _type(self, field: Field, unit: Unit) -> Generator[None, str, str | None]:
        """Ask a question whose answer is typed; return it, None for `q`."""
        text = ""
        while True:
            usual = field.typed or "not said"
            self._say(f"{field.label}: {field.example}? Enter: {usual}.")
            doubted, text = text, (yield).strip()
            if text.lower() == "q":
                return None
            wrong = objection(field, text, unit, (doubted,)) if text else ""
            if not wrong:
                return text or field.typed
            self._say(sentence(wrong))

    def _choose(self, form: Form, words: str, usual: dict[str, str] | None = None) -> Answers:
        """Let one option of a list be picked; return `usual` for Enter, None for `q`."""
        (field,) = form.fields
        if not words:
            self._list(field)
        picked = pick(words, field.options)
        while picked is None:
            self._refuse(words)
            words = (yield).strip()
            if not words:
                return usual
            if words.lower() == "q":
                return None
            picked = pick(words, field.options)
        behind = {BEHIND: picked[1]} if picked[1] else {}
        return {field.id: picked[0], **behind}

    def _list(self, field: Field) -> None:
        for number, option in enumerate(field.options, 1):
            self._say(f"{number} {option.text}")

    def _refuse(self, words: str) -> None:
        """Say that words are no answer, where there are any."""
        if words:
            self._say(f"{quoted(words)} is none of these; q leaves.")
