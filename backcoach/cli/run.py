"""Runs a session in the terminal: as a screen, or as lines of text with --plain."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from msgspec import structs

from backcoach.cli.people.whose import ask_who
from backcoach.run.starting.inputs import WRONG_FILE, WRONG_USE, Inputs, RefusalError, gather
from backcoach.serve import WEB_DRIVER
from backcoach.storage.errors import NewerError
from backcoach.storage.lock import Lock
from backcoach.userfiles.paths import data_dir
from backcoach.userfiles.safe_files import path_text, reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from backcoach.core.settings.settings import Sync
    from backcoach.run.session_host import SessionHost

LAST_WAIT = 5.0  # seconds for the last events to reach the disk


def train(
    session: str | None,
    file: Path | None,
    minutes: int | None,
    *,
    fresh: bool,
    resume: bool,
    plain: bool,
    title: str = "",
) -> tuple[int, tuple[str, ...]]:
    """Run a session in the terminal; return the exit code and the lines to print after it.

    With a `title` it has that name. Where several people train, one of them is chosen first.
    """
    try:
        plain = is_plain(wanted=plain)
    except RefusalError as refusal:
        return refusal.code, refusal.lines
    if not ask_who(plain=plain):
        return 0, ()
    lock = Lock(data_dir())
    try:
        inputs = gather(session, file)._replace(minutes=minutes)
        if title:
            inputs = inputs._replace(session=structs.replace(inputs.session, name=title))
        is_mine = lock.acquire()
        if not is_mine and (fresh or resume):
            return WRONG_FILE, (f"backcoach: {lock.in_use}",)
        done = _run(inputs, is_mine=is_mine, fresh=fresh, resume=resume, plain=plain)
    except RefusalError as refusal:
        return refusal.code, refusal.lines
    finally:
        lock.release()
    return _shared(done, inputs.settings.sync, is_mine=is_mine)


def _shared(
    done: tuple[int, tuple[str, ...]], sync: Sync, *, is_mine: bool
) -> tuple[int, tuple[str, ...]]:
    """Start a sync where the settings say so; return what came of a run, with what was set aside.

    Only word that an earlier sync left in the store is read here.
    """
    if not is_mine or sync.server is None:
        return done
    from backcoach.storage.errors import StoreError
    from backcoach.sync.status import take_news

    code, lines = done
    with suppress(StoreError):
        lines = (*lines, *(f"Set aside: {text}" for text in take_news(data_dir())))
    if sync.after_session:
        from backcoach.run.background_sync import start_sync

        start_sync()
    return code, lines


def is_plain(*, wanted: bool) -> bool:
    """Return whether to use lines of text: if wanted, or if the terminal supports nothing else.

    Raises RefusalError where there is no terminal and lines are not wanted either.
    """
    if os.environ.get("TEXTUAL_DRIVER") == WEB_DRIVER:
        return False
    streams = (sys.stdin, sys.stdout)
    if None in streams or not (wanted or all(stream.isatty() for stream in streams)):
        raise RefusalError(
            WRONG_USE,
            "backcoach: a session needs a terminal; run it in one, or say --plain",
        )
    if sys.platform == "win32":  # where input and a timer cannot be awaited at once
        if wanted:
            raise RefusalError(WRONG_USE, "backcoach: there is no --plain on Windows")
        return False
    if os.environ.get("TERM") == "dumb" or os.environ.get("ACCESSIBLE", "0") not in ("", "0"):
        return True
    return wanted or not _draws(sys.stdout.encoding)


def _draws(encoding: str) -> bool:
    """Return whether an encoding has the characters that the screen uses."""
    try:
        "━█⣿✓".encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _run(
    inputs: Inputs, *, is_mine: bool, fresh: bool, resume: bool, plain: bool
) -> tuple[int, tuple[str, ...]]:
    from backcoach.run.session_host import SessionHost
    from backcoach.run.starting.start import UnfitError

    if plain:
        inputs = _unpaced(inputs)
    try:
        host = SessionHost(data_dir(), inputs, is_mine=is_mine)
    except NewerError as error:
        raise RefusalError(WRONG_FILE, f"{path_text(data_dir())}: {error}") from error
    try:
        host.decide(fresh=fresh, resume=resume)
    except UnfitError as error:
        host.close(LAST_WAIT)
        raise RefusalError(WRONG_FILE, f"backcoach: {error}") from error
    code, *lines = _in_lines(host) if plain else _on_screen(host)
    lines = [line for line in lines if line]
    if host.has_lost:
        code = code or WRONG_FILE
    if is_mine and host.settings.text.folder:
        from backcoach.run.past.text_copy import update

        lines += update(data_dir(), host.settings.text.folder)
    if host.refusal:
        return WRONG_FILE, (f"backcoach: {host.refusal}", *lines)
    if host.question is None:
        from backcoach.core.views.summary import farewell

        lines.insert(0, farewell(host.session.state, is_stored=host.is_stored))
    return code, tuple(lines)


def _on_screen(host: SessionHost) -> tuple[int, str]:
    """Run the screen; return the exit code and what could not be saved."""
    from backcoach.tui.app import BackcoachApp
    from backcoach.tui.terminal.robust_app import DriverError

    with screen_on_the_terminal():
        try:
            app = BackcoachApp(host)
        except DriverError as error:
            host.close(LAST_WAIT)
            raise RefusalError(WRONG_USE, f"backcoach: {error}") from error
        app.run()
    return app.return_code or 0, host.close(LAST_WAIT)


@contextmanager
def screen_on_the_terminal() -> Iterator[None]:
    """Let Textual draw on standard output if standard error, its default, is no terminal."""
    drawn_on = sys.__stderr__
    if drawn_on is None or not drawn_on.isatty():
        sys.__stderr__ = sys.__stdout__  # type: ignore[misc]
    try:
        yield
    finally:
        sys.__stderr__ = drawn_on  # type: ignore[misc]


def _in_lines(host: SessionHost) -> tuple[int, str, str]:
    """Run the session in lines of text; return the exit code, what is not saved, what not written.

    Signals are handled, also while the last events are saved.
    """
    gc.enable()
    from backcoach.plain.conversation import Plain
    from backcoach.plain.terminal import Console

    with Console(sys.stdin.fileno(), sys.stdout) as console:
        host.enter(console)
        try:
            code = console.talk(Plain(host, console.say))
        finally:
            unsaved = host.close(LAST_WAIT)
    if console.problem is None:
        return code, unsaved, ""
    problem = f"backcoach: the output cannot be written: {reason(console.problem)}"
    return code or WRONG_FILE, unsaved, problem


def _unpaced(inputs: Inputs) -> Inputs:
    """Return the inputs for lines of text, where the pacer works only through voice and tick."""
    settings = inputs.settings
    pacer = settings.pacer and (settings.signals.voice or settings.signals.tick)
    return inputs._replace(settings=structs.replace(settings, pacer=pacer))
