"""The words for a repetition: its phases, its tempo, and the cue of each phase.

A cue is external where it names a thing outside the body, internal where it names a feeling.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Cues, Exercise, Phase
    from backcoach.core.notation import Tempo
    from backcoach.core.session.plan import Plan, Step

REPETITION: tuple[Phase, ...] = ("concentric", "peak", "eccentric", "stretch")

_Pull: TypeAlias = Literal["pull_up", "pull_down", "lifted_row", "drawn_row"]
_Other: TypeAlias = Literal["hinge", "scapular", "rotation", "core", "carry", "back_extension"]
Movement: TypeAlias = Literal[_Pull, _Other]

# The word for the way back names the direction in which the load moves, or the body that is one.
# No word is longer than seven letters, so that each can be written large.
PHASE_WORDS: dict[Movement, dict[Phase, str]] = {
    "hinge": {
        "setup": "set up",
        "concentric": "lift",
        "peak": "stand",
        "eccentric": "lower",
        "stretch": "settle",
    },
    "pull_up": {
        "setup": "set up",
        "concentric": "pull",
        "peak": "squeeze",
        "eccentric": "lower",
        "stretch": "hang",
    },
    "pull_down": {
        "setup": "set up",
        "concentric": "pull",
        "peak": "squeeze",
        "eccentric": "rise",
        "stretch": "reach",
    },
    "lifted_row": {
        "setup": "set up",
        "concentric": "pull",
        "peak": "squeeze",
        "eccentric": "lower",
        "stretch": "reach",
    },
    "drawn_row": {
        "setup": "set up",
        "concentric": "pull",
        "peak": "squeeze",
        "eccentric": "return",
        "stretch": "reach",
    },
    "scapular": {
        "setup": "set up",
        "concentric": "raise",
        "peak": "hold",
        "eccentric": "lower",
        "stretch": "let go",
    },
    "rotation": {
        "setup": "set up",
        "concentric": "out",
        "peak": "hold",
        "eccentric": "in",
        "stretch": "let go",
    },
    "core": {
        "setup": "set up",
        "concentric": "reach",
        "peak": "hold",
        "eccentric": "return",
        "stretch": "brace",
    },
    "carry": {
        "setup": "set up",
        "concentric": "walk",
        "peak": "stand",
        "eccentric": "down",
        "stretch": "breathe",
    },
    "back_extension": {
        "setup": "set up",
        "concentric": "rise",
        "peak": "hold",
        "eccentric": "lower",
        "stretch": "hang",
    },
}
_LIFTED = ("barbell", "kettlebell", "dumbbell")
_OWN_WEIGHT = ("bodyweight", "added", "assisted")
_BAR_TO_HANG_FROM = "pull-up bar"


def movement_of(exercise: Exercise) -> Movement:
    """Return in which way an exercise moves its load, or the body.

    A stack and a band are drawn toward the body, a weight in the hands and the body are lifted;
    that holds for the drills of the shoulder blades too. What is lifted in a pull has the words
    of a row.
    At a pull-up bar a band may be either; there the figure says which.
    """
    hangs = _BAR_TO_HANG_FROM in exercise.equipment and "pulldown" not in (exercise.figure or "")
    lifts_body = exercise.load in _OWN_WEIGHT or hangs
    if exercise.pattern == "vertical_pull" and lifts_body:
        return "pull_up"
    is_lifted = exercise.implement in _LIFTED or exercise.lifts_discs_alone
    if exercise.pattern == "vertical_pull" and not is_lifted:
        return "pull_down"
    if exercise.pattern == "scapular" and (
        exercise.load == "band" or exercise.implement == "stack"
    ):
        return "drawn_row"
    if exercise.pattern == "vertical_pull" or exercise.pattern == "horizontal_pull":  # noqa: PLR1714  narrows the type
        return "lifted_row" if lifts_body or is_lifted else "drawn_row"
    return exercise.pattern


def phase_word(exercise: Exercise, phase: Phase) -> str:
    """Return what a phase of a repetition is called in this movement."""
    return PHASE_WORDS[movement_of(exercise)][phase]


def tempo_words(exercise: Exercise, tempo: Tempo) -> str:
    """Return a tempo in the order of its phases: `pull 1, squeeze 1, return 3`."""
    seconds = (tempo.concentric, tempo.peak, tempo.eccentric, tempo.stretch)
    words = []
    for phase, length in zip(REPETITION, seconds, strict=True):
        pace = "fast" if tempo.fast and phase == "concentric" else str(length)
        if length:
            words.append(f"{phase_word(exercise, phase)} {pace}")
    return ", ".join(words)


def focus(plan: Plan, step: Step) -> tuple[Phase, str] | None:
    """Return the phase and the cue to attend to in a set (R-CUE-01), another each set.

    It is external; for muscle growth it may be internal (R-CUE-02, Schoenfeld 2018, Grgic 2021),
    but never in a hinge. None where the exercise has no cues.
    """
    exercise = plan.exercise(step)
    cues = cues_for(exercise, inside=plan.goal == "hypertrophy")
    order: tuple[Phase, ...] = ("concentric", "eccentric", "peak")
    named = [(phase, text) for phase in order if (text := cue(cues, phase))]
    return named[(step.set - 1) % len(named)] if named else None


def cues_for(exercise: Exercise, *, inside: bool) -> Cues:
    """Return the internal cues where they are wanted and usable, else the external ones.

    A hinge has external cues alone (R-CUE-02).
    """
    feel = exercise.feel
    has_feel = any((feel.concentric, feel.peak, feel.eccentric))
    return feel if inside and exercise.pattern != "hinge" and has_feel else exercise.cues


def cue(cues: Cues, phase: Phase) -> str:
    """Return the cue of a phase, "" where there is none."""
    return {
        "concentric": cues.concentric,
        "peak": cues.peak,
        "eccentric": cues.eccentric,
        "stretch": cues.stretch,
    }.get(phase, "")
