"""Every rule of training, and every case that went wrong elsewhere, has a test of its name."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import backcoach

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(backcoach.__file__).parent
TESTS = Path(__file__).parent
RULE = re.compile(r"R-[A-Z][A-Z0-9]*-\d\d")
NAMED = re.compile(r"(?:^|_)r_([a-z][a-z0-9]*)_(\d\d)(?:_to_(\d\d))?(?=_|$)")

# Kept by what exercises.toml says, with no code behind them.
BY_THE_FILE = {
    *("R-BREATH-01", "R-DL-03", "R-LPD-01"),
}


def implemented() -> set[str]:
    """Return the rules that docstrings and comments of the program name."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    return set(RULE.findall(text))


def in_tests() -> set[str]:
    """Return the rules that stand in the names of tests."""
    return {rule for name in _test_names() for rule in rules_in(name)}


# What users of other programs reported: of their timers T01 to T17, of their sessions S01 to S20.
CASES = {f"t{number:02}" for number in range(1, 18)} | {f"s{number:02}" for number in range(1, 21)}


def test_every_case_that_went_wrong_elsewhere_has_a_test_of_its_name() -> None:
    named = {case for name in _test_names() for case in re.findall(r"(?:^|_)([ts]\d\d)(?=_)", name)}
    assert named == CASES


@cache
def _test_names() -> tuple[str, ...]:
    return tuple(_names_of_tests())


def _names_of_tests() -> Iterator[str]:
    for path in TESTS.rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith(
                "test_"
            ):
                yield node.name.removeprefix("test_")


def rules_in(name: str) -> set[str]:
    """Return the rules in the name of a test: `r_red_01_to_04_...` are four."""
    return {
        f"R-{kind.upper()}-{number:02}"
        for kind, first, last in NAMED.findall(name)
        for number in range(int(first), int(last or first) + 1)
    }


def test_a_test_may_carry_one_rule_or_several() -> None:
    assert rules_in("r_wu_01_a_ramp") == {"R-WU-01"}
    assert rules_in("r_red_01_to_03_a_flag") == {"R-RED-01", "R-RED-02", "R-RED-03"}
    assert rules_in("r_uni_01_weaker_first_and_r_uni_04_flagged") == {"R-UNI-01", "R-UNI-04"}
    assert rules_in("a_band_of_10_kg") == set()


def test_every_rule_in_the_program_has_a_test_of_its_name() -> None:
    assert implemented() - in_tests() == set()


def test_every_rule_in_the_name_of_a_test_is_in_the_program_or_kept_by_the_file() -> None:
    assert in_tests() - implemented() == BY_THE_FILE
