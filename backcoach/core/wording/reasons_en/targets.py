"""The sentences about targets: why this load, why these repetitions."""

TARGETS = {
    # The first time.
    "as_written": "{load} is written in the session.",
    "first_guess": "First time: try {load}. How many are left decides the next load.",
    "first_heavy": "{load} is the lightest here and may be heavy: {reps:rep} with {left} left.",
    "first_by_feel": "First time: pick a load that leaves {left} at the end, and type it.",
    "first_reps": "First time: {reps:rep}. Stop sooner with {left} left.",
    "first_drill": "First time: {reps:rep}.",
    "first_hold": "First time: {seconds} s.",
    "known_best": "From your best set, {best}: {load} with {left} left, give or take 2 reps.",
    "known_reps": "From your best set, {best} reps: {reps} with {left} left, give or take 2.",
    "related": "From your {exercise}: start light, with {load}.",
    "related_more": "Your {exercise} shows that more is possible: now {load}.",
    "related_reps": "From your {exercise}: start with {reps:rep}.",
    "converted": "From your sets with other reps: {load} for {reps:rep}.",
    "converted_reps": "From your sets so far: {reps:rep} with {left} left.",
    # Sets that are written one by one.
    "sets_first": "From what you can do: {load} in the heaviest set.",
    "sets_more": "Enough left in every set: {load} in the heaviest one, after {before}.",
    "sets_same": "On target: {load} in the heaviest set again.",
    "sets_less": "Too few left in the heaviest set with {before}: now {load}.",
    "sets_share": "{percent} % of about {most}, the most you can lift once: {load}.",
    "follow_on_load": "Lighter than the set before: {load}.",
    "sets_as_written": "The reps are as written, set by set.",
    "imported": "Your last sets of it are from {program}, {days:day} ago.",
    # While the coach finds out what a person can do.
    "calibrate": "4 or more left with {before}: up to {load}, until 3 or fewer are left.",
    # From visit to visit.
    "more_load": "Enough left in every set with {before}: now {load} for {reps:rep}.",
    "more_reps": "More left than planned with {load}: {reps:rep}.",
    "steady": "On target: {load} for {reps:rep} again.",
    "fewer_reps": "Fewer left than planned with {load}: {reps:rep}.",
    "less_load": "Too few left with {before}: now {load} for {reps:rep}.",
    "missed": "Set {set} was {done} of {aimed} last time: now {reps:rep} with {load}.",
    "missed_less": "Set {set} was {done} of {aimed} with {before} last time: now {load}.",
    "assumed": "No report last time: {load} again.",
    "next_size_far": "The next size, {above}, is {percent} % more: {reps:rep} with {load} first.",
    "end_of_loads": "{load} is the heaviest here: {reps:rep}.",
    "paused": "{load} is the heaviest that fits: hold each pull 2 s at its end.",
    "slower": "{load} is the heaviest that fits: lower it 2 s slower.",
    "check": "A test with {load}: in the last set as many as you can with {left} left.",
    "check_report": "{load} for {reps:rep} again: this time say exactly how many were left.",
    # Repetitions alone.
    "more_reps_alone": "More left than planned: {reps:rep}.",
    "steady_reps": "On target: {reps:rep} again.",
    "end_of_reps": (
        "{reps:rep} again, as more would add little; a harder exercise is the next step."
    ),
    "fewer_reps_alone": "Fewer left than planned: {reps:rep}.",
    "missed_reps": "Set {set} was {done} of {aimed} last time: now {reps:rep}.",
    "assumed_reps": "No report last time: {reps:rep} again.",
    "paused_alone": "Enough reps: now {reps}, each held 2 s at its end.",
    "slower_alone": "Enough reps: now {reps}, each lowered 2 s slower.",
    "check_reps": "A test: in the last set as many as you can with {left} left.",
    "check_report_reps": "{reps:rep} again: this time say exactly how many were left.",
    # Bands, and other exercises of the ladder.
    "harder_band": "Enough reps with the {before}: now {load}, {reps:rep}.",
    "easier_band": "Too few reps with the {before}: now {load}, {reps:rep}.",
    "rung_harder": "Ready for {exercise}: {accept_key} takes it from next time on.",
    "rung_easier": "Missed twice: {exercise} is easier; {accept_key} takes it from next time on.",
    "pull_ups_none": "{exercise}: no full rep yet, so {instead} today.",
    "pull_ups_few": "{exercise}: your sets show fewer than five in a row, so {instead} today.",
    "pull_ups_share": "{exercise}: sets of {reps}, half to 70 % of your most in a row.",
    "pull_ups_new": "First week of pull-ups, or the first after a break: {most} reps in all.",
    "dark_urine": "Dark urine or arms that will not straighten in the days after: see a doctor.",
    "chosen_lacks": "{chosen} needs something that is not at hand ({thing}): {exercise} for now.",
    # Holds.
    "hold_again": "Last time {held} s: {seconds} s again.",
    "hold_longer": "Every hold was {held} s: now {seconds} s.",
    # Left and right.
    "side_watch": (
        "Your reports put the {side} side about {percent} % behind, give or take {margin}."
    ),
    "side_flag": (
        "Three times your reports put the {side} side about {percent} % behind, give or take "
        "{margin}: it goes first."
    ),
    # Time off and easy weeks.
    "after_break": "{days:day} off: start again with {load}. It goes up with your reports.",
    "after_break_reps": "{days:day} off: start again with {reps:rep}.",
    "half_first_weeks": "Half the sets in the first two weeks.",
    "half_back": "Half the sets in the first week back.",
    "easy_week_offer": (
        "{down} of {trained} exercises went down twice: {readiness_key} with low energy makes "
        "today easier."
    ),
    # What is learned from the log: loads, and how far reports are believed.
    "loads_learned": "Loads you have lifted set the steps here: {loads}, and so on.",
    "reports_high": (
        "Sets to failure showed about {reps} fewer left than was said: your numbers left count "
        "as {reps} fewer."
    ),
    "reports_alike": (
        "The number left is the same after every set, which tells little: now and then a set of "
        "as many reps as you can is planned instead."
    ),
    "reports_count": "The numbers left fit your sets again and count as you say them.",
    # Sessions that a wrong clock dated.
    "sessions_ahead": "Not counted, as dated in the future: {count:session}.",
}
