"""From a session in the file to the plan of today.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.core.planning import fitting as fitting
    from backcoach.core.planning import next_session as next_session
    from backcoach.core.planning import swapped_line as swapped_line
    from backcoach.core.planning import todays_plan as todays_plan
else:
    __getattr__ = on_first_use(__name__)
