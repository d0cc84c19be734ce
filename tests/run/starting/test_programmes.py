"""A run that begins with the session of a programme, and what it keeps of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from support.builders import Coach, line, plan_of
from support.diary import put

from backcoach.clock import wall_ms
from backcoach.core.session.fold import begin
from backcoach.core.wording.reasons_en import reason_text
from backcoach.run.session_host import SessionHost
from backcoach.run.starting.inputs import gather
from backcoach.run.starting.programmes import keep_decision
from backcoach.storage.reading import programmes
from backcoach.storage.store import Store
from backcoach.userfiles.paths import config_dir, data_dir

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from backcoach.core.session.events import ProgrammeStep


@pytest.fixture
def opened() -> Iterator[Callable[..., SessionHost]]:
    """Open the program, with a session that is named or without, and close it in the end."""
    hosts: list[SessionHost] = []

    def host(session: str | None = None) -> SessionHost:
        made = SessionHost(data_dir(), gather(session, None), is_mine=True)
        hosts.append(made)
        made.decide(fresh=True, resume=False)
        return made

    yield host
    for made in hosts:
        made.close(5)


def settings(*lines: str) -> None:
    config_dir().mkdir(parents=True, exist_ok=True)
    (config_dir() / "config.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def decide(*steps: ProgrammeStep, programme: str = "balanced") -> None:
    with Store.open(data_dir()) as store:
        for number, step in enumerate(steps, 1):
            keep_decision(store, programme, step, wall_ms() + number, 0)


def steps() -> list[tuple[str, str]]:
    with Store.open(data_dir(), readonly=True) as store:
        return [(change.programme, change.step) for change in store.read(programmes.changes)]


def kinds(host: SessionHost) -> list[str]:
    notes = host.session.state.plan.notes
    return [note if isinstance(note, str) else note.kind for note in notes]


def test_a_start_has_the_session_that_is_due_and_says_why(
    opened: Callable[..., SessionHost],
) -> None:
    decide("chosen")
    host = opened()
    plan = host.session.state.plan
    assert (plan.session, kinds(host)[:2]) == (
        "intermediate",
        ["programme_first", "programme_phase"],
    )
    assert "week 1 of 12: heavy day" in reason_text(plan.notes[0])
    names = [slot.exercise.id for slot in plan.slots]
    assert names[:3] == ["hinge_drill", "scap_pull_up", "band_pull_apart"]
    assert names[-4:-2] == ["dead_hang", "bird_dog"]


def test_a_session_that_is_named_is_trained_as_it_is(opened: Callable[..., SessionHost]) -> None:
    decide("chosen")
    assert opened("home").session.state.plan.session == "home"
    assert kinds(opened("beginner")) == []


def test_one_of_the_settings_is_stored_with_its_first_session(
    opened: Callable[..., SessionHost],
) -> None:
    settings('programme = "desk_back"')
    host = opened()
    assert host.session.state.plan.session == "desk"
    assert steps() == []
    host.session.perform("next")
    assert steps() == [("desk_back", "chosen")]
    host.session.perform("finish")
    assert steps() == [("desk_back", "chosen")]


def test_after_a_session_the_next_one_of_the_programme_is_shown(
    opened: Callable[..., SessionHost],
) -> None:
    settings('programme = "balanced"')
    host = opened()
    coming = host.outlook(host.session.state).coming
    assert "bb_rdl" in [line.exercise for line in coming]


def test_the_settings_of_the_program_choose_end_and_take_up_a_programme(
    opened: Callable[..., SessionHost],
) -> None:
    settings('level = "intermediate"')
    host = opened()
    assert host.settings_form.answers["programme"] == ""
    host.change_settings({**host.settings_form.answers, "programme": "balanced"})
    assert kinds(host)[0] == "programme_first"
    assert host.settings_form.answers["programme"] == "balanced"
    host.session.perform("next")
    assert steps() == [("balanced", "chosen")]
    again = opened()
    again.change_settings({**again.settings_form.answers, "programme": ""})
    assert steps() == [("balanced", "chosen"), ("balanced", "ended")]
    assert kinds(again) == []
    again.change_settings({**again.settings_form.answers, "programme": "balanced"})
    assert steps()[-1] == ("balanced", "chosen")


def test_a_pause_ends_when_the_programme_is_chosen_again(
    opened: Callable[..., SessionHost],
) -> None:
    decide("chosen", "paused")
    host = opened()
    assert host.settings_form.answers["programme"] == ""
    host.change_settings({**host.settings_form.answers, "programme": "balanced"})
    assert [step for _, step in steps()] == ["chosen", "paused", "resumed"]


def test_another_setting_leaves_the_programme_alone(opened: Callable[..., SessionHost]) -> None:
    decide("chosen")
    host = opened()
    host.change_settings({**host.settings_form.answers, "body_weight": "84"})
    assert kinds(host)[0] == "programme_first"
    assert "programme =" not in (config_dir() / "config.toml").read_text().replace(
        "# programme", ""
    )
    assert steps() == [("balanced", "chosen")]


def test_a_decision_survives_and_counts_as_no_session(opened: Callable[..., SessionHost]) -> None:
    decide("chosen", "paused")
    with Store.open(data_dir()) as store:
        store.inspect(whole=True)
        assert [status for _, _, status in store.times()] == ["discarded"] * 2
        ids = [name for _, name, _ in store.times()]
        assert all(store.load(name).next == 1 for name in ids)
    assert opened().history() == []


def test_a_session_without_a_set_counts_for_nothing(opened: Callable[..., SessionHost]) -> None:
    decide("chosen")
    opened().session.perform("skip")  # the easy minutes
    assert opened().session.state.plan.session == "intermediate"


def test_a_session_that_was_left_and_is_ended_now_counts(
    opened: Callable[..., SessionHost],
) -> None:
    decide("chosen")
    left = Coach(plan=replace(plan_of(line("row", 2)), session="intermediate"))
    left.now = wall_ms()
    left.started = replace(left.started, at=left.now)
    left.state = begin(left.started)
    with Store.open(data_dir()) as store:
        put(store, left.do(1))
    assert opened().session.state.plan.session == "light"


def test_a_programme_that_was_chosen_before_the_first_run_stays(
    opened: Callable[..., SessionHost],
) -> None:
    decide("chosen")
    host = opened()
    assert host.first_cards is None  # the programme has chosen the session
    form = host.short_form()
    assert form.answers["programme"] == "balanced"
    host.settle(form.answers)
    assert host.session.state.plan.session == "intermediate"
    assert steps() == [("balanced", "chosen")]


def test_the_first_run_may_end_a_programme(opened: Callable[..., SessionHost]) -> None:
    decide("chosen")
    host = opened()
    host.settle({**host.short_form().answers, "programme": ""})
    assert steps()[-1] == ("balanced", "ended")
