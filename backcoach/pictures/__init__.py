"""Figures and the body map, drawn with braille dots."""
