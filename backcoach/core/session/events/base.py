"""What every event has."""

from msgspec import Struct


class EventBase(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event"):
    """Its instant in milliseconds UTC, and the local offset from UTC in minutes."""

    at: int
    offset: int = 0
