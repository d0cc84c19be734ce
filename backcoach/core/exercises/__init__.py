"""Exercises, sessions and muscles, as written in exercises.toml.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.core.exercises import file as file
    from backcoach.core.exercises import names as names
    from backcoach.core.exercises import substitutes as substitutes
else:
    __getattr__ = on_first_use(__name__)
