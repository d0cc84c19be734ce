"""Which programme holds, by what was decided in whatever order it arrives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backcoach.core.programmes.standing import standing
from backcoach.core.session.events import ProgrammeChanged, ProgrammeStep

DAY = 86_400_000


def change(at: int, step: ProgrammeStep, programme: str = "months") -> ProgrammeChanged:
    return ProgrammeChanged(at=at * DAY, id=f"{at}", programme=programme, step=step)


def test_nothing_holds_until_one_is_chosen_or_the_settings_name_one() -> None:
    assert standing([]) is None
    usual = standing([], "months")
    assert usual is not None
    assert (usual.programme, usual.status, usual.since) == ("months", "active", 0)


def test_the_one_that_was_chosen_last_holds() -> None:
    held = standing([change(1, "chosen"), change(5, "chosen", "other")])
    assert held is not None
    assert (held.programme, held.since) == ("other", 5 * DAY)


def test_the_one_of_the_settings_holds_until_it_was_chosen_once() -> None:
    first = standing([change(1, "chosen", "other")], "months")
    assert first is not None
    assert first.programme == "months"
    later = standing([change(1, "chosen"), change(5, "chosen", "other")], "months")
    assert later is not None
    assert later.programme == "other"


def test_a_pause_is_kept_with_its_days_and_an_end_stays_an_end() -> None:
    made = [change(1, "chosen"), change(5, "paused"), change(9, "resumed")]
    paused, back = standing(made[:2]), standing(made)
    assert paused is not None
    assert back is not None
    assert (paused.status, back.status) == ("paused", "active")
    assert [(str(first), str(end)) for first, end in back.pauses] == [("1970-01-06", "1970-01-10")]
    ended = standing([*made, change(10, "ended"), change(11, "resumed"), change(12, "paused")])
    assert ended is not None
    assert ended.status == "ended"
    again = standing([*made, change(10, "ended"), change(20, "chosen")])
    assert again is not None
    assert (again.status, again.since, again.pauses) == ("active", 20 * DAY, ())


def test_a_step_of_another_programme_or_one_that_does_not_fit_changes_nothing() -> None:
    chosen = [change(1, "chosen")]
    assert standing([*chosen, change(2, "ended", "other")]) == standing(chosen)
    assert standing([*chosen, change(2, "resumed")]) == standing(chosen)
    assert standing([change(0, "paused"), *chosen]) == standing(chosen)


STEPS = st.sampled_from(["chosen", "paused", "resumed", "ended"])


@given(st.lists(st.builds(change, st.integers(0, 50), STEPS), unique_by=lambda each: each.at))
def test_it_does_not_matter_in_which_order_they_arrive(made: list[ProgrammeChanged]) -> None:
    assert standing(made) == standing(reversed(made))
