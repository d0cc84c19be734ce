"""Looking back: personal records, and the course of one exercise.

The modules are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.core.coaching.history import records as records
else:
    __getattr__ = on_first_use(__name__)
