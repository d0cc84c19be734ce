"""`backcoach sync` as a test runs it."""

from __future__ import annotations

import json
from typing import Any

from click.testing import CliRunner, Result

from backcoach.cli.main import main


def sync(*args: str, **more: Any) -> Result:
    return CliRunner().invoke(main, ["sync", *args], **more)


def said(result: Result, code: int = 0) -> dict[str, Any]:
    assert result.exit_code == code, result.output
    return dict(json.loads(result.stdout))
