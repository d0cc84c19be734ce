"""The sentences about what today changes in a session: equipment, level, energy and time."""

TODAY = {
    # What there is no equipment for, or what is above the level of the person.
    "lacks_left_out": "{exercise} needs {lack:a}, and nothing at hand replaces it: left out.",
    "lacks_replaced": "{exercise} needs {lack:a}: {other} instead.",
    "lacks_replaced_hard": (
        "{exercise} needs {lack:a}: {other} instead, above {level} level, so start light."
    ),
    "level_replaced": "{exercise} is above {level} level: {other} instead.",
    "level_replaced_hard": (
        "{exercise} is above {level} level, and so is {other} in its place: start light."
    ),
    "level_kept": "{exercise} is above {level} level, with nothing easier at hand: start light.",
    "nothing_fits": "Nothing of {session} can be done without {lack:a}.",
    "equipment_misspelt": 'No exercise needs "{word}", as your settings say; "{near}" is known.',
    "equipment_unknown": "No exercise needs {words}, which your settings name as equipment.",
    "body_weight_old": "Your body weight was noted {days:day} ago: {settings_key} changes it.",
    # What a goal or a level of one's own changes.
    "goal_fitted": "Goal {goal}: sets, reps, rests and reps left follow it.",
    "level_fitted": "Beginner level: at most 3 sets, with at least {left} left in each.",
    # What the energy of today changes.
    "energy_sets": "Energy {energy} of 5: one set less of each exercise.",
    "energy_loads": "Energy {energy} of 5: loads about {percent} % lower.",
    "energy_sets_loads": (
        "Energy {energy} of 5: one set less of each exercise, loads about {percent} % lower."
    ),
    "energy_load": "{exercise}: {load} instead of {before}.",
    "energy_body": "{exercise}: body weight instead of {before}.",
    # What fits the time.
    "time_rests": "Rests of {movement}: {seconds} s instead of {before} s.",
    "time_pair": "{exercise} and {other} in turns, {seconds} s after each round.",
    "time_warmups": "{exercise}: {sets:warm-up set} instead of {before}.",
    "time_no_follow_ons": "{exercise}: no drop sets or rest-pause.",
    "time_no_warmups": "{exercise}: no warm-up sets instead of {before}.",
    "time_sets": "{exercise}: {sets:set} instead of {before}.",
    "time_left_out": "{exercise} is left out, to fit the time.",
    "time_too_short": "However much is cut, this session takes about {minutes} min.",
}
