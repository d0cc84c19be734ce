"""The topics of `backcoach why`, in English.

Only studies of which at least the abstract was read are named. What has been measured is told
apart from what coaches teach, and nothing is promised that was only seen to go together.
"""

from __future__ import annotations

from backcoach.core.wording.why import Statement, Topic

TOPICS = (
    Topic(
        "back",
        "Why train the back?",
        (
            Statement(
                "Two or three days a week suit those who begin. At the same number of sets more "
                "days help strength a little and size hardly at all.",
                "partly supported",
                "Ratamess and others 2009, Med Sci Sports Exerc; Pelland and others 2024, preprint",
            ),
            Statement(
                "Each further hard set a week adds a little muscle, and each adds less than the "
                "set before.",
                "well supported",
                "Schoenfeld and others 2017, J Sports Sci; Pelland and others 2024, preprint",
            ),
            Statement(
                "Adding repetitions first and adding weight first build about the same size and "
                "strength over eight weeks. What counts is that something goes up.",
                "partly supported",
                "Plotkin and others 2022, PeerJ",
            ),
        ),
    ),
    Topic(
        "balanced",
        "What is a balanced back session?",
        (
            Statement(
                "It has a hinge for the lower back and hips, a pull from above, and a pull from "
                "in front. Together they reach the whole back.",
                "experience",
            ),
            Statement(
                "A seated row works the muscles between the shoulder blades more than a "
                "pull-down does, and the lats no less.",
                "partly supported",
                "Lehman and others 2004, Dyn Med",
            ),
            Statement(
                "What stands first in a session gains the most strength. Put the lift that "
                "matters most to you early; for size the order makes no difference.",
                "well supported",
                "Nunes and others 2021, Eur J Sport Sci",
            ),
        ),
    ),
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
        "posture",
        "Does it improve posture?",
        (
            Statement(
                "It may. Most trials of drills for the shoulder blades report better posture, "
                "but more than half of them were at high risk of bias.",
                "weakly supported",
                "Bayattork and others 2020, J Exerc Rehabil",
            ),
            Statement(
                "Research does not agree that any posture of the spine causes back pain.",
                "partly supported",
                "Swain and others 2020, J Biomech",
            ),
            Statement(
                "In people whose head sat forward and hurt, ten weeks with drills for the "
                "shoulder blades three times a week helped more than the same care without.",
                "weakly supported",
                "a trial with 60 people 2022, Eur J Phys Rehabil Med",
            ),
        ),
    ),
    Topic(
        "daily",
        "What is it good for outside the gym?",
        (
            Statement(
                "A suitcase, a crate and a sleeping child leave the floor the way a kettlebell "
                "does: close to the body, from the hips.",
                "experience",
            ),
            Statement(
                "A rounded back was not found to be a risk in everyday lifting. Keep yours long "
                "under heavy weights, and do not be afraid of bending for a sock.",
                "weakly supported",
                "Saraceni and others 2020, J Orthop Sports Phys Ther",
            ),
            Statement(
                "One-sided rows and carries ask the side of the trunk to resist a twist, as a "
                "bag in one hand does. One-arm rows were measured to work it more.",
                "partly supported",
                "Saeterbakken and others 2015, Int J Sports Med",
            ),
        ),
    ),
    Topic(
        "injury",
        "Does it protect from back pain?",
        (
            Statement(
                "People who exercise regularly get low back pain about a third less often.",
                "well supported",
                "Shiri and others 2018, Am J Epidemiol",
            ),
            Statement(
                "The protection lasts as long as the habit. It fades in the year after people "
                "stop.",
                "well supported",
                "Steffens and others 2016, JAMA Intern Med",
            ),
            Statement(
                "Sports injuries were about two thirds fewer in those who trained for strength.",
                "well supported",
                "Lauersen and others 2018, Br J Sports Med",
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
                "Compare strength, not repetitions: 10 against 8 with the same dumbbell looks "
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
                "They need light weights, 10 to 15 slow repetitions, and weeks. They are no test "
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
        "rest",
        "Why rest so long?",
        (
            Statement(
                "After a minute of rest clearly fewer repetitions are left than after three.",
                "well supported",
                "Miranda and others 2007, J Strength Cond Res",
            ),
            Statement(
                "Trained men gained more strength with three minutes between sets than with one. "
                "For those who are new to it one to two minutes are enough.",
                "well supported",
                "Schoenfeld and others 2016, J Strength Cond Res; Grgic and others 2018, "
                "Sports Med",
            ),
            Statement(
                "For muscle, the work done matters more than the rest between the sets.",
                "partly supported",
                "Longo and others 2022, J Strength Cond Res",
            ),
        ),
    ),
    Topic(
        "effort",
        "Why stop with repetitions left?",
        (
            Statement(
                "Muscles grow about as well a little short of failure as at failure.",
                "partly supported",
                "Refalo and others 2023, Sports Med",
            ),
            Statement(
                "Most people have about a repetition more left than they think. The guess gets "
                "better close to the end of a set.",
                "well supported",
                "Halperin and others 2022, Sports Med",
            ),
            Statement(
                "How hard a set felt follows the speed of the bar closely in people with "
                "practice, and less so in beginners.",
                "well supported",
                "Zourdos and others 2016, J Strength Cond Res",
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
