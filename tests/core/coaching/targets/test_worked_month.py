"""The month in docs/coaching.md is what the coach really asks for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from support.builders import exercise, line, plan_of
from support.pasts import PERSON, next_time, trained

from backcoach.core.coaching.ability.estimate import estimate_of
from backcoach.core.notation import Load, Reps
from backcoach.core.reason import Reason
from backcoach.core.session.plan import Result

if TYPE_CHECKING:
    from backcoach.core.session.plan import Ability
    from backcoach.core.session.state import State

DOC = Path(__file__).parents[4] / "docs" / "coaching.md"
ROW = re.compile(
    r"^\| (\d) \| 3 × (\d+) × (\d+) kg \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE
)
SET = re.compile(r"(\d+)(?: × (\d+))? \((\d)\+?\)")
LINE = line(exercise("row", implement="stack", start="30 kg"), 3, reps="8-10", rir=2)
NEW = replace(PERSON, level=None)
EVERY = 3.5  # days
KINDS = {
    "first_guess": "a first guess",
    "steady": "on target",
    "more_reps": "more left than planned",
    "check": "a test",
    "more_load": "enough left in every set",
}


def _figure(ability: Ability) -> str:
    made = estimate_of(ability, is_mass=True)
    return f"{made.value / 1000:.0f} ± {made.margin / 1000:.0f} kg"


def test_the_worked_month_is_what_the_coach_asks_for() -> None:
    past: list[State] = []
    rows = ROW.findall(DOC.read_text(encoding="utf-8"))
    assert len(rows) == 8
    for visit, reps, kilograms, why, done, known in rows:
        target = next_time(LINE, past, person=NEW, days=EVERY)
        assert target.load == Load(1_000 * int(kilograms)), visit
        assert target.reps == Reps(int(reps), int(reps)), visit
        ability = target.abilities.get("both")
        assert known.strip() == ("none" if ability is None else _figure(ability)), visit
        kind = target.why.kind if isinstance(target.why, Reason) else ""
        assert why.strip().startswith(KINDS[kind]), visit
        assert (target.honest is not None) == ("a test" in why), visit
        sets = [
            Result(reps=int(count), load=Load(1_000 * int(load or kilograms)), rir=int(left))
            for count, load, left in SET.findall(done)
        ]
        plan = plan_of(LINE, targets={"row": target})
        past.append(trained(plan, sets, day=EVERY * len(past)))
