"""Which programme holds, from what a person decided, and what was done for it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from backcoach.core.session.past.session_record import local

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backcoach.core.session.events import ProgrammeChanged, ProgrammeStep

Status = Literal["active", "paused", "ended"]
Pause: TypeAlias = tuple[date, date]  # its first day, and the day on which it ended


class Done(Struct, frozen=True):
    """A session that was done: its id in the file, and the day."""

    session: str
    day: date


class Moment(Struct, frozen=True):
    """An instant in ms UTC with its local offset in minutes."""

    at: int
    offset: int

    @property
    def day(self) -> date:
        return local(self.at, self.offset).date()


class Standing(Struct, frozen=True):
    """A programme that was chosen, and how it stands.

    `chosen` is None where it is chosen by the settings alone. `pauses` are those that are over,
    `changed` is when it was last paused or ended.
    """

    programme: str
    status: Status = "active"
    chosen: Moment | None = None
    changed: Moment | None = None
    pauses: tuple[Pause, ...] = ()

    @property
    def since(self) -> int:
        """The instant from which sessions count, in ms UTC."""
        return self.chosen.at if self.chosen else 0


def standing(changes: Iterable[ProgrammeChanged], usual: str = "") -> Standing | None:
    """Return how the programme stands that was chosen last; None where there is none.

    `usual` is that of the settings, which counts until it was chosen for the first time. A change
    of another programme than the chosen one, as two machines may make it, changes nothing.
    """
    made = sorted(changes, key=lambda change: (change.at, change.id))
    if usual and not any(each.step == "chosen" and each.programme == usual for each in made):
        return Standing(usual)
    now = None
    for change in made:
        if change.step == "chosen":
            now = Standing(change.programme, chosen=Moment(change.at, change.offset))
        elif now is not None and now.programme == change.programme:
            now = _changed(now, change.step, Moment(change.at, change.offset))
    return now


def _changed(now: Standing, step: ProgrammeStep, moment: Moment) -> Standing:
    """Return a standing after a step; what is ended stays so until it is chosen anew."""
    if step == "ended" and now.status != "ended":
        return replace(now, status="ended", changed=moment)
    if step == "paused" and now.status == "active":
        return replace(now, status="paused", changed=moment)
    if step == "resumed" and now.status == "paused" and now.changed is not None:
        pause = (now.changed.day, moment.day)
        return replace(now, status="active", changed=None, pauses=(*now.pauses, pause))
    return now
