"""A session that goes on at another machine, through a real server."""

from __future__ import annotations

import pytest
from support.diary import Diary, numbered
from support.machines.forks import done_sets
from support.machines.several import Laptop, agree

from backcoach.core.session.plan import Result
from backcoach.storage.lock import Lock
from backcoach.sync.round import Outcome

DONE = ("1.1", "1.2", "1.3")


@pytest.fixture
def begun(pair: tuple[Laptop, Laptop]) -> tuple[Laptop, Laptop]:
    """Both have the session "one", of which the first set was done at the laptop."""
    laptop, desktop = pair
    laptop.put(Diary("one").do(1))
    agree(laptop, desktop)
    return pair


def test_going_on_elsewhere_takes_the_session_over(begun: tuple[Laptop, Laptop]) -> None:
    """The first machine learns of it with its next sync, and its late set waits for the end."""
    laptop, desktop = begun
    desktop.put(desktop.coach("one").do())
    desktop.sync()
    late = laptop.coach("one").sleep(600).go("1.3").do(reps=5)
    laptop.put(late)
    assert laptop.sync().waiting == 1
    assert laptop.everything() == desktop.everything()
    desktop.put(desktop.coach("one").sleep(60).finish())
    desktop.sync()
    agree(laptop, desktop)
    assert list(done_sets(desktop.state("one"))) == list(DONE)
    assert desktop.state("one").logged["1.3"].result == Result(reps=5, load=late.result("1.3").load)


def test_a_running_program_is_told_and_its_log_is_left_alone(begun: tuple[Laptop, Laptop]) -> None:
    laptop, desktop = begun
    lock = Lock(laptop.folder)
    assert lock.acquire()
    desktop.put(desktop.coach("one").do())
    desktop.sync()
    laptop.sync()
    assert laptop.store.taken_by("one") == "desktop"
    assert laptop.everything() == desktop.everything()
    lock.release()
    laptop.store.lead("one")
    laptop.sync()
    desktop.sync()
    hold = desktop.store.hold_of("one")
    assert hold is not None
    assert (hold.name, hold.epoch) == ("laptop", 3)


def test_a_session_that_is_resumed_here_can_still_be_taken_over(
    begun: tuple[Laptop, Laptop],
) -> None:
    """To resume what this machine leads anyway is no wish to take it back later."""
    laptop, desktop = begun
    lock = Lock(laptop.folder)
    assert lock.acquire()
    laptop.store.lead("one")
    desktop.store.lead("one")
    desktop.sync()
    laptop.sync()
    lock.release()
    assert laptop.store.taken_by("one") == "desktop"
    hold = laptop.store.hold_of("one")
    assert hold is not None
    assert (hold.epoch, hold.wanted) == (2, False)


@pytest.mark.parametrize("is_led", [True, False])
def test_what_was_not_sent_before_a_take_over_waits(
    begun: tuple[Laptop, Laptop], is_led: bool
) -> None:
    """The other machine has added nothing yet."""
    laptop, desktop = begun
    lock = Lock(laptop.folder)
    assert not is_led or lock.acquire()
    laptop.put(laptop.coach("one").sleep(60).do(reps=4))
    desktop.store.lead("one")
    desktop.sync()
    assert laptop.sync() == Outcome(waiting=1)
    assert laptop.everything() == desktop.everything()
    assert laptop.store.taken_by("one") == ("desktop" if is_led else "")
    lock.release()
    desktop.put(desktop.coach("one").finish())
    agree(desktop, laptop)
    assert list(done_sets(desktop.state("one"))) == ["1.1", "1.2"]


def test_what_waited_is_sent_also_by_a_machine_whose_program_was_told_to_watch(
    begun: tuple[Laptop, Laptop],
) -> None:
    laptop, desktop = begun
    lock = Lock(laptop.folder)
    assert lock.acquire()
    late = laptop.coach("one").sleep(60).do(reps=4)
    desktop.store.lead("one")
    desktop.sync()
    laptop.sync()
    desktop.put(desktop.coach("one").finish())
    desktop.sync()
    laptop.sync()
    laptop.store.wait("one", dict(numbered(late)), unsaved=3)
    laptop.sync()
    lock.release()
    agree(desktop, laptop)
    assert list(done_sets(desktop.state("one"))) == ["1.1", "1.2"]


def test_a_running_take_over_fences_at_once_and_joins_when_it_ends(
    begun: tuple[Laptop, Laptop],
) -> None:
    """Here the other machine did a set that was not read before the take-over."""
    laptop, desktop = begun
    laptop.put(laptop.coach("one").do())
    laptop.sync()
    lock = Lock(desktop.folder)
    assert lock.acquire()
    desktop.put(desktop.coach("one").sleep(600).go("1.3").do())
    before = desktop.everything()
    desktop.sync()
    assert desktop.everything() == before
    laptop.sync()
    hold = laptop.store.hold_of("one")
    assert hold is not None
    assert hold.name == "desktop"
    lock.release()
    agree(laptop, desktop)
    assert list(done_sets(laptop.state("one"))) == list(DONE)


def test_a_session_thrown_away_elsewhere_goes_on_as_one_of_its_own(
    begun: tuple[Laptop, Laptop],
) -> None:
    laptop, desktop = begun
    laptop.put(laptop.coach("one").discard())
    laptop.sync()
    desktop.put(desktop.coach("one").sleep(5).do(2))
    agree(laptop, desktop)
    assert len(laptop.everything()) == 2
    assert {each.status for each in laptop.store.history()} == {"discarded", "finished"}


def test_two_runs_that_waited_for_a_session_thrown_away_are_two_of_their_own(
    begun: tuple[Laptop, Laptop],
) -> None:
    laptop, desktop = begun
    for reps in (3, 4):
        run = laptop.coach("one").sleep(60).do(reps=reps)
        laptop.store.wait("one", dict(numbered(run)), unsaved=3)
    desktop.put(desktop.coach("one").discard())
    desktop.sync()
    agree(laptop, desktop)
    assert [each.status for each in laptop.store.history()].count("live") == 2
