"""What the voice says during a set: holds, phases, repetitions and cues."""

from __future__ import annotations

import pytest
from support.builders import Coach, exercise, hold, line
from support.sessions.listener import ROW, Listener
from support.shipped import shipped

from backcoach.core.exercises.model import Cues, Exercise
from backcoach.core.exercises.prescription import Prescription
from backcoach.core.notation import Tempo
from backcoach.core.session import events as ev
from backcoach.core.session.timing.tempo import phases
from backcoach.signals.spoken import spoken, spoken_at


def test_a_hold_has_its_get_set_count_and_its_last_seconds() -> None:
    listener = Listener(line(hold(seconds=20), 2, rest=60), paced=True)
    assert listener.spoken() == ["Test. Dead hang. Set 1 of 2: 20 seconds."]
    listener.begin(get_ready=3)
    assert listener.spoken() == ["3"]
    assert listener.listen(23) == [
        *("2", "1", "Go."),
        *("10 seconds", "3", "2", "1"),
        "Rest 1 minute. Set 2 of 2: 20 seconds.",
    ]


def test_a_longer_get_set_count_begins_with_a_word() -> None:
    listener = Listener(line(hold(seconds=30)))
    listener.spoken()
    listener.begin(get_ready=15)
    assert listener.spoken() == ["Get ready."]
    assert listener.listen(15) == ["10 seconds", "3", "2", "1", "Go."]


def test_the_pacer_says_each_phase_and_counts_the_repetitions() -> None:
    listener = Listener(line(ROW, 1, tempo="2-1-1-1"), paced=True)
    listener.spoken()
    listener.begin(get_ready=2)
    assert listener.spoken() == ["2"]
    assert listener.listen(12) == [
        *("1", "pull", "squeeze", "return", "reach"),
        *("2, pull", "squeeze", "return", "reach"),
        "3, pull",
    ]


def test_the_pacer_says_that_all_repetitions_are_done_and_then_nothing() -> None:
    listener = Listener(line(ROW, 1, reps=2, tempo="2-0-1-0"), paced=True)
    listener.spoken()
    listener.begin()
    assert listener.spoken() == ["pull"]
    assert listener.listen(60) == ["return", "2, pull", "return", "Done."]


def test_without_a_get_set_count_the_pacer_begins_at_once() -> None:
    listener = Listener(line("row", 1, tempo="3-0-1-0"), paced=True)
    listener.spoken()
    listener.begin()
    assert listener.spoken() == ["pull"]
    assert listener.listen(6) == ["return", "2, pull", "return"]


@pytest.mark.parametrize(("tempo", "paced"), [("3-0-1-0", False), (None, True)])
def test_a_set_without_a_pacer_or_a_tempo_is_silent(tempo: str | None, *, paced: bool) -> None:
    rows = line("row", 2, tempo=tempo) if tempo else line("row", 2)
    listener = Listener(rows, paced=paced)
    listener.spoken()
    listener.begin()
    assert listener.spoken() == ["Go."]
    assert listener.listen(30) == []


def test_nothing_is_counted_while_ready() -> None:
    assert Listener(line("row")).listen(30) == []


def led(cues: Cues, *, tempo: str = "3-1-1-1") -> Coach:
    return Coach(line(exercise(tempo=tempo, cues=cues), 1, load="20 kg")).begin()


def test_the_cue_follows_its_phase_in_its_first_words_where_it_is_wanted() -> None:
    state = led(Cues(eccentric="two-count down, shoulders long")).state
    assert spoken_at(state, 1900, 2000, paced=True) == "return"
    assert spoken_at(state, 1900, 2000, paced=True, cues=True) == "return: two-count down"


def test_a_cue_that_does_not_fit_into_its_phase_is_not_spoken() -> None:
    state = led(Cues(concentric="elbows back", peak="squeeze the shoulder blades hard")).state
    assert spoken_at(state, 900, 1000, paced=True, cues=True) == "squeeze"
    assert spoken_at(state, 5900, 6000, paced=True, cues=True) == "2, pull"


def test_a_cue_that_comes_late_is_dropped_and_the_phase_is_said() -> None:
    state = led(Cues(eccentric="slowly")).state
    assert spoken_at(state, 1900, 2500, paced=True, cues=True) == "return: slowly"
    assert spoken_at(state, 1900, 2600, paced=True, cues=True) == "return"


@pytest.mark.parametrize(("wanted", "words"), [(False, "pull"), (True, "pull: back")])
def test_the_first_phase_has_its_cue_too(wanted: bool, words: str) -> None:
    led_row = line(exercise(tempo="3-1-1-1", cues=Cues(concentric="back")), 1)
    coach = Coach(led_row)
    before, begun = coach.state, ev.SetBegun(at=0, step="1.1")
    after = coach.tell(begun).state
    assert spoken(before, after, begun, paced=True, cues=wanted) == words
    ready = Coach(led_row).begin(get_ready=3)
    assert spoken_at(ready.state, 2900, 3000, paced=True, cues=wanted) == words


@pytest.mark.parametrize("lifted", shipped().exercise, ids=lambda lifted: lifted.id)
@pytest.mark.parametrize("late", [0, 400])
def test_no_cue_is_behind_its_phase(lifted: Exercise, late: int) -> None:
    """At the pace of usual speakers, everything is said before the next phase begins."""
    if lifted.is_hold or lifted.reps is None:
        return
    tempo = lifted.tempo or Tempo(3, 1, 1, 1)
    state = Coach((lifted, Prescription(exercise=lifted.id, sets=1, tempo=tempo))).begin().state
    at = 0
    for rep in (1, 2):
        for phase, seconds in phases(tempo):
            if at:
                words = spoken_at(state, at - 100, at + late, paced=True, cues=True)
                plain = spoken_at(state, at - 100, at + late, paced=True)
                assert words.startswith(plain), (rep, phase)
                left = seconds - late / 1000
                assert words == plain or len(words.split()) / 2.9 <= left
            at += round(seconds * 1000)
