"""What is known of single exercises, in English.

Only studies of which at least the abstract was read are named. What has been measured is told
apart from what coaches teach, and nothing is promised that was only seen to go together.
"""

from __future__ import annotations

from backcoach.core.wording.why.statements import Statement, Topic

EXERCISES = (
    Topic(
        "kettlebell",
        "Why does the kettlebell come first?",
        (
            Statement(
                "With the bell between the ankles the weight hangs under you, so the hinge is "
                "easier to learn than with a bar in front of the shins.",
                "experience",
            ),
            Statement(
                "In deadlifts the back extensors and the front of the thighs were more active "
                "than the glutes and the back of the thighs.",
                "well supported",
                "Martín-Fuentes and others 2020, PLoS ONE",
            ),
        ),
    ),
    Topic(
        "sides",
        "Why train left and right apart?",
        (
            Statement(
                "With one arm at a time you see what each side can do. Begin with the weaker one "
                "and let the stronger one match it.",
                "experience",
            ),
            Statement(
                "A difference of a tenth between the sides is common, and thresholds beyond "
                "which it would matter have little evidence behind them.",
                "partly supported",
                "Parkinson and others 2021, J Sports Sci Med",
            ),
            Statement(
                "Compare strength, not reps: 10 against 8 with the same dumbbell looks "
                "like a fifth and is about a twentieth.",
                "experience",
            ),
        ),
    ),
    Topic(
        "shoulder-blades",
        "Why drills for the shoulder blades?",
        (
            Statement(
                "Lying on the side and turning the arm out, or lifting the arms face down, works "
                "the lower and middle trapezius with little help from the upper.",
                "well supported",
                "Cools and others 2007, Am J Sports Med",
            ),
            Statement(
                "They need light weights, 10 to 15 slow reps, and weeks. They are no test "
                "of strength; stop while they are still clean.",
                "experience",
            ),
            Statement(
                "Of eight back exercises, raises in the shape of I, Y and T worked the middle "
                "and lower trapezius most.",
                "partly supported",
                "Edelburg, Porcari and others 2018, American Council on Exercise",
            ),
        ),
    ),
    Topic(
        "pull-up",
        "What does a pull-up train?",
        (
            Statement(
                "Most of the upper back and the arms: the lats, the lower trapezius and the "
                "biceps. The grip changes little for the lower back.",
                "well supported",
                "Youdas and others 2010, J Strength Cond Res",
            ),
            Statement(
                "Strength in the pull-down tells little about pull-ups. They are learned on the "
                "bar, with help.",
                "partly supported",
                "Halet and others 2009; Johnson and others 2009, both J Strength Cond Res",
            ),
            Statement(
                "Hands wider than the shoulders lift no more and train the lats about the same. "
                "Take the grip that feels strong.",
                "partly supported",
                "Andersen and others 2014, J Strength Cond Res",
            ),
        ),
    ),
)
