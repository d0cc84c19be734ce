"""On which day a week begins: as the settings say, else as it is usual where the person lives."""

from __future__ import annotations

import re
from typing import Literal

WeekStart = Literal["monday", "saturday", "sunday"]

NUMBERS: dict[WeekStart, int] = {"monday": 0, "saturday": 5, "sunday": 6}
# Territories by CLDR, weekData; everywhere else it is Monday, as in ISO 8601.
SUNDAY = frozenset(
    [
        "AG",
        "AS",
        "BD",
        "BR",
        "BS",
        "BT",
        "BW",
        "BZ",
        "CA",
        "CO",
        "DM",
        "DO",
        "ET",
        "GT",
        "GU",
        "HK",
        "HN",
        "ID",
        "IL",
        "IN",
        "JM",
        "JP",
        "KE",
        "KH",
        "KR",
        "LA",
        "MH",
        "MM",
        "MO",
        "MT",
        "MX",
        "MZ",
        "NI",
        "NP",
        "PA",
        "PE",
        "PH",
        "PK",
        "PR",
        "PT",
        "PY",
        "SA",
        "SG",
        "SV",
        "TH",
        "TT",
        "TW",
        "UM",
        "US",
        "VE",
        "VI",
        "WS",
        "YE",
        "ZA",
        "ZW",
    ]
)
SATURDAY = frozenset(
    ["AE", "AF", "BH", "DJ", "DZ", "EG", "IQ", "IR", "JO", "KW", "LY", "OM", "QA", "SD", "SY"]
)

_LOCALE = r"[A-Za-z]{2,3}[_-](?:[A-Za-z]{4}[_-])?([A-Za-z]{2})\b"  # compiled on first use


def first_weekday(setting: WeekStart | None, locale: str) -> int:
    """Return the day with which weeks begin, 0 for Monday.

    `locale` is a name such as `en_US.UTF-8`; one that says nothing is a Monday.
    """
    if setting is not None:
        return NUMBERS[setting]
    territory = re.match(_LOCALE, locale)
    code = territory.group(1).upper() if territory else ""
    return NUMBERS["sunday" if code in SUNDAY else "saturday" if code in SATURDAY else "monday"]
