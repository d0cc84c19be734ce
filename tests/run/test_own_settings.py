"""Settings that are changed inside the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backcoach.cli.run import _unpaced
from backcoach.run.session_host import SessionHost
from backcoach.run.starting.inputs import RefusalError, gather
from backcoach.userfiles import settings_file
from backcoach.userfiles.paths import config_dir, data_dir

if TYPE_CHECKING:
    from collections.abc import Iterator

WRITTEN = 'level = "beginner"  # mine\nbody_weight = "81.5 kg"\n'


def write(text: str) -> None:
    config_dir().mkdir(parents=True, exist_ok=True)
    (config_dir() / "config.toml").write_text(text, encoding="utf-8")


@pytest.fixture
def host() -> Iterator[SessionHost]:
    write(WRITTEN)
    opened = SessionHost(data_dir(), gather("intermediate", None), is_mine=True)
    opened.decide(fresh=True, resume=False)
    yield opened
    opened.close(5)


def test_a_body_weight_is_kept_and_the_file_as_it_was_too(host: SessionHost) -> None:
    host.change_settings({**host.settings_form.answers, "body_weight": "84"})
    settings = settings_file.load(config_dir())
    assert str(settings.body_weight) == "84 kg"
    assert settings.level == "beginner"
    assert (config_dir() / "config.toml~").read_text(encoding="utf-8") == WRITTEN


def test_a_known_set_makes_the_session_anew(host: SessionHost) -> None:
    before = host.session.state.plan
    host.change_settings({**host.settings_form.answers, "known.bb_deadlift": "5 x 140 kg"})
    assert host.session.state.plan != before
    assert host.session.state.plan.session == "intermediate"


def test_without_a_change_nothing_is_written(host: SessionHost) -> None:
    host.change_settings(host.settings_form.answers)
    assert (config_dir() / "config.toml").read_text(encoding="utf-8") == WRITTEN


def test_a_session_that_has_begun_stays_as_it_is(host: SessionHost) -> None:
    host.session.perform("next")
    before = host.session.state
    host.change_settings({**host.settings_form.answers, "level": "advanced"})
    assert host.session.state == before
    assert settings_file.load(config_dir()).level == "advanced"


def test_a_known_set_of_an_unknown_exercise_is_named() -> None:
    write('[known]\nlat_puldown = "8 x 50 kg"\n')
    with pytest.raises(RefusalError) as error:
        gather("intermediate", None)
    assert 'did you mean "lat_pulldown"?' in error.value.lines[0]


def test_remarks_and_order_of_the_file_stay(host: SessionHost) -> None:
    host.change_settings({**host.settings_form.answers, "body_weight": "84"})
    text = (config_dir() / "config.toml").read_text(encoding="utf-8")
    assert text.startswith('level = "beginner"  # mine\nbody_weight = "84 kg"\n')


def test_what_was_changed_in_an_editor_meanwhile_stays(host: SessionHost) -> None:
    write(WRITTEN + 'goal = "strength"\n')
    host.change_settings({**host.settings_form.answers, "body_weight": "84"})
    settings = settings_file.load(config_dir())
    assert (settings.goal, str(settings.body_weight)) == ("strength", "84 kg")


def test_a_theme_that_was_chosen_is_kept(host: SessionHost) -> None:
    assert host.keep_theme("nord").startswith("Kept in config.toml")
    assert host.theme == "nord"
    assert settings_file.load(config_dir()).look.theme == "nord"
    assert "# mine" in (config_dir() / "config.toml").read_text(encoding="utf-8")


def test_a_file_that_can_no_longer_be_read_is_set_aside_and_written_anew(
    host: SessionHost,
) -> None:
    write('level = "begin\n')
    host.keep_theme("nord")
    assert settings_file.load(config_dir()).look.theme == "nord"
    assert (config_dir() / "config.toml~").read_text(encoding="utf-8") == 'level = "begin\n'


def first_run() -> SessionHost:
    opened = SessionHost(data_dir(), gather(None, None), is_mine=True)
    opened.decide(fresh=False, resume=False)
    assert opened.first_form is not None
    return opened


def test_a_theme_chosen_before_the_first_answers_is_written_with_them() -> None:
    host = first_run()
    assert host.first_form is not None
    host.keep_theme("nord")
    assert not settings_file.is_there(config_dir())
    host.settle(host.first_form.answers)
    assert settings_file.load(config_dir()).look.theme == "nord"
    host.close(5)


def test_lines_of_text_write_no_setting_that_was_not_chosen() -> None:
    inputs = _unpaced(gather(None, None))
    assert not inputs.settings.pacer
    host = SessionHost(data_dir(), inputs, is_mine=True)
    host.decide(fresh=False, resume=False)
    assert host.first_form is not None
    host.settle(host.first_form.answers)
    assert settings_file.load(config_dir()).pacer
    host.close(5)


def test_the_session_of_a_card_is_the_one_that_begins() -> None:
    host = first_run()
    assert host.first_cards is not None
    host.settle(host.short_form("home").answers)
    assert host.session.state.plan.session == "home"
    assert gather(None, None).session.id == "home"
    host.close(5)


def test_for_a_session_that_was_named_there_are_no_cards() -> None:
    host = SessionHost(data_dir(), gather("advanced", None), is_mine=True)
    host.decide(fresh=False, resume=False)
    assert host.first_form is not None
    assert host.first_cards is None
    host.settle(host.short_form().answers)
    assert host.session.state.plan.session == "advanced"
    host.close(5)
