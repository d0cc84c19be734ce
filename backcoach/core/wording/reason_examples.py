"""Every kind of reason once, with an example of its values; tests read all of them.

This is the list that a language has to cover.
"""

from backcoach.core.notation import Load
from backcoach.core.reason import Reason, Value
from backcoach.core.wording.programme_examples import PROGRAMMES

_LOAD = Load(62_500)
_BEFORE = Load(60_000)
_STRONG_BAND, _LIGHT_BAND = Load(None, band="strong"), Load(None, band="light")
_TARGET: dict[str, Value] = {"load": _LOAD, "before": _BEFORE, "reps": 10}
_MISSED: dict[str, Value] = {**_TARGET, "set": 3, "done": 7, "aimed": 10}
_LIGHT: dict[str, Value] = {"load": Load(24_000), "reps": 5}

TARGETS = (
    Reason("as_written", {"load": _LOAD}),
    Reason("first_guess", {"load": _LOAD}),
    Reason("first_heavy", {**_LIGHT, "left": 3}),
    Reason("first_by_feel", {"left": 3}),
    Reason("first_reps", {"reps": 6, "left": 2}),
    Reason("first_drill", {"reps": 8, "left": 3}),
    Reason("first_hold", {"seconds": 20}),
    Reason("known_best", {"best": "5 × 100 kg", "load": _LOAD, "left": 3}),
    Reason("known_reps", {"best": "12", "reps": 8, "left": 2}),
    Reason("related", {"exercise": "Lat pull-down", "load": _LOAD}),
    Reason("related_more", {"exercise": "Lat pull-down", "load": _LOAD}),
    Reason("related_reps", {"exercise": "Assisted pull-up", "reps": 4}),
    Reason("converted", {"load": _LOAD, "reps": 12}),
    Reason("converted_reps", {"reps": 5, "left": 2}),
    Reason("follow_on_load", {"load": _BEFORE}),
    Reason("sets_first", {"load": _LOAD}),
    Reason("sets_more", {"load": _LOAD, "before": _BEFORE}),
    Reason("sets_same", {"load": _LOAD, "before": _LOAD}),
    Reason("sets_less", {"load": _BEFORE, "before": _LOAD}),
    Reason("sets_share", {"load": _BEFORE, "percent": 80, "most": Load(75_000)}),
    Reason("sets_as_written"),
    Reason("imported", {"program": "Hevy", "days": 8}),
    Reason("calibrate", {"load": _LOAD, "before": _BEFORE}),
    Reason("more_load", _TARGET),
    Reason("more_reps", _TARGET),
    Reason("steady", _TARGET),
    Reason("fewer_reps", _TARGET),
    Reason("less_load", _TARGET),
    Reason("end_of_loads", _TARGET),
    Reason("paused", _TARGET),
    Reason("slower", _TARGET),
    Reason("missed", _MISSED),
    Reason("missed_less", _MISSED),
    Reason("assumed", {"load": _LOAD}),
    Reason("next_size_far", {**_LIGHT, "above": Load(32_000), "percent": 33}),
    Reason("check_report", _TARGET),
    Reason("check_report_reps", {"reps": 8}),
    Reason("check", {"load": _LOAD, "reps": 10, "left": 1}),
    Reason("more_reps_alone", {"reps": 8, "before": 7}),
    Reason("steady_reps", {"reps": 8, "before": 8}),
    Reason("end_of_reps", {"reps": 25, "before": 25}),
    Reason("fewer_reps_alone", {"reps": 7, "before": 8}),
    Reason("paused_alone", {"reps": 8, "before": 12}),
    Reason("slower_alone", {"reps": 8, "before": 12}),
    Reason("missed_reps", {"reps": 7, "before": 8, "set": 3, "done": 6, "aimed": 8}),
    Reason("assumed_reps", {"reps": 8}),
    Reason("check_reps", {"reps": 8, "left": 1}),
    Reason("harder_band", {"load": _LIGHT_BAND, "before": _STRONG_BAND, "reps": 5}),
    Reason("easier_band", {"load": _STRONG_BAND, "before": _LIGHT_BAND, "reps": 5}),
    Reason("rung_harder", {"exercise": "Barbell deadlift"}),
    Reason("rung_easier", {"exercise": "Assisted pull-up"}),
    Reason(
        "pull_ups_none",
        {"exercise": "Pull-up", "instead": "Assisted pull-up and Negative pull-up"},
    ),
    Reason("pull_ups_few", {"exercise": "Pull-up", "instead": "Pull-up and Band-assisted pull-up"}),
    Reason("pull_ups_share", {"exercise": "Pull-up", "reps": "4–5"}),
    Reason("pull_ups_new", {"most": 20}),
    Reason("dark_urine"),
    Reason("chosen_lacks", {"exercise": "Pull-up", "chosen": "Weighted pull-up", "thing": "belt"}),
    Reason("hold_again", {"held": 20, "seconds": 25}),
    Reason("hold_longer", {"held": 20, "seconds": 25}),
    Reason("side_watch", {"side": "left", "percent": 12, "margin": 4}),
    Reason("side_flag", {"side": "right", "percent": 18, "margin": 4}),
    Reason("after_break", {"days": 28, "load": _LOAD}),
    Reason("after_break_reps", {"days": 28, "reps": 6}),
    Reason("half_first_weeks"),
    Reason("half_back"),
    Reason("easy_week_offer", {"down": 3, "trained": 4}),
    Reason("loads_learned", {"loads": ("13.6 kg", "18.1 kg", "22.6 kg")}),
    Reason("reports_high", {"reps": 2}),
    Reason("reports_alike"),
    Reason("reports_count"),
    Reason("sessions_ahead", {"count": 1}),
)

