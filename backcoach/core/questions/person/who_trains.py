"""The question at the start on a machine that several people share: who trains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.questions.form import Option, choice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backcoach.core.questions.form import Form


def who_trains(names: Mapping[str, str], notes: Mapping[str, str]) -> Form:
    """Return the question for one of several people.

    `names` has what each of them is called, and `notes` say more of some.
    """
    options = [Option(name, shown, notes.get(name, "")) for name, shown in names.items()]
    return choice("Who trains?", options)
