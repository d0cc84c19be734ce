"""Fits a session to the person: goal, level, equipment, health, strength, and time.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.core.planning.fitting import fit_to_time as fit_to_time
    from backcoach.core.planning.fitting import readiness as readiness
else:
    __getattr__ = on_first_use(__name__)
