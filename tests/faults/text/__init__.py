"""Faults of what is read, typed or pasted."""
