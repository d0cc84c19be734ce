"""A program of the person's own speaks a sentence a line, is kept, and never delays or raises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.terminals.witness import Witness, script

from backcoach.signals.own_speaker import MOST_STARTS, OwnSpeaker

if TYPE_CHECKING:
    from pathlib import Path

HANGS = "while :; do /bin/sleep 60; done"


@pytest.fixture
def witness(tmp_path: Path) -> Witness:
    return Witness(tmp_path / "pipe")


def test_one_program_is_told_every_sentence_as_a_clean_line(
    tmp_path: Path, witness: Witness
) -> None:
    fake = script(tmp_path / "fake", f'exec 9>"{witness.path}"; echo "begun $1" >&9; /bin/cat >&9')
    speaker = OwnSpeaker((fake, "calm"))
    speaker.say("Rest\n90 \x1b[31mseconds.")
    witness.until_written("begun calm\nRest 90 31mseconds.\n")
    speaker.say("")
    speaker.say("Go.")
    witness.until_written("Go.\n")
    speaker.close()
    assert witness.until_dead() == "begun calm\nRest 90 31mseconds.\nGo.\n"


def test_a_program_that_does_not_end_with_its_input_is_killed(
    tmp_path: Path, witness: Witness
) -> None:
    fake = script(tmp_path / "fake", f'exec 9>"{witness.path}"; echo up >&9; {HANGS}')
    speaker = OwnSpeaker((fake,))
    speaker.say("Pull")
    witness.until_written("up")
    speaker.close()
    assert witness.until_dead() == "up\n"


def test_a_program_that_reads_nothing_delays_nobody(tmp_path: Path, witness: Witness) -> None:
    fake = script(tmp_path / "fake", f'exec 9>"{witness.path}"; echo up >&9; {HANGS}')
    speaker = OwnSpeaker((fake,))
    speaker.say("Pull")
    witness.until_written("up")
    for number in range(1000):
        speaker.say(f"{number} " + 400 * "x")
    speaker.close()
    assert witness.until_dead() == "up\n"


def test_a_program_that_ends_by_itself_is_not_started_for_ever(
    tmp_path: Path, witness: Witness
) -> None:
    counts = tmp_path / "counts"
    fake = script(tmp_path / "fake", f'echo x >>"{counts}"; echo up >"{witness.path}"')
    speaker = OwnSpeaker((fake,))
    speaker.say("Pull")
    witness.until_written("up")
    for number in range(100):
        speaker.say(f"line {number}.")
    speaker.close()
    assert 1 <= counts.read_text().count("x") <= MOST_STARTS


@pytest.mark.parametrize("command", ["/nothing/there", "/", "nobody\0knows"])
def test_without_a_working_program_nothing_is_spoken(command: str) -> None:
    speaker = OwnSpeaker((command,))
    speaker.say("Pull")
    speaker.say("Push")
    speaker.close()
