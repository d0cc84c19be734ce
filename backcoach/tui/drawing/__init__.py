"""Views of the core as lines of styled text.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.tui.drawing import card_lines as card_lines
    from backcoach.tui.drawing import curve_lines as curve_lines
    from backcoach.tui.drawing import pacer_lines as pacer_lines
    from backcoach.tui.drawing import summary_lines as summary_lines
else:
    __getattr__ = on_first_use(__name__)
