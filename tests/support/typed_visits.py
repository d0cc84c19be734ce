"""The program as somebody uses it for weeks: lines typed into `run --plain`, then `next --json`.

Each visit is a process of its own on the same data, with every clock moved to the day. Sessions
of a single exercise stand beside the shipped ones, so that a lift is reached at once.
"""

from __future__ import annotations

import json
from math import floor
from typing import TYPE_CHECKING, Any, NamedTuple

from seasons.run import ROOT
from seasons.visits.talk import Scene

from backcoach.core.coaching.ability.curve import reps_to_failure

if TYPE_CHECKING:
    from pathlib import Path

    from seasons.visits.visit import Program, Visit

DAY = 86_400_000  # ms
START = 1_767_603_600_000  # 5 January 2026, 9:00 UTC
GET_READY = 5  # s
MOST_LINES = 80
TIRING = 0.02  # of what can be lifted, from each set to the next
MOST_LEFT = 4
SETTINGS = """
level = "{level}"
body_weight = "{body} kg"
body_weight_date = 2026-01-05
pacer = {pacer}
equipment = [{equipment}]
[signals]
bell = false
notification = false
voice = {pacer}
[gear]
{gear}
"""


class Lifted(NamedTuple):
    """A set that was lifted: what was asked, what was done, and what was truly left."""

    kg: float
    asked: int
    reps: int
    left: int
    side: str


class Visits:
    """Visits of one person; `train` is one of them, `target` what the next one asks for."""

    def __init__(self, program: Program, home: Path) -> None:
        self.program, self.home = program, home
        self._open: list[Visit] = []
        self.file = home / "own.toml"
        self.file.write_text((ROOT / "exercises.toml").read_text(encoding="utf-8"), "utf-8")
        program.set_clock(START)
        self.settle()

    def settle(
        self,
        level: str = "intermediate",
        body: int = 80,
        gear: str = "",
        equipment: str = "",
        *,
        paced: bool = False,
    ) -> None:
        """Write the settings of the person; with lines of text the voice is what leads a set."""
        folder = self.home / "config"
        folder.mkdir(exist_ok=True)
        things = ", ".join(f'"{thing}"' for thing in equipment.split(", ") if thing)
        text = SETTINGS.format(
            level=level, body=body, gear=gear, equipment=things, pacer=str(paced).lower()
        )
        (folder / "config.toml").write_text(text, encoding="utf-8")

    def offer(self, name: str, *exercises: str, **line: object) -> str:
        """Add a session of these exercises, each line alike; return its id."""
        lines = [
            f'[[session]]\nid = "{name}"\nname = "{name}"',
            'level = "intermediate"\ngoal = "hypertrophy"',
        ]
        for exercise in exercises:
            written = {"exercise": exercise, "sets": 3, "rest": 120, **line}
            rows = [f"{key} = {json.dumps(value)}" for key, value in written.items()]
            lines += ["[[session.exercise]]", *rows]
        with self.file.open("a", encoding="utf-8") as file:
            file.write("\n\n" + "\n".join(lines) + "\n")
        return name

    def wait(self, days: float) -> None:
        """Let days pass."""
        self.program.set_clock(self.program.now + round(days * DAY))

    def start(self, session: str, *options: str) -> Typing:
        """Start a session; what it printed is in the visit's log."""
        arguments = ["run", session, "--plain", "--fresh", "--file", str(self.file), *options]
        visit = self.program.visit(arguments, self.home)
        self._open.append(visit)
        visit.listen()
        return Typing(visit)

    def close(self) -> None:
        """End what a test that failed has left open."""
        for visit in self._open:
            if visit.code is None:
                visit.end()

    def train(self, session: str, *sets: str, days: float = 3) -> list[str]:
        """Do a visit, each work set in turn as `8 x 95 kg r3`; return all lines printed in it.

        An empty text does the set as asked and says nothing of it.
        """
        typing = self.start(session)
        for done in sets:
            typing.work(done)
        typing.leave()
        self.wait(days)
        return typing.visit.log

    def lift(self, session: str, *maxima: float, days: float = 3.5) -> list[Lifted]:
        """Do a visit as somebody who can lift `maxima` (kg) once, the left side first.

        They do what is asked as far as they can, tire by 2 % a set and report what was left.
        """
        typing, done = self.start(session), []
        while not typing.scene.is_complete:
            typing.to_work_set()
            asked = typing.scene.asked
            assert asked is not None
            assert asked.load is not None
            assert asked.load.kg is not None
            most = maxima[asked.side == "right"] * (1 - TIRING * (asked.set - 1))
            able = max(0, floor(reps_to_failure(most / asked.load.kg)))
            wanted = max(asked.lo, able - (asked.left or 0)) if asked.as_many else asked.lo
            reps = min(wanted, able)
            done.append(Lifted(asked.load.kg, asked.lo, reps, able - reps, asked.side))
            typing.work(f"{reps} r{min(MOST_LEFT, able - reps)}")
        typing.leave()
        self.wait(days)
        return done

    def targets(self, session: str) -> list[dict[str, Any]]:
        """Return what `next --json` says of each line of a session."""
        arguments = ["next", session, "--json", "--file", str(self.file)]
        visit = self.program.visit(arguments, self.home)
        while visit.code is None:
            visit.listen()
        assert visit.code == 0, visit.log
        return list(json.loads("\n".join(visit.log))["exercises"])

    def target(self, session: str) -> dict[str, Any]:
        """Return what the next visit asks for in the first line of a session."""
        return self.targets(session)[0]


class Typing:
    """Types the lines of one visit, and keeps what is asked for."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.scene = visit, Scene()
        self.scene.hear(visit.log)

    def say(self, line: str) -> list[str]:
        lines = self.visit.type(line)
        self.scene.hear(lines)
        return lines

    def go_on(self) -> None:
        """Type Enter, after a rest that is under way."""
        if self.scene.is_working:
            self.scene.asked, self.scene.is_working = None, False
        else:
            self.visit.wait(self.scene.rest + GET_READY)
        self.say("")

    def to_work_set(self) -> None:
        """Go on until a work set is under way; warm-ups are done as they are asked for."""
        for _ in range(MOST_LINES):
            scene = self.scene
            if scene.is_working and scene.asked and not scene.asked.is_warmup:
                return
            assert not scene.is_complete, self.visit.log[-5:]
            self.go_on()
        raise AssertionError(self.visit.log[-10:])

    def work(self, done: str) -> None:
        """Do a work set as `8 x 95 kg r3`: as asked without amounts, silent without a reserve."""
        self.to_work_set()
        amounts, _, left = done.partition("r")
        if amounts.strip():
            self.say(amounts.strip())
        self.go_on()
        if left:
            rest = self.scene.rest
            self.say(f"r{left}")
            self.scene.rest = max(rest, self.scene.rest)

    def leave(self) -> None:
        """Finish what is not finished yet, and leave."""
        if not self.scene.is_complete:
            self.say("f")
            self.say("f")
        self.say("q")
        if self.visit.code is None:
            self.visit.end()


def reps_of(target: dict[str, Any]) -> int:
    """Return the repetitions that a line of `next --json` asks for, of a range the fewest."""
    return int(str(target["target"]).split("–")[0])


def kind_of(target: dict[str, Any]) -> str:
    """Return the kind of reason of a line of `next --json`, "" for none."""
    return str(target["reason"]["kind"]) if target["reason"] else ""
