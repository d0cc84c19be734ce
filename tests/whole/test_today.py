"""Before the first set: another session, less time, and how one feels, all in one form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.screen.fake_host import FakeHost
from support.screen.stage import on_stage
from support.shipped import shipped
from support.spoilt.mutations import SAMPLE

from backcoach.core.exercises.file.reading import parse
from backcoach.core.questions.pain_and_today import today_form
from backcoach.core.session.timing.duration import session_seconds
from backcoach.run.session_host import SessionHost
from backcoach.run.starting.inputs import gather
from backcoach.storage.store import read_history
from backcoach.userfiles.paths import data_dir

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.questions.form import Form, Option

SHIPPED = shipped()


def options(form: Form, name: str) -> tuple[Option, ...]:
    return next(field.options for field in form.fields if field.id == name)


@pytest.fixture
def host() -> Iterator[SessionHost]:
    opened = SessionHost(data_dir(), gather("beginner", None), is_mine=True)
    opened.decide(fresh=True, resume=False)
    yield opened
    opened.close(5)


def test_it_names_every_session_with_its_length_and_the_one_that_stands() -> None:
    form = today_form(SHIPPED, "intermediate", None)
    assert [session.value for session in options(form, "session")] == [
        session.id for session in SHIPPED.session
    ]
    assert "Balanced back, intermediate, about 50 min" in [
        option.label for option in options(form, "session")
    ]
    assert form.answers["session"] == "intermediate"
    assert form.answers["time"] == ""


def test_a_file_with_one_session_leaves_no_choice_of_it() -> None:
    form = today_form(parse(SAMPLE, "my.toml"), "pull", None)
    assert "session" not in form.answers
    assert form.fields[0].id == "time"


def test_the_time_that_was_asked_for_on_the_command_line_is_among_the_answers() -> None:
    form = today_form(SHIPPED, "beginner", 35)
    values = [option.value for option in options(form, "time")]
    assert form.answers["time"] == "35"
    assert values == ["", *sorted(values[1:], key=int)]


def test_passed_as_it_is_it_changes_nothing(host: SessionHost) -> None:
    before = host.session.state.plan
    assert host.begin_today(host.today.answers) == ""
    assert host.session.state.plan == before


def test_another_session_and_a_time_make_the_plan_anew_and_say_so(host: SessionHost) -> None:
    answers = {**host.today.answers, "session": "home", "time": "25"}
    assert host.begin_today(answers) == ""
    plan = host.session.state.plan
    assert plan.session == "home"
    assert session_seconds(plan) <= 25 * 60
    assert plan.notes
    assert host.today.answers == answers
    assert host.begin_today({**answers, "time": ""}) == ""
    assert not host.session.state.plan.notes


def test_what_was_only_looked_at_is_not_in_the_history(host: SessionHost) -> None:
    host.begin_today({**host.today.answers, "session": "home"})
    host.session.perform("next")
    assert host.close(5) == ""
    assert [session.session for session in read_history(data_dir())] == ["home"]


def test_once_a_set_is_done_the_session_stays(host: SessionHost) -> None:
    host.session.perform("skip")
    answer = host.begin_today({**host.today.answers, "session": "home"})
    assert answer == "This is asked before the first set."
    assert host.session.state.plan.session == "beginner"


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20), (40, 12)])
async def test_the_key_opens_it_and_space_passes_it(size: tuple[int, int]) -> None:
    host = FakeHost(session="beginner")
    async with on_stage(host, size=size) as stage:
        await stage.press("e")
        assert "Today" in stage.text
        assert "Session" in stage.text
        assert "Balanced back" in stage.text
        await stage.press("right", "down", "right", "space")
        assert host.answers[:2] == ["intermediate", "20"]


async def test_the_footer_names_it_until_the_first_set_is_begun() -> None:
    async with on_stage(FakeHost(session="beginner")) as stage:
        assert "e Today" in stage.text
        await stage.press("space")
        assert "e Today" not in stage.text
