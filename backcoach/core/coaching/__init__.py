"""What to aim for, and what to say after a set."""
