"""What pain and warning signs change in training: in a session, and until they are gone.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.core.coaching.health import breathing as breathing
    from backcoach.core.coaching.health import easing as easing
    from backcoach.core.coaching.health import report as report
else:
    __getattr__ = on_first_use(__name__)
