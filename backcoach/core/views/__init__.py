"""Whole pages and listings, as values without style."""
