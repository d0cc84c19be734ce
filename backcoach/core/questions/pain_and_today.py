"""The forms that ask how somebody feels, and what their answers mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

from backcoach.core.coaching.pain import PLACES, RED_FLAGS, WORST
from backcoach.core.planning.expand import expand
from backcoach.core.planning.readiness import ENERGY, PAIN, Readiness
from backcoach.core.questions.form import Form, field
from backcoach.core.session.duration import session_seconds
from backcoach.core.session.events import PainKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backcoach.core.coaching.pain import Flag, Place
    from backcoach.core.exercises.model import Library, Session
    from backcoach.core.planning.readiness import Alarm

TIMES = (20, 25, 30, 40, 50, 60, 75, 90)  # minutes that are offered

KIND_WORDS: dict[PainKind, str] = {
    "dull": "dull, as of effort that is too much",
    "sharp": "sharp or electric",
    "spreading": "spreading into an arm or leg",
    "rising": "more with each set",
}
FLAG_WORDS: dict[Flag, str] = {
    "heart": "chest, fainting, breath, heartbeat, weakness",
    "nerves": "numb groin, bladder, bowel, both legs",
    "illness": "with fever, weight loss, after a fall",
    "muscle": "swollen, arms stay bent, dark urine",
}
ALARM_WORDS: dict[Alarm, str] = {
    "unwell": "chest pain, fainting, fever or no breath",
    "nerves": "new numbness, weak legs, bladder or bowel",
    "illness": "back pain with weight loss, a fall, at night",
}


def pain_form() -> Form:
    """Return the questions about a pain: how much, where, which kind, and alarm signs."""
    return Form(
        "Pain",
        (
            field("level", "How much", *_scale(0, WORST, "none", "the worst"), chosen="2"),
            field("place", "Where", *((place, place) for place in PLACES)),
            field("kind", "Which kind", *((kind, KIND_WORDS[kind]) for kind in get_args(PainKind))),
            field("flag", "With it", ("", "nothing else"), *FLAG_WORDS.items()),
        ),
        "Muscle burn and effort are not pain. "
        + RED_FLAGS["heart"].text.split(".")[0]
        + ", if it is the chest, the breath or sudden weakness.",
    )


def readiness_form() -> Form:
    """Return the questions before a session; passed as they are, they change nothing."""
    energy = _scale(ENERGY.lowest, ENERGY.highest, ENERGY.low, ENERGY.high)
    pain = _scale(PAIN.lowest, PAIN.highest, PAIN.low, PAIN.high)
    return Form(
        "How you are today",
        (
            field("energy", "Energy", ("", "as usual"), *energy),
            field("pain", PAIN.text, *pain),
            field("place", "Where", *((place, place) for place in PLACES)),
            field("alarm", "In the last days", ("", "none of these"), *ALARM_WORDS.items()),
        ),
    )


def today_form(library: Library, session: str, minutes: int | None) -> Form:
    """Return the questions before a session that is not chosen for good: which, how long, and how
    one feels. Passed as they are, they change nothing.
    """
    told = readiness_form()
    times = sorted({*TIMES, *([] if minutes is None else [minutes])})
    choices = [(one.id, _session_words(library, one)) for one in library.session]
    asked = (
        *([field("session", "Session", *choices, chosen=session)] if len(choices) > 1 else []),
        field(
            "time",
            "Time",
            ("", "as planned"),
            *((str(one), f"{one} min") for one in times),
            chosen="" if minutes is None else str(minutes),
        ),
    )
    return Form("Today", (*asked, *told.fields), told.text)


def _session_words(library: Library, session: Session) -> str:
    minutes = round(session_seconds(expand(library, session)) / 60)
    return f"{session.name}, {session.level}, {minutes} min"


def readiness(answers: Mapping[str, str]) -> Readiness:
    """Return the answers of `readiness_form` as values."""
    pain = int(answers["pain"])
    alarm = answers["alarm"]
    return Readiness(
        energy=int(answers["energy"]) if answers["energy"] else None,
        pain=pain or None,
        place=cast("Place", answers["place"]) if pain else None,
        alarms=frozenset({cast("Alarm", alarm)} if alarm else ()),
    )


def _scale(lowest: int, highest: int, low: str, high: str) -> list[tuple[str, str]]:
    """Return the options of a scale, the ends with their words."""
    ends = {lowest: f"{lowest}, {low}", highest: f"{highest}, {high}"}
    return [(str(one), ends.get(one, str(one))) for one in range(lowest, highest + 1)]
