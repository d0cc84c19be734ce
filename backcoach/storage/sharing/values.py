"""What the store keeps about other machines, as values."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from backcoach.core.session.fork.set_aside import SetAside


class Machine(Struct, frozen=True):
    """This machine: its id, the server and the person there, and how far their log was read.

    `synced_at` is in ms UTC, 0 before the first time; `result` is what was said of it; `offers` is
    how far what coaches sent was read.
    """

    id: str
    server: str = ""
    person: str = ""
    place: int = 0
    synced_at: int = 0
    result: str = ""
    offers: int = 0


class Hold(Struct, frozen=True):
    """How a session stands at the server: how many events it has, and who leads it.

    `holder` is the id of the machine that leads it and `name` what that is called; `epoch` counts
    how often it was taken over. `taken` tells that this machine led it when that happened,
    `wanted` that this one takes it over with the next sync.
    """

    sent: int = 0
    epoch: int = 0
    holder: str = ""
    name: str = ""
    taken: bool = False
    wanted: bool = False


class KeptAside(Struct, frozen=True):
    """An event that was set aside, with its number, its session and when that was (ms UTC)."""

    number: int
    session: str
    what: SetAside
    set_at: int
    is_shown: bool = False


Answer = Literal["open", "accepted", "refused", "withdrawn"]


class Offer(Struct, frozen=True):
    """What a coach sent: a `plan`, which is an exercises file, or b"" for none, and a note.

    `sender` is the login of the coach and `name` their name, `sent_at` is in ms UTC. `file` is the
    name of the file that an accepted plan was put in, "" before that.
    """

    number: int
    sender: str
    name: str
    title: str
    note: str
    sent_at: int
    answer: Answer = "open"
    plan: bytes = b""
    file: str = ""
