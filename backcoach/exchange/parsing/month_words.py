"""Names of months as calendars abbreviate them in eight languages, without accents and dots."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# A row a month. English, German, Spanish, French, Italian, Dutch, Polish, Portuguese.
_WORDS = (
    (
        "jan january januar jänner ene enero janv janvier gen gennaio januari sty styczen stycznia "
        "janeiro"
    ),
    "feb february februar febrero févr fév février febbraio februari lut luty lutego fev fevereiro",
    "mar march mär mrz märz marzo mars mrt maart marzec marca março",
    "apr april abr abril avr avril aprile kwi kwiecień kwietnia",
    "may mai mayo mag maggio mei maj maja maio",
    "jun june juni junio juin giu giugno cze czerwiec czerwca junho",
    "jul july juli julio juil juillet lug luglio lip lipiec lipca julho",
    "aug august ago agosto août aou augustus sie sierpień sierpnia",
    (
        "sep sept september septiembre setiembre septembre set settembre wrz wrzesień września "
        "setembro"
    ),
    (
        "oct october okt oktober octubre octobre ott ottobre paź październik października out "
        "outubro"
    ),
    "nov november noviembre novembre lis listopad listopada novembro",
    "dec december dez dezember dic diciembre déc décembre dicembre gru grudzień grudnia dezembro",
)


def plain(word: str) -> str:
    """Return a word in lower case, without accents and without a dot at its end."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char)).rstrip(".")


_MONTHS = {plain(word): at for at, words in enumerate(_WORDS, start=1) for word in words.split()}


@lru_cache(maxsize=256)
def month_of(word: str) -> int | None:
    """Return the month, 1 to 12, that a word names in one of the languages."""
    return _MONTHS.get(plain(word))
