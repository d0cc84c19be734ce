"""The sentences about rests; they name no keys, because they stand beside the running clock."""

RESTS = {
    "rest_usual": "Usual after {movement}, for {goal}.",
    "rest_of_exercise": "As written for this exercise.",
    "rest_of_line": "As written in this session.",
    "rest_of_set": "As written after this set.",
    "rest_rest_pause": "A short pause within the set, then more reps with the same load.",
    "rest_circuit": "Circuit: on to the next exercise.",
    "rest_emom": "Until the next set starts.",
    "rest_amrap": "No rest: as many rounds as you can.",
    "rest_density": "After each round, until the time is over.",
    "rest_drop": "Drop set: less load, no rest.",
    "rest_of_session": "The same in the whole session.",
    "rest_to_fit": "Shorter, to fit {minutes} min.",
    "rest_warmup": "After a warm-up set.",
    "rest_switch": "Change to the {side} side.",
    "rest_transition": "Superset: on to the next exercise.",
    "rest_setup": "Time to set up.",
}
