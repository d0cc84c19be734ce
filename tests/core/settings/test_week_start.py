"""On which day a week begins."""

from __future__ import annotations

import pytest

from backcoach.core.settings.week_start import first_weekday

MONDAY, SATURDAY, SUNDAY = 0, 5, 6


@pytest.mark.parametrize(
    ("locale", "day"),
    [
        ("de_DE.UTF-8", MONDAY),
        ("en_US.UTF-8", SUNDAY),
        ("en-US", SUNDAY),
        ("zh_Hant_TW", SUNDAY),
        ("ar_EG@calendar", SATURDAY),
        ("C.UTF-8", MONDAY),
        ("POSIX", MONDAY),
        ("", MONDAY),
        ("\x1b]0;US_US", MONDAY),
    ],
)
def test_a_week_begins_as_the_locale_has_it(locale: str, day: int) -> None:
    assert first_weekday(None, locale) == day


def test_the_setting_comes_first() -> None:
    assert first_weekday("monday", "en_US.UTF-8") == MONDAY
    assert first_weekday("sunday", "de_DE.UTF-8") == SUNDAY
    assert first_weekday("saturday", "") == SATURDAY
