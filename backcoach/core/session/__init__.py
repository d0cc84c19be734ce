"""A session: plan, events, state, and the fold that leads from one to the next.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.core.session import action_events as action_events
    from backcoach.core.session import past as past
    from backcoach.core.session import plan_changes as plan_changes
    from backcoach.core.session import transitions as transitions
else:
    __getattr__ = on_first_use(__name__)
