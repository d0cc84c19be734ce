"""Who trains, and what they say of themselves: goal, level, equipment, best sets.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.core.questions.person import first_cards as first_cards
    from backcoach.core.questions.person import first_run as first_run
    from backcoach.core.questions.person import settings_again as settings_again
    from backcoach.core.questions.person import typed_answers as typed_answers
else:
    __getattr__ = on_first_use(__name__)
