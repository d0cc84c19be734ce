"""The forms that ask how somebody feels, and what their answers mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

from msgspec import Struct
from msgspec.structs import replace

from backcoach.core.coaching.health.places import PLACES, WORST
from backcoach.core.coaching.health.red_flags import FLAGS
from backcoach.core.planning.easy_minutes import with_easy_minutes
from backcoach.core.planning.expand import expand
from backcoach.core.planning.fitting.readiness import LEAST_ENERGY, MOST_ENERGY
from backcoach.core.questions.form import OPEN, Form, field, scale, typed_field
from backcoach.core.questions.person.typed_answers import BODY
from backcoach.core.session.events import (
    Flag,
    HealthEvent,
    PainKind,
    PainReported,
    RedFlagReported,
)
from backcoach.core.session.timing.duration import session_seconds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backcoach.core.exercises.model import Library, Session
    from backcoach.core.questions.form import Field

GONE = "gone"  # the answer that a pain is gone
TIMES = (20, 25, 30, 40, 50, 60, 75, 90)  # minutes that are offered

KIND_WORDS: dict[PainKind, str] = {
    "dull": "dull, as after too much effort",
    "sharp": "sharp or electric",
    "spreading": "spreading into an arm or leg",
    "rising": "worse with each set",
}
FLAG_WORDS: dict[Flag, str] = {
    "heart": "chest, jaw, fainting, breath, heartbeat, cold sweat, face, speech",
    "nerves": "numb groin, bladder, bowel, both legs",
    "accident": "after a serious accident or fall",
    "weakness": "new weakness of an arm, leg or foot",
    "fever": "fever",
    "muscle": "swollen muscle, arms stay bent, dark urine",
    "illness": "weight loss, worst at night, cancer, brittle bones, steroids",
}
NO_FLAG = ("", "none of these")
LEVELS = scale(1, WORST, "hardly any", "the worst")


class TodayAnswers(Struct, frozen=True):
    """How somebody is: energy from 1 to 5, None for as usual; pain and red flags."""

    energy: int | None
    reports: tuple[HealthEvent, ...]


def pain_form() -> Form:
    """Return the questions about a pain: where, how much, which kind, and warning signs.

    Nothing is chosen beforehand but that there is no warning sign.
    """
    level = field("level", "How much", ("0", "gone"), *LEVELS)
    return Form(
        "Pain",
        (
            _chosen_by_nobody(field("place", "Where", *((place, place) for place in PLACES))),
            _chosen_by_nobody(level),
            _chosen_by_nobody(_kind_field()),
            field("flag", "With it", NO_FLAG, *_flags()),
        ),
        "Muscle burn and effort are not pain. Stop now and call your local emergency number, "
        "if it is the chest, the breath or sudden weakness.",
    )


def _chosen_by_nobody(asked: Field) -> Field:
    return replace(asked, chosen=OPEN)


def _kind_field(only_with: str = "") -> Field:
    kinds = ((kind, KIND_WORDS[kind]) for kind in get_args(PainKind))
    return replace(field("kind", "Which kind", *kinds, only_with=only_with), unless=("", "0", GONE))


def _flags() -> list[tuple[str, str]]:
    return [(flag, FLAG_WORDS[flag]) for flag in FLAGS]


def readiness_form(place: str = "", weight_days: int | None = None) -> Form:
    """Return the questions before a session; passed as they are, they change nothing.

    `place` is where something hurts by the last reports; `weight_days` how old a body weight is
    that should be taken anew.
    """
    energy = scale(LEAST_ENERGY, MOST_ENERGY, "drained", "fresh")
    places = ((name, name) for name in PLACES)
    label = "" if weight_days is None else f"Body weight, {weight_days} days old"
    return Form(
        "How you are today",
        (
            field("energy", "Energy", ("", "as usual"), *energy),
            field("pain", "Pain now", ("0", "none"), (GONE, "gone"), *LEVELS),
            field("place", "Where", *places, chosen=place, only_with="pain"),
            _kind_field("pain"),
            field("flag", "Last days", NO_FLAG, *_flags()),
            *([typed_field(BODY, label, "as 80 kg or 176 lb")] if label else []),
        ),
    )


def today_form(
    library: Library,
    session: str,
    minutes: int | None,
    *,
    place: str = "",
    weight_days: int | None = None,
) -> Form:
    """Return the questions before the first set: which session, how long, and how one feels.

    Passed as they are, they change nothing.
    """
    how = readiness_form(place, weight_days)
    times = sorted({*TIMES, *([] if minutes is None else [minutes])})
    choices = [(each.id, _session_words(library, each)) for each in library.session]
    fields = (
        *([field("session", "Session", *choices, chosen=session)] if len(choices) > 1 else []),
        field(
            "time",
            "Time",
            ("", "as planned"),
            *((str(time), f"{time} min") for time in times),
            chosen="" if minutes is None else str(minutes),
        ),
    )
    return Form("Today", (*fields, *how.fields), how.text)


def _session_words(library: Library, session: Session) -> str:
    plan = with_easy_minutes(expand(library, session), session)
    minutes = round(session_seconds(plan) / 60)
    return f"{session.name}, {session.level}, about {minutes} min"


def today_answers(answers: Mapping[str, str], at: int, offset: int) -> TodayAnswers:
    """Return the answers of `readiness_form`, given at an instant (ms UTC, offset in minutes)."""
    reports: list[HealthEvent] = []
    place = answers["place"]
    if answers["pain"] == GONE:
        reports.append(PainReported(at=at, offset=offset, level=0, place=place))
    elif level := int(answers["pain"]):
        kind = cast("PainKind", answers["kind"])
        reports.append(PainReported(at=at, offset=offset, level=level, place=place, kind=kind))
    if answers["flag"]:
        flag = cast("Flag", answers["flag"])
        reports.append(RedFlagReported(at=at, offset=offset, flag=flag))
    energy = int(answers["energy"]) if answers["energy"] else None
    return TodayAnswers(energy, tuple(reports))
