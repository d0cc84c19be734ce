"""Training history in other forms: those of other programs, and the log as text.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.exchange import spare_copy as spare_copy
    from backcoach.exchange import text_folder as text_folder
else:
    __getattr__ = on_first_use(__name__)
