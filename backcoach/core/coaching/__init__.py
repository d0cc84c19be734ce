"""What a person can do, what to aim for, what to say after a set, pain, and looking back.

The packages named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.core.coaching import between_sets as between_sets
    from backcoach.core.coaching import health as health
    from backcoach.core.coaching import history as history
else:
    __getattr__ = on_first_use(__name__)
