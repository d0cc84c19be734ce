"""A config.toml with most of the settings, and how one is read."""

from __future__ import annotations

from backcoach.core.settings.settings import Settings, SettingsFile, check
from backcoach.core.toml.reading import parse_as

FULL = """
level = "intermediate"
goal = "strength"
units = "lb"
body_weight = "176.5 lb"
body_weight_date = 2026-03-09
equipment = ["kettlebell", "pull-up bar"]
rests = false
get_ready = 0
pacer = false

[signals]
bell = false
notification = false
flash = false
voice = true
countdown = true

[look]
theme = "nord"
animations = false

[gear]
bar = 33
collars = 5
discs = ["2 pairs of 45", "1 pair of 2.5"]
kettlebells = [35, 53]
dumbbells = { start = 5, step = 5, end = 40 }
stack = { start = 7.5, step = 7.5, end = 150 }
added_step = 1.25

[keys]
pause = "x"
add_time = ["f5", "Ctrl+T", "*"]

[hooks]
set_done = ["notify-send", "Set done", "-t", "2000"]
"""


def settings(text: str) -> Settings:
    return parse_as(SettingsFile, text, "config.toml", check).settings()
