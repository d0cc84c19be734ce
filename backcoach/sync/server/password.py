"""The password of a person, where a command tells it; else the library finds it by itself.

It is never written anywhere, and never an argument of a process.
"""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from backcoach.core.text import clean, one_line
from backcoach.sync.server.errors import SyncError

if TYPE_CHECKING:
    from collections.abc import Sequence

PATIENCE = 60  # seconds; the command may have to ask


def password_of(command: Sequence[str]) -> str | None:
    """Return the first line that a command prints, None without a command. Raises SyncError."""
    if not command:
        return None
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, timeout=PATIENCE, check=True)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        name = one_line(clean(command[0]))
        raise SyncError(f"the password command {name} failed ({type(error).__name__})") from error
    return done.stdout.decode(errors="replace").partition("\n")[0].removesuffix("\r")
