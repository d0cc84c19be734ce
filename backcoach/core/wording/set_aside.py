"""What was set aside where two machines went on with one session, in one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.session import events as ev
from backcoach.core.wording.phrases import result_text

if TYPE_CHECKING:
    from backcoach.core.session.fork.set_aside import SetAside, Why

_WHAT: dict[type, str] = {
    ev.SetDone: "a set",
    ev.SetAmended: "a correction of a set",
    ev.StepSkipped: "a skipped set",
    ev.RestExtended: "a rest made longer or shorter",
    ev.ExerciseSwapped: "another exercise",
    ev.ExerciseChosen: "an exercise chosen for good",
    ev.SetAdded: "one more set",
    ev.Undone: "an undo",
    ev.Finished: "the end of the session",
    ev.Continued: "going on with the session",
    ev.Discarded: "throwing the session away",
    ev.SetsCorrected: "a correction of sets",
    ev.SessionCorrected: "a correction of name or time",
}
_WHY: dict[Why, str] = {
    "both": "another machine did so as well, and what it stored stays",
    "moment": "the session had gone on elsewhere",
    "gone": "it has no place in the session any more",
}


def aside_text(aside: SetAside) -> str:
    """Return what was set aside and why: `Row, 8 × 24 kg: another machine did so as well`."""
    event = aside.event
    what = _WHAT.get(type(event), "the start of the session")
    if aside.exercise:
        what = f"{aside.exercise}, {what}"
        if isinstance(event, ev.SetDone | ev.SetAmended):
            what = f"{aside.exercise}, {result_text(event.result)}"
    return f"{what}: {_WHY.get(aside.why, 'it was taken back')}"
