"""How damage to the store is noticed, and what can still be read of it.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.storage.damage import raw_pages as raw_pages
    from backcoach.storage.damage import recovery as recovery
else:
    __getattr__ = on_first_use(__name__)
