"""JSON documents item by item: the same values as read whole, each mistake by its place."""

from __future__ import annotations

import json
import tracemalloc
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import pytest
from exchange.fixtures import TODAY
from hypothesis import given, settings
from hypothesis import strategies as st

from backcoach.exchange.context import ReadOptions
from backcoach.exchange.parsing import json_document
from backcoach.exchange.parsing.json_document import Document, NotJsonError
from backcoach.exchange.reading import read
from backcoach.exchange.report import Findings, ReadError

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.decimals(-9, 9) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=12,
)
SESSION = """{"date": "2021-05-04T18:00:00Z", "name": "A", "exercises": [
    {"exercise": {"name": "Deadlift"}, "sets": [{"reps": 5, "weight": 80.5, "unit": "kg"}]}]}"""


def document(text: str) -> Document:
    return Document(StringIO(text), Findings())


def written(value: object, indent: int | None = None) -> str:
    return json.dumps(value, default=float, ensure_ascii=False, indent=indent)


def whole(text: str) -> Any:
    return json.loads(text, parse_float=Decimal)


@pytest.fixture(autouse=True, params=[3, 1 << 16])
def _parts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in parts of any length."""
    monkeypatch.setattr(json_document, "_PART", request.param)


@settings(max_examples=30)
@given(st.lists(VALUES), st.sampled_from([None, 0, 3]))
def test_items_are_those_of_the_whole_list(items: list[Any], indent: int | None) -> None:
    text = written(items, indent)
    assert list(document(text).items()) == whole(text)
    assert document(text).outline == whole(text)[:1]


@settings(max_examples=30)
@given(st.dictionaries(st.text(max_size=5), VALUES), st.sampled_from([None, 0, 3]))
def test_lists_of_an_object_are_read_by_their_name(
    fields: dict[str, Any], indent: int | None
) -> None:
    text = written(fields, indent)
    expected = whole(text)
    read_one = document(text)

    assert list(read_one.items()) == [expected]
    for name, value in expected.items():
        is_list = isinstance(value, list)
        assert list(read_one.items(name)) == (value if is_list else [])
        kept = {} if isinstance(value, dict) else value[:1] if is_list else value
        assert read_one.outline[name] == kept


@settings(max_examples=30)
@given(st.lists(VALUES, min_size=1), st.integers(0, 400))
def test_a_list_that_is_cut_off_is_refused(items: list[Any], at: int) -> None:
    text = written(items)
    with pytest.raises(NotJsonError):
        list(document(text[: at % len(text)]).items())


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[{"a": 1}, {"a": x}]', "line 1, column 18"),
        ('[\n 1,\n 2,\n\n "a]', "line 5, column 2"),
        ("[1, 2] 3", "line 1, column 8"),
        ("[1 2]", "line 1, column 4"),
        ('{"a": [1, 2],\n b: 3}', "line 2, column 2"),
        ('{"a" 1}', "line 1, column 6"),
        ("[1, NaN]", "line 1, column 5"),
        ("", "line 1, column 1"),
    ],
)
def test_a_mistake_is_named_by_its_place(text: str, place: str) -> None:
    with pytest.raises(NotJsonError, match=place):
        list(document(text).items("a"))


def test_an_entry_without_an_end_is_not_held_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_document, "MOST", 1000)
    with pytest.raises(NotJsonError, match=r"line 2, column 3: .*one entry is longer"):
        list(document('[1,\n  "' + "x" * 200_000 + '"]').items())


@pytest.mark.parametrize("count", [1, 40])
def test_sessions_of_one_start_are_all_read(count: int) -> None:
    data = f"[{','.join([SESSION] * count)}]".encode()
    assert len(read(BytesIO(data), ReadOptions(today=TODAY)).sessions) == count


def test_a_long_file_that_nobody_knows_takes_little_memory() -> None:
    data = b"[" + b"{}," * 300_000 + b"1]"
    tracemalloc.start()
    try:
        with pytest.raises(ReadError):
            read(BytesIO(data), ReadOptions(today=TODAY))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < len(data)
