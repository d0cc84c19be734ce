"""Sets of past sessions in a form: as they are now, and what is changed with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.questions.log_form.set_form import SetForm
from backcoach.core.session.past.corrections import new_step, recorded_sets, skipped_set
from backcoach.core.views.session_text import SessionText

if TYPE_CHECKING:
    from backcoach.clock import Clock
    from backcoach.core.exercises.model import Library
    from backcoach.core.session.past.recorded import RecordedSet
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person


class Correcting:
    """Makes the forms for the sets of a session, with the exercises of the file."""

    def __init__(self, library: Library, person: Person, clock: Clock) -> None:
        self._library = library
        self._person = person
        self._clock = clock

    def form(self, session: State, step: str) -> SetForm | None:
        """Return the form for a set; one that was left out has in it what was planned."""
        done = recorded_sets(session).get(step)
        if done is not None:
            return self._form(done, step, is_new=done.skipped)
        meant = skipped_set(session, step)
        return None if meant is None else self._form(meant, step, is_new=True)

    def form_for_more(self, session: State, step: str) -> SetForm | None:
        """Return the form for one set more, like a set of the session, right behind it."""
        sets = recorded_sets(session)
        like = sets.get(step) or next(reversed(sets.values()), None) or skipped_set(session, step)
        if like is None:
            return None
        result = replace(like.result, rir=None)
        exercise = self._library.find_exercise(like.exercise)
        is_each = exercise is not None and exercise.sides == "each"
        more = replace(
            like,
            result=result,
            side="both" if is_each else like.side,
            rest_planned=None,
            rest_taken=None,
            note="",
            extra={},
            target="",
            skipped=False,
        )
        return self._form(more, "", is_new=True)

    def wanted(self, session: State, form: SetForm) -> SessionText:
        """Return what a form changes of a session."""
        if form.step_id:
            (done,) = form.sets
            is_same = done == recorded_sets(session).get(form.step_id)
            return SessionText() if is_same else SessionText(sets={form.step_id: done})
        sets: dict[str, RecordedSet | None] = {}
        for done in form.sets:
            sets[new_step(session, sets)] = done
        return SessionText(sets=sets)

    def _form(self, done: RecordedSet, step: str, *, is_new: bool) -> SetForm:
        return SetForm(
            done,
            self._library.exercise,
            self._person.gear,
            self._clock.now(),
            step_id=step,
            is_new=is_new,
        )
