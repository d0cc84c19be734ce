"""A programme that was chosen on one machine holds on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.machines.several import Laptop

from backcoach.core.programmes.standing import standing
from backcoach.run.starting.programmes import keep_decision
from backcoach.storage.reading import programmes

if TYPE_CHECKING:
    from pathlib import Path

    from support.machines.postgres import Postgres


def test_decisions_of_both_machines_come_to_both(
    tmp_path: Path, postgres: Postgres, database: str
) -> None:
    login = postgres.lifter(database)
    laptop, desktop = (
        Laptop(tmp_path, postgres, database, login, name) for name in ("laptop", "desktop")
    )
    keep_decision(laptop.store, "balanced", "chosen", 1000, 60)
    laptop.sync()
    desktop.sync()
    keep_decision(desktop.store, "balanced", "paused", 2000, 60)
    desktop.sync()
    laptop.sync()
    here, there = (
        standing(machine.store.read(programmes.changes)) for machine in (laptop, desktop)
    )
    assert here == there
    assert here is not None
    assert (here.programme, here.status) == ("balanced", "paused")
    laptop.store.inspect(whole=True)
