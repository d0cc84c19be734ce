"""What every import gives, whatever its file holds: sound sessions, or one clear line."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
from hypothesis import strategies as st

from backcoach.exchange.messages import MESSAGES, sentence
from backcoach.exchange.records import ImportedSession
from backcoach.exchange.report import ReadError
from exchange.fixtures import EXPECTED, data_of, options, read

if TYPE_CHECKING:
    from backcoach.exchange.context import ReadOptions
    from backcoach.exchange.reading import Imported


def read_anything(data: bytes, given_options: ReadOptions) -> Imported | None:
    """Read a file of any kind; what comes out is sound, or one line says why nothing does."""
    try:
        outcome = read(data, given_options)
    except ReadError as problem:
        message = str(problem)
        assert len(message.splitlines()) == 1
        assert is_clean(message)
        report = problem.report
        assert report.findings
        result = None
    else:
        report = outcome.report
        assert outcome.sessions
        result = outcome
    for finding in report.findings:
        assert finding.code in MESSAGES
        assert is_clean(sentence(finding, report))
    for session in result.sessions if result else ():
        check_session(session)
    if result:
        assert len({session.id for session in result.sessions}) == len(result.sessions)
        starts = [session.started_at for session in result.sessions]
        assert all(first <= second for first, second in pairwise(starts))
    return result


def is_clean(text: str) -> bool:
    """Whether no character could reach a terminal as a command."""
    kinds = {unicodedata.category(char) for char in text if char not in "\n\u200c\u200d"}
    return kinds.isdisjoint({"Cc", "Cf", "Cs"})


def check_session(session: ImportedSession) -> None:
    assert msgspec.json.decode(msgspec.json.encode(session), type=ImportedSession) == session
    texts = [session.name, session.note, session.start, *session.extra, *session.extra.values()]
    for exercise in session.exercises:
        assert exercise.name
        assert exercise.sets
        assert len(exercise.name) <= 120
        texts += [exercise.name, exercise.note]
    for _, done in session.sets():
        extra = done.extra or {}
        texts += [done.note, done.band, *extra, *extra.values()]
        texts += [done.distance.unit] if done.distance else []
        assert done.reps is None or 0 <= done.reps <= 1000
        assert done.seconds is None or 0 < done.seconds <= 86_400
        assert done.load is None or 0 < abs(done.load.grams) <= 1_000_000
        assert done.rir is None or 0 <= done.rir <= 4
    assert all(map(is_clean, texts))


NAMES = sorted(EXPECTED)
WORDS = [
    *(b'"', b"\0", b"\xff", b"\r", b";", b",", b"\n", b"\x1b[2J", b"-", b"e99", b"nan", b"1e9"),
    *(b"99999999999999999999", b"Infinity", b"null", b"[", b"{", b"}", b"true", b"-0", b"x"),
    *("\u202e".encode(), "\u0660".encode(), b"\xed\xa0\x80", b"\\ud800", b"0000", b"kg", b"lb"),
]


@st.composite
def damaged(draw: st.DrawFn) -> tuple[bytes, ReadOptions]:
    """A fixture after a few accidents: cut, doubled, swapped, overwritten."""
    name = draw(st.sampled_from(NAMES))
    data = bytearray(data_of(name))
    for _ in range(draw(st.integers(1, 4))):
        if not data:
            break
        at = draw(st.integers(0, len(data) - 1))
        end = draw(st.integers(at, min(len(data), at + 80)))
        match draw(st.sampled_from(["cut", "end", "doubled", "swapped", "flipped", "written"])):
            case "cut":
                del data[at:end]
            case "end":
                del data[at:]
            case "doubled":
                data[at:at] = data[at:end]
            case "swapped":
                data[at:end], data[: end - at] = data[: end - at], data[at:end]
            case "flipped":
                data[at] ^= 1 << draw(st.integers(0, 7))
            case _:
                written = draw(st.sampled_from(WORDS))
                data[at : at + len(written)] = written
    return bytes(data), options(name)
