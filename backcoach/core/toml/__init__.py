"""Reading TOML, with the line number of every mistake.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.core.toml import line_numbers as line_numbers
    from backcoach.core.toml import syntax_errors as syntax_errors
else:
    __getattr__ = on_first_use(__name__)
