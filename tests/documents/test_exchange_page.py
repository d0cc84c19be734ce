"""docs/exchange.md: every format, and every word under which something is counted as lost."""

from __future__ import annotations

import re
from pathlib import Path

from backcoach.cli.past.export_command import FORMATS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "exchange.md").read_text(encoding="utf-8")
LOST = re.compile(r'\.lose\(\s*"([^",]+)')


def test_the_page_has_a_row_for_each_format() -> None:
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) == list(FORMATS)


def test_the_page_names_all_that_is_counted_as_lost() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "backcoach/exchange").rglob("*.py"))
    lost = set(LOST.findall(code))
    words = " ".join(PAGE.replace("\n", " ").split()).casefold()
    known = {
        "sides": "sides and bands are in",
        "bands": "sides and bands are in",
        "kinds of sets": "kinds, sides and bands",
        "pounds": "pounds (written in kg)",
        "columns of other programs": "columns that another program wrote",
        "sessions without a set that was done": "sessions without a set",
    }
    assert len(lost) > 10
    assert [name for name in lost if known.get(name, name) not in words] == []
