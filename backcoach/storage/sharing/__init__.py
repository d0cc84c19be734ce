"""What the store knows of other machines: what they have, what waits for them, what is aside.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.storage.sharing import leader as leader
else:
    __getattr__ = on_first_use(__name__)
