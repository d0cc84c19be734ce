"""What to aim for next time, and why: load, repetitions, tempo, another exercise."""
