"""What coaches sent and nobody answered yet, asked about before a session begins."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from backcoach.core import questions
from backcoach.storage.errors import StoreError
from backcoach.userfiles.exercises_file import LibraryError, accepted_plans, find, load
from backcoach.userfiles.paths import config_dir

if TYPE_CHECKING:
    from pathlib import Path

    from backcoach.core.questions.form import Form
    from backcoach.run.starting.inputs import Inputs
    from backcoach.storage.sharing.values import Offer


class CoachOffers:
    """The open offers in the store of a folder; each is asked about once in a run.

    Nothing is read where no server is set up (`is_shared`), and no network is used.
    """

    def __init__(self, folder: Path, *, is_shared: bool) -> None:
        self._folder = folder
        self._is_shared = is_shared
        self._left: list[Offer] | None = None
        self._asked: Offer | None = None

    @property
    def is_asking(self) -> bool:
        return self._asked is not None

    def question(self) -> Form | None:
        """Return what is to be asked next, None for nothing."""
        if self._left is None:
            self._left = self._open() if self._is_shared else []
        self._asked = self._left.pop(0) if self._left else None
        if self._asked is None:
            return None
        from backcoach.run.offers import problem_of  # noqa: PLC0415  coaches send rarely

        offer = self._asked
        title = (offer.title or "without a name") if offer.plan else ""
        sender = offer.name or offer.sender
        return questions.offers.offer_form(sender, title, offer.note, problem=problem_of(offer))

    def answer(self, value: str) -> str:
        """Act on an answer; return a sentence on what was done, "" where nothing is to be said."""
        from backcoach.run import offers  # noqa: PLC0415  coaches send rarely
        from backcoach.storage.sharing.shared_store import SharedStore  # noqa: PLC0415  and here

        offer, self._asked = self._asked, None
        if offer is None or value == questions.offers.LATER:
            return ""
        act = offers.accept if value == questions.offers.ACCEPT else offers.refuse
        try:
            with SharedStore.open(self._folder) as store:
                lines = act(store, offer, config_dir())
        except LibraryError as error:
            return error.lines[0]
        except StoreError as error:
            return str(error)
        if value != questions.offers.ACCEPT:
            return f"Refused; {offer.sender} hears of it with the next sync"
        return f"Accepted: {'; '.join(lines)}" if lines else ""

    def _open(self) -> list[Offer]:
        from backcoach.storage.sharing.shared_store import SharedStore  # noqa: PLC0415  as above

        with suppress(StoreError), SharedStore.open(self._folder, readonly=True) as store:
            return [offer for offer in store.offers() if offer.answer == "open"]
        return []


def with_plans(inputs: Inputs) -> Inputs:
    """Return inputs with the plans accepted now; those of a file that was named stay."""
    path = find(None, config_dir())
    if inputs.file != path:
        return inputs
    with suppress(LibraryError):
        library = load(path, accepted_plans(config_dir()))
        session = library.find_session(inputs.session.id) or inputs.session
        return inputs._replace(library=library, session=session)
    return inputs
