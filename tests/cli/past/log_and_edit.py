"""Sessions that are logged and edited by command."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from backcoach.cli.main import main

if TYPE_CHECKING:
    from click.testing import Result


LINES = ("lat_pulldown 10 10 9 x 45 kg r2", "db_row 9 x 20 kg")


def invoke(*args: str, text: str = "") -> Result:
    return CliRunner().invoke(main, args, input=text)


def done(*args: str, text: str = "") -> str:
    result = invoke(*args, text=text)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def sessions() -> list[Any]:
    return list(json.loads(done("history", "--json")))


def sets(number: int = -1) -> list[tuple[str, str, int | None, str | None, int | None]]:
    return [
        (row["step"], row["exercise"], row["reps"], row["load"], row["rir"])
        for row in sessions()[number]["sets"]
    ]
