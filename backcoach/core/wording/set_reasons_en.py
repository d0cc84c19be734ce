"""The sentences that answer a set, in English: what was seen, then what comes next."""

_MISSED = "{done} of {aimed}. "
_HARD = "{done} with {left} left. "
_LEFT = "{done} with {left} or more left. "
_REST = "Rest {rest}, then "

SETS = {
    "set_as_meant": "{done} with {left} left, as meant.",
    "set_more_than_last": "{done}, {more} more than last time.",
    "set_again_rest": f"{_MISSED}{_REST}the same again.",
    "set_again_hard_rest": f"{_HARD}{_REST}the same again.",
    "set_less_load": f"{_MISSED}{{load}} next, {{reps:rep}}.",
    "set_less_load_rest": f"{_MISSED}{_REST}{{load}}, {{reps:rep}}.",
    "set_less_load_hard": f"{_HARD}{{load}} next, {{reps:rep}}.",
    "set_less_load_hard_rest": f"{_HARD}{_REST}{{load}}, {{reps:rep}}.",
    "set_body_alone": f"{_MISSED}Body weight alone next, {{reps:rep}}.",
    "set_body_alone_rest": f"{_MISSED}{_REST}body weight alone, {{reps:rep}}.",
    "set_body_alone_hard": f"{_HARD}Body weight alone next, {{reps:rep}}.",
    "set_body_alone_hard_rest": f"{_HARD}{_REST}body weight alone, {{reps:rep}}.",
    "set_fewer_reps": f"{_MISSED}{{reps:rep}} next.",
    "set_fewer_reps_rest": f"{_MISSED}{_REST}{{reps:rep}}.",
    "set_fewer_reps_hard": f"{_HARD}{{reps:rep}} next.",
    "set_fewer_reps_hard_rest": f"{_HARD}{_REST}{{reps:rep}}.",
    "set_out_of_reach": "{done} of {aimed}: {swap_key} for an easier exercise, or {reps:rep} next.",
    "set_shorter_hold": "{done} s of {aimed} s. {reps} s next.",
    "set_shorter_hold_rest": f"{{done}} s of {{aimed}} s. {_REST}{{reps}} s.",
    "set_more_load": "{done} with {left} left. {load} next, {reps:rep}.",
    "set_more_reps": "{done} with {left} left. {reps:rep} next.",
    "set_calibrate": f"{_LEFT}{{load}} next, until 3 or fewer are left.",
}