_SHORT: dict[str, Value] = {"done": 7, "aimed": 10, "reps": 8}
_HARD: dict[str, Value] = {"done": 10, "left": 0, "reps": 8}
_EASY: dict[str, Value] = {"done": 10, "left": 4, "reps": 10}
_REST: dict[str, Value] = {"rest": "2:30"}
_LESS: dict[str, Value] = {"load": _BEFORE}
_HOLD: dict[str, Value] = {"done": 23, "aimed": 30, "reps": 20}

SETS = (
    Reason("set_as_meant", {"done": 10, "left": 2}),
    Reason("set_more_than_last", {"done": 10, "more": 1}),
    Reason("set_again_rest", {**_SHORT, **_REST}),
    Reason("set_again_hard_rest", {**_HARD, **_REST}),
    Reason("set_less_load", {**_SHORT, **_LESS}),
    Reason("set_less_load_rest", {**_SHORT, **_LESS, **_REST}),
    Reason("set_less_load_hard", {**_HARD, **_LESS}),
    Reason("set_less_load_hard_rest", {**_HARD, **_LESS, **_REST}),
    Reason("set_fewer_reps", _SHORT),
    Reason("set_fewer_reps_rest", {**_SHORT, **_REST}),
    Reason("set_fewer_reps_hard", _HARD),
    Reason("set_fewer_reps_hard_rest", {**_HARD, **_REST}),
    Reason("set_out_of_reach", {"done": 1, "aimed": 6, "reps": 1}),
    Reason("set_out_of_reach_bare", {"done": 2, "aimed": 8, "reps": 3, "load": Load(0)}),
    Reason("set_shorter_hold", _HOLD),
    Reason("set_shorter_hold_rest", {**_HOLD, **_REST}),
    Reason("set_more_load", {**_EASY, "load": _LOAD}),
    Reason("set_more_reps", {**_EASY, "reps": 12}),
    Reason("set_calibrate", {**_EASY, "load": _LOAD}),
)

RESTS = (
    Reason("rest_usual", {"movement": "hinge", "goal": "hypertrophy"}),
    Reason("rest_of_exercise"),
    Reason("rest_of_line"),
    Reason("rest_of_set"),
    Reason("rest_rest_pause"),
    Reason("rest_circuit"),
    Reason("rest_emom"),
    Reason("rest_amrap"),
    Reason("rest_density"),
    Reason("rest_drop"),
    Reason("rest_of_session"),
    Reason("rest_to_fit", {"minutes": 40}),
    Reason("rest_warmup"),
    Reason("rest_switch", {"side": "left"}),
    Reason("rest_transition"),
    Reason("rest_setup"),
)

_ROW = "Single-arm dumbbell row"
_PULLDOWN: dict[str, Value] = {"exercise": "Lat pulldown", "lack": ("station", "belt")}
_DEADLIFT: dict[str, Value] = {"exercise": "Deadlift", "level": "beginner"}

