"""The sentences about programmes: which session is due and why, what was missed, what changes."""

PROGRAMMES = {
    # Which session is due.
    "programme_first": "{programme}, week {week} of {weeks}: {day}.",
    "programme_due": "{programme}, week {week} of {weeks}: {day}; {last} was on {weekday}.",
    "programme_due_again": "{programme}, week {week} of {weeks}: {day}; the last was on {weekday}.",
    "programme_due_today": "{programme}, week {week} of {weeks}: {day}; {last} was today.",
    "programme_due_long": (
        "{programme}, week {week} of {weeks}: {day}; the last was {days:day} ago."
    ),
    # When it was planned.
    "programme_late": "It was planned for {weekday}: the plan moves with you.",
    "programme_early": "It is planned for {weekday}; earlier is fine.",
    "programme_missed": "{missed:session} missed: the plan goes on from here.",
    "programme_back": "{days:day} off: the plan goes on in week {week}, {weeks:week} earlier.",
    "programme_soon": "Hard sessions are best two days apart; training today is up to you.",
    # What changes in it.
    "programme_phase": "Weeks {weeks}: {about}",
    "programme_test": "A test comes first: {exercise}, as many as you can with {left} left.",
    "programme_test_all": "A test comes first: {exercise}, as many as you can.",
    "priority_order": "{exercise} comes early: what comes first gains the most strength.",
    # What the last seven days change.
    "volume_many": (
        "{muscle}: {sets:hard set} in seven days with today's. {exercise}: {fewer:set} less."
    ),
    "volume_few": "{muscle}: {sets:hard set} in seven days with today's. {exercise}: one set more.",
    "balance_pulls": (
        "{vertical} vertical to {horizontal} horizontal pulls in seven days. {exercise}: one set "
        "less, {other}: one more."
    ),
    "balance_hinges_few": (
        "{percent} % of the sets of seven days are hinges. {exercise}: one set more."
    ),
    "balance_hinges_many": (
        "{percent} % of the sets of seven days are hinges. {exercise}: one set less."
    ),
    # How it stands.
    "programme_reached": "{programme}: the aim is reached with {done}.",
    "programme_reached_then": (
        "{programme}: the aim is reached with {done}. {then} can follow: backcoach programme."
    ),
    "programme_over": (
        "{programme} is over after {weeks:week}. What can follow: backcoach programme."
    ),
    "programme_gone": 'The exercises file has no programme "{id}"; backcoach programme lists them.',
}
