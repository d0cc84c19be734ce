"""What to aim for, and what to say after a set.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.core.coaching import after_set as after_set
    from backcoach.core.coaching import health as health
    from backcoach.core.coaching import records as records
else:
    __getattr__ = on_first_use(__name__)
