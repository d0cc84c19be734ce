"""What may be pushed to the server, and what is refused with a code of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from backcoach.sync.server.errors import ConflictError

if TYPE_CHECKING:
    from sync.server.signed import Signed


def test_pushing_twice_adds_nothing_and_each_wrong_push_has_its_own_code(anna: Signed) -> None:
    assert anna.push() == 0
    assert anna.push(bodies=(b"a", b"b", b"c")) == 1
    wrongs: tuple[dict[str, Any], ...] = (
        {"first": 9},
        {"first": -1},
        {"first": 1, "bodies": (b"other",)},
        {"first": 3, "epoch": 2},
        {"first": 3, "machine": str(uuid4())},
    )
    for wrong in wrongs:
        with pytest.raises(ConflictError):
            anna.push(**wrong)
    assert len(anna.server.pull(anna.person, 0)) == 3


def test_a_push_that_begins_with_what_is_there_adds_the_rest_in_its_order(anna: Signed) -> None:
    assert anna.push(first=1, bodies=(b"b", b"c", b"d")) == 2
    with pytest.raises(ConflictError):
        anna.push(first=1, bodies=(b"b", b"other", b"d", b"e"))
    pulled = anna.server.pull(anna.person, 0)
    assert [(each.number, each.body) for each in pulled] == [*enumerate((b"a", b"b", b"c", b"d"))]
    assert len({each.place for each in pulled}) == 4
    assert pulled == sorted(pulled, key=lambda each: each.place)
    assert anna.push(first=4, bodies=()) == 0


def test_a_push_is_all_or_nothing(anna: Signed) -> None:
    good = ("two", anna.machine.id, 1, 0, (b"x",))
    bad = ("one", anna.machine.id, 7, 2, (b"y",))
    with pytest.raises(ConflictError):
        anna.server.push([good, bad])
    assert {each.session for each in anna.server.pull(anna.person, 0)} == {"one"}


def test_a_machine_that_was_fenced_is_refused_until_it_has_read(anna: Signed) -> None:
    other = str(uuid4())
    epoch, _ = anna.server.take_over("one", other)
    with pytest.raises(ConflictError):
        anna.push(first=2, bodies=(b"late",))
    assert anna.push(machine=other, epoch=epoch, first=2, bodies=(b"c",)) == 1
    with pytest.raises(ConflictError):
        anna.server.take_over("unknown", other)
