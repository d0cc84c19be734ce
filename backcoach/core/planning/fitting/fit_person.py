"""The session as a person does it: what is at hand, what they can do, what they chose for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.planning.fitting.fit_goal import fit_goal
from backcoach.core.planning.fitting.pull_ups import with_help
from backcoach.core.planning.fitting.suit_session import Suited, adapt_session, stand_in, with_lines
from backcoach.core.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backcoach.core.coaching.targets.known.coaching import Coaching
    from backcoach.core.exercises.model import Library, Session
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person


def fit_person(session: Session, coaching: Coaching) -> Suited:
    """Return a session with the goal of the person who is coached, and what was changed in it.

    What the person chose for good comes last, so that no level takes it back.
    """
    library, person = coaching.library, coaching.person
    session, fitted = fit_goal(library, session, person, coaching.past)
    suited = adapt_session(library, session, person)
    if suited.session is None:
        return suited
    helped = with_help(library, suited.session, coaching)
    assert helped.session is not None
    chosen = _with_chosen(library, helped.session, person, chosen_in(coaching.past))
    return Suited(chosen.session, (*fitted, *suited.notes, *helped.notes, *chosen.notes))


def chosen_in(past: Sequence[State]) -> dict[str, str]:
    """Return the exercises that were chosen for good, by the ids of those that they replace."""
    return past[-1].chosen if past else {}


def _with_chosen(
    library: Library, session: Session, person: Person, chosen: Mapping[str, str]
) -> Suited:
    """Return the session with the chosen exercises, as far as they are at hand."""
    lines = []
    notes = []
    for line in session.exercise:
        exercise = library.find_exercise(chosen.get(line.exercise, ""))
        lacking = exercise is not None and person.lacks(exercise)
        if exercise is None:
            lines.append(line)
        elif lacking:
            own = library.find_exercise(line.exercise)
            values = {"exercise": own.name if own else line.exercise, "chosen": exercise.name}
            notes.append(Reason("chosen_lacks", {**values, "thing": lacking[0]}))
            lines.append(line)
        else:
            lines.append(stand_in(line, exercise, session.goal))
    return Suited(with_lines(session, lines), tuple(notes))
