"""Faults under the store: kills, full disks, several programs, damage."""
