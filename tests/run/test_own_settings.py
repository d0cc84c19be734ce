"""Settings that are changed inside the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backcoach.run.inputs import RefusalError, gather
from backcoach.run.session_host import SessionHost
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
