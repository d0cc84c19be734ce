from __future__ import annotations

from typing import Any

import pytest

from backcoach.exchange.messages import MESSAGES, effect_of, sentence
from backcoach.exchange.report import ReadError
from exchange.fixtures import EXPECTED, FOLDER, imported, result

# Keys of expected.json that describe the test rather than the file.
_ABOUT = ("options", "checks")


def test_every_file_has_an_expectation() -> None:
    files = {path.name for path in FOLDER.iterdir()} - {"expected.json"}

    assert files == EXPECTED.keys()


@pytest.mark.parametrize("name", EXPECTED)
def test_a_file_gives_what_is_expected(name: str) -> None:
    if name.endswith(".fit"):
        pytest.importorskip("fitdecode")
    expected = {key: value for key, value in EXPECTED[name].items() if key not in _ABOUT}
    outcome = result(name)
    warnings: dict[str, Any] = outcome["warnings"]
    if name == "nasty_fitbod.csv":  # the file offers two answers; this is the first
        expected["dialect"] = None
    if name == "strong_reexport_2.csv":  # what a second import changes is seen beside the store
        del expected["warnings"]["session_changed"]
    if "exercises" not in expected:  # nothing is said about names then
        warnings.pop("exercise_unknown", None)

    assert {key: outcome.get(key) for key in expected} == expected


@pytest.mark.parametrize("name", EXPECTED)
def test_whatever_is_noticed_has_words(name: str) -> None:
    if name.endswith(".fit"):
        pytest.importorskip("fitdecode")
    try:
        report = imported(name).report
    except ReadError as problem:
        report = problem.report

    for finding in report.findings:
        assert effect_of(finding) in ("kept", "changed", "left out", "refused")
        assert "{" not in sentence(finding, report)
        assert finding.count >= len(finding.lines)
    assert {finding.code for finding in report.findings} <= MESSAGES.keys()
