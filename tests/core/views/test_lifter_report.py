"""What a coach sees of a lifter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec import structs
from support.builders import line
from support.diary import DAY, START, Diary

from backcoach.core.coaching.ability.estimate import Estimate
from backcoach.core.coaching.health.health import Health, health_of, reports_in
from backcoach.core.session import events as ev
from backcoach.core.session.past.session_record import record
from backcoach.core.views.lifter_report import LATEST, LONG, SHARE_DAYS, LifterReport, main_lifts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.session.plan import Side

DAYS = 10


def report(*diaries: Diary, days: int = 0, unreadable: int = 0, name: str = "Anna") -> LifterReport:
    """Return the report of some sessions, that many days after the last thing done in them."""
    states = [diary.state for diary in diaries]
    records = tuple(record(state) for state in states)
    now = max((each.now for each in diaries), default=START) + days * DAY
    exercises = {slot.exercise.id: slot.exercise for state in states for slot in state.plan.slots}
    return LifterReport(
        login="anna",
        name=name,
        sessions=records,
        lifts=main_lifts(records, exercises),
        health=health_of(reports_in(states), states, now),
        now=now,
        unreadable=unreadable,
    )


def kinds(made: LifterReport) -> Sequence[str]:
    due = made.public()["due"]
    assert isinstance(due, list)
    return [each["kind"] for each in due]


def test_who_never_trained_has_one_line_and_nothing_due() -> None:
    made = report()
    assert len(made.lines()) == 1
    assert (made.public()["sessions"], kinds(made)) == (0, [])


def test_a_session_says_how_much_of_it_was_done_and_what_was_noted() -> None:
    diary = Diary("one", line("row", 3, load="24 kg"))
    diary.do(2).note("felt heavy").finish()
    made = report(diary)
    text = "\n".join(made.lines())
    assert "2 of 3 sets" in text
    assert "felt heavy" in text
    latest = made.public()["latest"]
    assert isinstance(latest, list)
    assert (latest[0]["done"], latest[0]["planned"], latest[0]["status"]) == (2, 3, "finished")
    assert kinds(made) == []
    assert made.lines()[-1].strip() == "nothing"


def test_the_main_lifts_are_those_of_most_sessions_with_their_margin() -> None:
    often = [Diary(f"s{day}", line("row", 2, load="24 kg"), day=day) for day in range(LATEST + 2)]
    for diary in often:
        diary.do(2, reps=5, rir=2).report().finish()
    rare = Diary("last", *(line(name) for name in ("a", "b", "c", "d")), day=DAYS)
    rare.do(4).finish()
    made = report(*often, rare)
    assert [exercise for exercise, _, _ in made.lifts] == ["row", "a", "b"]
    assert len(made.lifts[0][2]) == LATEST + 2
    assert sum("give or take" in text for text in made.lines()) == LATEST


def test_what_each_side_can_do_today_stands_below_its_lift() -> None:
    diary = Diary("one", line("row", 1))
    diary.do(1).finish()
    able: dict[tuple[str, Side], Estimate] = {
        ("row", "both"): Estimate(60_000, 4_000, is_mass=True),
        ("row", "left"): Estimate(9, 2, is_mass=False),
        ("other", "both"): Estimate(1, 1, is_mass=False),
    }
    made = structs.replace(report(diary), abilities=able)
    lines = [text.split(maxsplit=1)[1] for text in made.lines() if text.startswith("  today")]
    assert lines == ["max 60 kg, give or take 4", "left 9 reps, give or take 2"]
    lifts = made.public()["lifts"]
    assert isinstance(lifts, list)
    assert [each["side"] for each in lifts[0]["abilities"]] == ["both", "left"]


def test_an_exercise_that_the_file_lacks_has_the_name_it_was_done_by() -> None:
    diary = Diary("one", line("row", 1))
    diary.do(1).finish()
    (session,) = report(diary).sessions
    ((exercise, title, _),) = main_lifts([session], {})
    assert (exercise, title) == ("row", session.sets[0].name)


@pytest.mark.parametrize(("days", "due"), [(LONG - 1, []), (LONG, ["away"])])
def test_a_week_without_a_session_is_due(days: int, due: list[str]) -> None:
    diary = Diary("one")
    diary.do(3).finish()
    assert kinds(report(diary, days=days)) == due


def test_pain_warning_signs_and_what_is_open_are_due() -> None:
    hurt = Diary("one")
    hurt.do(1).pain(4)
    hurt.tell(ev.RedFlagReported(at=hurt.now, offset=hurt.offset, flag="nerves"))
    made = report(hurt, days=1)
    assert kinds(made) == ["red_flag", "pain"]
    assert made.public()["red_flag"] == "nerves"
    pains = made.public()["pains"]
    assert isinstance(pains, list)
    assert (pains[0]["level"], pains[0]["days"]) == (4, 1)
    assert "1 day ago" in "\n".join(made.lines())
    assert "today" in "\n".join(report(hurt).lines())


def test_a_session_that_was_left_is_due() -> None:
    left = Diary("one")
    left.do(1)
    made = report(left)
    assert kinds(made) == ["unfinished"]
    assert "1 of 3 sets, live" in "\n".join(made.lines())


def test_sessions_of_a_newer_program_are_counted() -> None:
    assert "2 sessions" in report(unreadable=2).lines()[-1]
    assert report(unreadable=2).public()["unreadable"] == 2


@pytest.mark.parametrize(
    ("name", "title"), [("Anna", "Anna (anna)"), ("anna", "anna"), ("", "anna")]
)
def test_the_login_stands_beside_a_name_of_its_own(name: str, title: str) -> None:
    assert report(name=name).lines()[0].startswith(f"{title}:")


def test_health_is_that_of_nobody_in_pain() -> None:
    assert report().health == Health()


def test_what_is_most_urgent_is_said_in_a_few_words() -> None:
    trained, hurt, left = Diary("one"), Diary("two"), Diary("three")
    trained.do(3).finish()
    hurt.do(1).pain(4).finish()
    left.do(1)
    flagged = Diary("four")
    flagged.do(1).tell(ev.RedFlagReported(at=flagged.now, offset=0, flag="nerves"))
    by_urgency = [
        report(flagged),
        report(hurt),
        report(left),
        report(trained, days=LONG),
        report(trained),
        report(),
    ]
    assert sorted(by_urgency, key=lambda each: each.urgency, reverse=True) == by_urgency
    signs = [each.sign for each in by_urgency]
    assert signs[0] == "warning sign"
    assert signs[1].startswith("pain 4, ")
    assert signs[2:] == ["unfinished", f"away {LONG} days", "", ""]


def test_the_share_of_sets_is_that_of_four_weeks() -> None:
    old, new = Diary("old"), Diary("new", day=SHARE_DAYS + 1)
    old.do(3).finish()
    new.do(2).finish()
    made = report(old, new)
    assert made.share == (2, 3)
    assert "in the last 28 days: 2 of 3 sets" in made.lines()
    assert "in the last 28 days: no session" in report(old, days=SHARE_DAYS + 1).lines()
