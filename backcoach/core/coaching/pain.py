"""What to do about pain, and the signs that are no matter for a coach. Never a diagnosis.

R-PAIN-01 is stricter than what is tolerated in supervised rehabilitation: the coach cannot see
anybody. Muscle burn and effort are not pain.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.exercises.model import Pattern
    from backcoach.core.session.events import PainKind, PainReported
    from backcoach.core.session.plan import Step
    from backcoach.core.session.state import State

Place = Literal[
    "lower back", "upper back", "shoulder", "elbow", "wrist", "hip", "knee", "elsewhere"
]
Flag = Literal["heart", "nerves", "illness", "muscle"]
Action = Literal["continue", "ease", "end_exercise", "end_hinge", "stop_session"]

PLACES: tuple[Place, ...] = (
    "lower back",
    "upper back",
    "shoulder",
    "elbow",
    "wrist",
    "hip",
    "knee",
    "elsewhere",
)
BACK = ("lower back", "upper back")

WORST = 10
MODERATE = 3  # R-PAIN-01: from here on a set ends
SEVERE = 5  # R-PAIN-01: from here on an exercise ends
EASE = (20, 30)  # R-PAIN-01: per cent taken off for the one more try
RISING_REPORTS = 3  # each above the one before: pain that rises from set to set
RECURRING_SESSIONS = 3  # R-PAIN-01: as many sessions with the same place at MODERATE or above


class Advice(Struct, frozen=True, kw_only=True):
    """What to do, and how it is said.

    `retry`: this exercise may be tried once more today, eased. `end_hinge` ends every hinge of
    the session and, without `retry`, the exercise under way. `see_clinician` also means that
    no load of this exercise goes up until the place is better.
    """

    action: Action
    text: str
    retry: bool = False
    see_clinician: bool = False


class RedFlag(Struct, frozen=True):
    """Signs that end a session, as they are asked about, and what to do when one is there."""

    signs: tuple[str, ...]
    text: str


RED_FLAGS: dict[Flag, RedFlag] = {
    # R-RED-01: Allina Health; Geisinger.
    "heart": RedFlag(
        (
            "Pain or pressure in the chest, or pain in the jaw, neck, arm or between the blades",
            "Fainting, or breath too short to talk",
            "A racing or uneven heartbeat",
            "Cold sweat or strong nausea",
            "A sudden, violent headache",
            "A face, arm or leg gone weak, or trouble speaking",
        ),
        "Stop now and call your local emergency number. Sit down, and do not stay alone.",
    ),
    # R-RED-02: Norfolk and Waveney Community Health; Greenhalgh, Mercer and Finucane.
    "nerves": RedFlag(
        (
            "New numbness between the legs, at the genitals or the buttocks",
            "A change in bladder or bowel control, or in sexual function",
            "Weakness or pain in both legs",
        ),
        "Stop now and go to an emergency department at once. Do not wait for it to pass.",
    ),
    # R-RED-03
    "illness": RedFlag(
        (
            "Back pain with fever, or with weight loss that you did not want",
            "Back pain after a fall or a blow, or worst at night",
            "Back pain, and cancer, brittle bones or long use of steroids at any time",
        ),
        "No training today. See a doctor in the next days, before the next session.",
    ),
    # R-RED-04: Clarkson 1993; Federal Practitioner.
    "muscle": RedFlag(
        (
            "One to three days after training: extreme pain or swelling of a muscle",
            "Arms that will not straighten",
            "Urine as dark as tea or cola",
        ),
        "No training today. See a doctor today, even if the urine looks normal.",
    ),
}
SORENESS = "Ordinary soreness is strongest after one to two days, then it fades."  # R-RED-04


def red_flag_advice(flag: Flag) -> Advice:
    """Return what a red flag leads to: always the end of the session (R-RED-01 to R-RED-04)."""
    return Advice(action="stop_session", text=RED_FLAGS[flag].text)


def pain_advice(
    level: int,
    kind: PainKind,
    place: str,
    pattern: Pattern,
    *,
    earlier: Sequence[PainReported] = (),
    past: Sequence[Sequence[PainReported]] = (),
) -> Advice:
    """Return what a report of pain from 0 to 10 leads to (R-PAIN-01).

    `earlier` are the reports of this session before this one, `past` those of each earlier
    session; both count for the same place. A place that is not named counts as the back.
    """
    if level <= 0:
        return Advice(action="continue", text="No pain noted. Go on.")
    levels = [one.level for one in earlier if one.place == place]
    in_the_back = is_back(place) and level >= MODERATE
    cause = _ending(level, kind, levels)
    recurs = level >= MODERATE and _sessions_with(place, past) + 1 >= RECURRING_SESSIONS
    retry = level >= MODERATE and not cause and not (in_the_back and pattern == "hinge")
    action: Action = "continue"
    if in_the_back:
        action = "end_hinge"
    elif cause:
        action = "end_exercise"
    elif retry:
        action = "ease"
    return Advice(
        action=action,
        text=_text(action, cause or f"{level} of {WORST}", retry=retry, recurs=recurs),
        retry=retry,
        see_clinician=recurs,
    )


def is_back(place: str) -> bool:
    """Return whether a place belongs to the back; one that nobody named does, to be careful."""
    return not place or place in BACK


def _ending(level: int, kind: PainKind, levels: Sequence[int]) -> str:
    """Return in words what ends an exercise for today, "" where nothing does."""
    if kind in ("sharp", "spreading"):
        return f"{kind.capitalize()} pain"
    course = [*levels, level][-RISING_REPORTS:]
    climbs = len(course) == RISING_REPORTS and all(low < high for low, high in pairwise(course))
    if kind == "rising" or climbs:
        return "Pain that rises from set to set"
    if level >= SEVERE:
        return f"{level} of {WORST}"
    if level >= MODERATE and any(one >= MODERATE for one in levels):
        return f"{level} of {WORST}, after an easier try"
    return ""


def _sessions_with(place: str, past: Sequence[Sequence[PainReported]]) -> int:
    """Count the sessions with this place at `MODERATE` or above; none when nobody named it."""
    return sum(
        bool(place) and any(one.place == place and one.level >= MODERATE for one in reports)
        for reports in past
    )


def _text(action: Action, cause: str, *, retry: bool, recurs: bool) -> str:
    least, most = EASE
    words = f"{cause}: go on, and watch it."
    if retry:
        words = (
            f"{cause}: end this set. Then one more try with {least} to {most} % less, "
            "a shorter way or an easier exercise."
        )
    elif action != "continue":
        words = f"{cause}: this exercise is over for today."
    if action == "end_hinge":
        words += " No more hinges today."
    if recurs:
        words += (
            f" The same place in {RECURRING_SESSIONS} sessions: show it to a doctor or "
            "physiotherapist. Its loads stay where they are."
        )
    return words


def forbidden(state: State, step: Step, advice: Advice) -> tuple[Step, ...]:
    """Return the open steps that advice about a pain in `step` leaves out of the session."""
    plan = state.plan
    slots: set[int] = set()
    if advice.action == "end_exercise" or (advice.action == "end_hinge" and not advice.retry):
        slots.add(step.slot)
    if advice.action == "end_hinge":
        hinges = (n for n, slot in enumerate(plan.slots) if slot.exercise.pattern == "hinge")
        slots.update(hinges)
    return tuple(one for one in state.open_steps() if one.slot in slots)
