"""Who trains: every simulated person of the table."""

from __future__ import annotations

from dataclasses import replace

from seasons.trainees.body import Strength
from seasons.trainees.kit import HOME_DUMBBELLS, HOTEL, ODD, ONE_BELL, POUNDS
from seasons.trainees.person import Person

BEGINNER = Strength(hinge=75, vertical=62, row=48, gain=0.005, falls=40)
INTERMEDIATE = Strength(hinge=130, vertical=100, row=75, gain=0.0015, falls=50)
ADVANCED = Strength(hinge=180, vertical=135, row=112, gain=0.0005, falls=80)
HEAVY = Strength(hinge=95, vertical=72, row=55, gain=0.004, falls=40)
WEAK = Strength(hinge=42, vertical=48, row=30, gain=0.005, falls=40)
OLDER = Strength(hinge=88, vertical=72, row=54, gain=0.0012, falls=40, day=0.018, tiring=0.025)
NO_PULL_UP = Strength(hinge=90, vertical=68, row=58, gain=0.003, falls=40)

NEW = Person("beginner", ("beginner",), BEGINNER, weight=70, level="beginner")
GYM = Person("intermediate", ("intermediate",), INTERMEDIATE)
STRONG = Person("advanced", ("advanced",), ADVANCED, weight=90, level="advanced")
NOISY = 0.025


def _noisy(person: Person) -> Person:
    strength = replace(person.strength, day=NOISY)
    return replace(person, name=f"{person.name}, days of 2.5 %", strength=strength)


PEOPLE: tuple[Person, ...] = (
    NEW,
    GYM,
    STRONG,
    *map(_noisy, (NEW, GYM, STRONG)),
    replace(NEW, name="beginner, reports off by a rep", noise=0.8),
    replace(GYM, name="intermediate, reports off by a rep", noise=0.8),
    replace(STRONG, name="advanced, reports off by a rep", noise=0.8),
    replace(GYM, name="reports in steps of two", reports="steps", noise=0.5),
    replace(GYM, name="always reports 0", reports="constant", constant=0, is_honest=False),
    replace(GYM, name="always reports 4", reports="constant", constant=4, is_honest=False),
    replace(GYM, name="never reports", reports="constant", is_honest=False),
    replace(GYM, name="Enter only", types=False, is_honest=False),
    replace(NEW, name="Enter only from week 9", silent_from=8, is_honest=False),
    replace(GYM, name="says 3 more than true", bias=3, is_honest=False),
    replace(GYM, name="every tenth report is wild", reports="wild", noise=0.5, is_honest=False),
    replace(GYM, name="cuts some sets short", cut_short=0.12),
    replace(GYM, name="plates and pins not as configured", kit=ODD),
    replace(GYM, name="pounds", kit=POUNDS),
    Person(
        "one bell of 24 kg, weak",
        ("home",),
        WEAK,
        weight=60,
        level="beginner",
        kit=ONE_BELL,
        equipment=("kettlebell", "pull-up bar", "band", "wall"),
        gear="kettlebells = [24]",
    ),
    replace(GYM, name="30 minutes", minutes=30),
    Person("assisted pull-ups, heavy", ("beginner",), HEAVY, weight=95, level="beginner"),
    Person("no pull-up at all", ("intermediate",), NO_PULL_UP, weight=78),
    replace(GYM, name="left arm a fifth weaker", strength=replace(INTERMEDIATE, left=0.8)),
    replace(GYM, name="lower back 7, sharp", pain=(9, "! 7 lower back sharp", 2)),
    replace(GYM, name="shoulder 4", pain=(9, "! 4 shoulder dull", 2)),
    replace(GYM, name="2 weeks off", breaks=((20, 2),)),
    replace(GYM, name="4 weeks off", breaks=((20, 4),)),
    replace(NEW, name="8 weeks off", breaks=((24, 8),)),
    replace(GYM, name="three visits a week", days=(0, 2, 4)),
    replace(GYM, name="one visit a week", days=(0,)),
    replace(STRONG, name="heavy and light in turn", sessions=("advanced", "intermediate")),
    replace(GYM, name="keeps a swap", swap=("Lat pull-down", "v neutral")),
    replace(GYM, name="says 2 less than true", bias=-2, is_honest=False),
    replace(GYM, name="says 2 more than true", bias=2, is_honest=False),
    replace(GYM, name="always reports 1", reports="constant", constant=1, is_honest=False),
    replace(GYM, name="always reports 3", reports="constant", constant=3, is_honest=False),
    replace(GYM, name="forgets half of the reports", forgets=0.5, noise=0.5),
    replace(GYM, name="tires fast", strength=replace(INTERMEDIATE, tiring=0.035)),
    replace(STRONG, name="many repetitions", strength=replace(ADVANCED, curve=0.06)),
    replace(GYM, name="few repetitions", strength=replace(INTERMEDIATE, curve=-0.06)),
    replace(GYM, name="loads typed wrong in a visit", mistyped=30),
    replace(GYM, name="another gym for three weeks", away=((20, 3, HOTEL),)),
    replace(GYM, name="six weeks, ten off, and back", breaks=((6, 10),)),
    replace(
        GYM, name="any day and time, a quarter missed", is_irregular=True, misses=0.25, noise=0.5
    ),
    replace(GYM, name="once a week, a quarter missed", days=(0,), misses=0.25, noise=0.5),
    replace(NEW, name="beginner, once a week, a quarter missed", days=(0,), misses=0.25, noise=0.5),
    replace(NEW, name="beginner, never reports", reports="constant", is_honest=False),
    replace(
        GYM,
        name="older, with breaks and a pain",
        strength=OLDER,
        weight=74,
        days=(0, 4),
        noise=0.8,
        misses=0.1,
        breaks=((12, 3), (30, 5)),
        pain=(22, "! 5 lower back dull", 3),
    ),
    Person(
        "dumbbells up to 20 kg",
        ("dumbbells",),
        replace(BEGINNER, hinge=95),
        weight=70,
        level="beginner",
        kit=HOME_DUMBBELLS,
        equipment=("dumbbell", "second dumbbell"),
        gear="dumbbells = [2, 4, 6, 8, 10, 12.5, 15, 17.5, 20]",
        noise=0.5,
    ),
    Person(
        "three bands",
        ("bands",),
        BEGINNER,
        weight=70,
        level="beginner",
        equipment=("band", "door anchor"),
        gear='bands = ["strong", "medium", "light"]',
        noise=0.5,
    ),
    Person(
        "a bar and the floor",
        ("bar",),
        replace(INTERMEDIATE, gain=0.003),
        equipment=("pull-up bar",),
        noise=0.5,
    ),
    replace(STRONG, name="known lifts told, advanced", knows=True),
    replace(GYM, name="known lifts told at the first run", knows=True, is_new=True),
)
QUICK = (
    "beginner",
    "intermediate",
    "advanced, reports off by a rep",
    "always reports 0",
    "plates and pins not as configured",
    "lower back 7, sharp",
)
