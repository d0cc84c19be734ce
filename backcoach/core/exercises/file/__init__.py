"""The file exercises.toml: read, checked, extended by the shipped one, described and shared.

The modules named here are loaded on first use (`backcoach.lazy`).
"""

from typing import TYPE_CHECKING

from backcoach.lazy import on_first_use

if TYPE_CHECKING:
    from backcoach.core.exercises.file import cross_checks as cross_checks
    from backcoach.core.exercises.file import extending as extending
    from backcoach.core.exercises.file import json_schema as json_schema
    from backcoach.core.exercises.file import sharing as sharing
    from backcoach.core.exercises.file import slips as slips
else:
    __getattr__ = on_first_use(__name__)
