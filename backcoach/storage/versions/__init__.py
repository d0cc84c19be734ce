"""The tables of the store, and what brings a store of an earlier version up to them.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.storage.versions import events_v0_1 as events_v0_1
    from backcoach.storage.versions import set_counts as set_counts
    from backcoach.storage.versions import sets_in_records as sets_in_records
    from backcoach.storage.versions import sharing_tables as sharing_tables
    from backcoach.storage.versions import whole_records as whole_records
else:
    __getattr__ = on_first_use(__name__)
