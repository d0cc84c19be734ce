"""The question at the start on a machine that several people share: who trains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.questions.form import Option, choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from backcoach.core.questions.form import Form


def who_trains(names: Iterable[str], notes: Mapping[str, str]) -> Form:
    """Return the question for one of several people; `notes` say more of some of them."""
    return choice("Who trains?", [Option(name, name, notes.get(name, "")) for name in names])
