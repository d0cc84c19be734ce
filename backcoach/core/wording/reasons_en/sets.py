"""The sentences that answer a set: what was done, then what comes next."""

SETS = {
    "set_as_meant": "{done} with {left} left, as planned.",
    "set_more_than_last": "{done}, {more} more than last time.",
    # The same again, after a longer rest.
    "set_again_rest": "{done} of {aimed}. Rest {rest}, then the same again.",
    "set_again_hard_rest": "{done} with {left} left. Rest {rest}, then the same again.",
    # Less, where repetitions were missing or less was left than meant.
    "set_less_load": "{done} of {aimed}. Next {load}, {reps:rep}.",
    "set_less_load_rest": "{done} of {aimed}. Rest {rest}, then {load}, {reps:rep}.",
    "set_less_load_hard": "{done} with {left} left. Next {load}, {reps:rep}.",
    "set_less_load_hard_rest": "{done} with {left} left. Rest {rest}, then {load}, {reps:rep}.",
    "set_fewer_reps": "{done} of {aimed}. {reps:rep} next.",
    "set_fewer_reps_rest": "{done} of {aimed}. Rest {rest}, then {reps:rep}.",
    "set_fewer_reps_hard": "{done} with {left} left. {reps:rep} next.",
    "set_fewer_reps_hard_rest": "{done} with {left} left. Rest {rest}, then {reps:rep}.",
    "set_out_of_reach": "{done} of {aimed}. {reps:rep} next, or {swap_key} for an easier exercise.",
    "set_out_of_reach_bare": (
        "{done} of {aimed}. Next {load} alone, {reps:rep}, or {swap_key} for an easier exercise."
    ),
    "set_shorter_hold": "{done} s of {aimed} s. {reps} s next.",
    "set_shorter_hold_rest": "{done} s of {aimed} s. Rest {rest}, then {reps} s.",
    # More, where more was left than meant.
    "set_more_load": "{done} with {left} left. Next {load}, {reps:rep}.",
    "set_more_reps": "{done} with {left} left. {reps:rep} next.",
    "set_calibrate": "{done} with {left} or more left. {load} next, until 3 or fewer are left.",
}
