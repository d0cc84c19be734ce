"""Sentences spoken by whatever the machine has; where it has nothing, silence."""

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

LIMIT = 20.0  # s; no sentence takes as long
LONGEST = 500  # characters of a sentence
_REAP = 0.5  # s

_POWERSHELL = (
    "[Console]::InputEncoding = [Text.Encoding]::UTF8;"
    "Add-Type -AssemblyName System.Speech;"
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    "$voice.Speak([Console]::In.ReadToEnd())"
)


class Speaker(NamedTuple):
    """A program that speaks what it reads on standard input or is given as last argument."""

    program: str
    options: tuple[str, ...]
    takes_argument: bool = False


# The first one that is found speaks. spd-say hands its text to a service, in which a new
# sentence cancels the one before; its `--` keeps the text from being taken for an option.
SPEAKERS = (
    Speaker("say", ("-f", "-")),
    Speaker("spd-say", ("--wait", "--"), takes_argument=True),
    Speaker("espeak-ng", ("--stdin",)),
    Speaker("espeak", ("--stdin",)),
    Speaker("powershell.exe", ("-NoProfile", "-NonInteractive", "-Command", _POWERSHELL)),
)


class Voice:
    """Speaks one sentence at a time. `say` never waits, and nothing fails.

    `find` returns the path of a program or None, `environ` is what the programs see (None:
    what this one sees), `limit` how many seconds a sentence may take.
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
        """Speak a sentence and cut off the one before it; an empty one changes nothing."""
        sentence = speakable(text)
        if not sentence:
            return
        if self._job:
            self._job.stop()
        self._job = Job(lambda job: self._speak(job, sentence))

    def close(self) -> None:
        """Fall silent."""
        if self._job:
            self._job.stop()
            self._job.join(_REAP)

    def _speak(self, job: Job, sentence: str) -> None:
        if self._speaker is None:
            return
        path, speaker = self._speaker
        command, text = [path, *speaker.options], sentence
        if speaker.takes_argument:
            command, text = [*command, sentence], ""
        with suppress(OSError, ValueError):  # a machine that cannot speak is a silent one
            job.run(command, text, limit=self._limit, environ=self._environ)

    @cached_property
    def _speaker(self) -> tuple[str, Speaker] | None:
        found = ((self._find(speaker.program), speaker) for speaker in SPEAKERS)
        return next(((path, speaker) for path, speaker in found if path), None)


def speakable(text: str) -> str:
    """Return one clean line of bounded length.

    It is without brackets, in which some speakers look for commands.
    """
    return one_line(re.sub(r"[][]", " ", clean(text)))[:LONGEST]
