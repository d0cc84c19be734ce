"""Ladders, swaps and help from visit to visit, by typed lines, through the program's own store."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from support.screen.fake_host import START

from backcoach import clock as clocks
from backcoach.core.wording.reasons_en import reason_text
from backcoach.plain.conversation import Plain
from backcoach.run.session_host import SessionHost
from backcoach.run.starting import saved_sessions
from backcoach.run.starting.inputs import gather
from backcoach.userfiles.paths import config_dir, data_dir

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.session.state import State

DAY = 24 * 60 * 60 * 1000
SETTINGS = """
level = "intermediate"
body_weight = "80 kg"
pacer = false
get_ready = 0
"""


class Visits:
    """Sessions of one person, three days apart; each is typed line by line."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self._day = 0
        self.lines: list[str] = []

    @contextmanager
    def visit(self, session: str, minutes: int | None = None) -> Iterator[SessionHost]:
        """Open the next session; what is printed is added to `lines`."""
        now = START + self._day * DAY
        for module in (clocks, saved_sessions):
            self._monkeypatch.setattr(module, "wall_ms", lambda: now)
        self._day += 3
        inputs = gather(session, None)._replace(minutes=minutes)
        host = SessionHost(data_dir(), inputs, is_mine=True)
        host.decide(fresh=True, resume=False)
        self._plain = Plain(host, self.lines.append)
        self._plain.open()
        yield host
        self.type("f", "f")
        assert host.close(5) == ""

    def type(self, *lines: str) -> str:
        before = len(self.lines)
        for line in lines:
            self._plain.hear(line)
            self._plain.tick()
        return "\n".join(self.lines[before:])


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> Visits:
    config_dir().mkdir(parents=True, exist_ok=True)
    (config_dir() / "config.toml").write_text(SETTINGS, encoding="utf-8")
    return Visits(monkeypatch)


def exercises(state: State) -> list[str]:
    """Return the exercises with work sets, in their order."""
    names = [state.plan.exercise(step).id for step in state.plan.steps if step.kind == "work"]
    return list(dict.fromkeys(names))


def go_to(person: Visits, host: SessionHost, name: str) -> None:
    """Go down to an exercise."""
    while host.session.state.step is not None:
        if host.session.state.plan.exercise(host.session.state.step).id == name:
            return
        person.type("j")
    raise AssertionError(name)


def test_d5_no_pull_up_leads_to_help_at_the_next_visit_and_says_so(person: Visits) -> None:
    with person.visit("intermediate") as host:
        go_to(person, host, "pull_up")
        person.type("", "0", "")
        assert "v for an easier exercise" in person.type("r0")
        for _ in range(2):
            person.type("", "0", "", "r0")
    with person.visit("intermediate") as host:
        assert exercises(host.session.state)[-2:] == ["assisted_pull_up", "negative_pull_up"]
        notes = host.session.state.plan.notes
        assert any("Assisted pull-up" in reason_text(note) for note in notes)
        assert any("urine" in reason_text(note) for note in notes)


def test_f11_a_swap_has_its_own_load_and_reason_and_can_be_kept(person: Visits) -> None:
    with person.visit("intermediate") as host:
        go_to(person, host, "lat_pulldown")
        person.type("v neutral always")
        state = host.session.state
        assert state.step is not None
        slot = state.plan.slots[state.step.slot]
        assert slot.exercise.id == "neutral_pulldown"
        assert slot.why != ""
        assert all(step.load for step in state.plan.steps_of(state.step.slot, "work"))
        while host.session.state.step and host.session.state.step.kind == "warmup":
            person.type("s")
        person.type("", "10 x 40 kg", "", "r2", "", "10 x 40 kg", "", "r2")
    with person.visit("intermediate") as host:
        assert "neutral_pulldown" in exercises(host.session.state)
        assert "lat_pulldown" not in exercises(host.session.state)
        target = host.session.state.plan.steps_of(1, "work")[0]
        assert str(target.load) == "40 kg", "from its own last time"
    with person.visit("intermediate") as host:
        go_to(person, host, "neutral_pulldown")
        person.type("v lat always")
    with person.visit("intermediate") as host:
        assert "lat_pulldown" in exercises(host.session.state)


def test_f11_a_swap_is_offered_only_what_is_at_hand(person: Visits) -> None:
    settings = SETTINGS + 'equipment = ["pull-down station", "barbell", "discs"]\n'
    (config_dir() / "config.toml").write_text(settings, encoding="utf-8")
    with person.visit("intermediate") as host:
        go_to(person, host, "lat_pulldown")
        offered = person.type("v")
        assert "Neutral" in offered
        assert "Assisted" not in offered
        assert "Band" not in offered
        person.type("q")


def test_f16_25_minutes_keep_three_movements_with_two_sets_and_one_warm_up(person: Visits) -> None:
    with person.visit("intermediate", minutes=25) as host:
        plan = host.session.state.plan
        slots = sorted({step.slot for step in plan.steps})
        assert len({plan.slots[slot].exercise.pattern for slot in slots}) == 3
        counts = [len({step.set for step in plan.steps_of(slot, "work")}) for slot in slots]
        assert set(counts) <= {2, 3}
        assert all(step.is_set for step in plan.steps), "the easy minutes went first"
        assert len([step for step in plan.steps if step.kind == "warmup"]) == 1
