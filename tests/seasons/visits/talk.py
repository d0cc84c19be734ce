"""What printed lines say, and how a person writes: every pattern of the program's words is here.

Where the program's wording changes, this file alone has to follow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

KG = {"kg": 1.0, "lb": 0.45359237}
Topic = Literal[
    "",
    "reserve",
    "load",
    "best",
    "most_reps",
    "pain_level",
    "pain_gone",
    "doctor",
    "level",
    "units",
    "body_weight",
    "other",
]

_PLACE = re.compile(
    r"(?:Next: )?(?P<exercise>[^:]+?), (?:(?P<side>left|right)(?: side)?, )?"
    r"(?P<kind>set|warm-up) (?P<set>\d+) of (?P<sets>\d+): (?P<goal>.+)",
    re.IGNORECASE,
)
_GO = re.compile(r"(?:Go|Hold): (?P<goal>.+)")
_REST = re.compile(r"Rest (?P<minutes>\d+):(?P<seconds>\d\d)\b")
_NEXT_TIME = re.compile(r"Next time: (?P<exercise>[^,]+), (?P<target>.+?)\.(?: (?P<why>.+))?$")
_WHY = re.compile(r"(?:Why|Reason): (?P<why>.+)")
_LOAD = re.compile(r"(?P<sign>[-−–]?)(?P<number>\d+(?:[.,]\d+)?)\s*(?P<unit>kg|lb)\b")
_BAND = re.compile(r"(?P<band>[\w-]+) band\b")
_REPS = re.compile(r"(?<![\d.,])(?P<lo>\d+)(?:\s*[–-]\s*(?P<hi>\d+))?(?!\s*(?:kg|lb|%|[.,]?\d))")
_LEFT = re.compile(r"(?P<left>\d|nothing|none|one|two|three|four)(?: or more)? (?:in reserve|left)")
_LEAVE = re.compile(r", leave (?P<left>\d|nothing)")
_AS_MANY = re.compile(
    r"as many[^.:;]*? (?:leaves?|with|but) "
    r"(?P<left>\d(?![\d.]* (?:kg|lb))|nothing|none|one|two|three)",
    re.I,
)
_HINT = re.compile(r"Enter: (?P<does>[^.?]+)")
_OPTION = re.compile(r"(?:^|: |; )(?P<number>\d+) (?P<label>[^;.]+)")
_DOES = ("start", "set done", "end the", "finish", "go on", "next", "skip")
_WORDS = {"nothing": 0, "none": 0, "one": 1, "two": 2, "three": 3, "four": 4}
_MISUNDERSTOOD = ("is not a command", "is none of these", "reps at most", "write 8", "has no load")
_TOPICS: tuple[tuple[Topic, str], ...] = (
    ("doctor", r"cleared|doctor|physician|qualified"),
    ("pain_level", r"how is it now|from 0, gone"),
    ("pain_gone", r"pain\b.*\b(gone|still|better)|still (there|hurt)|is the .* gone"),
    ("reserve", r"\bleft\b|in reserve|how many more|could (you )?have done"),
    (
        "most_reps",
        r"\bmost\b.*(pull-up|chin-up)|(pull-up|chin-up).*\bmost\b|how many (pull|chin)-ups",
    ),
    ("best", r"\bbest\b|heaviest|known set"),
    ("load", r"\bload\b|how heavy|which weight|what weight"),
    ("body_weight", r"body ?weight|do you weigh"),
    ("level", r"experience|level"),
    ("units", r"loads in|units"),
)


@dataclass(frozen=True)
class Load:
    """A load as it is printed: kilograms, less than 0 for help, or a band."""

    kg: float | None = None
    unit: str = "kg"
    band: str = ""

    @property
    def text(self) -> str:
        """How a person types it."""
        return f"{self.band} band" if self.kg is None else f"{self.number} {self.unit}"

    @property
    def number(self) -> str:
        """How a person types it where a load is asked for."""
        return "" if self.kg is None else f"{round(abs(self.kg) / KG[self.unit], 2):g}"


@dataclass(frozen=True)
class Asked:
    """A set that the program asks for; `left` is the reserve that it wants.

    In a set of `as_many` the person does what they can until `left` repetitions are left.
    """

    exercise: str
    side: str
    is_warmup: bool
    set: int
    sets: int
    goal: str
    lo: int = 0
    hi: int = 0
    left: int | None = None
    load: Load | None = None
    is_hold: bool = False
    as_many: bool = False


def with_goal(asked: Asked, goal: str) -> Asked:
    """Return the set with the amounts that a goal names, as `8–10 × 62.5 kg with 2 left`."""
    left = _LEFT.search(goal) or _LEAVE.search(goal)
    many = _AS_MANY.search(goal)
    amounts = _AS_MANY.sub("", goal[: left.start()] if left else goal)
    reps = _REPS.search(amounts)
    reserve = many or left
    return replace(
        asked,
        goal=goal.rstrip("."),
        lo=int(reps["lo"]) if reps else 0,
        hi=int(reps["hi"] or reps["lo"]) if reps else 0,
        left=int_of(reserve["left"]) if reserve else asked.left,
        load=load_in(amounts),
        is_hold=bool(re.match(r"\d+(?:\s*[–-]\s*\d+)? s\b", goal)),
        as_many=bool(many),
    )


def load_in(text: str) -> Load | None:
    """Return the first load that a text names."""
    if match := _LOAD.search(text):
        kg = float(match["number"].replace(",", ".")) * KG[match["unit"]]
        is_help = bool(match["sign"]) or "help" in text or "assist" in text
        return Load(-kg if is_help else kg, match["unit"])
    if match := _BAND.search(text):
        return Load(band=match["band"])
    return None


def int_of(word: str) -> int:
    """Return a number that is written in digits or as a word."""
    return int(word) if word.isdigit() else _WORDS[word.lower()]


@dataclass
class Scene:
    """Where the conversation stands, by the lines that were printed."""

    asked: Asked | None = None
    exercise: str = ""
    is_working: bool = False
    is_complete: bool = False
    is_closed: bool = False  # nothing is left but to leave
    rest: int = 0  # s
    question: str = ""  # every line of it
    options: dict[str, str] = field(default_factory=dict)  # label in small letters: number
    targets: dict[str, tuple[str, str]] = field(default_factory=dict)  # next time, and why
    whys: dict[str, str] = field(default_factory=dict)  # of today's targets
    misunderstood: list[str] = field(default_factory=list)
    last_as_many: int | None = None

    def hear(self, lines: Iterable[str]) -> None:
        """Take in what was printed in answer to one line."""
        self.question, self.options, self.rest = "", {}, 0
        self.is_closed = False
        for line in lines:
            self._hear(line)

    def _hear(self, line: str) -> None:
        self._hear_facts(line)
        if self.asked and not self.asked.as_many and (many := _AS_MANY.search(line)):
            self._hear_as_many(int_of(many["left"]), line)
        if any(words in line for words in _MISUNDERSTOOD):
            self.misunderstood.append(line)
        if _asks(line):
            self.question = f"{self.question} {line}".strip()
        for option in _OPTION.finditer(line):
            self.options[option["label"].strip().lower()] = option["number"]

    def _hear_facts(self, line: str) -> None:
        if match := _NEXT_TIME.match(line):
            self.targets[match["exercise"]] = (match["target"], match["why"] or "")
        elif match := _PLACE.match(line):
            self._ask(match)
        elif match := _WHY.match(line):
            self.whys[self.exercise] = match["why"]
        elif (match := _GO.match(line)) and self.asked:
            self.is_working = True
            goal = re.split(r"\. (?=[A-Z])", match["goal"])[0]
            many = self.asked.as_many
            self.asked = replace(with_goal(self.asked, goal), as_many=many or "as many" in goal)
        elif match := _REST.match(line):
            self.rest = int(match["minutes"]) * 60 + int(match["seconds"])
        elif line.startswith("Session complete"):
            self.is_complete, self.asked, self.is_working = True, None, False
        elif line.startswith("Every set is done"):
            self.asked, self.is_working = None, False
        elif "q leaves" in line:
            self.is_closed = True
        elif line.startswith("Get ready"):
            self.is_working = True

    def _hear_as_many(self, left: int, line: str) -> None:
        """Take in that as many repetitions as leave `left` are wanted, in the last set or now."""
        asked = self.asked
        is_later = asked is not None and "last set" in line and asked.set < asked.sets
        if asked is None or asked.is_warmup or is_later:
            self.last_as_many = left
        else:
            self.asked = replace(asked, as_many=True, left=left)

    def _ask(self, match: re.Match[str]) -> None:
        place = Asked(
            exercise=match["exercise"],
            side=(match["side"] or "").lower(),
            is_warmup=match["kind"].lower() == "warm-up",
            set=int(match["set"]),
            sets=int(match["sets"]),
            goal="",
        )
        if self.exercise != place.exercise:
            self.exercise, self.last_as_many = place.exercise, None
        self.is_working = False
        self.asked = with_goal(place, match["goal"])
        if self.last_as_many is not None and place.set == place.sets and not place.is_warmup:
            self.asked = replace(self.asked, as_many=True, left=self.last_as_many)

    def option(self, *words: str) -> str:
        """Return the number of the first option whose label begins with one of the words."""
        for label, number in self.options.items():
            if label.startswith(words):
                return number
        return ""


def _asks(line: str) -> bool:
    """Whether a line is a question, and not only the hint what Enter does next."""
    is_place = _PLACE.match(line) or _GO.match(line)
    hint = None if is_place else _HINT.search(line)
    if hint and not hint["does"].lower().startswith(_DOES):
        return True
    return "?" in line and "? lists" not in line


def topic(question: str) -> Topic:
    """Return what a question is about."""
    if not question:
        return ""
    for name, pattern in _TOPICS:
        if re.search(pattern, question, re.IGNORECASE):
            return name
    return "other"


def kind_of(why: str) -> str:
    """Return a reason without its numbers and loads, so that equal reasons read alike."""
    text = re.sub(r"[-−]?\d+(?:[.,]\d+)?", "N", why)
    return re.sub(r"N(?:, N)+(?: and N)?", "N", text)
