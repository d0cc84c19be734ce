"""Hosts and sessions in states that are seldom met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.builders import exercise, line, plan_of
from support.screen.fake_host import FakeHost
from support.shipped import shipped

from backcoach.core.exercises.file.reading import parse_bytes
from backcoach.core.exercises.model import Session
from backcoach.core.notation import Seconds
from backcoach.core.planning.easy_minutes import with_easy_minutes
from backcoach.core.planning.expand import expand
from backcoach.core.questions.person.first_cards import first_cards
from backcoach.core.questions.person.first_run import first_form
from backcoach.userfiles.exercises_file import shipped_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.exercises.model import Exercise


HOUR = 3_600_000
ROW = 'exercise = "cable_row"\nload = "40 kg"\n'

SCHEMES = {
    "drops": ROW + 'sets = 1\nreps = 8\ndrops = ["80%"]',
    "rest-pause": ROW + "sets = 1\nreps = 12\nrest_pause = [20]",
    "emom": ROW + "sets = 4\nreps = 5\nevery = 60",
    "amrap": ROW + 'reps = 5\nwithin = "2m"',
    "density": ROW + 'reps = 6\nwithin = "2m"\nrest = 20',
    "superset": ROW + 'sets = 2\nreps = 8\nsuperset = "a"\n[[session.exercise]]\n'
    'exercise = "kb_deadlift"\nload = "24 kg"\nsets = 2\nreps = 8\nsuperset = "a"',
}


def lifted(name: str) -> Exercise:
    found = shipped().find_exercise(name)
    assert found is not None
    return found


def beginner() -> FakeHost:
    return FakeHost(session="beginner")


def led() -> FakeHost:
    return FakeHost(session="beginner", paced=True)


def by(scheme: str) -> Callable[[], FakeHost]:
    def host() -> FakeHost:
        text = f'[[session]]\nid = "s"\nname = "Back"\n[[session.exercise]]\n{SCHEMES[scheme]}\n'
        library = parse_bytes(text.encode(), "f", shipped_path().read_bytes())
        return FakeHost(expand(library, library.session[0]), library, session="s")

    return host


def easy() -> FakeHost:
    session = Session(id="s", name="Back", exercise=(), easy=Seconds(300), cool_down=Seconds(180))
    plan = plan_of(line(lifted("lat_pulldown"), 1, load="60 kg"))
    return FakeHost(with_easy_minutes(plan, session))


def sides() -> FakeHost:
    return FakeHost(plan_of(line(lifted("db_row"), 2, reps=10, load="22.5 kg", rir=2, rest=75)))


def warmed() -> FakeHost:
    return FakeHost(
        plan_of(line(lifted("bb_deadlift"), 3, reps="5-8", load="100 kg", warmup=["8 x 40%"]))
    )


def without_load() -> FakeHost:
    return FakeHost(plan_of(line(exercise(implement="barbell"), 2)))


def first_run() -> FakeHost:
    host = beginner()
    host.first_form = first_form(host.library, host.chosen)
    host.first_cards = first_cards(host.library)
    return host


def unsaved() -> FakeHost:
    host = beginner()
    host.saved = ("", "The data folder cannot be written. Trying again.")
    return host
