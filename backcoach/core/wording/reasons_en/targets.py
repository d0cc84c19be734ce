"""The sentences about targets: why this load, why these repetitions."""

TARGETS = {
    # The first time.
    "as_written": "{load}, as this session says.",
    "first_guess": "First time: start with {load}; what is left of it leads on.",
    "first_heavy": "{load} is the lightest here, heavy for a start: {reps:rep}, leave {left}.",
    "first_by_feel": "First time: choose a load that leaves {left}, and type it.",
    "first_reps": "First time: {reps:rep}, or fewer if only {left} are left.",
    "first_hold": "First time: {seconds} s.",
    "known_best": "From your best, {best}: {load} should leave {left}.",
    "known_reps": "From your best of {best} reps: {reps} should leave {left}.",
    "related": "From {exercise}: {load} to begin with, on the light side.",
    "related_reps": "From {exercise}: {reps:rep} to begin with.",
    "converted": "By what you lifted in another range: {load} for {reps:rep}.",
    "imported": "Your last sets of it are from {program}, {days:day} ago.",
    # While the coach finds out what a person can do.
    "calibrate": "4 or more were left at {before}: {load}, until 3 or fewer are left.",
    # From visit to visit.
    "more_load": "{before} left enough in every set: {load} now, from {reps:rep}.",
    "more_reps": "More was left than meant at {load}: {reps:rep}.",
    "steady": "{load} for {reps:rep} leaves what it should: the same again.",
    "fewer_reps": "Less was left than meant at {load}: {reps:rep}.",
    "less_load": "{before} left too little: {load} for {reps:rep}.",
    "missed": "{done} of {aimed} last time: {load} for {reps:rep}.",
    "missed_less": "{done} of {aimed} at {before} last time: {load} now.",
    "assumed": "Nothing was reported last time: {load} stays until you say how it went.",
    "next_size_far": "{above} is {percent} % more: first {reps:rep} with {load}.",
    "end_of_loads": "{load} is the heaviest here: {reps:rep}.",
    "paused": "{load} is the last load that fits: pause 2 s at the end of each pull.",
    "slower": "{load} is the last load that fits: lower it 2 s slower.",
    "check": "To see what is there: the last set with {load}, as many as leave {left}.",
    "check_report": "{load} for {reps:rep} once more: after it, say exactly how many were left.",
    # Repetitions alone.
    "more_reps_alone": "More was left than meant: {reps:rep}.",
    "steady_reps": "{reps:rep} leave what they should: the same again.",
    "fewer_reps_alone": "Less was left than meant: {reps:rep}.",
    "missed_reps": "{done} of {aimed} last time: {reps:rep}.",
    "assumed_reps": "Nothing was reported last time: {reps:rep} again.",
    "paused_alone": "Enough reps: {reps} now, with a pause of 2 s in each.",
    "slower_alone": "Enough reps: {reps} now, each lowered 2 s slower.",
    "check_reps": "To see what is there: in the last set as many as leave {left}.",
    "check_report_reps": "{reps:rep} once more: after it, say exactly how many were left.",
    # Bands, and other exercises of the ladder.
    "harder_band": "Enough reps with the {before}: {load} now, {reps:rep}.",
    "easier_band": "Too few reps with the {before}: {load} now, {reps:rep}.",
    "rung_harder": "{exercise} is next; {accept_key} takes it from next time on.",
    "rung_easier": "Missed twice: {exercise} is easier; {accept_key} takes it from next time on.",
    "pull_ups_none": "{exercise}: no full one yet, so {instead} today.",
    "pull_ups_few": "{exercise}: {instead}, as fewer than five are in reach.",
    "pull_ups_share": "{exercise}: sets of {reps}, half to 70 % of the most in a row.",
    "pull_ups_new": "In the first week of pull-ups, or the first back: {most} reps in all.",
    "dark_urine": "Dark urine or arms that will not straighten in the days after: see a doctor.",
    "chosen_lacks": "{chosen} needs what is not at hand ({thing}): {exercise} for now.",
    # Holds.
    "hold_again": "{held} s last time: {seconds} s again.",
    "hold_longer": "Every hold was {held} s: {seconds} s now.",
    # Left and right.
    "side_watch": "The {side} side was about {percent} % behind.",
    "side_flag": "The {side} side was about {percent} % behind three times: it goes first.",
    # Time off and easy weeks.
    "after_break": "{days:day} off: {load} to start again; your reports lead back up.",
    "after_break_reps": "{days:day} off: {reps:rep} to start again.",
    "half_first_weeks": "Half the sets in the first two weeks.",
    "half_back": "Half the sets in the first week back.",
    "easy_week_offer": "{down} of {trained} exercises went down twice: {readiness_key} with low "
    "energy makes today easier.",
    # Sessions that a wrong clock dated.
    "sessions_ahead": "Left out, as dated in the future: {count:session}.",
}
