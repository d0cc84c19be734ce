"""What is known of training in general and of health, in English.

Only studies of which at least the abstract was read are named. What has been measured is told
apart from what coaches teach, and nothing is promised that was only seen to go together.
"""

from __future__ import annotations

from backcoach.core.wording.why.statements import Statement, Topic

TRAINING = (
    Topic(
        "back",
        "Why train the back, and how often?",
        (
            Statement(
                "Hinges and pulls reach every large muscle of the back, and with it much of the "
                "hips, the thighs and the arms: what lifts, carries and climbs.",
                "experience",
            ),
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
                "Adding reps first and adding weight first build about the same size and "
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
        "rest",
        "Why rest so long?",
        (
            Statement(
                "After a minute of rest clearly fewer reps are left than after three.",
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
        "Why stop with reps left?",
        (
            Statement(
                "Muscles grow about as well a little short of failure as at failure.",
                "partly supported",
                "Refalo and others 2023, Sports Med",
            ),
            Statement(
                "Most people have about a rep more left than they think. The guess gets "
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
)
