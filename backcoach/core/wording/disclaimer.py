"""The disclaimer that stands in the first run and in `--help`."""

DISCLAIMER = (
    "backcoach gives general training information. It cannot see or examine you and is no "
    "medical advice. With a health condition, pain or doubts, ask a doctor or physiotherapist "
    "first. Sharp pain or feeling unwell: stop. In an emergency call your local emergency number."
)

# R-RED, 4.1: only the name and the place; the form itself must not be changed or copied in part.
SCREENING = (
    "Before you begin, and once a year: answer the PAR-Q+, free at eparmedx.com, which tells "
    "whether to see a doctor first."
)

SHORT = "Not medical advice"  # on one line of any width, beside the way to all of it
