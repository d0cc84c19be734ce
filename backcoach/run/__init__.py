"""A run of the program: the session, what it is made from, and what is saved of it.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.run import own_settings as own_settings
    from backcoach.run import watched_session as watched_session
else:
    __getattr__ = on_first_use(__name__)
