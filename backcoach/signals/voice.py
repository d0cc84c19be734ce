"""Speaks sentences with the speech program of the machine, if it has one."""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from backcoach.core.text import clean, one_line
from backcoach.signals.process import Job

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LIMIT = 20.0  # s; no sentence takes longer
LONGEST = 500  # characters of a sentence
_KILL_WAIT = 0.5  # s for a killed program to end

_POWERSHELL = (
    "[Console]::InputEncoding = [Text.Encoding]::UTF8;"
    "Add-Type -AssemblyName System.Speech;"
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    "$voice.Speak([Console]::In.ReadToEnd())"
)


class Speaker(NamedTuple):
    """A program that speaks a text from its standard input or from its last argument."""

    program: str
    options: tuple[str, ...]
    takes_argument: bool = False


# The first program that is installed is used. spd-say passes its text to a service, where a new
# sentence cancels the one before; its `--` keeps the text from being read as an option.
SPEAKERS = (
    Speaker("say", ("-f", "-")),
    Speaker("spd-say", ("--wait", "--"), takes_argument=True),
    Speaker("espeak-ng", ("--stdin",)),
    Speaker("espeak", ("--stdin",)),
    Speaker("powershell.exe", ("-NoProfile", "-NonInteractive", "-Command", _POWERSHELL)),
)


class Voice:
    """Speaks one sentence at a time. `say` never waits, and no method raises.

    `find` returns the path of a program or None. `environ` is the environment of the programs,
    None for that of this process. `limit` is how many seconds a sentence may take.
    """

    def __init__(
        self,
        find: Callable[[str], str | None] = shutil.which,
        environ: Mapping[str, str] | None = None,
        *,
        limit: float = LIMIT,
    ) -> None:
        self._find = find
        self._environ = environ
        self._limit = limit
        self._job: Job | None = None

    def say(self, text: str) -> None:
        """Speak a sentence and cut off the one before it; an empty text does nothing."""
        sentence = speakable(text)
        if not sentence:
            return
        if self._job:
            self._job.stop()
        self._job = Job(lambda job: self._speak(job, sentence))

    def close(self) -> None:
        """Stop speaking."""
        if self._job:
            self._job.stop()
            self._job.join(_KILL_WAIT)

    def _speak(self, job: Job, sentence: str) -> None:
        if self._speaker is None:
            return
        path, speaker = self._speaker
        command, text = [path, *speaker.options], sentence
        if speaker.takes_argument:
            command, text = [*command, sentence], ""
        with suppress(OSError, ValueError):  # without a working program nothing is spoken
            job.run(command, text, limit=self._limit, environ=self._environ)

    @cached_property
    def _speaker(self) -> tuple[str, Speaker] | None:
        installed = ((self._find(speaker.program), speaker) for speaker in SPEAKERS)
        return next(((path, speaker) for path, speaker in installed if path), None)


def speakable(text: str) -> str:
    """Return a text as one clean line of at most LONGEST characters.

    Brackets are removed, because some programs read commands in them.
    """
    return one_line(re.sub(r"[][]", " ", clean(text)))[:LONGEST]
