"""The sentences about pain and warning signs: calm, exact, never a diagnosis."""

HEALTH = {
    # What a report of pain leads to in the exercise that hurts.
    "pain_gone": "Noted: no pain in the {place}.",
    "pain_watch": "{level} of 10: go on, and watch it.",
    "pain_noted": "Noted: {place}, {level} of 10.",
    "pain_ease": "{level} of 10: end this set, then one easier try. More pain then ends it.",
    "pain_over_level": "{level} of 10: this exercise is over for today.",
    "pain_over_sharp": "Sharp pain: this exercise is over for today.",
    "pain_over_spreading": "Spreading pain: this exercise is over for today.",
    "pain_over_rising": "Pain that rises from set to set: this exercise is over for today.",
    "pain_over_again": "{level} of 10 after an easier try: this exercise is over for today.",
    # What it changes in the rest of the session.
    "pain_leaves_out": "Left out today: {exercises}.",
    "pain_eases": "Lighter today: {exercises}.",
    "pain_eased_load": "Lighter for the {place}, {level} of 10: {load}.",
    "pain_eased_count": "Lighter for the {place}, {level} of 10: fewer than planned.",
    # What open pains and returns change in a plan.
    "pain_left_out": "{place} {level} of 10: {exercise} is left out today.",
    "pain_instead": "{place} {level} of 10: {other} instead of {exercise} today.",
    "pain_lighter": "{place} {level} of 10: {exercise} is lighter today.",
    "return_left_out": "{place} was {level} of 10 last time: {exercise} is left out once more.",
    "return_instead": "{place} was {level} of 10 last time: {other} instead of {exercise}.",
    "return_lighter": "{place} was {level} of 10: {exercise} comes back lighter.",
    "next_left_out": "{place} {level} of 10: left out for now; the next start asks how it is.",
    "next_lighter": "{place} {level} of 10: lighter for now; the next start asks how it is.",
    "pain_rest": (
        "{place} {level} of 10: rest today. See a doctor or physiotherapist if it is not "
        "clearly better in a few days."
    ),
    "pain_nothing_left": (
        "{place} {level} of 10: no exercise is left for today, so rest. See a doctor or "
        "physiotherapist if it is not clearly better in a few days."
    ),
    "pain_recurs": (
        "{place}: 3 or more of 10 on {days} days. Show it to a doctor or physiotherapist."
    ),
    # Red flags, the most urgent first.
    "flag_heart": "Stop now and call your local emergency number. Sit down, and do not stay alone.",
    "flag_nerves": (
        "Stop now and go to an emergency department at once. Do not wait for it to pass."
    ),
    "flag_accident": (
        "Stop now and go to an emergency department at once. If moving hurts, call your "
        "local emergency number."
    ),
    "flag_weakness": (
        "No training today. Get medical help today. Weak legs on both sides, face or "
        "speech: call for help now."
    ),
    "flag_fever": (
        "No training today. Get medical help today if your back hurts too; if not, rest "
        "until the fever is gone."
    ),
    "flag_muscle": "No training today. Get medical help today, even if the urine looks normal.",
    "flag_illness": "No training today. See a doctor in the next days, before the next session.",
    "flag_open": "No training until a doctor or physiotherapist has cleared you.",
}
