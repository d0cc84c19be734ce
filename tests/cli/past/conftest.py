"""The editor, and the session in the log, of the tests of log and edit."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

import pytest
from cli.past.log_and_edit import LINES, done

from backcoach.cli.past import corrections as past
from backcoach.cli.past import log_command

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def editor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Use a terminal in which the editor changes the text with these edits of sed."""
    for command in (past, log_command):
        monkeypatch.setattr(command, "is_terminal", lambda: True)
    seen = tmp_path / "seen"

    def use(*edits: str) -> Path:
        script = tmp_path / "editor"
        changes = "\n".join(
            f'[ "$n" = {number} ] && sed -i {shlex.quote(edit)} "$1"'
            for number, edit in enumerate(edits)
        )
        count = tmp_path / "count"
        count.write_text("0")
        script.write_text(
            f'#!/bin/sh\nn=$(cat {count}); echo $((n+1)) > {count}\ncat "$1" >> {seen}\n'
            f'{changes}\ntouch -d "+1 hour" "$1"\n'
        )
        script.chmod(0o700)
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("EDITOR", str(script))
        return seen

    return use


@pytest.fixture
def logged() -> None:
    done("log", "--date", "2026-11-20", "--session", "beginner", *LINES)
