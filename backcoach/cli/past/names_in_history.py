"""What `backcoach check` says of the log: that it is damaged, and which names a file knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from backcoach.cli.errors import fail
from backcoach.core.exercises.names import NameTable, known_names
from backcoach.core.text import clean, nearest, one_line, quoted
from backcoach.storage.errors import StoreError
from backcoach.storage.store import Store
from backcoach.userfiles.paths import data_dir
from backcoach.userfiles.safe_files import path_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.exercises.model import Library

_ID = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_NAMED = 12


def names_in_history(library: Library) -> Iterator[str]:
    """Yield lines about the exercises of past sets; none where there is no home for a log.

    A log that cannot be read, or is not what was stored, ends the program.
    """
    try:
        with Store.open(data_dir(), readonly=True) as store:
            names = store.exercise_names()
            store.inspect(whole=True)
    except StoreError as error:
        fail(f"{path_text(data_dir())}: {error}")
    except OSError:
        return
    ids = [exercise.id for exercise in library.exercise]
    others = [name for name in names if name not in set(ids)]
    mapped = NameTable(known_names(library.exercise)).mapping(others)
    caught = [f"{one_line(clean(name))} = {id_}" for name, id_ in mapped.items() if id_]
    if caught:
        yield f"names in your history that aliases know: {_some(caught)}"
    unknown = [name for name in others if not mapped[name]]
    for name in unknown:
        if _ID.fullmatch(name):
            hint = nearest(name, ids)
            where = f"{hint}, or of another exercise," if hint else "an exercise"
            yield (
                f"your history has the exercise {quoted(name)}, this file does not; in the table "
                f'of {where} former = ["{name}"] keeps its sets'
            )
    own = [one_line(clean(name)) for name in unknown if not _ID.fullmatch(name)]
    if own:
        yield f"kept under their own names, since no alias knows them: {_some(own)}"


def _some(words: list[str]) -> str:
    more = f" and {len(words) - _NAMED} more" if len(words) > _NAMED else ""
    return f"{', '.join(words[:_NAMED])}{more}"
