"""Forms over the screen: of the first run, of a session that is entered later, and any other.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.tui.dialogs.forms import first_run as first_run
    from backcoach.tui.dialogs.forms import form as form
    from backcoach.tui.dialogs.forms import log_form as log_form
else:
    __getattr__ = on_first_use(__name__)
