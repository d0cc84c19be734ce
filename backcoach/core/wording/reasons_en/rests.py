"""The sentences about rests; they name no keys, because they stand beside the running clock."""

RESTS = {
    "rest_usual": "Suits {movement} and {goal}.",
    "rest_of_exercise": "Set for this exercise.",
    "rest_of_line": "Set for this exercise in this session.",
    "rest_of_session": "The same in the whole session.",
    "rest_to_fit": "Shorter, to fit {minutes} min.",
    "rest_warmup": "After a warm-up set.",
    "rest_switch": "Change to the {side} side.",
    "rest_transition": "Superset, straight on.",
    "rest_setup": "Time to set up.",
}
