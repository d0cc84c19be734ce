"""The sentences about personal records."""

RECORDS = {
    "record_load": "{exercise}: {load}, the most so far.",
    "record_load_side": "{exercise}, {side} side: {load}, the most so far.",
    "record_help": "{exercise}: {load}, the least so far.",
    "record_help_side": "{exercise}, {side} side: {load}, the least so far.",
    "record_body": "{exercise}: body weight alone, without help for the first time.",
    "record_body_side": (
        "{exercise}, {side} side: body weight alone, without help for the first time."
    ),
    "record_reps": "{exercise}: {reps:rep} with {load}, the most so far.",
    "record_reps_side": "{exercise}, {side} side: {reps:rep} with {load}, the most so far.",
    "record_reps_body": "{exercise}: {reps:rep} with body weight, the most so far.",
    "record_reps_body_side": (
        "{exercise}, {side} side: {reps:rep} with body weight, the most so far."
    ),
    "record_seconds": "{exercise}: {seconds} s, the longest hold so far.",
    "record_seconds_side": "{exercise}, {side} side: {seconds} s, the longest hold so far.",
    "record_e1rm": (
        "{exercise}: estimated maximum about {load}, give or take {margin}, the best so far."
    ),
    "record_e1rm_side": (
        "{exercise}, {side} side: estimated maximum about {load}, give or take {margin}, "
        "the best so far."
    ),
}