TODAY = (
    Reason("lacks_left_out", _PULLDOWN),
    Reason("lacks_replaced", {**_PULLDOWN, "other": "Band pulldown"}),
    Reason("lacks_replaced_hard", {**_PULLDOWN, "other": "Pull-up", "level": "beginner"}),
    Reason("level_replaced", {**_DEADLIFT, "other": "Kettlebell deadlift"}),
    Reason("level_replaced_hard", {**_DEADLIFT, "other": "Romanian deadlift"}),
    Reason("level_kept", _DEADLIFT),
    Reason("nothing_fits", {"session": "Balanced back", "lack": ("barbell", "discs", "anchor")}),
    Reason("equipment_misspelt", {"word": "kettlebel", "near": "kettlebell"}),
    Reason("equipment_unknown", {"words": ("sled", "treadmill")}),
    Reason("body_weight_old", {"days": 15}),
    Reason("energy_sets", {"energy": 1}),
    Reason("energy_loads", {"energy": 2, "percent": 5}),
    Reason("energy_sets_loads", {"energy": 1, "percent": 10}),
    Reason("energy_load", {"exercise": "Deadlift", "load": _BEFORE, "before": _LOAD}),
    Reason("energy_body", {"exercise": "Chin-up", "before": Load(2_500)}),
    Reason("goal_fitted", {"goal": "strength"}),
    Reason("level_fitted", {"left": 3}),
    Reason("time_rests", {"movement": "one_side_row", "seconds": 45, "before": 60}),
    Reason("time_pair", {"exercise": "Lat pull-down", "other": "Cable row", "seconds": 60}),
    Reason("time_warmups", {"exercise": "Cable row", "sets": 1, "before": 3}),
    Reason("time_no_follow_ons", {"exercise": "Cable row"}),
    Reason("time_no_warmups", {"exercise": "Cable row", "sets": 0, "before": 3}),
    Reason("time_sets", {"exercise": "Cable row", "sets": 1, "before": 3}),
    Reason("time_left_out", {"exercise": "Cable row"}),
    Reason("time_too_short", {"minutes": 12}),
)

_LEFT: dict[str, Value] = {"exercise": _ROW, "side": "left"}
_HELP = Load(-25_000)

RECORDS = (
    Reason("record_load", {"exercise": "Cable row", "load": _LOAD}),
    Reason("record_load_side", {**_LEFT, "load": _LOAD}),
    Reason("record_help", {"exercise": "Assisted pull-up", "load": _HELP}),
    Reason("record_help_side", {**_LEFT, "load": _HELP}),
    Reason("record_body", {"exercise": "Pull-up"}),
    Reason("record_body_side", _LEFT),
    Reason("record_reps", {"exercise": "Cable row", "reps": 12, "load": _LOAD}),
    Reason("record_reps_side", {**_LEFT, "reps": 12, "load": _LOAD}),
    Reason("record_reps_body", {"exercise": "Pull-up", "reps": 1}),
    Reason("record_reps_body_side", {**_LEFT, "reps": 6}),
    Reason("record_seconds", {"exercise": "Dead hang", "seconds": 35}),
    Reason("record_seconds_side", {**_LEFT, "seconds": 35}),
    Reason("record_e1rm", {"exercise": "Deadlift", "load": Load(120_000), "margin": 6}),
    Reason("record_e1rm_side", {**_LEFT, "load": Load(52_000), "margin": 3}),
)

_PAIN: dict[str, Value] = {"place": "lower back", "level": 6}

HEALTH = (
    Reason("pain_gone", {"place": "lower back"}),
    Reason("pain_watch", {"level": 6}),
    Reason("pain_noted", _PAIN),
    Reason("pain_ease", {"level": 6}),
    Reason("pain_over_level", {"level": 6}),
    Reason("pain_over_sharp"),
    Reason("pain_over_spreading"),
    Reason("pain_over_rising"),
    Reason("pain_over_again", {"level": 6}),
    Reason("pain_leaves_out", {"exercises": "Barbell deadlift, Single-arm dumbbell row"}),
    Reason("pain_eases", {"exercises": "Barbell deadlift, Single-arm dumbbell row"}),
    Reason("pain_eased_load", {**_PAIN, "load": _LOAD}),
    Reason("pain_eased_count", _PAIN),
    Reason("pain_left_out", {**_PAIN, "exercise": "Barbell deadlift"}),
    Reason(
        "pain_instead", {**_PAIN, "other": "Chest-supported row", "exercise": "Barbell deadlift"}
    ),
    Reason("pain_lighter", {**_PAIN, "exercise": "Barbell deadlift"}),
    Reason("return_left_out", {**_PAIN, "exercise": "Barbell deadlift"}),
    Reason(
        "return_instead", {**_PAIN, "other": "Chest-supported row", "exercise": "Barbell deadlift"}
    ),
    Reason("return_lighter", {**_PAIN, "exercise": "Barbell deadlift"}),
    Reason("next_left_out", _PAIN),
    Reason("next_lighter", _PAIN),
    Reason("pain_rest", _PAIN),
    Reason("pain_nothing_left", _PAIN),
    Reason("pain_recurs", {"place": "lower back", "days": 3}),
    Reason("flag_heart"),
    Reason("flag_nerves"),
    Reason("flag_accident"),
    Reason("flag_weakness"),
    Reason("flag_fever"),
    Reason("flag_muscle"),
    Reason("flag_illness"),
    Reason("flag_open"),
)

EXAMPLES = (*TARGETS, *SETS, *RESTS, *TODAY, *RECORDS, *HEALTH, *PROGRAMMES)
