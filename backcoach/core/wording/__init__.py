"""What the screen and the lines say.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.core.wording import acts as acts
else:
    __getattr__ = on_first_use(__name__)
