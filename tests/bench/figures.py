"""What was measured, beside the bare program and the budget; as a table and as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median, quantiles
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Of = Literal["ratio", "median", "p99"]


@dataclass(frozen=True)
class Budget:
    """The most that the ratio to the bare program, the median or the 99th percentile may be."""

    of: Of
    most: float


@dataclass(frozen=True)
class Figure:
    """Samples of one thing, and of the bare one that was measured alternately with it.

    `beside` says what the bare one is.
    """

    what: str
    unit: str
    samples: tuple[float, ...]
    bare: tuple[float, ...] = ()
    beside: str = ""
    budgets: tuple[Budget, ...] = ()

    @property
    def ratio(self) -> float | None:
        """The median beside the bare one's, None where there is none or it is nothing."""
        bare = median(self.bare) if self.bare else 0.0
        return median(self.samples) / bare if bare else None

    def value(self, of: Of) -> float:
        if of == "ratio":
            assert self.ratio is not None
            return self.ratio
        return median(self.samples) if of == "median" else percentile(self.samples, 99)

    def verdict(self) -> str:
        """Return how the figure stands to its budgets, in a few words."""
        lines = []
        for budget in self.budgets:
            value = self.value(budget.of)
            name, unit = (budget.of, "") if budget.of == "ratio" else (budget.of, f" {self.unit}")
            over = value / budget.most - 1
            held = "held" if over <= 0 else f"missed by {over:.0%}"
            lines.append(f"{name} ≤ {number(budget.most)}{unit}: {held}")
        return "; ".join(lines)

    @property
    def is_held(self) -> bool:
        """Whether each of its budgets is held."""
        return all(self.value(budget.of) <= budget.most for budget in self.budgets)


def percentile(samples: Sequence[float], percent: int) -> float:
    """Return a percentile by linear interpolation."""
    if len(samples) == 1:
        return samples[0]
    return quantiles(samples, n=100, method="inclusive")[percent - 1]


def summary(samples: Sequence[float]) -> dict[str, float]:
    """Return the median of samples and their spread."""
    return {
        "median": median(samples),
        "p10": percentile(samples, 10),
        "p90": percentile(samples, 90),
        "p99": percentile(samples, 99),
    }


def number(value: float) -> str:
    """Return a number with as many digits as say something."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


HEAD = ("what", "median", "p10–p90", "p99", "bare", "ratio", "budget")


def table(figures: Iterable[Figure]) -> str:
    """Return the figures as a Markdown table with aligned columns."""
    rows = [HEAD, *(_row(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def _row(figure: Figure) -> tuple[str, ...]:
    ours = summary(figure.samples)
    bare = number(median(figure.bare)) if figure.bare else ""
    if figure.bare and any(budget.of == "p99" for budget in figure.budgets):
        bare += f", p99 {number(percentile(figure.bare, 99))}"
    spread = f"{number(ours['p10'])}–{number(ours['p90'])}"
    return (
        figure.what,
        f"{number(ours['median'])} {figure.unit}",
        spread if len(figure.samples) > 1 else "",
        number(ours["p99"]) if len(figure.samples) > 1 else "",
        f"{bare} ({figure.beside})" if bare else "",
        f"{figure.ratio:.2f} ×" if figure.ratio is not None else "",
        figure.verdict(),
    )
