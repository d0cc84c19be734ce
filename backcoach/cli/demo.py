"""The demonstration: a made-up year and a session in quick motion, which leave nothing behind."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

SPEED = 60
TITLE = f"Demo: {SPEED} times as fast, nothing is kept"


@click.command()
def demo() -> None:
    """Look around in a made-up year of training.

    A session can be led at 60 times the speed.

    Your own files are neither read nor written.
    """
    from backcoach.cli.run import train

    with TemporaryDirectory(prefix="backcoach-demo-") as folder:
        _prepare(Path(folder))
        code, lines = train(None, None, None, fresh=True, resume=False, plain=False, title=TITLE)
    for line in (
        lines if code else ("That was a demo, and nothing is kept. backcoach begins yours.",)
    ):
        click.echo(line, err=code != 0)
    sys.exit(code)


def _prepare(folder: Path) -> None:
    """Fill a folder with the year and quiet settings, and use it for the rest of this process."""
    from backcoach.clock import SystemClock
    from backcoach.core.settings.settings import Settings, Signals
    from backcoach.run.past.made_up_year import fill
    from backcoach.storage.store import Store
    from backcoach.userfiles import settings_file
    from backcoach.userfiles.exercises_file import load, shipped_path
    from backcoach.userfiles.paths import PERSON

    os.environ.pop(PERSON, None)
    os.environ["BACKCOACH_DATA_DIR"] = str(folder / "data")
    os.environ["BACKCOACH_CONFIG_DIR"] = str(folder / "config")
    clock = SystemClock()
    now = clock.now()
    with Store.open(folder / "data") as store:
        fill(store, load(shipped_path()), now, clock.offset(now))
    quiet = Signals(bell=False, notification=False, flash=False)
    settings_file.write(folder / "config", Settings(signals=quiet))
    SystemClock.speed = SPEED


COMMANDS = (demo,)
