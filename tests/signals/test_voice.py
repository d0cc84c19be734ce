"""The voice uses the speech program of the machine, never waits and never raises."""

from __future__ import annotations

import shutil
import wave
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.terminals.witness import DEADLINE, Witness, script

from backcoach.signals.voice import LONGEST, SPEAKERS, Voice, speakable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HANGS = "while :; do /bin/sleep 60; done"


def only(program: str, path: str) -> Callable[[str], str | None]:
    """Return a machine on which one program is found."""
    return lambda name: path if name == program else None


@pytest.fixture
def witness(tmp_path: Path) -> Witness:
    return Witness(tmp_path / "pipe")


@pytest.mark.parametrize("text", ["Rest 90 seconds.", "--wait", "-f /etc/passwd", '$(id) `id` "'])
@pytest.mark.parametrize("program", ["say", "espeak-ng", "espeak", "powershell.exe"])
def test_a_sentence_is_read_from_standard_input(
    program: str, text: str, tmp_path: Path, witness: Witness
) -> None:
    fake = script(tmp_path / "fake", f'exec 9>"{witness.path}"; /bin/cat >&9')
    Voice(only(program, fake)).say(text)
    assert witness.until_dead() == text


@pytest.mark.parametrize("text", ["Rest 90 seconds.", "--cancel", "-x"])
def test_for_spd_say_it_is_the_last_argument_and_never_an_option(
    text: str, tmp_path: Path, witness: Witness
) -> None:
    fake = script(tmp_path / "fake", f'exec 9>"{witness.path}"; printf \'%s|\' "$@" >&9')
    Voice(only("spd-say", fake)).say(text)
    assert witness.until_dead() == f"--wait|--|{text}|"


def test_the_first_installed_speaker_is_used(tmp_path: Path, witness: Witness) -> None:
    asked = []

    def find(name: str) -> str | None:
        asked.append(name)
        return None if name in ("say", "spd-say") else fake

    fake = script(tmp_path / "fake", f'echo "$@" >"{witness.path}"')
    Voice(find).say("Pull")
    assert witness.until_dead() == "--stdin\n"
    assert asked == [speaker.program for speaker in SPEAKERS[:3]]


def test_the_latest_sentence_wins(tmp_path: Path) -> None:
    first, second = Witness(tmp_path / "first"), Witness(tmp_path / "second")
    fake = script(
        tmp_path / "fake",
        "read -r words",
        f'exec 9>"{tmp_path}/$words"; echo speaking >&9',
        f'[ "$words" = second ] || {HANGS}',
    )
    voice = Voice(only("espeak-ng", fake))
    voice.say("first\n")
    first.until_written("speaking")
    voice.say("second")
    assert first.until_dead() == "speaking\n"
    assert second.until_dead() == "speaking\n"


def test_an_empty_sentence_interrupts_nothing(tmp_path: Path, witness: Witness) -> None:
    fake = script(tmp_path / "fake", f'/bin/cat >"{witness.path}"')
    voice = Voice(only("espeak-ng", fake))
    voice.say("Pull")
    voice.say(" \u202e ")
    assert witness.until_dead() == "Pull"


def test_t10_a_machine_without_a_speaker_is_silent() -> None:
    voice = Voice(lambda _: None)
    voice.say("Pull")
    voice.close()


def test_a_voice_can_be_closed_before_it_speaks() -> None:
    Voice(lambda _: None).close()


@pytest.mark.parametrize("broken", ["/no/such/program", "/"])
def test_a_speaker_that_does_not_start_is_ignored(broken: str) -> None:
    voice = Voice(only("espeak-ng", broken))
    voice.say("Pull")
    voice.say("Squeeze")
    voice.close()


def test_a_speaker_that_fails_is_used_again(tmp_path: Path) -> None:
    fake = script(tmp_path / "fake", f'/bin/cat >"{tmp_path}/pipe"; echo no device >&2; exit 1')
    voice = Voice(only("espeak-ng", fake))
    for words in ("Pull", "Squeeze"):
        witness = Witness(tmp_path / "pipe")
        voice.say(words)
        assert witness.until_dead() == words
        witness.path.unlink()


def test_a_speaker_that_hangs_is_ended_at_the_limit(tmp_path: Path, witness: Witness) -> None:
    fake = script(tmp_path / "fake", f'exec 9>"{witness.path}"; echo here >&9; {HANGS}')
    Voice(only("espeak-ng", fake), limit=0.2).say("Pull")
    assert witness.until_dead() == "here\n"


def test_closing_ends_a_speaker_and_all_that_it_started(tmp_path: Path, witness: Witness) -> None:
    fake = script(
        tmp_path / "fake", f'exec 9>"{witness.path}"', f"({HANGS}) &", "echo here >&9", HANGS
    )
    voice = Voice(only("espeak-ng", fake))
    voice.say("Pull")
    witness.until_written("here")
    voice.close()
    assert witness.until_dead() == "here\n"


def test_the_speaker_gets_the_given_environment(tmp_path: Path, witness: Witness) -> None:
    fake = script(tmp_path / "fake", f'echo "$LANG" >"{witness.path}"')
    Voice(only("espeak-ng", fake), {"LANG": "C.UTF-8"}).say("Pull")
    assert witness.until_dead() == "C.UTF-8\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x1b]0;owned\x07b\u202ec\nd", "a 0;ownedbc d"),
        ("loud [[volm 1]] row", "loud volm 1 row"),
        ("[L] side", "L side"),
        ("x" * 10_000, "x" * LONGEST),
    ],
)
def test_text_for_a_speaker_has_no_commands_and_a_bounded_length(text: str, expected: str) -> None:
    assert speakable(text) == expected


@given(st.text(max_size=60))
def test_what_is_spoken_is_one_printable_line(text: str) -> None:
    spoken = speakable(text)
    assert "\n" not in spoken
    assert not {"[", "]", "\0", "\x1b"} & set(spoken)
    assert spoken.encode().decode() == spoken


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_espeak_ng_renders_a_cue_to_a_file(tmp_path: Path, witness: Witness) -> None:
    """The real program speaks into a file, because a machine for tests has no loudspeaker."""
    sound = tmp_path / "cue.wav"
    real = script(
        tmp_path / "real",
        f'exec 9>"{witness.path}"; echo speaking >&9',
        f'exec {shutil.which("espeak-ng")} -w "{sound}" "$@"',
    )
    Voice(only("espeak-ng", real), limit=DEADLINE).say("Left side: 10 reps, 22.5 kilos.")
    witness.until_dead()
    with wave.open(str(sound)) as opened:
        samples = memoryview(opened.readframes(opened.getnframes())).cast("h")
        assert opened.getnframes() / opened.getframerate() > 1.0
    assert max(samples) > 1000
