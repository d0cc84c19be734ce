"""Reasons wherever they are shown: with the person's keys, and those of old logs as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from msgspec import structs
from support.builders import Coach, line, plan_of

from backcoach.core.exercises.model import Session
from backcoach.core.planning.next_session import NextLine, NextSession
from backcoach.core.reason import Reason
from backcoach.core.session.events import Advised
from backcoach.core.session.plan import Plan
from backcoach.core.views.next_targets import next_text, next_values
from backcoach.core.views.set_page import page
from backcoach.core.views.summary import Coming, summary
from backcoach.core.wording.phrases import coming_rest
from backcoach.core.wording.reasons_en import SENTENCES
from backcoach.core.wording.timer import timer_view
from backcoach.plain.changes import news
from backcoach.plain.lines import opening
from backcoach.signals.spoken import spoken

if TYPE_CHECKING:
    from backcoach.core.actions import Keymap

KEYMAP: Keymap = {"swap": ("f2",)}
REASON = Reason("swap_it")
TEXT = "f2 swaps it."


@pytest.fixture(autouse=True)
def _a_sentence_with_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SENTENCES, "swap_it", "{swap_key} swaps it.")


def session() -> Coach:
    plan = plan_of(line("row", 3))
    slot = structs.replace(plan.slots[0], why=REASON, notes=(REASON,))
    return Coach(plan=structs.replace(plan, slots=(slot,), notes=(REASON,)))


def test_the_page_of_a_set_names_the_keys_of_the_person() -> None:
    lines = page(session().state, keymap=KEYMAP).lines
    assert [part.label for part in lines if part.text == TEXT] == ["Why", "Try", "Today"]


def test_the_answer_to_a_set_names_the_keys_of_the_person() -> None:
    coach = session().do()
    before, event = coach.state, Advised(at=coach.now, step="1.2", why=REASON)
    state = coach.tell(event).state
    lines = page(state, keymap=KEYMAP).lines
    assert [part.role for part in lines if part.text == TEXT] == ["advice"]
    assert TEXT in news(before, state, coach.now, KEYMAP)
    assert spoken(before, state, event, keymap=KEYMAP).startswith(TEXT)


def test_the_opening_names_the_keys_of_the_person() -> None:
    assert TEXT in opening(session().state, 0, KEYMAP)


def test_what_comes_next_names_the_keys_of_the_person() -> None:
    coming = NextLine(exercise="row", name="Row", sets=3, target="8", reason=REASON)
    chosen = Session(id="s", name="S", exercise=(line("row")[1],))
    assert TEXT in next_text(chosen, [coming], KEYMAP)
    assert next_values(coming, KEYMAP)["why"] == TEXT
    end = summary(session().finish().state, NextSession(coming=(coming,)), KEYMAP)
    assert end.coming == (Coming("Row", "3 × 8", TEXT),)


def test_the_sentences_of_an_old_plan_are_shown_as_they_are() -> None:
    old = msgspec.json.decode(msgspec.json.encode(plan_of(line("row", 2))))
    old["notes"] = ["Lighter today."]
    old["slots"][0] |= {"rest_why": "hinges, starting out", "why": "As last time.", "note": "Aim."}
    coach = Coach(plan=msgspec.convert(old, Plan))
    texts = {part.text for part in page(coach.state).lines}
    assert {"Lighter today.", "As last time.", "Aim."} <= texts
    assert coming_rest(coach.state).endswith("hinges, starting out")
    assert timer_view(coach.do().state, coach.now).reason.endswith("hinges, starting out")
