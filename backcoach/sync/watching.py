"""Syncs again and again while it runs: soon after something happened here or on another machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.clock import wall_ms
from backcoach.storage.sharing.shared_store import SharedStore
from backcoach.sync.once import alone, connected, machine_name, outcome_line
from backcoach.sync.round import Outcome, sync
from backcoach.sync.server.errors import AddressError, SyncError

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable
    from pathlib import Path

    from backcoach.core.settings.settings import Sync

EVERY = 2.0  # seconds between two looks
PAUSES = (2.0, 5.0, 15.0, 60.0)  # seconds before trying again; the last one repeats


def watch(
    folder: Path,
    settings: Sync,
    say: Callable[[str, Outcome | None], object],
    stop: threading.Event,
    every: float = EVERY,
) -> None:
    """Sync until `stop` is set; `say` gets a line whenever something was done or failed.

    The same failure is said once. Raises StoreError; AddressError where there is no server.
    """
    failures = 0
    problem = ""
    while not stop.is_set():
        failure = _stay(folder, settings, say, stop, every=every, problem=problem)
        failures = failures + 1 if problem else 0
        if failure and failure != problem:
            say(failure, None)
        problem = failure
        if problem:
            stop.wait(PAUSES[min(failures, len(PAUSES) - 1)])


def _stay(
    folder: Path,
    settings: Sync,
    say: Callable[[str, Outcome | None], object],
    stop: threading.Event,
    *,
    every: float,
    problem: str,
) -> str:
    """Sync while the connection lasts; return why it ended, "" if it was told to stop.

    After a `problem` the first sync is said, whatever it did.
    """
    try:
        with alone(folder), SharedStore.open(folder) as store, connected(settings) as server:
            seen: tuple[int, int] | None = None
            offers = 0
            while not stop.is_set():
                is_wanted = store.has_wanted() or bool(store.unsent_answers())
                if (server.place_of_log(), store.newest_event()) != seen or is_wanted:
                    outcome = sync(store, folder, server, machine_name(settings), wall_ms())
                    line = outcome_line(outcome)
                    store.synced(line, wall_ms())
                    if outcome.sent or outcome.received or outcome.offers != offers or problem:
                        say(line, outcome)
                    problem, offers = "", outcome.offers
                    seen = (server.place_of_log(), store.newest_event())
                stop.wait(every)
    except AddressError:
        raise
    except SyncError as error:
        return str(error)
    return ""
