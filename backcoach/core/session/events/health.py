"""Events of health: pains and red flags."""

from typing import Literal, TypeAlias

from backcoach.core.session.events.base import EventBase

PainKind = Literal["dull", "sharp", "spreading", "rising"]
Flag = Literal["heart", "nerves", "accident", "weakness", "fever", "muscle", "illness"]


class PainReported(EventBase, frozen=True, kw_only=True, tag="pain_reported"):
    """How much it hurts from 0 to 10, where, and in which way; 0 says that it is gone."""

    level: int
    place: str = ""
    kind: PainKind = "dull"


class RedFlagReported(EventBase, frozen=True, kw_only=True, tag="red_flag_reported"):
    """A warning sign that a doctor has to see; it ends the session for good."""

    flag: Flag


class RedFlagCleared(EventBase, frozen=True, kw_only=True, tag="red_flag_cleared"):
    """Somebody qualified has cleared the person to train, or the sign was reported by mistake."""

    by_mistake: bool = False


HealthEvent: TypeAlias = PainReported | RedFlagReported | RedFlagCleared
