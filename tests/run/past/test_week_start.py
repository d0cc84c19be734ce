"""The calendar of a person begins its weeks by their settings, else by their locale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.run.session_host import SessionHost
from backcoach.run.starting.inputs import gather
from backcoach.userfiles.paths import config_dir, data_dir

if TYPE_CHECKING:
    import pytest


def first_weekday() -> int:
    return SessionHost(data_dir(), gather(None, None), is_mine=False).archive.first_weekday


def test_the_locale_counts_where_the_settings_say_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_TIME", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert first_weekday() == 0
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert first_weekday() == 6
    monkeypatch.setenv("LC_TIME", "de_DE.UTF-8")
    assert first_weekday() == 0
    config_dir().mkdir(parents=True, exist_ok=True)
    (config_dir() / "config.toml").write_text('[look]\nweek_starts = "saturday"\n')
    assert first_weekday() == 5
