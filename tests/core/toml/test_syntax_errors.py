"""The messages for text that is not TOML, and for bytes that are not text."""

from __future__ import annotations

import pytest
from support.spoilt.mutations import SAMPLE

from backcoach.core.exercises.file.reading import parse, parse_bytes
from backcoach.core.toml.reading import ParseError


def problems(text: str | bytes) -> list[str]:
    """The lines that a person reads about a wrong file."""
    with pytest.raises(ParseError) as caught:
        parse_bytes(text.encode() if isinstance(text, str) else text, "my.toml")
    return list(caught.value.lines)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nb\n", '2: a "=" is missing after the key; a remark begins with #'),
        ("a = 1\n= 2\n", "2: this is neither a key nor a [table] nor a # remark"),
        ("a. = 2\n", "1: a key is missing or begins with a wrong character"),
        ("a\nb = 1 b = 2\n", '1: a "=" is missing after the key; a remark begins with #'),
        ("[[t]]\nt.x = 1 2\n", '2: 1 2 is not a number; text goes in quotes, "1 2"'),
        ("{a = 1} b\n", "1: this is neither a key nor a [table] nor a # remark"),
        ("[t] x\n", "1: x is where the line should end; each key has its own line"),
        ("a = 1 b = 2\n", "1: b = 2 is where the line should end; each key has its own line"),
        ("a = 3, # three\n", "1: , is where the line should end; each key has its own line"),
        (
            'a = "a "b" c"\n',
            '1: b" c" is where the line should end; a quote within a text is written \\"',
        ),
        ("a = 1\n1 = 2 3 # x", '2: 2 3 is not a number; text goes in quotes, "2 3"'),
        ("a = 8-10 # reps\n", '1: 8-10 is not a number; text goes in quotes, "8-10"'),
        ("a = x\n", '1: x is not a number; text goes in quotes, "x"'),
        ("a = {b = x}\n", '1: x is not a number; text goes in quotes, "x"'),
        ("a = [1, lats, 2]\n", '1: lats is not a number; text goes in quotes, "lats"'),
        ("a = [8 x 50%]\n", '1: 8 x 50% is not a number; text goes in quotes, "8 x 50%"'),
        ("a = [\n  lats,\n]\n", '2: lats is not a number; text goes in quotes, "lats"'),
        (
            f"a = {'x ' * 99}\n",
            f'1: {"x " * 19}x… is not a number; text goes in quotes, "{"x " * 19}x…"',
        ),
        ("a = True\n", "1: True is written true"),
        ("a = “8”\n", "1: “8” has curly quotes; write straight ones"),
        ("a =\n", "1: the value is missing; it goes after the ="),
        ("a = # 3\n", "1: the value is missing; it goes after the ="),
        ("a = 1\n# no\nb = 2\na = 2\n", "4: a is written twice; see line 1"),
        ("[t]\na = 1\n[t.x]\n[u]\na.b = 2\na = 3\n", "6: this key is written twice"),
        ("a = 1\n'a' = 2\n", "2: this key is written twice"),
        ("[a]\n[a]\n", "2: this table is written twice; a list of tables has two brackets"),
        ("a = {b = 1, b = 2}\n", "1: a key is written twice between { and }"),
        ("a = [1,\n2\n", "1: a list is not closed; its ] is missing"),
        ("a = [1\n\nb = 2\n", "1: a list is not closed; its ] is missing"),
        ("a = [\n1,\nb = 2\n", "1: a list is not closed; its ] is missing"),
        ("a = ['x',\n[[t]]\nb = 2\n", "1: a list is not closed; its ] is missing"),
        ("a = [\n'x'\n'y'\n]\n", "3: a comma is missing before 'y'"),
        ('a = ["x" "y"]\n', '1: a comma is missing before "y"'),
        ("a = {b = [1\n", "1: a list is not closed; its ] is missing"),
        ("[[t]]\na = 1\n[t]\na = 1\n", "3: write [[t]], with two brackets"),
        ("[t]\na = 1\n\n[[t]]\na = 1\n", "1: write [[t]], with two brackets"),
        ("[[t.x]]\n\n[[t]]\n", "1: a [[t]] must stand before this; it is missing or misspelt"),
        (
            "[[t]]\nx = 1\n\n[[t.x]]\n",
            "2: a [[t.x]] must stand before this; it is missing or misspelt",
        ),
        (
            "x = {}\n'x'.y = 1\n[[x]]\n",
            "2: this already has a value; nothing can be added to it",
        ),
        ("'x' = 1\n[x]\n", "2: this table is written twice; a list of tables has two brackets"),
        ("a = {b = 1\n", "1: a table is not closed; its } is missing"),
        ("[a\n", "1: the brackets of the table are not closed"),
        ("[[a]\n", "1: the brackets of the table are not closed"),
        ('a = "x\nb = 1\n', "1: a text is not closed on its line; its quotes are missing"),
        ("a = 'x", "1: a text is not closed; its quotes are missing"),
        ('a = """x\n\n', "2: a text is not closed; its quotes are missing"),
        ('a = "\\q"\n', "1: a backslash in a text is written twice"),
        ("a = 1\nb = \0\n", "2: the file has zero bytes; save it as text, in UTF-8"),
        ("a = 1\nb = \1\n", "2: the value is missing or wrong; text goes in quotes"),
        ("a = 1 # \1\n", "1: found invalid character '\\x01'"),
        ("a = 1\rb = 2\r", "1: the lines end in CR alone; save the file with LF or CRLF"),
        ("a = 2000-02-31\n", "1: invalid date or datetime"),
        (f"a = 1\nb = {'9' * 5000}\n", "2: a number has too many digits"),
        (f"a = 1\nb = [\n{'[' * 9999}", "2: lists or tables are too deep in each other"),
        (f"a = 1\n{'k.' * 5000}k = 1\n", "2: a key has more than 16 parts"),
    ],
)
def test_a_syntax_error_has_a_plain_message(text: str, line: str) -> None:
    assert problems(text) == [f"my.toml:{line}"]


def test_a_text_with_many_full_stops_is_not_a_long_key() -> None:
    assert parse(SAMPLE.replace("Slow and quiet", "Slow down. Then. " * 40), "my.toml").exercise


def test_bytes_that_are_not_utf_8_are_reported_with_their_position() -> None:
    assert parse_bytes(b"\xef\xbb\xbf" + SAMPLE.encode(), "my.toml") == parse(SAMPLE, "my.toml")
    assert problems(SAMPLE.encode("utf-16")) == ["my.toml:1: the file is UTF-16; save it as UTF-8"]
    assert problems("a = 1\nb = 'é'".encode("latin-1")) == [
        "my.toml:2: byte 6 of the line, 0xe9, is not UTF-8; save the file so"
    ]
    (first,) = problems(b"\xef\xbb\xbf\x80")
    assert first.startswith("my.toml:1: byte 1 of the line, 0x80, is not UTF-8")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_a_wide_encoding_is_told_without_its_mark_as_well(encoding: str) -> None:
    (problem,) = problems(SAMPLE.encode(encoding))
    assert problem.startswith("my.toml:1: ")
    assert "UTF-8" in problem
