"""`backcoach log` in a terminal: the form with the coming session filled in."""

from __future__ import annotations

import json
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from support.shipped import shipped

from backcoach.cli.main import main
from backcoach.cli.past import log_command
from backcoach.core.loads.gear import DEFAULT
from backcoach.core.planning.expand import expand
from backcoach.core.questions.log_form.log_table import LogTable
from backcoach.core.questions.log_form.session_log import log_of
from backcoach.tui.dialogs.forms.log_form import LogForm
from backcoach.tui.single_screen import SingleScreenApp

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def form(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[LogTable], None] | None], None]:
    """Sit at a terminal, and do this in the form; None leaves it."""
    monkeypatch.setattr(log_command, "is_terminal", lambda: True)
    monkeypatch.setattr(log_command, "_has_screen", lambda: True)

    def use(act: Callable[[LogTable], None] | None) -> None:
        def run(app: SingleScreenApp[LogTable]) -> None:
            if act is not None:
                table = app.make.args[0]  # type: ignore[attr-defined]  # a partial
                act(table)
                assert table.accept()
                app.answer = table

        monkeypatch.setattr(SingleScreenApp, "run", run)

    return use


def log(*args: str) -> str:
    result = CliRunner().invoke(main, ["log", *args])
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def _just_now() -> list[str]:
    return [f"{datetime.now():%Y-%m-%d %H:%M}"]  # noqa: DTZ005  as a person types it


def sessions() -> list[Any]:
    return list(json.loads(CliRunner().invoke(main, ["history", "--json"]).stdout))


def test_the_plan_is_logged_with_what_was_changed_and_marked_as_entered_later(form: Any) -> None:
    def lighter(table: LogTable) -> None:
        table.step(-1)
        table.go(1)
        table.take_out()

    form(lighter)
    assert "Logged" in log("--session", "beginner", "--date", "2026-11-20 18:05")
    (session,) = sessions()
    assert session["started_at"].startswith("2026-11-20T18:05:00")
    assert (session["session"], session["status"]) == ("beginner", "finished")
    assert session["origin"] == {"program": "log", "dialect": ""}
    first, second, *others = session["sets"]
    assert (first["reported"], second["skipped"]) == (True, True)
    assert not any(row["reported"] or row["skipped"] for row in others)
    assert all(row["target"] for row in session["sets"])


def test_minutes_and_a_note_are_said_in_the_command_or_the_form(form: Any) -> None:
    form(lambda table: table.go_to(2, "note") or table.type("!"))
    log("--date", "2026-11-20 18:05", "--minutes", "40", "--note", "hot\x1b[2J day")
    log("dead_hang 8 7", "--date", "2026-11-21 18:00", "--minutes", "20", "--note", "outside")
    log("dead_hang 8 7", "--date", "2026-11-22 18:00")
    first, second, third = sessions()
    wrong = CliRunner().invoke(
        main, ["log", "dead_hang 8", "--date", *_just_now(), "--minutes", "9"]
    )
    assert wrong.exit_code == 2
    assert "still to come" in wrong.stderr
    assert first["finished_at"].startswith("2026-11-20T18:45:00")
    assert first["notes"] == ["hot[2J day!"]
    assert second["finished_at"].startswith("2026-11-21T18:20:00")
    assert second["notes"] == ["outside"]
    assert (third["finished_at"], third["notes"]) == (None, [])


def test_the_next_form_knows_what_was_logged(form: Any) -> None:
    seen = []

    def heavier(table: LogTable) -> None:
        place = next(
            place for place, row in enumerate(table.log.rows) if row.exercise.id == "lat_pulldown"
        )
        table.go(place, 1)
        seen.append(table.log.rows[place].result.load)
        for character in "90 kg":
            table.type(character)
        table.keep()

    form(heavier)
    for _ in range(2):
        log("--session", "beginner", "--date", "2026-11-20")
    assert seen[0] != seen[1]


def test_a_form_that_is_left_logs_nothing(form: Any) -> None:
    form(None)
    assert "Nothing was logged" in log()
    assert sessions() == []


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20), (40, 12)])
@pytest.mark.parametrize(("keys", "is_logged"), [(["enter"], True), (["escape"], False)])
async def test_the_form_stands_on_a_screen_of_its_own(
    size: tuple[int, int],
    keys: list[str],
    is_logged: bool,
) -> None:
    library = shipped()
    plan = expand(library, library.session[2])
    now = datetime.fromisoformat("2026-11-29 12:00")
    table = LogTable(log_of(plan), now, now, DEFAULT["kg"])
    app = SingleScreenApp(partial(LogForm, table), "backcoach-light")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert app.screen.query_one("#dialog").region.bottom <= size[1]
        await pilot.press(*keys)
    assert (app.answer is not None) is is_logged
