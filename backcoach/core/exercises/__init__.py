"""Exercises, sessions and muscles, as written in exercises.toml."""
