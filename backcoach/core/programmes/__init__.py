"""Programmes over weeks: which one holds, which session is due and why, what comes and was missed.

What is due is a function of the programme, the sessions that were done and today; nothing of it is
stored.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.core.programmes import today as today
else:
    __getattr__ = on_first_use(__name__)
