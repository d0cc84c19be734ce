"""`backcoach why`: the topics, one of them, and a word that is none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from backcoach.cli.main import main
from backcoach.core.wording.why.topics_en import TOPICS

if TYPE_CHECKING:
    from backcoach.core.wording.why.statements import Topic


def invoke(*args: str) -> Result:
    return CliRunner().invoke(main, ("why", *args))


def test_alone_it_lists_every_topic_by_the_name_to_type() -> None:
    result = invoke()
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines[: len(TOPICS)]] == [topic.name for topic in TOPICS]


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_a_topic_prints_its_statements_with_their_sources(topic: Topic) -> None:

    text = " ".join(invoke(topic.name).stdout.split())
    for entry in topic.statements:
        assert entry.text in text
        assert entry.source in text


def test_the_words_of_a_name_may_be_apart_and_in_capitals() -> None:
    assert invoke("Shoulder Blades").stdout == invoke("shoulder-blades").stdout


@pytest.mark.parametrize("columns", [40, 80, 300])
def test_it_fits_the_terminal(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for topic in TOPICS:
        assert max(map(len, invoke(topic.name).stdout.splitlines())) <= min(columns, 88)


def test_an_unknown_topic_is_refused_with_the_nearest() -> None:
    result = invoke("postur")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert '"posture"' in result.stderr


def test_as_json_every_statement_has_its_sureness_and_source() -> None:
    topics = json.loads(invoke("--json").stdout)
    assert [topic["topic"] for topic in topics] == [topic.name for topic in TOPICS]
    for topic in topics:
        for entry in topic["statements"]:
            assert set(entry) == {"text", "sureness", "source"}
    assert json.loads(invoke("posture", "--json").stdout) == [
        topic for topic in topics if topic["topic"] == "posture"
    ]
