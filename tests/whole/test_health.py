"""Pain and warning signs through the plain lines: what is typed, and what is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from whole.health_visits import Visits

from backcoach.core.coaching.health.red_flags import FLAGS, instruction
from backcoach.core.questions.pain_and_today import FLAG_WORDS
from backcoach.core.wording.reasons_en import reason_text
from backcoach.storage.store import Store
from backcoach.userfiles.paths import data_dir

if TYPE_CHECKING:
    from backcoach.core.session.events import Flag


WARM_UPS = [""] * 8  # easy movement and three warm-up sets


@pytest.fixture
def visits(monkeypatch: pytest.MonkeyPatch) -> Visits:
    return Visits(monkeypatch)


def hurt(visits: Visits, report: str) -> list[str]:
    """Do two sets with 100 kg, report a pain, and return the answer."""
    visits.type(*WARM_UPS, "8 x 100 kg", "", "", "8 x 100 kg", "r3", "", "", "r3")
    return visits.type(report, "")


def test_d1_sharp_back_pain_no_hinge_at_the_next_visit_then_a_quarter_less(visits: Visits) -> None:
    answer = hurt(visits, "! 6 lower back sharp")
    beginning = "Sharp pain: this exercise is over for today. Left out today: "
    assert any(text.startswith(beginning) for text in answer)
    assert not {"bb_deadlift", "cable_row", "db_row"} & set(visits.loads())
    assert any("Barbell deadlift, left out" in text for text in visits.type("f", "f"))
    visits.leave()

    asked = visits.start(days=2)
    assert asked[0] == "Lower back: 6 of 10, sharp, 2 days ago. How is it now?"
    visits.type("gone")
    assert visits.hinges() == []
    visits.type(*[""] * 10)
    visits.leave()

    visits.start(days=2)
    assert visits.hinges() == ["bb_deadlift"]
    grams = int(float(visits.loads()["bb_deadlift"].removesuffix(" kg")) * 1000)
    assert 70_000 <= grams <= 80_000
    visits.type(*[""] * 10, "r3")
    visits.leave()

    visits.start(days=2)
    later = float(visits.loads()["bb_deadlift"].removesuffix(" kg"))
    assert later <= 85, "it goes up from there step by step"


def test_d1_a_pain_that_is_not_gone_is_asked_about_at_every_start(visits: Visits) -> None:
    hurt(visits, "! 6 lower back sharp")
    visits.leave()
    for days in (1, 1, 1):
        assert visits.start(days)[0].startswith("Lower back: 6 of 10, sharp, yesterday.")
        visits.type("")
        assert visits.hinges() == []
        visits.leave()
    visits.start(1)
    assert any("show it to a doctor" in text.lower() for text in visits.type("6"))
    visits.leave()
    visits.start(1)
    visits.type("0")
    visits.leave()
    assert visits.start(1)[0].startswith("Balanced back")


@pytest.mark.parametrize("flag", FLAGS)
def test_d2_a_red_flag_is_answered_with_its_instruction_alone(visits: Visits, flag: Flag) -> None:
    visits.type(*WARM_UPS, "", "", "! 7 lower back spreading")
    number = 2 + FLAGS.index(flag)
    what_to_do = reason_text(instruction(flag))
    assert visits.type(str(number)) == [what_to_do, "q leaves."]
    for typed in ("f", "", "u", "e", "a", "v"):
        assert visits.type(typed) == [what_to_do]
    assert visits.state.phase == "finished"
    visits.leave()


def test_d2_after_a_red_flag_there_is_no_training_until_it_is_cleared(visits: Visits) -> None:
    visits.type(*WARM_UPS, "", "", "! 2 lower back dull", "3")
    visits.leave()
    asked = visits.start(days=1)
    assert FLAG_WORDS["nerves"] in asked[0]
    assert asked[1].startswith("1 Not yet")
    assert visits.type("")[-1] == "q leaves."
    for typed in ("", "e", "f"):
        assert visits.type(typed) == [
            "No training until a doctor or physiotherapist has cleared you."
        ]
    visits.leave()
    assert FLAG_WORDS["nerves"] in visits.start(days=1)[0]
    assert visits.type("yes")[0] == "Lower back: 2 of 10, 2 days ago. How is it now?"
    assert visits.type("0")[0].startswith("Balanced back: 13 sets")
    visits.leave()
    assert visits.start(days=1)[0].startswith("Balanced back: 13 sets")


def test_d3_pain_of_ten_before_a_session_leaves_nothing_and_is_kept(visits: Visits) -> None:
    *_, stop, closing = visits.type("e", "", "10", "lower back", "", "")
    assert stop.startswith("Lower back 10 of 10: rest today.")
    assert closing == "e asks once more, q leaves."
    assert not visits.host.session.takes_keys
    visits.leave()
    with Store.open(data_dir(), readonly=True) as store:
        assert [(event.level, event.place) for event in store.health()] == [(10, "lower back")]  # type: ignore[union-attr]
    assert visits.start(days=1)[0] == "Lower back: 10 of 10, yesterday. How is it now?"
    assert visits.type("")[0].startswith("Lower back 10 of 10: rest today.")
    assert visits.type("e", "", "0", "")[-2].startswith("Lower back 10 of 10: rest today.")


def test_d3_a_session_with_moderate_pain_is_adapted_and_says_why(visits: Visits) -> None:
    lines = visits.type("e", "", "4", "elbow", "", "")
    assert "Elbow 4 of 10: Lat pull-down is lighter today." in lines
    before = visits.loads()
    assert before["bb_deadlift"] == "60 kg"
    assert (before["lat_pulldown"], before["pull_up"]) == ("25 kg", "4")
    assert [pain.level for pain in visits.state.pains] == [4]


def test_d3_pain_nine_in_the_elbow_is_followed_by_no_pull_down(visits: Visits) -> None:
    assert hurt(visits, "! 9 elbow dull")[-1] == "q leaves."
    assert visits.loads() == {}
    assert visits.state.phase == "finished"


def test_d3_after_a_pain_that_asks_for_rest_nothing_goes_on(visits: Visits) -> None:
    visits.type(*WARM_UPS, "", "", "f", "f")
    visits.type("! 8 lower back dull", "")
    answer = visits.type("f")
    assert answer[0].startswith("Lower back 8 of 10: rest today.")
    assert answer[0].endswith("q leaves.")
    assert visits.state.phase == "finished"
    visits.type("! 0 lower back dull", "", "f")
    assert visits.state.phase != "finished", "it was a mistake"


def test_e_says_that_a_pain_is_gone_and_where(visits: Visits) -> None:
    visits.type(*WARM_UPS, "", "", "! 4 elbow dull", "")
    visits.leave()
    assert visits.start(days=1)[0].startswith("Elbow: 4")
    visits.type("")
    assert [pain.level for pain in visits.state.pains] == [4]
    visits.wait(1)
    visits.type("e", "", "gone", "", "")
    assert [pain.level for pain in visits.state.pains][-1] == 0
    visits.leave()
    assert "How is it now?" not in visits.start(days=1)[0]


def test_d3_the_set_after_a_report_reads_the_eased_load(visits: Visits) -> None:
    visits.type(*WARM_UPS, *[""] * 6)
    before = visits.loads()["lat_pulldown"]
    lines = visits.type("", "", "! 4 shoulder dull", "")
    after = visits.loads()["lat_pulldown"]
    assert (before, after) == ("35 kg", "25 kg")
    assert any(text.startswith("Next: Lat pull-down") and "25 kg" in text for text in lines)


@pytest.mark.parametrize(
    ("words", "help_"),
    [
        ("fever", "Get medical help today"),
        ("after a serious accident", "emergency department at once"),
        ("new weakness", "Get medical help today"),
        ("chest", "emergency number"),
    ],
)
def test_d8_fever_accidents_and_weakness_get_the_help_they_need(
    visits: Visits, words: str, help_: str
) -> None:
    *_, stop, closing = visits.type("e", "", "0", words)
    assert help_ in stop
    assert closing == "q leaves."
    assert visits.type("e") == [stop]
    visits.leave()
    assert visits.start(days=1)[1].startswith("1 Not yet")


def test_no_line_of_all_this_is_longer_than_a_small_screen_can_show(visits: Visits) -> None:
    lines = [*hurt(visits, "! 6 lower back sharp"), *visits.type("f", "f")]
    assert all(len(text) <= 39 * 11 for text in lines)
