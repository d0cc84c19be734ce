"""The notation of one set among others: `8`, `"8-10"`, `"5+"`, `"max"`, `"5 x 80%"`, `"8 @8"`.

A set that cannot be read raises ValueError, whose message says how to write it.
"""

from __future__ import annotations

import re

from msgspec import Struct

from backcoach.core.notation import Load, Reps
from backcoach.core.text import quoted

FAILURE = 10  # RPE = 10 - RIR (Zourdos 2016)
MOST_SHARE = 99  # per cent
LEAST_RPE = 6  # four left; the scale of the reserve ends there (R-RPE-01)

_GOAL = re.compile(
    r"(?P<reps>max|\d{1,4}(?:\s*[-\u2013]\s*\d{1,4}|\s*\+)?)"
    r"(?:\s*[x\u00d7]\s*(?P<load>[^@]*[^@\s]))?(?:\s*@\s*(?P<rpe>.+))?",
    re.ASCII | re.IGNORECASE,
)
_SHARE = re.compile(r"(\d{1,3})\s*%", re.ASCII)


class SetGoal(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What one set asks for.

    With `least` the repetitions are the fewest: as many as leave the reserve. The load is written,
    or a share of what can be lifted once, in per cent. `rir` are the repetitions to be left.
    """

    reps: Reps
    least: bool = False
    percent: int | None = None
    load: Load | None = None
    rir: int | None = None

    @property
    def is_plain(self) -> bool:
        """Whether it is a number or a range of repetitions and nothing more."""
        return self == SetGoal(reps=self.reps)

    @classmethod
    def parse(cls, value: object) -> SetGoal:
        """Read `8`, `"8-10"`, `"5+"`, `"max"`, each with `x 80%` or `x 24 kg`, and `@8`."""
        match = _GOAL.fullmatch(value.strip()) if isinstance(value, str) else None
        if match is None:
            try:
                return cls(reps=Reps.parse(value))
            except ValueError as error:
                text = str(error).replace('write 8 or "8-10"', 'write 8, "8-10", "5+" or "max"')
                raise ValueError(text) from None
        reps = match["reps"].lower()
        load = match["load"] or ""
        share = _SHARE.fullmatch(load)
        if share and not 1 <= int(share[1]) <= 100:  # noqa: PLR2004  of what can be lifted once
            raise ValueError(f"{quoted(value)} is not a share from 1 % to 100 %")
        if load.isdecimal():
            written = f"{match['reps']} x {load}"
            raise ValueError(f'{quoted(value)} has no unit; write "{written}%" or "{written} kg"')
        return cls(
            reps=Reps(1, 1) if reps == "max" else Reps.parse(reps.removesuffix("+")),
            least=reps == "max" or reps.endswith("+"),
            percent=int(share[1]) if share else None,
            load=Load.parse(load) if load and not share else None,
            rir=None if match["rpe"] is None else _reserve(match["rpe"], value),
        )

    @classmethod
    def parse_alone(cls, value: object) -> Reps | tuple[SetGoal, ...]:
        """Read what holds for every set: repetitions alone as such, more than that in a list."""
        goal = cls.parse(value)
        return goal.reps if goal.is_plain else (goal,)


class Share(Struct, frozen=True):
    """A share in whole per cent, from 1 to 99."""

    percent: int

    @classmethod
    def parse(cls, value: object) -> Share:
        """Read `"80%"`."""
        match = _SHARE.fullmatch(value.strip()) if isinstance(value, str) else None
        if match is None:
            raise ValueError(f'{quoted(value)} is not a share; write "80%"')
        if not 1 <= int(match[1]) <= MOST_SHARE:
            raise ValueError(f"{quoted(value)} is not a share from 1 % to {MOST_SHARE} %")
        return cls(int(match[1]))


def _reserve(rpe: str, value: object) -> int:
    """Return the repetitions that an RPE leaves, which stands behind an `@`."""
    if rpe.isdecimal() and LEAST_RPE <= int(rpe) <= FAILURE:
        return FAILURE - int(rpe)
    raise ValueError(f'{quoted(value)} has no RPE from {LEAST_RPE} to {FAILURE}; write "8 @8"')
