"""Accepts and refuses what coaches send; an accepted plan is a file beside the person's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.clock import SystemClock
from backcoach.core.session.past.session_record import local
from backcoach.storage.sharing.shared_store import SharedStore
from backcoach.userfiles import plans
from backcoach.userfiles.exercises_file import PLANS, LibraryError, accepted_plans, find, load

if TYPE_CHECKING:
    from pathlib import Path

    from backcoach.storage.sharing.values import Offer


def problem_of(offer: Offer) -> str:
    """Return why a plan cannot be read by this program, "" where it can be."""
    try:
        if offer.plan:
            plans.read_plan(offer.plan, f"the plan of {offer.sender}")
    except LibraryError as error:
        return error.lines[0]
    return ""


def accept(store: SharedStore, offer: Offer, config_dir: Path) -> list[str]:
    """Put an offered plan beside the person's own files; return what to do with it.

    The next sync tells the server. Raises LibraryError, and then nothing has changed; StoreError.
    """
    file = _put_in(offer, config_dir)
    with store.transaction():
        store.answer_offer(offer.number, "accepted")
        store.put_in_file(offer.number, file)
    return ways_to_train(offer, file, config_dir) if file else []


def refuse(store: SharedStore, offer: Offer, config_dir: Path) -> list[str]:
    """Refuse an offer, or take an accepted plan out again; return where its file is kept.

    Raises LibraryError and StoreError.
    """
    backup = plans.take_out(config_dir, offer.file) if offer.file else None
    with store.transaction():
        store.answer_offer(offer.number, "refused")
        store.put_in_file(offer.number, "")
    return [f"its file is kept as {backup.name}"] if backup else []


def settle_plans(data_dir: Path, config_dir: Path) -> list[str]:
    """Let the files follow answers that were given on other machines; return what went wrong.

    Raises StoreError.
    """
    with SharedStore.open(data_dir, readonly=True) as store:
        offers = [offer for offer in store.offers() if _is_unsettled(offer)]
    if not offers:
        return []
    with SharedStore.open(data_dir) as store:
        problems = [_settle(store, offer, config_dir) for offer in offers]
    return [problem for problem in problems if problem]


def _settle(store: SharedStore, offer: Offer, config_dir: Path) -> str:
    try:
        if offer.answer == "accepted":
            store.put_in_file(offer.number, _put_in(offer, config_dir))
        else:
            plans.take_out(config_dir, offer.file)
            store.put_in_file(offer.number, "")
    except LibraryError as error:
        return f"the plan {offer.number} of {offer.sender}: {error.lines[0]}"
    return ""


def ways_to_train(offer: Offer, file: str, config_dir: Path) -> list[str]:
    """Return how the sessions and programmes of an accepted plan are trained.

    Raises LibraryError.
    """
    sessions, programmes = plans.parts(offer.plan)
    planned = plans.read_plan(offer.plan, file)
    library = load(find(None, config_dir), accepted_plans(config_dir))
    lines = [
        f"backcoach programme {name} chooses it"
        for name in programmes
        if library.find_programme(name) == planned.find_programme(name)
    ]
    lines += [
        f"backcoach run {name} trains it"
        for name in sessions
        if library.find_session(name) == planned.find_session(name)
    ]
    if len(lines) < len(sessions) + len(programmes):
        path = config_dir / PLANS / file
        lines.append(f"your own file comes before it; --file {path} has it as it was sent")
    return lines


def _is_unsettled(offer: Offer) -> bool:
    is_wanted = offer.answer == "accepted" and bool(offer.plan)
    return is_wanted != bool(offer.file)


def _put_in(offer: Offer, config_dir: Path) -> str:
    """Write the file of a plan, if there is one; return its name. Raises LibraryError."""
    if not offer.plan:
        return ""
    name = plans.file_of(offer.plan, offer.sender, offer.number)
    day = f"{local(offer.sent_at, SystemClock().offset(offer.sent_at)):%Y-%m-%d}"
    remark = f"Sent by {offer.name} on {day}: {offer.title}. {offer.note}"
    plans.put_in(config_dir, offer.plan, name, remark)
    return name
