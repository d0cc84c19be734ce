"""A decision about a programme as a file of the log as text, which is never written again."""

from __future__ import annotations

import re
from typing import Annotated

from msgspec import Meta, Struct

from backcoach.core.session.events import ProgrammeChanged, ProgrammeStep
from backcoach.core.session.past.session_record import local
from backcoach.core.toml.reading import decoded, parse_as
from backcoach.exchange.own.text_form import Instant, Text, instant_text, sealed, slug, toml_text

_MARK = re.compile(rb"^programme\s*=", re.MULTILINE)


def matches(data: bytes) -> bool:
    """Tell whether a file of the log as text is one of these, and no session."""
    return _MARK.search(data) is not None


def write(decision: ProgrammeChanged) -> str:
    """Return the file of a decision."""
    day = local(decision.at, decision.offset)
    lines = [
        f"# {decision.programme} · {decision.step} · {day.day} {day:%b %Y}".replace("\n", " "),
        f"id = {toml_text(decision.id)}",
        f"programme = {toml_text(decision.programme)}",
        f"step = {toml_text(decision.step)}",
        f"decided = {instant_text(decision.at, decision.offset)}",
    ]
    return sealed("\n".join(lines) + "\n")


def file_name(decision: ProgrammeChanged) -> str:
    """Return where its file stands: `2026/2026-11-29-0410-balanced-chosen.toml`."""
    day = local(decision.at, decision.offset)
    return f"{day:%Y/%Y-%m-%d-%H%M}-{slug(decision.programme)}-{decision.step}.toml"


class _File(Struct, frozen=True, kw_only=True):
    id: Annotated[str, Meta(pattern=r"\S", description="the id of a decision")]
    programme: Annotated[Text, Meta(pattern=r"\S", description="the id of a programme")]
    step: ProgrammeStep
    decided: Instant


def read(data: bytes, name: str) -> ProgrammeChanged:
    """Return the decision of a file. Raises ParseError with every mistake and its line.

    `name` is the file's name for messages.
    """
    file = parse_as(_File, decoded(data, name), name, lambda _: [])
    when = file.decided
    return ProgrammeChanged(
        at=when.at, offset=when.offset, id=file.id, programme=file.programme, step=file.step
    )
