"""Every kind of reason once, with an example of its values; tests read all of them."""

from backcoach.core.notation import Load
from backcoach.core.reason import Reason, Value
from backcoach.core.wording.health_reasons_en import HEALTH
from backcoach.core.wording.set_reasons_en import SETS

_LOAD = Load(62_500)
_BEFORE = Load(60_000)
_STRONG, _LIGHT = Load(None, band="strong"), Load(None, band="light")
_TARGET: dict[str, Value] = {"load": _LOAD, "before": _BEFORE, "reps": 10}
_MISSED: dict[str, Value] = {**_TARGET, "done": 7, "aimed": 10}

EXAMPLES = (
    Reason("as_written", {"load": _LOAD}),
    Reason("first_guess", {"load": _LOAD}),
    Reason("first_heavy", {"load": Load(24_000), "reps": 5, "left": 3}),
    Reason("first_by_feel", {"left": 3}),
    Reason("first_reps", {"reps": 6, "left": 2}),
    Reason("first_hold", {"seconds": 20}),
    Reason("known_best", {"best": "5 × 100 kg", "load": _LOAD, "left": 3}),
    Reason("known_reps", {"best": "12", "reps": 8, "left": 2}),
    Reason("related", {"exercise": "Lat pull-down", "load": _LOAD}),
    Reason("related_reps", {"exercise": "Assisted pull-up", "reps": 4}),
    Reason("converted", {"load": _LOAD, "reps": 12}),
    Reason("calibrate", {"load": _LOAD, "before": _BEFORE}),
    *(
        Reason(kind, _TARGET)
        for kind in (
            *("more_load", "more_reps", "steady", "fewer_reps", "less_load", "end_of_loads"),
            *("paused", "slower"),
        )
    ),
    Reason("missed", _MISSED),
    Reason("missed_less", _MISSED),
    Reason("assumed", {"load": _LOAD}),
    Reason(
        "next_size_far", {"load": Load(24_000), "above": Load(32_000), "percent": 33, "reps": 13}
    ),
    Reason("check_report", _TARGET),
    Reason("check_report_reps", {"reps": 8}),
    Reason("check", {"load": _LOAD, "reps": 10, "left": 1}),
    *(
        Reason(kind, {"reps": 8, "before": 7})
        for kind in (
            *("more_reps_alone", "steady_reps", "fewer_reps_alone", "paused_alone"),
            "slower_alone",
        )
    ),
    Reason("missed_reps", {"reps": 7, "before": 8, "done": 6, "aimed": 8}),
    Reason("assumed_reps", {"reps": 8}),
    Reason("check_reps", {"reps": 8, "left": 1}),
    Reason("harder_band", {"load": _LIGHT, "before": _STRONG, "reps": 5}),
    Reason("easier_band", {"load": _STRONG, "before": _LIGHT, "reps": 5}),
    Reason("rung_harder", {"exercise": "Barbell deadlift"}),
    Reason("rung_easier", {"exercise": "Assisted pull-up"}),
    Reason(
        "pull_ups_none",
        {"exercise": "Pull-up", "instead": "Assisted pull-up and Negative pull-up"},
    ),
    Reason("pull_ups_few", {"exercise": "Pull-up", "instead": "Pull-up and Band-assisted pull-up"}),
    Reason("pull_ups_new", {"most": 20}),
    Reason("dark_urine"),
    Reason("chosen_lacks", {"exercise": "Pull-up", "chosen": "Weighted pull-up", "thing": "belt"}),
    Reason("hold_again", {"held": 20, "seconds": 25}),
    Reason("hold_longer", {"held": 20, "seconds": 25}),
    Reason("after_break", {"days": 28, "load": _LOAD}),
    Reason("after_break_reps", {"days": 28, "reps": 6}),
    Reason("half_first_weeks"),
    Reason("half_back"),
    Reason("side_watch", {"side": "left", "percent": 12}),
    Reason("side_flag", {"side": "right", "percent": 18}),
    Reason("easy", {"load": _LOAD}),
    Reason("easy_reps"),
    *(
        Reason(
            kind,
            {
                "done": 7,
                "aimed": 10,
                "left": 2,
                "more": 1,
                "load": _LOAD,
                "reps": 8,
                "rest": "2:30",
            },
        )
        for kind in SETS
    ),
    *(
        Reason(
            kind,
            {
                "place": "lower back",
                "level": 6,
                "exercise": "Barbell deadlift",
                "exercises": "Barbell deadlift, One-arm dumbbell row",
                "other": "Chest-supported row",
                "load": _LOAD,
                "days": 3,
            },
        )
        for kind in HEALTH
    ),
)
