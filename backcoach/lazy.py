"""Packages whose modules are loaded on first use, so that a start waits for none of them.

The `__init__` of such a package says `__getattr__ = on_first_use(__name__)`. Others import the
package itself, `from backcoach.tui import dialogs`, and name the module where they need it:
`dialogs.help.Help` loads it once. Nothing is imported inside a function for this.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType


def on_first_use(package: str) -> Callable[[str], ModuleType]:
    """Return the `__getattr__` of a package: it imports the module of that name.

    It raises AttributeError where the package has no such module.
    """

    def load(name: str) -> ModuleType:
        module = f"{package}.{name}"
        if not name.startswith("_"):
            try:
                return import_module(module)
            except ModuleNotFoundError as error:
                if error.name != module:
                    raise
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    return load
