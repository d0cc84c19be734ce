"""The line number of every key, in every style of writing TOML."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from backcoach.core.text import clean_tree
from backcoach.core.toml.line_numbers import MAX_DEPTH, find_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.toml.validation import KeyPath

EXAMPLE = '''\
# a remark = "no key"
title = "x"
"quoted \\u00e9" . b.'c.d' = 1
[[session]]
id = "a"
[[session.exercise]]
rest = 1.5
[[session.exercise]]
rest = [
    1,  # [ { "
    # in between
    [2, 3,
     4], { x = 5,
 y.z = 6 },
    """
    seven """, 8,
]
  [ session . extra ]
  word = \'\'\'
[no]
it''s \'\'\'
  after = """"two quotes and an end\\""""""
[[session]]
id = "b"
[session.extra.deep]
word = 1979-05-27 07:32:00
[[session.exercise]]
last = ""'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("quoted é",), 3),
        (("quoted é", "b", "c.d"), 3),
        (("session",), 4),
        (("session", 0), 4),
        (("session", 0, "id"), 5),
        (("session", 0, "exercise"), 6),
        (("session", 0, "exercise", 0, "rest"), 7),
        (("session", 0, "exercise", 1), 8),
        (("session", 0, "exercise", 1, "rest"), 9),
        (("session", 0, "exercise", 1, "rest", 0), 10),
        (("session", 0, "exercise", 1, "rest", 1), 12),
        (("session", 0, "exercise", 1, "rest", 1, 1), 12),
        (("session", 0, "exercise", 1, "rest", 1, 2), 13),
        (("session", 0, "exercise", 1, "rest", 2, "x"), 13),
        (("session", 0, "exercise", 1, "rest", 2, "y"), 14),
        (("session", 0, "exercise", 1, "rest", 2, "y", "z"), 14),
        (("session", 0, "exercise", 1, "rest", 3), 15),
        (("session", 0, "exercise", 1, "rest", 4), 16),
        (("session", 0, "extra"), 18),
        (("session", 0, "extra", "word"), 19),
        (("session", 0, "extra", "after"), 22),
        (("session", 1), 23),
        (("session", 1, "id"), 24),
        (("session", 1, "extra", "deep"), 25),
        (("session", 1, "extra", "deep", "word"), 26),
        (("session", 1, "exercise", 0), 27),
        (("session", 1, "exercise", 0, "last"), 28),
    ],
)
def test_each_key_has_its_line(path: KeyPath, line: int) -> None:
    assert find_lines(EXAMPLE).line(path) == line


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("session", 0, "exercise", 1, "sets"), 8),
        (("session", 0, "exercise", 0, "rest", 3, "x"), 7),
        (("session", 7, "id"), 4),
        (("exercise",), 1),
        ((), 1),
    ],
)
def test_a_missing_key_has_the_line_of_its_nearest_ancestor(path: KeyPath, line: int) -> None:
    assert find_lines(EXAMPLE).line(path) == line


def test_a_key_nested_too_deep_has_the_line_of_an_ancestor() -> None:
    deep = "\n".join(["a = [", *["["] * MAX_DEPTH, "1", *["]"] * MAX_DEPTH, "]"])
    numbers = find_lines(deep)
    assert numbers.line(("a", *[0] * (MAX_DEPTH - 1))) == MAX_DEPTH
    assert numbers.line(("a", *[0] * (MAX_DEPTH + 1))) == MAX_DEPTH


def test_windows_line_endings_count_once() -> None:
    assert find_lines("a = 1\r\nb = [\r\n2,\r\n]\r\nc = 3\r\n").line(("c",)) == 5


MARK = re.compile(r"10\d{5}")


class Writer:
    """Writes TOML in every style there is, with a number of its own in each value."""

    def __init__(self, data: st.DataObject) -> None:
        self.data = data
        self.count = 0

    def pick(self, *choices: str) -> str:
        return self.data.draw(st.sampled_from(choices))

    def number(self) -> str:
        self.count += 1
        return str(1_000_000 + self.count)

    def key(self) -> str:
        """A key that its container does not have yet, quoted where it must be or by chance."""
        end = self.number()
        word = self.data.draw(st.text("aZ0_-.=#[]{}\"'\\\n\té\u200b ", max_size=4)) + f"k{end}"
        styles = [json.dumps(word), json.dumps(word, ensure_ascii=False)]
        if re.fullmatch(r"[A-Za-z0-9_-]+", word):
            styles.append(word)
        if not set("'\n\t") & set(word):
            styles.append(f"'{word}'")
        return self.pick(*styles)

    def value(self, depth: int = 0) -> str:
        mark = self.number()
        forms = [
            *(mark, f"{mark}.5", f'"{mark} # ] }} = \\" \\\\"', f"'{mark} [x] \"'"),
            *(
                f'"""{mark}\n[a]\n b = \\""" ""x"""',
                f"'''{mark}\n''a'' = {{\n'''",
                f'"""{mark}"""""',
            ),
        ]
        if depth < 3:
            forms += ["array", "table"]
        form = self.pick(*forms)
        size = self.data.draw(st.integers(0, 3)) if form in ("array", "table") else 0
        if form == "array":
            items = "".join(
                f"{self.gap()}{self.value(depth + 1)}{self.gap()},{self.gap()}" for _ in range(size)
            )
            return f"[{items}{self.gap()}]"
        if form == "table":
            return "{ " + ", ".join(self.pair(depth + 1) for _ in range(size)) + " }"
        return form

    def gap(self) -> str:
        return self.pick("", " ", "\n", ' # [ { \' """ , =\n', "\r\n\t")

    def pair(self, depth: int = 0) -> str:
        name = f"{self.key()}{self.pick('.', ' . ')}{self.key()}" if self.chance() else self.key()
        return f"{name} = {self.value(depth)}"

    def chance(self) -> bool:
        return self.data.draw(st.booleans())

    def table(self, header: str, brackets: int) -> str:
        lines = [
            f"{'[' * brackets}{self.pick('', ' ')}{header}{']' * brackets}{self.pick('', ' # [')}"
        ]
        lines += [self.pair() for _ in range(self.data.draw(st.integers(0, 3)))]
        return self.pick("\n", "\n\n", "\n# x = 1\n").join(lines) + "\n"

    def document(self) -> str:
        parts = [self.pair() + "\n" for _ in range(self.data.draw(st.integers(0, 2)))]
        for _ in range(self.data.draw(st.integers(0, 3))):
            name = self.key()
            brackets = self.data.draw(st.integers(1, 2))
            for _ in range(self.data.draw(st.integers(1, 3)) if brackets == 2 else 1):
                parts.append(self.table(name, brackets))
                if self.chance():
                    parts.append(self.table(f"{name}.{self.key()}", 1))
                if self.chance():
                    inner = f"{name} . {self.key()}"
                    parts += [self.table(inner, 2), self.table(inner, 2)]
                    parts.append(self.table(f"{inner}.{self.key()}.{self.key()}", 1))
        return "".join(parts)


def leaves(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Every value that is not a list and no table, with its path."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*path, key))
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from leaves(item, (*path, i))
    else:
        yield path, str(value)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.data())
def test_every_value_of_any_document_has_its_line(data: st.DataObject) -> None:
    text = Writer(data).document()
    numbers = find_lines(text)
    for path, value in leaves(clean_tree(tomli.loads(text))):
        mark = MARK.match(value)
        assert mark is not None
        assert numbers.line(path) == 1 + text.count("\n", 0, text.index(mark[0])), path
