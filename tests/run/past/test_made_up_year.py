"""The made-up year of the demonstration: what is lifted in it exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.screen.fake_host import START
from support.shipped import shipped

from backcoach.core.loads.gear import DEFAULT
from backcoach.run.past.made_up_year import fill
from backcoach.storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path


def test_every_load_of_the_made_up_year_can_be_built(tmp_path: Path) -> None:
    library, gear = shipped(), DEFAULT["kg"]
    exercises = {exercise.id: exercise for exercise in library.exercise}
    lifted: dict[str, set[int]] = {}
    with Store.open(tmp_path) as store:
        fill(store, library, START, 0)
        for session in store.sessions():
            for done in session.sets:
                if done.load and done.load.grams is not None:
                    lifted.setdefault(done.exercise, set()).add(done.load.grams)
    assert lifted
    for name, loads in lifted.items():
        implement = gear.loadable(exercises[name])
        assert implement
        assert loads <= set(implement.totals), name
