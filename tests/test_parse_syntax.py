"""What is no TOML, or no text at all, is told in plain words and with its place."""

from __future__ import annotations

import pytest
from mutations import SAMPLE

from backcoach.core.parse import ParseError, parse, parse_bytes


def problems(text: str | bytes) -> list[str]:
    """The lines that a person reads about a wrong file."""
    with pytest.raises(ParseError) as caught:
        parse_bytes(text.encode() if isinstance(text, str) else text, "my.toml")
    return list(caught.value.lines)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nb\n", '2: a "=" is missing after the key'),
        ("a = 1\n= 2\n", "2: this is no key, no [table] and no # remark"),
        ("a. = 2\n", "1: a key is missing or begins with a wrong character"),
        ("a = 1 b = 2\n", "1: something follows where the line should end"),
        ("a = x\n", "1: the value is missing or wrong; text stands in quotes"),
        ("a =\n", "1: the value is missing or wrong; text stands in quotes"),
        ("a = 1\na = 2\n", "2: this key is written twice"),
        ("[a]\n[a]\n", "2: this table is written twice; a list of tables has two brackets"),
        ("a = {b = 1, b = 2}\n", "1: a key is written twice between { and }"),
        ("a = [1,\n2\n", "2: a list is not closed; its ] is missing"),
        ("a = {b = 1\n", "1: a table is not closed; its } is missing"),
        ("[a\n", "1: the brackets of the table are not closed"),
        ("[[a]\n", "1: the brackets of the table are not closed"),
        ('a = "x\nb = 1\n', "1: a text is not closed on its line; its quotes are missing"),
        ("a = 'x", "1: a text is not closed; its quotes are missing"),
        ('a = """x\n\n', "2: a text is not closed; its quotes are missing"),
        ('a = "\\q"\n', "1: a backslash in a text is written twice"),
        ("a = 1\nb = \0\n", "2: the value is missing or wrong; text stands in quotes"),
        ("a = 1 # \0\n", "1: found invalid character '\\x00'"),
        ("a = 2000-02-31\n", "1: invalid date or datetime"),
        (f"a = 1\nb = {'9' * 5000}\n", "2: a number has too many digits"),
        (f"a = 1\nb = [\n{'[' * 9999}", "2: lists or tables stand too deep in each other"),
        (f"a = 1\n{'k.' * 5000}k = 1\n", "2: a key has more than 16 parts"),
    ],
)
def test_what_is_not_toml_is_told_in_plain_words(text: str, line: str) -> None:
    assert problems(text) == [f"my.toml:{line}"]


def test_a_paragraph_of_many_short_sentences_is_no_long_key() -> None:
    assert parse(SAMPLE.replace("Slow and quiet", "Slow down. Then. " * 40), "my.toml").exercise


def test_bytes_that_are_no_text_are_told_with_their_place() -> None:
    assert parse_bytes(b"\xef\xbb\xbf" + SAMPLE.encode(), "my.toml") == parse(SAMPLE, "my.toml")
    assert problems(SAMPLE.encode("utf-16")) == ["my.toml:1: the file is UTF-16; save it as UTF-8"]
    assert problems("a = 1\nb = 'é'".encode("latin-1")) == [
        "my.toml:2: byte 6 of the line, 0xe9, is not UTF-8"
    ]
    assert problems(b"\xef\xbb\xbf\x80") == ["my.toml:1: byte 1 of the line, 0x80, is not UTF-8"]
