"""What everybody is told once, at the first run and in `--help`: what a coach like this is not."""

DISCLAIMER = (
    "backcoach gives general training information. It cannot see or examine you and is no "
    "medical advice. With a health condition, pain or doubts, ask a doctor or physiotherapist "
    "first. Sharp pain or feeling unwell: stop. In an emergency call your local emergency number."
)
