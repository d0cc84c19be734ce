"""What opens over the screen.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.tui.dialogs import choice as choice
    from backcoach.tui.dialogs import forms as forms
    from backcoach.tui.dialogs import help as help  # noqa: A004  a module's name
    from backcoach.tui.dialogs import load as load
    from backcoach.tui.dialogs import note as note
    from backcoach.tui.dialogs import open as open  # noqa: A004  a module's name
    from backcoach.tui.dialogs import palette as palette
    from backcoach.tui.dialogs import why as why
else:
    __getattr__ = on_first_use(__name__)
