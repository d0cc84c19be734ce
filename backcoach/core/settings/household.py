"""What `[person]` in config.toml says, where several people train on one machine."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

Name = Annotated[
    str, Meta(pattern=r"\S", max_length=40, description="a name of at most 40 characters")
]


class Household(Struct, frozen=True, kw_only=True):
    """How a person is called, and who trains where nobody is named."""

    name: Annotated[Name | None, Meta(description="your name where backcoach asks who trains")] = (
        None
    )
    default: Annotated[
        Name | None,
        Meta(description="who trains where nobody is named; in the settings of me alone"),
    ] = None
