"""Whole pages and listings, as values without style.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.core.views import card as card
    from backcoach.core.views import card_svg as card_svg
    from backcoach.core.views import lift_curve as lift_curve
    from backcoach.core.views import summary as summary
else:
    __getattr__ = on_first_use(__name__)
