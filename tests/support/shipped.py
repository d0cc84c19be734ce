"""The exercises and sessions of the shipped file, read once for all tests of a process."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from backcoach.userfiles.exercises_file import load, shipped_path

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Library


@cache
def shipped() -> Library:
    return load(shipped_path())
