"""The question at a start about what a coach sent: a plan, a note, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.questions.form import Option, choice

if TYPE_CHECKING:
    from backcoach.core.questions.form import Form

LATER, ACCEPT, REFUSE = "later", "accept", "refuse"


def offer_form(sender: str, title: str, note: str, *, problem: str = "") -> Form:
    """Return the question about a plan with the title; with "" it is a note alone.

    The note is shown whole.

    `problem` says why the plan cannot be read here. Space alone accepts no plan.
    """
    later = Option(LATER, "Not now", "asked again at the next start")
    refuse = Option(REFUSE, "Refuse", f"{sender} sees that you did")
    if not title:
        read = Option(ACCEPT, "Read", f"{sender} sees that you did")
        return choice(f"{sender} writes", (read, later), note)
    if problem:
        words = "\n".join(filter(None, (note, f"It cannot be read here: {problem}")))
        return choice(f"{sender} sends a plan: {title}", (later, refuse), words)
    accept = Option(ACCEPT, "Accept", "its sessions come beside yours, which stay")
    return choice(f"{sender} sends a plan: {title}", (later, accept, refuse), note)
