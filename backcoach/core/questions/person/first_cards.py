"""Which session suits somebody, asked before the form of a first run, and that form in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.planning.easy_minutes import with_easy_minutes
from backcoach.core.planning.expand import expand
from backcoach.core.planning.fitting.fitting_session import fitting_session
from backcoach.core.questions.form import Option, choice
from backcoach.core.questions.person.first_run import first_form
from backcoach.core.questions.person.typed_answers import KNOWN
from backcoach.core.session.timing.duration import session_seconds
from backcoach.core.settings.settings import Settings

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Library, Session
    from backcoach.core.questions.form import Field, Form

WORDS = {  # by the ids of the shipped sessions
    "beginner": "Beginner in a gym",
    "intermediate": "Intermediate",
    "advanced": "Strong",
    "home": "At home",
}
HOME_KIT = "kettlebell, bar, band"  # what the session for home is made for
MATTERS = (  # in this order
    *("units", "body_weight", KNOWN, "equipment", "kettlebell", "breathing", "programme"),
)


def first_cards(library: Library) -> Form | None:
    """Return the choice between the shipped sessions; an answer is the id of one.

    None where the file begins with a session of the person's own, or has only one of these.
    """
    offered = [session for session in library.session if session.id in WORDS]
    own_comes_first = fitting_session(library, Settings()).id not in WORDS
    if own_comes_first or len(offered) < 2:  # noqa: PLR2004  nothing to choose from
        return None
    options = (Option(s.id, WORDS[s.id], _length(library, s)) for s in offered)
    return choice("Which session suits you?", options)


def short_form(library: Library, session: Session, card: str = "") -> Form:
    """Return the form of a first run with what matters first; the rest waits in `later`.

    With the id of a chosen card its level, or for home its equipment, is answered beforehand.
    One kettlebell is asked about where not everything is at hand.
    """
    form = first_form(library, session)
    level = "" if card in ("", "home") else session.level
    picked = {"level": level, "equipment": HOME_KIT if card == "home" else ""}
    fields = [field.picked(picked.get(field.id, field.value)) for field in form.fields]
    fields = [
        replace(field, only_with="equipment") if field.id == "kettlebell" else field
        for field in sorted(fields, key=_place)
    ]
    later = tuple(field.id for field in fields if _place(field) == len(MATTERS))
    return replace(form, fields=tuple(fields), later=later)


def _place(field: Field) -> int:
    name = KNOWN if field.id.startswith(KNOWN) else field.id
    return MATTERS.index(name) if name in MATTERS else len(MATTERS)


def _length(library: Library, session: Session) -> str:
    plan = with_easy_minutes(expand(library, session), session)
    return f"about {round(session_seconds(plan) / 60)} min"
