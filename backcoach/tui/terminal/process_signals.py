"""What the operating system tells the program: to end, to go on after a stop."""

from __future__ import annotations

import asyncio
import signal
import sys
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.tui.terminal.textual_fixes import FixedApp


def exit_on_signals(app: FixedApp) -> None:
    """Exit in good order when the terminal closes or the machine shuts down.

    The exit code is 128 and the number of the signal, 0 for Ctrl+C. That is a signal only until
    the terminal passes keys through as they are. Must be called in the event loop.
    """
    loop = asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"):
        number = getattr(signal, name, None)
        # Windows and the threads of tests have no such handlers; there the default must do.
        with suppress(NotImplementedError, RuntimeError, ValueError):
            if number is not None:
                code = 0 if name == "SIGINT" else 128 + number
                loop.add_signal_handler(number, partial(app.exit, return_code=code))


def resume_only_on_a_terminal() -> None:
    """Keep Textual from going on after a stop when the terminal has closed meanwhile.

    A terminal that closes sends SIGCONT as well, and Textual would wait for ever for output that
    nobody reads.
    """
    with suppress(AttributeError, ValueError):
        resume = signal.getsignal(signal.SIGCONT)
        if callable(resume):
            signal.signal(signal.SIGCONT, partial(_resume, resume))


def _resume(resume: Callable[..., object], number: int, frame: object) -> None:
    if sys.__stdin__ is not None and sys.__stdin__.isatty():
        resume(number, frame)
