"""What to say after a set: the rest, the next set, and why.

The modules are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.core.coaching.between_sets import after_set as after_set
else:
    __getattr__ = on_first_use(__name__)
