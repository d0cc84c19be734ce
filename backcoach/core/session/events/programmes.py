"""What a person decides about programmes."""

from typing import Literal, TypeAlias

from backcoach.core.session.events.base import EventBase

ProgrammeStep: TypeAlias = Literal["chosen", "paused", "resumed", "ended"]


class ProgrammeChanged(EventBase, frozen=True, kw_only=True, tag="programme_changed"):
    """A programme was chosen, paused, taken up again or ended; a record of its own, with its UUID.

    It stands beside the sessions as one that does not count, so that it is stored and copied as
    they are.
    """

    id: str
    programme: str
    step: ProgrammeStep
