"""Faults of a network, and of a server that machines sync with."""
