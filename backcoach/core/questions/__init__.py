"""What the program asks.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.core.questions import ending as ending
    from backcoach.core.questions import form as form
    from backcoach.core.questions import health_at_start as health_at_start
    from backcoach.core.questions import offers as offers
    from backcoach.core.questions import pain_and_today as pain_and_today
    from backcoach.core.questions import person as person
    from backcoach.core.questions import unfinished_session as unfinished_session
else:
    __getattr__ = on_first_use(__name__)
