"""Sentences of README.md about a session, each with what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec import structs
from support.builders import Coach, exercise, hold, line, plan_of
from support.screen.fake_host import FakeHost
from support.screen.stage import on_stage
from support.shipped import shipped

from backcoach.core.actions import ACTIONS
from backcoach.core.exercises.model import Cues, Library, Session
from backcoach.core.loads.gear import DEFAULT
from backcoach.core.notation import Load
from backcoach.core.planning.fitting.suit_session import adapt_session
from backcoach.core.planning.todays_plan import Today, prepare
from backcoach.core.questions.during_session import load_unknown
from backcoach.core.session import events as ev
from backcoach.core.session.action_events import event_for
from backcoach.core.session.fold import advance, begin
from backcoach.core.session.leading import Instant, Leading
from backcoach.core.session.past.session_record import record
from backcoach.core.session.set_corrections import correction
from backcoach.core.session.timing.pacing import phase_began
from backcoach.core.settings.person import Person
from backcoach.core.views.listings import report_lines
from backcoach.core.views.set_page import page
from backcoach.plain.conversation import Plain
from backcoach.signals.spoken import spoken_at
from backcoach.tui.history.screen import HistoryScreen
from backcoach.userfiles import settings_file
from backcoach.userfiles.paths import config_dir

README = Path(__file__).parents[2].joinpath("README.md").read_text(encoding="utf-8")
TEXT = re.sub(r"\s+", " ", README)
LED = Leading(3, paced=True)


def press(coach: Coach, action: str, leading: Leading = LED) -> None:
    """Do what the key of an action does."""
    event = event_for(action, coach.state, Instant(coach.now), leading)
    assert event is not None
    coach.tell(event)


def test_space_alone_is_enough_and_an_unknown_load_stays_unknown() -> None:
    assert "Space alone is enough to get through; a set whose load nobody knows is then" in TEXT
    coach = Coach(line("row", 2))
    for _ in range(20):
        if coach.state.is_over:
            break
        press(coach, "next", Leading())
        coach.wait(30)
    assert coach.state.phase == "finished"
    results = [logged.result for logged in coach.state.logged.values()]
    assert [result.load for result in results if result] == [None, None]


def test_space_before_the_target_logs_the_repetitions_led_so_far() -> None:
    assert "if you press Space earlier, the reps led so far are logged" in TEXT
    coach = Coach(line(exercise(tempo="3-1-1-1"), 1, load="20 kg"))
    press(coach, "next")
    press(coach.sleep(3 + 4 * 6), "next")
    assert coach.result("1.1").reps == 4
    fewer = correction("reps_down", coach.state, None, Instant(0), DEFAULT["kg"])
    assert fewer is not None
    assert fewer.result.reps == 3


def test_undo_takes_back_one_thing_at_a_time_notes_too() -> None:
    assert "`u` takes back what was done last, one thing at a time, notes and pains too" in TEXT
    coach = Coach(line("row", 2)).do().note("first").note("second")
    press(coach, "undo")
    assert coach.state.notes == ("first",)
    press(coach, "undo")
    assert not coach.state.notes
    assert coach.state.logged
    press(coach, "undo")
    assert not coach.state.logged


@pytest.mark.parametrize(("arrow", "band"), [("load_up", "strong"), ("load_down", "light")])
def test_arrows_change_a_band_where_the_settings_list_them(arrow: str, band: str) -> None:
    assert "the reps and the load, or the band where the settings list yours" in TEXT
    gear = structs.replace(DEFAULT["kg"], bands=("strong", "medium", "light"))
    coach = Coach(line(exercise(load="band"), 2, load="medium band")).do()
    changed = correction(arrow, coach.state, None, Instant(0), gear)
    assert changed is not None
    assert changed.result.load == Load(None, band=band)


def test_digits_say_how_many_were_left_of_work_sets_alone() -> None:
    assert "After a work set 0–4 say how many reps were left; a warm-up, a hold and a drill" in TEXT
    warmed_up = Coach(line("row", 1, load="60 kg", warmup=["8 x 50%"])).do()
    drilled = Coach(line(exercise("cat_cow", load="none"), 2)).do()
    for coach in (warmed_up, Coach(line(hold(), 2)).do(), drilled):
        assert correction("reserve_2", coach.state, None, Instant(0), DEFAULT["kg"]) is None
    said = correction("reserve_2", warmed_up.do().state, None, Instant(0), DEFAULT["kg"])
    assert said is not None
    assert said.result.rir == 2


def test_a_target_says_why_before_the_first_set_of_each_exercise() -> None:
    assert "Before the first set of an exercise the screen says why its target is" in TEXT
    for session in shipped().session:
        plan = prepare(shipped(), session, Person(gear=DEFAULT["kg"]), [], Today(now=0)).plan
        assert plan is not None
        for slot in {step.slot for step in plan.steps if step.kind == "work"}:
            state = begin(ev.SessionStarted(at=0, id="s", plan=plan))
            first = next(step for step in plan.steps_of(slot) if step.is_set)
            coach = Coach(plan=plan)
            coach.state = state
            coach.go(first.id)
            labels = [line.label for line in page(coach.state).lines]
            assert not plan.slots[slot].exercise.has_reserve or "Why" in labels


@pytest.mark.parametrize("at_hand", [(), ("kettlebell",), ("dumbbell", "bench"), ("band",)])
def test_what_needs_more_than_is_at_hand_is_replaced_or_left_out_by_name(
    at_hand: tuple[str, ...],
) -> None:
    assert "exercises that need more are replaced, or left out where nothing at hand can" in TEXT
    person = Person(gear=DEFAULT["kg"], equipment=frozenset(at_hand))
    for session in shipped().session:
        suited = adapt_session(shipped(), session, person)
        kept = {line.exercise for line in suited.session.exercise} if suited.session else set()
        noted = str(suited.notes)
        for planned in session.exercise:
            own = shipped().find_exercise(planned.exercise)
            assert own is not None
            assert own.id in kept or own.name in noted or suited.session is None
        for name in kept:
            other = shipped().find_exercise(name)
            assert other is not None
            assert not person.lacks(other)


def test_a_wrong_setting_is_reported_with_its_line_and_what_is_allowed() -> None:
    assert "A wrong value is reported with its line and what is allowed" in TEXT
    config_dir().mkdir(parents=True, exist_ok=True)
    config_dir().joinpath("config.toml").write_text('[look]\ntheme = "nope"\n', encoding="utf-8")
    with pytest.raises(settings_file.ConfigError) as error:
        settings_file.load(config_dir())
    assert re.search(r'config\.toml:2: .*"nope".*"backcoach-dark"', str(error.value))


def test_plain_lines_ask_about_numbers_far_from_the_plan_once() -> None:
    assert "as `8 x 240 kg` for 24, are asked about and taken when typed again" in TEXT
    host = FakeHost(plan_of(line("row", 2, load="20 kg")))
    lines: list[str] = []
    plain = Plain(host, lines.append)
    plain.open()
    for typed in ("", "", "8 x 240 kg"):
        plain.hear(typed)
    result = host.session.state.logged["1.1"].result
    assert result is not None
    assert result.load == Load(20_000)
    plain.hear("8 x 240 kg")
    result = host.session.state.logged["1.1"].result
    assert result is not None
    assert result.load == Load(240_000)


def test_the_voice_says_the_cue_of_a_phase_where_it_fits() -> None:
    assert "With `cues = true` the voice says the cue of each phase too" in TEXT
    cues = Cues(peak="squeeze the shoulder blades hard", eccentric="slowly, to the end")
    state = Coach(line(exercise(tempo="3-1-1-1", cues=cues), 1)).begin().state
    assert spoken_at(state, 900, 1000, paced=True, cues=True) == "squeeze"
    assert spoken_at(state, 1900, 2000, paced=True, cues=True) == "return: slowly"


async def test_h_opens_the_history_in_a_rest_whose_clock_stays_in_view() -> None:
    assert "`h` opens the history at any time; a session goes on behind it, and the clock" in TEXT
    async with on_stage(FakeHost(plan_of(line("row", 2, rest=90)))) as stage:
        for keys in (("space", "space"), ("space",), ("space",)):
            await stage.press(*keys)
            state = stage.state
            await stage.press("h")
            assert isinstance(stage.app.screen, HistoryScreen)
            await stage.press("escape")
            assert stage.state == state
            if state.phase == "resting":
                await stage.press("h")
                assert "Rest 1:30" in stage.text
                await stage.wait(5)
                await stage.press("escape", "h")
                assert "Rest 1:25" in stage.text
                await stage.press("escape")


def test_a_note_stands_in_the_history_and_on_the_screen_next_time() -> None:
    assert "A note is kept in the history, and shown when its exercise comes up next." in TEXT
    library = Library(
        exercise=(exercise("row"),),
        session=(Session(id="one", name="One", exercise=(line("row", 1)[1],)),),
    )
    coach = Coach(line("row", 1)).do()
    past, _ = advance(coach.state, ev.NoteAdded(at=9, text="the grip went", step="1.1"))
    assert "the grip went" in report_lines(record(past))
    today = prepare(library, library.session[0], Person(gear=DEFAULT["kg"]), [past], Today(now=0))
    assert today.plan is not None
    texts = [shown.text for shown in page(Coach(plan=today.plan).state).lines]
    assert any("the grip went" in text for text in texts)


@pytest.mark.parametrize("weight", [None, 80_000])
def test_a_load_that_nobody_knows_is_asked_for_and_any_other_is_in_the_target(
    weight: int | None,
) -> None:
    assert "Where no load is known: the load, typed as `45`." in TEXT
    person = Person(gear=DEFAULT["kg"], body_weight=weight)
    for session in shipped().session:
        plan = prepare(shipped(), session, person, [], Today(now=0)).plan
        assert plan is not None
        for step in plan.steps:
            if step.kind == "work" and plan.exercise(step).load == "external":
                coach = Coach(plan=plan)
                coach.go(step.id)
                assert (load_unknown(coach.state) is None) == (step.load is not None)


def test_the_pacer_ticks_with_each_phase() -> None:
    assert "`tick = true` rings the bell with each phase" in TEXT
    state = Coach(line(exercise(tempo="3-1-1-1"), 1)).begin().state
    begins = [at for at in range(0, 7000, 500) if phase_began(state, at - 500, at)]
    assert begins == [0, 1000, 2000, 5000, 6000]


def test_keys_of_the_text_are_keys_of_the_program() -> None:
    assert "`h` opens the history at any time" in TEXT
    assert {"h", "u", "n", "v"} <= {key for action in ACTIONS for key in action.keys}
