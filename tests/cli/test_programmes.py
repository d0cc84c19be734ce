"""`backcoach programme` and `backcoach plan`, as somebody uses them over weeks."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from backcoach.cli.main import main
from backcoach.run.starting.programmes import keep_decision
from backcoach.storage.lock import Lock
from backcoach.storage.reading import programmes
from backcoach.storage.store import Store
from backcoach.userfiles.paths import config_dir, data_dir

TODAY = datetime.now(timezone.utc).astimezone().date()
SETS = ("lat_pulldown 10 10 x 45 kg r2",)


def invoke(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def done(*args: str) -> str:
    result = invoke(*args)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def choose(days_ago: int, programme: str = "balanced") -> None:
    """Choose a programme some days ago, at noon UTC."""
    moment = datetime.combine(ago(days_ago), datetime.min.time(), timezone.utc)
    with Store.open(data_dir()) as store:
        keep_decision(store, programme, "chosen", int(moment.timestamp() * 1000), 0)


def train(days_ago: int, session: str) -> None:
    done("log", "--date", str(ago(days_ago)), "--session", session, *SETS)


def listed(name: str = "balanced") -> dict[str, Any]:
    found = json.loads(done("programme", "--json"))
    return next(each for each in found if each["id"] == name)


def coming(*args: str) -> dict[str, Any]:
    plan: dict[str, Any] = json.loads(done("plan", "--json", *args))
    return plan


def steps() -> list[tuple[str, str]]:
    with Store.open(data_dir(), readonly=True) as store:
        return [(change.programme, change.step) for change in store.read(programmes.changes)]


def test_the_list_names_what_is_shipped_and_nothing_is_chosen_at_first() -> None:
    found = json.loads(done("programme", "--json"))
    assert [each["id"] for each in found] == [
        *("balanced", "first_pull_up", "ten_pull_ups", "deadlift_150", "home_bell", "desk_back"),
    ]
    assert all(each["standing"] is None for each in found)
    assert all(each["id"] in done("programme") for each in found)
    assert "No programme is chosen" in done("plan")
    assert coming() == {"programme": None, "standing": None, "sessions": []}


def test_a_chosen_programme_has_its_first_session_today() -> None:
    assert "balanced" not in done("programme", "balanced").splitlines()[-1]
    plan = coming("--weeks", "1")
    assert plan["standing"]["status"] == "active"
    assert [(each["date"], each["session"], each["day"]) for each in plan["sessions"]] == [
        (str(TODAY), "intermediate", "heavy day"),
        (str(TODAY + timedelta(days=3)), "light", "light day"),
    ]
    assert json.loads(done("next", "--json"))["session"] == "intermediate"
    assert "week 1 of 12" in done("programme")


def test_the_weeks_of_a_plan_are_printed_with_their_phases_and_tests() -> None:
    done("programme", "first-pull-up")
    text = done("plan", "--weeks", "16")
    assert "Week 16 of 16" in text
    assert text.count("first a test: Pull-up") == 4
    assert "Two left in every pull." in text


def test_what_was_trained_moves_the_plan_and_what_was_missed_is_known() -> None:
    choose(16)
    train(16, "intermediate")
    train(13, "light")
    plan = coming("--weeks", "1")
    assert (plan["standing"]["week"], plan["standing"]["done"]) == (2, 2)
    assert plan["sessions"][0]["session"] == "intermediate"
    assert plan["standing"]["missed"] == [str(ago(9)), str(ago(6))]
    coming_next = json.loads(done("next", "--json"))
    assert [note["kind"] for note in coming_next["note_reasons"]][:2] == [
        *("programme_due_long", "programme_missed"),
    ]


def test_a_pause_an_end_and_a_new_begin_are_kept_and_nothing_is_lost() -> None:
    done("programme", "balanced")
    done("programme", "--pause")
    assert coming()["standing"]["status"] == "paused"
    assert coming()["sessions"] == []
    assert "Paused since" in done("plan")
    assert "paused already" in done("programme", "--pause")
    assert json.loads(done("next", "--json"))["note_reasons"] == []
    done("programme", "balanced")
    assert listed()["standing"]["status"] == "active"
    done("programme", "--end")
    assert listed()["standing"]["status"] == "ended"
    assert "Ended on" in done("plan")
    assert "No programme is chosen" in done("programme", "--end")
    done("programme", "balanced")
    done("programme", "balanced", "--again")
    assert "is chosen" in done("programme", "balanced")
    assert steps() == [
        ("balanced", step)
        for step in (*("chosen", "paused", "resumed", "ended", "chosen", "chosen"),)
    ]


def test_another_programme_takes_the_place_of_the_first() -> None:
    done("programme", "balanced")
    done("programme", "desk_back")
    assert listed()["standing"] is None
    assert [each["session"] for each in coming("--weeks", "1")["sessions"]] == ["desk"] * 3


def settings(*lines: str) -> None:
    config_dir().mkdir(parents=True, exist_ok=True)
    (config_dir() / "config.toml").write_text("\n".join(lines) + "\n")


def test_the_settings_name_a_session_and_a_programme() -> None:
    settings('session = "home"')
    assert json.loads(done("next", "--json"))["session"] == "home"
    settings('session = "home"', 'programme = "desk_back"')
    assert json.loads(done("next", "--json"))["session"] == "desk"
    assert json.loads(done("next", "beginner", "--json"))["session"] == "beginner"
    assert steps() == []
    done("programme", "desk_back")  # which is stored from now on
    assert steps() == [("desk_back", "chosen")]


@pytest.mark.parametrize(
    ("args", "kept"),
    [
        (("--pause",), [("desk_back", "chosen"), ("desk_back", "paused")]),
        (("balanced",), [("desk_back", "chosen"), ("balanced", "chosen")]),
    ],
)
def test_one_of_the_settings_is_stored_before_it_is_left(
    args: tuple[str, ...], kept: list[tuple[str, str]]
) -> None:
    settings('programme = "desk_back"')
    done("programme", *args)
    assert steps() == kept


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (("programme", "balence"), 2, 'did you mean "balanced"?'),
        (("programme", "x" * 30), 2, "there are balanced, first_pull_up"),
        (("programme", "balanced", "--end"), 2, "exclude each other"),
        (("programme", "--pause", "--end"), 2, "exclude each other"),
        (("programme", "--again"), 2, "needs the PROGRAMME"),
        (("plan", "--weeks", "0"), 2, "whole number from 1 to 104"),
        (("plan", "--file", "none.toml"), 1, "none.toml"),
    ],
)
def test_a_wrong_use_is_one_line(args: tuple[str, ...], code: int, message: str) -> None:
    result = invoke(*args)
    assert (result.exit_code, result.stderr.count("\n")) == (code, 1)
    assert message in result.stderr


def test_a_wrong_name_in_the_settings_is_one_line() -> None:
    for line, message in (
        ('programme = "balence"', 'there is no programme "balence"; did you mean "balanced"?'),
        ('session = "zzzzzz"', 'there is no session "zzzzzz"; take the line away, or write the'),
        ('known.zzzzzz = "8"', 'there is no exercise "zzzzzz"; take the line away, or write the'),
    ):
        settings("# mine", line)
        place = f"{config_dir() / 'config.toml'}:2: "
        for command in ("plan", "next", "check"):
            result = invoke(command)
            assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
            assert result.stderr.startswith(f"{place}{message}")


def test_a_decision_about_a_programme_is_no_session_of_the_history() -> None:
    for _ in range(2):
        assert invoke("programme", "balanced").exit_code == 0
    assert invoke("history").stdout == "No session yet.\n"
    assert invoke("log", "lat_pulldown 10 x 45 kg").exit_code == 0
    assert invoke("programme", "--end").exit_code == 0
    assert invoke("history", "--last", "1").stdout.count("\n") == 1
    for last in ((), ("--last", "1")):
        (session,) = json.loads(invoke("history", "--json", *last).stdout)
        assert session["status"] == "finished"


def test_while_a_session_is_live_nothing_is_changed() -> None:
    lock = Lock(data_dir())
    assert lock.acquire()
    try:
        result = invoke("programme", "balanced")
    finally:
        lock.release()
    assert result.exit_code == 1
    assert "running in another window" in result.stderr


def test_a_file_without_programmes_or_without_the_chosen_one_says_so(tmp_path: object) -> None:
    own = str(tmp_path) + "/own.toml"
    with Path(own).open("w") as file:
        file.write(
            'extends = false\n[[session]]\nid = "a"\nname = "A"\n[[session.exercise]]\n'
            'exercise = "row"\nsets = 1\n[[exercise]]\nid = "row"\nname = "Row"\n'
            'pattern = "horizontal_pull"\nprimary = ["lats"]\nreps = 8\n'
        )
    assert "has no programme" in done("programme", "--file", own)
    done("programme", "balanced")
    assert "not in the exercises file" in done("plan", "--file", own)
    kinds = [n["kind"] for n in json.loads(done("next", "--file", own, "--json"))["note_reasons"]]
    assert kinds == ["programme_gone"]
    done("programme", "--pause", "--file", own)
    assert steps()[-1] == ("balanced", "paused")


def test_a_programme_of_which_all_weeks_are_done_is_over() -> None:
    choose(80, "desk_back")
    for days_ago in range(79, 9, -2):
        train(days_ago, "desk")
    assert "Over: all 10 weeks are done" in done("plan")
    assert listed("desk_back")["standing"]["status"] == "over"
    assert json.loads(done("next", "--json"))["note_reasons"][0]["kind"] == "programme_over"


def test_show_tells_what_a_programme_has() -> None:
    text = done("show", "deadlift_150")
    assert "Barbell deadlift with 150 % of body weight" in text
    assert "The aim is reached by" not in done("show", "desk_back")
    assert "Every 4 weeks a test" in text
    assert "Ten pull-ups" in done("show", "first_pull_up")
