"""What is told about training: each statement says how sure it is, and none returns too soon."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.core.wording.why.statements import Statement, Topic, statement_of_day
from backcoach.core.wording.why.topics_en import TOPICS

STATEMENTS = [entry for topic in TOPICS for entry in topic.statements]
LONGEST_MONTH = 31


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_a_topic_answers_its_question_in_a_few_statements(topic: Topic) -> None:
    assert topic.title.endswith("?")
    assert 2 <= len(topic.statements) <= 5
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", topic.name)


def test_no_topic_and_no_statement_stands_twice() -> None:
    assert len({topic.name for topic in TOPICS}) == len(TOPICS)
    assert len({entry.text for entry in STATEMENTS}) == len(STATEMENTS)


@pytest.mark.parametrize("entry", STATEMENTS, ids=lambda entry: entry.text[:30])
def test_what_is_not_experience_names_who_found_it_and_when(entry: Statement) -> None:
    if entry.sureness == "experience":
        assert not entry.source
    else:
        assert re.search(r"\b(19|20)\d\d\b", entry.source)


@pytest.mark.parametrize("entry", STATEMENTS, ids=lambda entry: entry.text[:30])
def test_nothing_is_promised_and_nobody_is_frightened(entry: Statement) -> None:
    assert not re.search(r"\b(fix|cure|guarantee|prevents?|dangerous|never|will)\b", entry.text)


@given(st.integers(0, 10**6), st.integers(1, LONGEST_MONTH - 1))
def test_no_statement_comes_twice_within_a_month(day: int, later: int) -> None:
    assert statement_of_day(TOPICS, day) != statement_of_day(TOPICS, day + later)


def test_every_statement_has_its_day() -> None:
    days = range(len(STATEMENTS))
    assert {statement_of_day(TOPICS, day).text for day in days} == {
        entry.text for entry in STATEMENTS
    }


def test_a_statement_says_how_sure_it_is_and_a_program_reads_the_same() -> None:
    sure = Statement("Rest.", "well supported", "Grgic 2018, Sports Med")
    taught = Statement("Breathe.", "experience")
    assert [sure.origin(), taught.origin()] == [
        "well supported: Grgic 2018, Sports Med",
        "experience of coaches, no study",
    ]
    assert Topic("rest", "How long?", (sure,)).public() == {
        "topic": "rest",
        "title": "How long?",
        "statements": [
            {"text": "Rest.", "sureness": "well supported", "source": "Grgic 2018, Sports Med"}
        ],
    }
