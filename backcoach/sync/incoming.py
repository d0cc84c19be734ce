"""Takes what other machines did into the store.

A session that both went on with is mended (`core.session.fork`). One that another machine leads now
keeps that machine's log; what was done here meanwhile waits until the session is over.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from msgspec import Struct
from msgspec.structs import replace

from backcoach.core.session.fold import advance
from backcoach.core.session.fork.mending import mend
from backcoach.core.session.past.session_record import record
from backcoach.storage import rows
from backcoach.storage.sharing.values import Hold
from backcoach.sync.session_log import Logs, compare, log_at_server, state_of, stored_events

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from backcoach.core.session.events import Event
    from backcoach.core.session.fork.mending import Mended
    from backcoach.core.session.state import State
    from backcoach.storage.sharing.shared_store import SharedStore
    from backcoach.sync.server.connection import Held, Pulled


class Taken(Struct):
    """What came in: `received` events, and sessions that this program cannot read."""

    received: int = 0
    unreadable: int = 0


class Incoming:
    """Takes sessions in, one after another, within transactions of the store.

    `own` is the id of this machine, `is_led_here` whether a program leads a session here right now,
    `now` in ms UTC.
    """

    def __init__(self, store: SharedStore, own: str, now: int, *, is_led_here: bool) -> None:
        self.taken = Taken()
        self._store = store
        self._own = own
        self._now = now
        self._is_led_here = is_led_here

    def take(self, session: str, pulled: Iterable[Pulled], held: Held) -> None:
        """Take the events of one session in, which begin where both were alike or earlier."""
        try:
            events = log_at_server(session, pulled)
            logs = compare(stored_events(self._store, session), events)
            there = state_of((*logs.common.values(), *logs.theirs.values()))
        except ValueError:
            self._store.read_again(session)
            self.taken.unreadable += 1
            return
        self._store.has_read(session)
        hold = self._store.hold_of(session) or Hold()
        self._join(session, logs, there, replace(hold, sent=max(events) + 1), held)

    def take_new(
        self, sessions: Mapping[str, Iterable[Pulled]], held: Mapping[str, Held]
    ) -> set[str]:
        """Take in at once what is whole of sessions that were never here; return which they are.

        There is nothing to compare and nothing to mend, so that many take a third of the time.
        """
        added = []
        holds: dict[str, Hold] = {}
        for session in self._store.unknown(sessions):
            try:
                log = log_at_server(session, sessions[session])
                events = [event for _, event in sorted(log.items()) if event is not None]
                state = state_of(events)
            except ValueError:
                continue
            if len(events) == len(log) == max(log) + 1:
                added.append((events, state))
                leader = held[session]
                holds[session] = Hold(len(log), leader.epoch, leader.holder, leader.name)
        self._store.add_led(added)
        self._store.keep_holds(holds)
        self.taken.received += sum(len(events) for events, _ in added)
        return {*holds}

    def hear(self, held: Held) -> None:
        """Take in who leads a session, where nothing else about it is new."""
        hold = self._store.hold_of(held.session)
        if hold is None or not self._store.is_there(held.session):
            self._store.read_again(held.session)
            return
        stored = stored_events(self._store, held.session)
        common = {number: event for number, event in stored.items() if number < hold.sent}
        own = {number: event for number, event in stored.items() if number >= hold.sent}
        if 0 not in common:
            self._store.read_again(held.session)
            return
        logs = Logs(common, {}, own, {}, hold.sent)
        self._join(held.session, logs, state_of(common.values()), hold, held)

    def _join(self, session: str, logs: Logs, there: State, hold: Hold, held: Held) -> None:
        is_live_here = bool(logs.common or logs.own) and not _is_over(logs)
        is_lost = hold.holder == self._own != held.holder or hold.taken
        self.taken.received += len(logs.theirs) + len(logs.filled)
        is_behind = is_lost or _last_at(logs.own) < _last_at(logs.theirs)
        is_elsewhere = is_behind and not there.is_over and held.holder != self._own
        if logs.own and (logs.theirs or is_elsewhere):
            if is_elsewhere:
                self._store.add_waiting(session, logs.own.items())
                self._store.replace_from(logs.end, logs.theirs, there)
                hold = replace(hold, wanted=False)
            elif self._is_led_here and is_live_here and not is_lost:
                self._store.read_again(session)  # when nobody leads it here any more
                known = min(logs.end, hold.sent)
                self._keep_hold(replace(hold, sent=known, wanted=True), held, is_live=False)
                return
            else:
                own = [*logs.own.values()]
                mended = self._mend(session, logs.common, logs.theirs, own)
                self._append(logs.end, there, logs.theirs, mended, hold.sent)
        elif logs.theirs or logs.filled:
            if logs.filled:
                whole = dict(sorted({**logs.common, **logs.theirs, **logs.own}.items()))
                self._store.replace_from(0, whole, state_of(whole.values()))
            else:
                self._store.replace_from(logs.end, logs.theirs, there)
        self._keep_hold(hold, held, is_live=is_live_here)

    def _keep_hold(self, hold: Hold, held: Held, *, is_live: bool) -> None:
        """Keep who leads a session; a program that led it here and no longer does is told."""
        is_lost = hold.holder == self._own != held.holder
        taken = self._is_led_here and is_live and (is_lost or hold.taken)
        wanted = hold.wanted and not is_lost and held.holder != self._own
        self._store.keep_hold(
            held.session,
            Hold(hold.sent, held.epoch, held.holder, held.name, taken=taken, wanted=wanted),
        )

    def add_waiting(self) -> None:
        """Add what waited to the sessions that are over or led here again."""
        added = set()
        for session, waiting in self._store.waiting():
            log = stored_events(self._store, session)
            state = state_of(log.values())
            hold = self._store.hold_of(session) or Hold()
            is_elsewhere = hold.holder not in ("", self._own)
            if not state.is_over and (is_elsewhere or self._is_led_here):
                continue
            first = min(waiting[0][0], max(log) + 1)
            common = {number: event for number, event in log.items() if number < first}
            theirs = {number: event for number, event in log.items() if number >= first}
            mended = self._mend(session, common, theirs, [event for _, event in waiting])
            self._append(max(log) + 1, state, {}, mended, max(log) + 1)
            added.add(session)
        for session in added:
            self._store.drop_waiting(session)

    def _mend(
        self,
        session: str,
        common: Mapping[int, Event],
        theirs: Mapping[int, Event],
        own: list[Event],
    ) -> Mended:
        what = sha256(b"\n".join(map(rows.encode, own))).hexdigest()
        spare_id = str(uuid5(NAMESPACE_URL, f"{session}\n{what}"))
        mended = mend([*common.values()], [*theirs.values()], own, spare_id)
        self._store.set_aside(session, mended.aside, self._now)
        if mended.apart and not self._store.is_there(spare_id):
            state = state_of(mended.apart)
            self._store.append(spare_id, list(enumerate(mended.apart)), record(state))
        return mended

    def _append(
        self, first: int, state: State, theirs: dict[int, Event], mended: Mended, following: int
    ) -> None:
        """Let a log go on from `first` with what others did, and from `following` with the rest."""
        for event in mended.events:
            state, _ = advance(state, event)
        events = {**theirs, **dict(enumerate(mended.events, following))}
        self._store.replace_from(first, events, state)


def _is_over(logs: Logs) -> bool:
    return state_of((*logs.common.values(), *logs.own.values())).is_over


def _last_at(events: Mapping[int, Event]) -> int:
    return max((event.at for event in events.values()), default=-1)
