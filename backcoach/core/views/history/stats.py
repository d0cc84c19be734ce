"""What `backcoach stats` prints: the weeks in figures, as lines of text and as an object."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from backcoach.core.coaching.ability.estimate import Estimate
from backcoach.core.exercises.hard_sets import GOOD, MANY, band
from backcoach.core.session.past.session_record import iso, local
from backcoach.core.session.plan import Side
from backcoach.core.text import one_line
from backcoach.core.units import Unit, from_grams
from backcoach.core.views.history.figures import Best, WeekOfSessions, monday
from backcoach.core.views.history.volume import BAND_WORDS, Volume, ordered
from backcoach.core.wording.phrases import amount, count_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_Row: TypeAlias = str | tuple[str, str]  # a heading, or a label and what is said of it
BARS = "▁▂▃▄▅▆▇█"
NAME, LONGEST_NAME = 24, 40  # columns
_SHORT = 12  # weeks drawn at most


class Stats(Struct, frozen=True, kw_only=True):
    """The weeks from `first` to `last` by their numbers (`figures.monday`), and what was ever best.

    `names` are those of exercises by their ids, `estimates` what each side can do today.
    """

    first: int
    last: int
    sessions: list[WeekOfSessions]
    volume: Volume
    records: list[Best]
    estimates: dict[tuple[str, Side], Estimate]
    names: dict[str, str]
    unit: Unit = "kg"

    @property
    def weeks(self) -> range:
        return range(self.first, self.last + 1)

    @property
    def is_empty(self) -> bool:
        return not (self.sessions or self.records or self.volume.sets)

    def public(self) -> dict[str, object]:
        """Return the object that `stats --json` prints."""
        balance = self.volume.balance(self.weeks)
        return {
            "since": monday(self.first).isoformat(),
            "weeks": len(self.weeks),
            "sessions": sum(week.sessions for week in self.sessions),
            "sets_done": sum(week.done for week in self.sessions),
            "sets_planned": sum(week.planned for week in self.sessions),
            "seconds": sum(week.seconds for week in self.sessions),
            "volume_kg": sum(self.volume.volume.values()) / 1000,
            "muscles": [
                {
                    "muscle": name,
                    "sets_a_week": round(self._mean(by_week), 2),
                    "range": band(self._mean(by_week)),
                    "weeks": {
                        monday(week).isoformat(): by_week.get(week, 0.0) for week in self.weeks
                    },
                }
                for name, by_week in self._muscles()
            ],
            "balance": {
                "hinge": balance.hinge,
                "vertical": balance.vertical,
                "horizontal": balance.horizontal,
                "vertical_to_horizontal": balance.ratio and round(balance.ratio, 2),
                "hinge_share": balance.hinge_share and round(balance.hinge_share, 2),
            },
            "abilities": [
                {"exercise": name, "side": side, **estimate.public()}
                for (name, side), estimate in self.estimates.items()
            ],
            "records": [self._public(best) for best in self.records],
            "unknown": self.volume.unknown,
        }

    def _public(self, best: Best) -> dict[str, object]:
        grams = best.result.load.grams if best.result.load else None
        return {
            "exercise": best.exercise,
            "side": best.side,
            "reps": best.result.reps,
            "seconds": best.result.seconds,
            "load_kg": None if grams is None else grams / 1000,
            "load": str(best.result.load) if best.result.load else None,
            "at": iso(best.at, best.offset),
        }

    def _muscles(self) -> list[tuple[str, dict[int, float]]]:
        return [(name, self.volume.muscles.get(name, {})) for name in ordered(self.volume.muscles)]

    def _mean(self, by_week: Mapping[int, float]) -> float:
        return sum(by_week.get(week, 0.0) for week in self.weeks) / len(self.weeks)

    def lines(self, *, drawn: bool) -> list[str]:
        """Return the figures as text, with a bar for each week where they are `drawn`."""
        blocks = [
            self._summary(),
            self._volume_lines(drawn=drawn),
            self._balance_lines(),
            self._ability_lines(),
            self._record_lines(),
        ]
        labels = [len(row[0]) for block in blocks for row in block if isinstance(row, tuple)]
        width = min(max(NAME, *labels), LONGEST_NAME)
        lines: list[str] = []
        for block in filter(None, blocks):
            lines += [""] * bool(lines)
            lines += [row if isinstance(row, str) else _line(row, width) for row in block]
        return lines

    def _summary(self) -> list[_Row]:
        sessions = sum(week.sessions for week in self.sessions)
        done = sum(week.done for week in self.sessions)
        planned = sum(week.planned for week in self.sessions)
        minutes = round(sum(week.seconds for week in self.sessions) / 60)
        lifted = from_grams(sum(self.volume.volume.values()), self.unit)
        weeks = "1 week" if len(self.weeks) == 1 else f"{len(self.weeks)} weeks"
        hours = f"{minutes // 60} h {minutes % 60} min" if minutes > 59 else f"{minutes} min"  # noqa: PLR2004
        head = f"Since {monday(self.first)}, {weeks}"
        volume = _row("Lifted", f"{lifted:,.0f} {self.unit}".replace(",", " "))
        if not self.sessions:
            return [head, volume]
        return [
            head,
            _row("Sessions", f"{sessions}, {sessions / len(self.weeks):.1f} a week"),
            _row("Sets done", f"{done} of {planned}"),
            *([_row("Time", hours)] if minutes else []),
            volume,
        ]

    def _volume_lines(self, *, drawn: bool) -> list[_Row]:
        rows = [(name, by_week) for name, by_week in self._muscles() if self._mean(by_week)]
        if not rows and not self.volume.unknown:
            return []
        head = f"Hard sets a week: this week, mean, range ({GOOD} to {MANY} build most)"
        lines: list[_Row] = [head]
        for name, by_week in rows:
            mean = self._mean(by_week)
            bars = f"{_bars(by_week, self.weeks)}  " if drawn else ""
            lines.append(
                _row(
                    name,
                    f"{by_week.get(self.last, 0):5.1f} {mean:5.1f}  {bars}{BAND_WORDS[band(mean)]}",
                )
            )
        for name, sets in sorted(self.volume.unknown.items()):
            lines.append(
                _row(name, f"{sets:5.1f} sets of an exercise that your file does not have")
            )
        return lines

    def _balance_lines(self) -> list[_Row]:
        balance = self.volume.balance(self.weeks)
        is_one_exercise = not self.sessions
        if is_one_exercise or not (balance.hinge or balance.vertical or balance.horizontal):
            return []
        ratio = "" if balance.ratio is None else f"{balance.ratio:.2f} to 1, "
        share = "" if balance.hinge_share is None else f"{balance.hinge_share:.0%} of sets, "
        return [
            "Balance",
            _row("Vertical to horizontal", f"{ratio}{balance.pulls_text}"),
            _row("Hinges", f"{share}{balance.hinge_text}"),
        ]

    def _ability_lines(self) -> list[_Row]:
        if not self.estimates:
            return []
        return [
            "What you can do today",
            *(
                _row(self._name(name, side), estimate_text(estimate, self.unit))
                for (name, side), estimate in self.estimates.items()
            ),
        ]

    def _record_lines(self) -> list[_Row]:
        if not self.records:
            return []
        lines: list[_Row] = ["Records, of reported sets alone"]
        previous = ""
        for best in self.records:
            name = self._name(best.exercise, best.side)
            lines.append(_row("" if name == previous else name, record_text(best)))
            previous = name
        return lines

    def _name(self, exercise: str, side: Side) -> str:
        name = self.names.get(exercise, exercise)
        return name if side == "both" else f"{name}, {side}"


def estimate_text(estimate: Estimate, unit: Unit) -> str:
    """Return an estimate with its margin: `max 78 kg, give or take 4`, `12 reps, ...`."""
    if not estimate.is_mass:
        return f"{estimate.value:.0f} reps, give or take {max(1, estimate.margin):.0f}"
    value, margin = (from_grams(round(grams), unit) for grams in (estimate.value, estimate.margin))
    return f"max {value:.0f} {unit}, give or take {max(1, margin):.0f}"


def record_text(best: Best) -> str:
    """Return a record with its day: `8 × 60 kg   2026-10-03`."""
    result = best.result
    done = amount(count_of(result), result.load, hold=result.seconds is not None)
    return f"{done:<16}{local(best.at, best.offset):%Y-%m-%d}"


def _row(label: str, text: str) -> tuple[str, str]:
    return one_line(label), text


def _line(row: tuple[str, str], width: int) -> str:
    """Return a label and its text, which stands in one column whatever the labels are."""
    label, text = row
    short = label if len(label) <= width else f"{label[: width - 1]}…"
    return f"  {short:<{width}} {text}"


def _bars(by_week: Mapping[int, float], weeks: range) -> str:
    """Return a bar for each of the last weeks, a full one for as many sets as there should be."""
    listed = weeks[-_SHORT:]
    most = max(MANY, *(by_week.get(week, 0) for week in listed))
    steps = len(BARS) - 1
    return "".join(
        BARS[round(by_week.get(week, 0) * steps / most)] if by_week.get(week) else "·"
        for week in listed
    )
