"""The first questions at a start: is a warning sign cleared, and how are open pains now?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.coaching.health.places import WORST
from backcoach.core.questions.form import CHOICE, Form, Option, choice, field, scale
from backcoach.core.questions.pain_and_today import FLAG_WORDS
from backcoach.core.session.events import PainReported, RedFlagCleared

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backcoach.core.coaching.health.health import Health, Pain
    from backcoach.core.session.events import HealthEvent


def health_form(health: Health) -> Form | None:
    """Return what has to be asked before a session can begin, None for nothing."""
    if health.flag is not None:
        return choice(
            "Cleared to train?",
            (
                Option("no", "Not yet", "no training until then"),
                Option("yes", "Yes", "a doctor or physiotherapist has cleared me"),
                Option("mistake", "It was a mistake", "there was no such sign"),
            ),
            f"A warning sign was reported: {FLAG_WORDS[health.flag]}. "
            "Has a doctor or physiotherapist cleared you to train?",
        )
    if not health.pains:
        return None
    return Form(
        "How is it now?",
        tuple(
            field(
                pain.place,
                _name(pain),
                *scale(0, WORST, "gone", "the worst"),
                chosen=str(pain.level),
            )
            for pain in health.pains
        ),
        f"{' '.join(map(_pain_text, health.pains))} How is it now?",
    )


def _name(pain: Pain) -> str:
    return (pain.place or "back").capitalize()


def _pain_text(pain: Pain) -> str:
    """Return a pain as it was reported last: `Lower back: 7 of 10, sharp, 2 days ago.`"""
    days = {0: "today", 1: "yesterday"}.get(pain.days, f"{pain.days} days ago")
    kind = "" if pain.kind == "dull" else f", {pain.kind}"
    return f"{_name(pain)}: {pain.level} of 10{kind}, {days}."


def health_reports(
    health: Health, answers: Mapping[str, str], at: int, offset: int
) -> tuple[HealthEvent, ...]:
    """Return what the answers of `health_form` say; the kind of a pain stays as it was."""
    if health.flag is not None:
        if answers[CHOICE] == "no":
            return ()
        is_mistake = answers[CHOICE] == "mistake"
        return (RedFlagCleared(at=at, offset=offset, by_mistake=is_mistake),)
    return tuple(
        PainReported(
            at=at,
            offset=offset,
            level=int(answers[pain.place]),
            place=pain.place,
            kind=pain.kind,
        )
        for pain in health.pains
    )
