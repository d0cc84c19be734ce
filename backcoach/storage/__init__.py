"""The log on disk.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.storage import events_v0_1 as events_v0_1
    from backcoach.storage import raw_pages as raw_pages
    from backcoach.storage import recovery as recovery
    from backcoach.storage import whole_records as whole_records
else:
    __getattr__ = on_first_use(__name__)
