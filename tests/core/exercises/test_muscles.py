"""Every muscle has a canonical name, a plain name, and the right regions of the map, if any."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from backcoach.core.exercises.muscles import MUSCLES, canonical, plain_name, regions_of
from backcoach.pictures.body_shapes import REGIONS, SILHOUETTE, Polygon

EXERCISES = Path(__file__).parents[3] / "exercises.toml"

NOT_SEEN_FROM_BEHIND = {
    "quadriceps femoris",
    "adductor magnus",
    "biceps brachii",
    "brachialis",
    "brachioradialis",
    "forearm flexors",
    "abdominal wall",
    "serratus anterior",
    "pectoralis major",
}


def test_only_muscles_that_are_visible_from_behind_have_regions() -> None:
    assert {name for name in MUSCLES if not regions_of(name)} == NOT_SEEN_FROM_BEHIND


def test_every_region_belongs_to_a_muscle_of_its_name() -> None:
    assert {name: regions_of(name) for name in REGIONS} == {name: (name,) for name in REGIONS}


def test_the_trapezius_is_its_three_parts() -> None:
    assert regions_of("trapezius") == ("upper trapezius", "middle trapezius", "lower trapezius")


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("lats", "latissimus dorsi"),
        ("Latissimus dorsi", "latissimus dorsi"),
        ("traps", "trapezius"),
        ("mid  traps", "middle trapezius"),
        ("rear delts", "posterior deltoid"),
        ("biceps", "biceps brachii"),
        ("biceps femoris", "hamstrings"),
        ("grip", "forearm flexors"),
        ("core", "abdominal wall"),
    ],
)
def test_a_muscle_is_found_by_any_of_its_names(name: str, known: str) -> None:
    assert canonical(name) == known
    assert plain_name(name) == plain_name(known)
    assert regions_of(name) == regions_of(known)


def test_no_name_means_two_muscles() -> None:
    names = Counter(name for title, muscle in MUSCLES.items() for name in (title, *muscle.synonyms))
    assert [name for name, times in names.items() if times > 1] == []
    assert all(name == " ".join(name.casefold().split()) for name in names)


def test_no_two_muscles_are_called_the_same_in_plain_words() -> None:
    assert len({muscle.plain for muscle in MUSCLES.values()}) == len(MUSCLES)


def test_the_name_of_an_unknown_muscle_is_unchanged() -> None:
    assert canonical("Rotator cuff") == "Rotator cuff"
    assert plain_name("Rotator cuff") == "Rotator cuff"
    assert regions_of("Rotator cuff") == ()


@given(st.text(max_size=30) | st.sampled_from(sorted(MUSCLES)).map(str.upper))
def test_a_canonical_name_is_its_own_canonical_name(name: str) -> None:
    assert canonical(canonical(name)) == canonical(name)


def test_every_muscle_of_the_shipped_exercises_is_known_by_its_canonical_name() -> None:
    library = tomli.loads(EXERCISES.read_text(encoding="utf-8"))
    named = {
        muscle
        for exercise in library["exercise"]
        for muscle in (*exercise["primary"], *exercise.get("secondary", ()))
    }
    assert named
    assert named - set(MUSCLES) == set()


def covers(shape: Polygon, x: float, y: float) -> bool:
    inside = False
    for (x0, y0), (x1, y1) in zip(shape, (*shape[1:], shape[0]), strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            inside = not inside
    return inside


@cache
def points_of(shape: Polygon) -> frozenset[tuple[float, float]]:
    """Half-centimetre grid points that a shape covers."""
    across, down = ([round(value * 2) for value in axis] for axis in zip(*shape, strict=True))
    return frozenset(
        (x / 2, y / 2)
        for x in range(min(across), max(across) + 1)
        for y in range(min(down), max(down) + 1)
        if covers(shape, x / 2, y / 2)
    )


def visible_points(region: str) -> frozenset[tuple[float, float]]:
    """Points of a region that no later region lies over."""
    names = list(REGIONS)
    over = (points_of(REGIONS[name]) for name in names[names.index(region) + 1 :])
    return points_of(REGIONS[region]).difference(*over)


def centre(region: str) -> tuple[float, float]:
    points = visible_points(region)
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


class TestAnatomy:
    @pytest.mark.parametrize("region", REGIONS)
    def test_a_region_lies_within_the_body(self, region: str) -> None:
        points = visible_points(region)
        outside = [p for p in points if not any(covers(part, *p) for part in SILHOUETTE)]
        assert len(outside) <= 0.02 * len(points), outside

    @pytest.mark.parametrize("region", REGIONS)
    def test_a_region_is_hardly_hidden_by_those_over_it(self, region: str) -> None:
        assert len(visible_points(region)) >= 0.8 * len(points_of(REGIONS[region]))

    @pytest.mark.parametrize(
        "from_above",
        [
            ("upper trapezius", "middle trapezius", "lower trapezius", "erector spinae"),
            ("middle trapezius", "rhomboids", "latissimus dorsi"),
            ("infraspinatus", "teres major", "latissimus dorsi", "external oblique"),
            ("posterior deltoid", "triceps brachii"),
            ("erector spinae", "gluteus maximus", "hamstrings", "gastrocnemius"),
            ("latissimus dorsi", "gluteus maximus"),
        ],
    )
    def test_the_regions_are_in_the_right_vertical_order(self, from_above: tuple[str, ...]) -> None:
        heights = [centre(region)[1] for region in from_above]
        assert heights == sorted(heights)

    @pytest.mark.parametrize(
        "outward",
        [
            ("lower trapezius", "rhomboids", "infraspinatus", "posterior deltoid"),
            ("rhomboids", "teres major", "triceps brachii"),
            ("erector spinae", "latissimus dorsi", "external oblique", "triceps brachii"),
        ],
    )
    def test_the_regions_are_in_the_right_order_from_the_spine(
        self, outward: tuple[str, ...]
    ) -> None:
        distances = [centre(region)[0] for region in outward]
        assert distances == sorted(distances)

    def test_the_rhomboids_lie_between_the_blades(self) -> None:
        blade = min(x for x, _ in visible_points("infraspinatus"))
        assert max(x for x, _ in visible_points("rhomboids")) <= blade + 1

    def test_the_lats_reach_from_the_armpit_to_the_iliac_crest(self) -> None:
        heights = [y for _, y in REGIONS["latissimus dorsi"]]
        assert min(heights) < 47
        assert max(heights) == pytest.approx(74, abs=2)

    def test_the_erectors_reach_down_to_the_sacrum_beside_the_spine(self) -> None:
        assert max(y for _, y in REGIONS["erector spinae"]) > 79
        assert min(x for x, _ in REGIONS["erector spinae"]) < 1
