"""A few questions before a session, and what their answers change in it.

Every question may be passed, and what is not answered changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct, structs

from backcoach.core.coaching.pain import MODERATE, RED_FLAGS, WORST, Place, is_back
from backcoach.core.notation import Load
from backcoach.core.planning.suit_session import RANKS, levels, missing, stand_in, with_lines
from backcoach.core.session.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.exercises.model import Exercise, Library, Prescription, Session
    from backcoach.core.loads.gear import Gear
    from backcoach.core.settings.person import Person

Alarm = Literal["unwell", "nerves", "illness"]

MOST_ENERGY = 5
EASED_BY = {1: 10, 2: 5}  # energy: per cent that a load goes down; the same with one set less
LARGEST_EASING = 20  # per cent; a next size further down is too light to be of use

# What loads the back least (by id, the best first), where there is no hinge today.
INSTEAD_OF_HINGE = ("chest_supported_row", "lat_pulldown")


class Scale(Struct, frozen=True, kw_only=True):
    """A question that is answered with a number; the words say what its ends mean."""

    text: str
    lowest: int
    highest: int
    low: str
    high: str


class AlarmSign(Struct, frozen=True):
    """A question that is answered with yes or no, and what a yes leads to."""

    question: str
    stop: str


ENERGY = Scale(
    text="Energy, with last night's sleep",
    lowest=1,
    highest=MOST_ENERGY,
    low="drained",
    high="fresh",
)
PAIN = Scale(text="Pain now", lowest=0, highest=WORST, low="none", high="the worst")
PAIN_PLACE = "Where is it?"
ALARMS: dict[Alarm, AlarmSign] = {
    "unwell": AlarmSign(  # R-RED-01
        "In the last days: chest pain, fainting, fever or unusual lack of breath?",
        "Not today: see a doctor before you train. Chest pain or no breath at this moment: "
        "call your local emergency number.",
    ),
    "nerves": AlarmSign(  # R-RED-02
        "New numbness, weak legs, or a change in bladder or bowel control?",
        RED_FLAGS["nerves"].text,
    ),
    "illness": AlarmSign(  # R-RED-03
        "Back pain with weight loss, after a fall, worst at night, or with a past of cancer, "
        "brittle bones or steroids?",
        RED_FLAGS["illness"].text,
    ),
}
MOST_URGENT: tuple[Alarm, ...] = ("nerves", "unwell", "illness")


class Readiness(Struct, frozen=True, kw_only=True):
    """The answers: energy 1–5, pain 0–10 with its place, alarm signs that are there."""

    energy: int | None = None
    pain: int | None = None
    place: Place | None = None
    alarms: frozenset[Alarm] = frozenset()


class Adjusted(Struct, frozen=True, kw_only=True):
    """The plan for today and, one sentence each, what the answers changed in it.

    With a `stop` there is no plan: the session does not begin, and this text says why.
    """

    plan: Plan | None
    notes: tuple[str, ...] = ()
    stop: str | None = None


def adjust(
    library: Library,
    session: Session,
    answers: Readiness,
    person: Person,
    plan_of: Callable[[Session], Plan],
) -> Adjusted:
    """Return the plan of a session of this library, adjusted to the answers.

    `plan_of` expands a session with the person's own targets. Fewer sets and lighter loads are
    an offer: for someone who declines it, ask again without the energy.
    """
    for alarm in MOST_URGENT:
        if alarm in answers.alarms:
            return Adjusted(plan=None, stop=ALARMS[alarm].stop)
    notes: list[str] = []
    lines = list(session.exercise)
    if answers.pain is not None and answers.pain >= MODERATE:
        place = answers.place or ""
        if is_back(place):
            lines = _without_hinges(library, session, person, notes)
        else:
            notes.append(f"Pain {answers.pain} of {WORST}, {place}: leave out what brings it on.")
    eased = with_lines(session, lines)
    if eased is None:
        return Adjusted(
            plan=None,
            notes=tuple(notes),
            stop="Only hinges were planned, so nothing is left: rest today.",
        )
    plan = plan_of(eased)
    percent = EASED_BY.get(answers.energy or MOST_ENERGY)
    if percent is None:
        return Adjusted(plan=plan, notes=tuple(notes))
    fewer = _with_fewer_sets(plan)
    lighter, loads = _lightened(fewer, percent, person.gear)
    offer = [
        *(["one set less of each exercise"] if fewer != plan else []),
        *([f"loads about {percent} % down"] if loads else []),
    ]
    if offer:
        notes.append(f"Energy {answers.energy} of {MOST_ENERGY}: {', '.join(offer)}.")
    return Adjusted(plan=lighter, notes=(*notes, *loads))


def _without_hinges(
    library: Library, session: Session, person: Person, notes: list[str]
) -> list[Prescription]:
    """Return the lines of a session with something easy on the back in place of its hinges."""
    exercises = {one.id: one for one in library.exercise}
    level_of = levels(library)
    ceiling = RANKS[person.level or session.level]
    verticals = (one.id for one in library.exercise if one.pattern == "vertical_pull")
    names = dict.fromkeys((*INSTEAD_OF_HINGE, *verticals))
    offers = [
        one
        for one in map(exercises.get, names)
        if one is not None
        and not (one.is_hold or missing(one, person))
        and RANKS[level_of.get(one.id, "beginner")] <= ceiling
        and all(one.id != wish.exercise for wish in session.exercise)
    ]
    lines: list[Prescription] = []
    for wish in session.exercise:
        own = exercises[wish.exercise]
        if own.pattern != "hinge":
            lines.append(wish)
        elif offers:
            chosen = offers.pop(0)
            lines.append(stand_in(wish, chosen, session.goal))
            notes.append(f"No hinge today: {chosen.name} instead of {own.name}.")
        else:
            notes.append(f"No hinge today: {own.name} is left out.")
    return lines


def _with_fewer_sets(plan: Plan) -> Plan:
    """Return the plan without the last work set of each exercise that has several."""
    steps = tuple(
        step
        for step in plan.steps
        if step.kind != "work" or step.set == 1 or step.set < plan.sets_of(step)
    )
    return structs.replace(plan, steps=steps)


def _lightened(plan: Plan, percent: int, gear: Gear) -> tuple[Plan, tuple[str, ...]]:
    """Return the plan with loads that much lighter, and what they are now, a sentence each."""
    notes: dict[str, None] = {}
    steps = []
    for step in plan.steps:
        exercise = plan.exercise(step)
        load = _lighter(exercise, step.load, percent, gear)
        steps.append(structs.replace(step, load=load))
        if step.kind == "work" and load != step.load:
            notes[f"{exercise.name}: {load or 'body weight'} instead of {step.load}."] = None
    return structs.replace(plan, steps=tuple(steps)), tuple(notes)


def _lighter(exercise: Exercise, load: Load | None, percent: int, gear: Gear) -> Load | None:
    """Return the heaviest load that is at least so much lighter, the same one where none is.

    A reduction rounds down, but not by more than `LARGEST_EASING`. What is added to or taken
    off the body goes one size down.
    """
    if load is None or load.grams is None:
        return load
    if exercise.load in ("added", "assisted"):
        return gear.next_load(exercise, load, up=False)
    offer = gear.loadable(exercise)
    grams = offer.at_most(load.grams * (100 - percent) // 100) if offer else None
    if grams is None or grams * 100 < load.grams * (100 - LARGEST_EASING):
        return load
    return Load(grams, gear.unit)
