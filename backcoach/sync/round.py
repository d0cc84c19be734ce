"""One sync: what others did is read and taken in, then what was done here is sent."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.storage.lock import Lock
from backcoach.sync.incoming import Incoming
from backcoach.sync.offers import exchange_offers
from backcoach.sync.outgoing import Outgoing
from backcoach.sync.server.errors import ConflictError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from backcoach.storage.sharing.shared_store import SharedStore
    from backcoach.storage.sharing.values import Machine
    from backcoach.sync.server.connection import Greeting, Held, Pulled, Server

TRIES = 5  # where other machines write at the same moment


class Outcome(Struct, frozen=True):
    """What a sync did, counted in events; `unreadable` and `waiting` are sessions.

    `offers` counts what coaches sent and nobody answered. `version` is that of the server where it
    is newer than this program knows, else 0; `takes` tells whether the server took what is written
    here, `is_older` whether it keeps less than this program knows.
    """

    sent: int = 0
    received: int = 0
    aside: int = 0
    waiting: int = 0
    unreadable: int = 0
    offers: int = 0
    version: int = 0
    takes: bool = True
    is_older: bool = False


def sync(store: SharedStore, folder: Path, server: Server, name: str, now: int) -> Outcome:
    """Bring the store of a folder and the server together; `name` is that of this machine.

    Raises SyncError and StoreError; what was done until then stays done, and the next sync goes on.
    """
    before = len(store.aside(unshown=True))
    sent = received = 0
    for attempt in count(1):
        greeting = server.hello(store.machine(), name)
        machine = known_machine(store, greeting)
        incoming = Incoming(store, machine.id, now, is_led_here=is_led(folder))
        place = _receive(store, server, machine, greeting, incoming)
        received += incoming.taken.received
        outgoing = Outgoing(store, server, machine.id, name, place)
        try:
            if greeting.takes:
                outgoing.send()
        except ConflictError:
            if attempt == TRIES:
                raise
            sent += outgoing.sent
            _read_all_again(store)
            continue
        exchange_offers(store, server, greeting)
        return Outcome(
            sent=sent + outgoing.sent,
            received=received,
            aside=len(store.aside(unshown=True)) - before,
            waiting=len({session for session, _ in store.waiting()}),
            unreadable=incoming.taken.unreadable,
            offers=sum(offer.answer == "open" for offer in store.offers()),
            version=greeting.version if greeting.is_newer else 0,
            takes=greeting.takes,
            is_older=greeting.is_older,
        )
    raise AssertionError("unreachable")


def known_machine(store: SharedStore, greeting: Greeting) -> Machine:
    """Return this machine as it stands with the server; one that went back in time is a new one."""
    machine = store.attach(greeting.server, str(greeting.person))
    if machine.place > greeting.place:
        store.attach("", "")
        machine = store.attach(greeting.server, str(greeting.person))
    return machine


def is_led(folder: Path) -> bool:
    """Tell whether a program leads a session in a folder right now."""
    lock = Lock(folder)
    is_free = lock.acquire()
    lock.release()
    return not is_free


def _read_all_again(store: SharedStore) -> None:
    """Compare what is still to be sent with the whole log of the server next time."""
    with store.transaction():
        for session, _, _ in store.unsent():
            if store.hold_of(session) is not None:
                store.read_again(session)


def _receive(
    store: SharedStore, server: Server, machine: Machine, greeting: Greeting, incoming: Incoming
) -> int:
    """Take in what is new at the server; return how far its log is known here now."""
    place = machine.place
    again = store.to_read_again()
    if greeting.place > place or again:
        with server.one_moment():
            held = {each.session: each for each in server.held(greeting.person, place)}
            if again:
                held |= {
                    each.session: each
                    for each in server.held(greeting.person, -1)
                    if each.session in again
                }
            for session in again:
                with store.transaction():
                    if session in held:
                        pulled = server.whole(greeting.person, session)
                        incoming.take(session, pulled, held[session])
                    else:  # the server does not know it yet
                        store.has_read(session)
            heard = set(again)
            for sessions, read_up_to in _pages(server, greeting.person, place, held):
                with store.transaction():
                    done = incoming.take_new(sessions, held).union(again)
                    for session, pulled in sessions.items():
                        if session not in done:
                            incoming.take(session, pulled, held[session])
                    heard |= sessions.keys()
                    place = read_up_to
                    store.read_up_to(place)
            with store.transaction():
                for session in held.keys() - heard:
                    incoming.hear(held[session])
                place = max(place, greeting.place)
                store.read_up_to(place)
    with store.transaction():
        incoming.add_waiting()
    return place


def _pages(
    server: Server, person: int, place: int, held: dict[str, Held]
) -> Iterator[tuple[dict[str, list[Pulled]], int]]:
    """Yield whole sessions with their new events, and how far the log is read with them."""
    begun: dict[str, list[Pulled]] = {}
    known = place
    while pulled := server.pull(person, place):
        for each in pulled:
            begun.setdefault(each.session, []).append(each)
        place = pulled[-1].place
        whole = {
            session: events
            for session, events in begun.items()
            if events[-1].number >= held[session].head
        }
        for session in whole:
            del begun[session]
        known = place if not begun else known
        yield whole, known
