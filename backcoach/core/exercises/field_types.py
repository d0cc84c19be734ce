"""Values that several tables of exercises.toml hold, with what is allowed in them."""

from typing import Annotated

from msgspec import Meta

Id = Annotated[
    str,
    Meta(
        pattern=r"^[a-z][a-z0-9_]{0,39}$(?!\n)",  # `$` alone would accept a newline at the end
        description="a short name of a-z, 0-9 and _",
        examples=["db_row"],
    ),
]
Line = Annotated[str, Meta(pattern=r"\S", description="a line of text")]
Name = Annotated[str, Meta(pattern=r"\S", description="a name")]
Word = Annotated[
    str, Meta(pattern=r"\S", max_length=20, description="a word of at most 20 characters")
]
Sets = Annotated[int, Meta(ge=1, le=20)]
Reserve = Annotated[int, Meta(ge=0, le=4)]
