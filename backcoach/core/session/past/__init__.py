"""A session that is over: its record, its digest, and sets that the program did not lead.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.core.session.past import corrections as corrections
    from backcoach.core.session.past import unled_record as unled_record
else:
    __getattr__ = on_first_use(__name__)
