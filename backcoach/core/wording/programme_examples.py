"""The kinds of reason about programmes, each with an example of its values."""

from backcoach.core.reason import Reason, Value

_WEEK: dict[str, Value] = {"programme": "Balanced back", "week": 3, "weeks": 12, "day": "heavy day"}
_AIM: dict[str, Value] = {"programme": "First pull-up", "done": "1"}

PROGRAMMES = (
    Reason("programme_first", {**_WEEK, "week": 1}),
    Reason("programme_due", {**_WEEK, "last": "light day", "weekday": "tuesday"}),
    Reason("programme_due_again", {**_WEEK, "weekday": "tuesday"}),
    Reason("programme_due_today", {**_WEEK, "last": "light day"}),
    Reason("programme_due_long", {**_WEEK, "days": 9}),
    Reason("programme_late", {"weekday": "thursday"}),
    Reason("programme_early", {"weekday": "thursday"}),
    Reason("programme_missed", {"missed": 2}),
    Reason("programme_back", {"days": 30, "week": 2, "weeks": 3}),
    Reason("programme_soon", {"days": 1}),
    Reason("programme_phase", {"weeks": "5–8", "about": "Fewer repetitions, one set more."}),
    Reason("programme_test", {"exercise": "Barbell deadlift", "left": 2}),
    Reason("programme_test_all", {"exercise": "Pull-up"}),
    Reason("priority_order", {"exercise": "Pull-up"}),
    Reason(
        "volume_many",
        {"muscle": "lats", "sets": 23, "exercise": "Lat pull-down", "fewer": 2},
    ),
    Reason("volume_few", {"muscle": "upper back", "sets": 8, "exercise": "Seated cable row"}),
    Reason(
        "balance_pulls",
        {"vertical": 12, "horizontal": 6, "exercise": "Pull-up", "other": "Seated cable row"},
    ),
    Reason("balance_hinges_few", {"percent": 12, "exercise": "Barbell deadlift"}),
    Reason("balance_hinges_many", {"percent": 41, "exercise": "Barbell deadlift"}),
    Reason("programme_reached", _AIM),
    Reason("programme_reached_then", {**_AIM, "then": "Ten pull-ups"}),
    Reason("programme_over", {**_WEEK}),
    Reason("programme_gone", {"id": "mine"}),
)
