"""Hooks get the facts, never delay a session, and leave no process running."""

from __future__ import annotations

import json
import os
import sys
from threading import Event, current_thread
from typing import TYPE_CHECKING

import pytest
from support.terminals.witness import DEADLINE, Witness, script

from backcoach.signals.hooks import LONGEST_VALUE, Hooks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HANGS = "while :; do /bin/sleep 60; done"
FACTS = {"hook": "set_done", "exercise": "db_row", "load_kg": 22.5, "reps": 9, "rir": None}


class Problems:
    """Keeps the messages from every thread, and lets a test wait for the first."""

    def __init__(self) -> None:
        self.messages: list[str] = []
        self._has_message = Event()

    def __call__(self, sentence: str) -> None:
        assert current_thread().daemon
        self.messages.append(sentence)
        self._has_message.set()

    def first(self) -> str:
        assert self._has_message.wait(DEADLINE)
        return self.messages[0]


@pytest.fixture
def problems() -> Problems:
    return Problems()


@pytest.fixture
def witness(tmp_path: Path) -> Witness:
    return Witness(tmp_path / "pipe")


def run(
    command: tuple[str, ...],
    problems: Problems,
    facts: Mapping[str, object] = FACTS,
    *,
    limit: float = DEADLINE,
    times: int = 1,
) -> Hooks:
    """Run one hook as a session would and return the hooks."""
    hooks = Hooks({"set_done": command}, problems, limit=limit)
    for _ in range(times):
        hooks.run("set_done", facts)
    return hooks


def test_the_facts_are_json_on_standard_input(
    tmp_path: Path, witness: Witness, problems: Problems
) -> None:
    facts = {**FACTS, "exercise_name": 'Ruder "é" 🏋️ $(id)'}
    run((script(tmp_path / "hook", f'/bin/cat >"{witness.path}"'),), problems, facts)
    assert json.loads(witness.until_dead()) == facts
    assert problems.messages == []


def test_the_facts_are_in_the_environment_without_what_is_not_known(
    tmp_path: Path, witness: Witness, problems: Problems
) -> None:
    command = script(tmp_path / "hook", f'/usr/bin/env >"{witness.path}"')
    run((command,), problems, {**FACTS, "exercise_name": "x" * 200_000})
    seen = dict(line.split("=", 1) for line in witness.until_dead().splitlines() if "=" in line)
    assert seen["BACKCOACH_EXERCISE"] == "db_row"
    assert seen["BACKCOACH_LOAD_KG"] == "22.5"
    assert seen["BACKCOACH_REPS"] == "9"
    assert seen["BACKCOACH_EXERCISE_NAME"] == "x" * LONGEST_VALUE
    assert "BACKCOACH_RIR" not in seen
    assert seen["HOME"] == os.environ["HOME"]


def test_arguments_are_passed_as_they_stand_and_no_shell_reads_them(
    tmp_path: Path, witness: Witness, problems: Problems
) -> None:
    command = script(tmp_path / "hook", f'printf \'%s|\' "$@" >"{witness.path}"')
    run((command, "$HOME", "a b", "; exit 3", "*"), problems)
    assert witness.until_dead() == "$HOME|a b|; exit 3|*|"


def test_a_hook_without_a_command_runs_nothing(problems: Problems) -> None:
    hooks = Hooks({"set_done": ()}, problems)
    hooks.run("set_done", FACTS)
    hooks.run("rest_over", FACTS)
    hooks.close()
    assert problems.messages == []


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["exit 3"], "The hook set_done failed with exit code 3."),
        (["kill -SEGV $$"], "The hook set_done was ended by signal 11."),
    ],
)
def test_a_failure_is_reported_in_one_sentence(
    lines: list[str], message: str, tmp_path: Path, problems: Problems
) -> None:
    run((script(tmp_path / "hook", *lines),), problems)
    assert problems.first() == message


@pytest.mark.parametrize(
    ("command", "facts", "message"),
    [
        (("/no/such/program",), FACTS, "No such file or directory"),
        (("/",), FACTS, "Permission denied"),
        (("true", "\0"), FACTS, "embedded null byte"),
        (("true",), {"exercise": "\0"}, "embedded null byte"),
        (("true",), {"exercise": "\ud800"}, "surrogates not allowed"),
    ],
)
def test_t10_a_command_that_cannot_be_started_says_why(
    command: tuple[str, ...], facts: Mapping[str, object], message: str, problems: Problems
) -> None:
    run(command, problems, facts)
    assert problems.first().startswith("The hook set_done could not be started: ")
    assert problems.first().endswith(f"{message}.")


