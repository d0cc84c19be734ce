"""What coaches sent, as lines and as values for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.storage.sharing.values import Offer

ANSWERS = {"open": "no answer yet"}  # else the word itself


def whole_lines(offer: Offer) -> list[str]:
    """Return an offer with all that its plan has."""
    from backcoach.core.views.listings import overview
    from backcoach.core.views.programme_pages import programme_text
    from backcoach.run.offers import problem_of
    from backcoach.userfiles import plans

    lines = [f"{offer_line(offer)}", *([offer.note] if offer.note else [])]
    if problem := problem_of(offer):
        return [*lines, f"It cannot be read here: {problem}"]
    if offer.plan:
        library = plans.read_plan(offer.plan, offer.sender)
        sessions, programmes = plans.parts(offer.plan)
        for programme in map(library.find_programme, programmes):
            lines += ["", programme_text(library, programme)] if programme else []
        for session in map(library.find_session, sessions):
            lines += ["", overview(library, session).text()] if session else []
    return lines


def offer_lines(offer: Offer) -> Iterator[str]:
    """Yield the lines of an offer in a list, with what can be done."""
    yield f"  {offer_line(offer)}"
    if offer.note:
        yield f"     {offer.note}"
    if offer.answer == "open":
        yield f"     backcoach people accept {offer.number}, or refuse {offer.number}"


def offer_line(offer: Offer, who: str = "") -> str:
    """Return an offer in one line; `who` stands in place of the sender."""
    what = offer.title or ("a plan" if offer.plan else "a note")
    answer = ANSWERS.get(offer.answer, offer.answer)
    return f"{offer.number}  {_day(offer)}  {who or offer.name}: {what}, {answer}"


def offer_values(offer: Offer) -> dict[str, Any]:
    """Return an offer for other programs, without the plan itself."""
    return {
        "number": offer.number,
        "from": offer.sender,
        "name": offer.name,
        "sent_at": offer.sent_at,
        "title": offer.title,
        "note": offer.note,
        "answer": offer.answer,
        "file": offer.file or None,
    }


def _day(offer: Offer) -> str:
    from backcoach.clock import SystemClock
    from backcoach.core.session.past.session_record import local

    return f"{local(offer.sent_at, SystemClock().offset(offer.sent_at)):%Y-%m-%d}"
