"""The person's settings.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.core.settings import config_edit as config_edit
    from backcoach.core.settings import config_text as config_text
else:
    __getattr__ = on_first_use(__name__)