def test_a_failure_is_reported_once_for_each_hook(tmp_path: Path, problems: Problems) -> None:
    bad = (script(tmp_path / "hook", "exit 1"),)
    hooks = Hooks({"set_done": bad, "set_start": bad}, problems)
    for name in ("set_done", "set_done", "set_start", "set_done", "set_start"):
        hooks.run(name, FACTS)
    hooks.close(DEADLINE)
    assert sorted(problems.messages) == [
        "The hook set_done failed with exit code 1.",
        "The hook set_start failed with exit code 1.",
    ]


def test_t10_a_hook_that_hangs_is_ended_at_the_limit(
    tmp_path: Path, witness: Witness, problems: Problems
) -> None:
    command = script(
        tmp_path / "hook",
        "trap '' TERM HUP INT",
        f'exec 9>"{witness.path}"',
        f"({HANGS}) &",
        "echo here >&9",
        HANGS,
    )
    run((command,), problems, limit=0.3)
    assert witness.until_dead() == "here\n"
    assert problems.first() == "The hook set_done took longer than 0.3 s and was ended."


def test_children_that_a_hook_leaves_behind_are_ended_with_it(
    tmp_path: Path, witness: Witness, problems: Problems
) -> None:
    command = script(
        tmp_path / "hook",
        f'exec 9>"{witness.path}"',
        f"({HANGS}) & ({HANGS}) & ({HANGS}) &",
        "echo here >&9",
        "exit 0",
    )
    run((command,), problems)
    assert witness.until_dead() == "here\n"
    assert problems.messages == []


def test_megabytes_of_output_do_not_block(
    tmp_path: Path, witness: Witness, problems: Problems
) -> None:
    noise = "import sys; [out.write('x' * 4_000_000) for out in (sys.stdout, sys.stderr)]"
    command = script(
        tmp_path / "hook", f'{sys.executable} -c "{noise}" && echo done >"{witness.path}"'
    )
    run((command,), problems)
    assert witness.until_dead() == "done\n"


def test_megabytes_of_unread_facts_do_not_block(
    tmp_path: Path, witness: Witness, problems: Problems
) -> None:
    command = script(tmp_path / "hook", f'exec 9>"{witness.path}"; echo here >&9; {HANGS}')
    hooks = run((command,), problems, {"note": "x" * 4_000_000}, limit=0.3)
    assert witness.until_dead() == "here\n"
    assert "took longer" in problems.first()
    hooks.close(DEADLINE)


def test_a_hook_that_ends_without_reading_its_facts_has_not_failed(problems: Problems) -> None:
    run(("true",), problems, {"note": "x" * 4_000_000}, times=3).close(DEADLINE)
    assert problems.messages == []


def test_closing_waits_for_what_ends_in_time(tmp_path: Path, problems: Problems) -> None:
    mark = tmp_path / "mark"
    run((script(tmp_path / "hook", f'/bin/cat >"{mark}"'),), problems).close(DEADLINE)
    assert json.loads(mark.read_text("utf-8")) == FACTS


def test_closing_kills_running_commands_and_reports_no_problem(
    tmp_path: Path, witness: Witness, problems: Problems
) -> None:
    command = script(
        tmp_path / "hook", f'exec 9>"{witness.path}"', f"({HANGS}) &", "echo here >&9", HANGS
    )
    hooks = run((command,), problems, times=3)
    witness.until_written("here\nhere\nhere\n")
    hooks.close(grace=0)
    assert witness.until_dead() == "here\n" * 3
    assert problems.messages == []
    assert hooks._jobs == []


def test_closing_before_a_hook_has_begun_leaves_nothing_behind(
    tmp_path: Path, problems: Problems
) -> None:
    hooks = run((script(tmp_path / "hook", HANGS),), problems, times=20)
    hooks.close(grace=0)
    assert hooks._jobs == []
    assert problems.messages == []
