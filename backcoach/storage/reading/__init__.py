"""Reads the past from the store: sessions, sets and figures, without replaying events."""
