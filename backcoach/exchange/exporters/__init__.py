"""Formats that training history is written in, one module each."""
