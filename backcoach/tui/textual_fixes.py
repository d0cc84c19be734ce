"""What a terminal sends that is no UTF-8 is left out, as from one that is set to Latin-1."""

from __future__ import annotations

import codecs
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def leave_out_what_is_no_text() -> None:
    """Let Textual's reader of keys go on behind a wrong byte; its own decoder ends the program."""
    if sys.platform != "win32":
        from textual.drivers import linux_driver  # noqa: PLC0415  there is none on Windows

        linux_driver.getincrementaldecoder = _forgiving  # type: ignore[attr-defined,assignment]  # no public way


def _forgiving(encoding: str) -> Callable[[], Any]:
    return partial(codecs.getincrementaldecoder(encoding), errors="ignore")
