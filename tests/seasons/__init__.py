"""Simulated people who train for a year through the program's command line: `make seasons`."""
