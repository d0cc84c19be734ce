"""How long things take: the tempo of a repetition, a rest, a session."""
