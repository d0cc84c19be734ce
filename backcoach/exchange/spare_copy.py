"""The log as text as a second copy: what it holds, where the store cannot be read."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.core.session.events import ProgrammeChanged
from backcoach.core.toml.reading import ParseError
from backcoach.exchange.intake.recorded import restored
from backcoach.exchange.own.text_form import MAX_BYTES
from backcoach.exchange.text_folder import files_of, read_record
from backcoach.userfiles.safe_files import FileError, read

if TYPE_CHECKING:
    from backcoach.core.session.events import Event

SEEN_FILE = "text-copy.json"  # in the data folder: which folder holds the text, and up to when
_MOST_BYTES = 10_000


def last_written(data_dir: Path) -> tuple[Path, int] | None:
    """Return the folder in which the text was last written, and up to which event."""
    try:
        seen = json.loads(read(data_dir / SEEN_FILE, _MOST_BYTES))
        folder, event = seen["folder"], seen["event"]
    except (FileError, ValueError, KeyError, TypeError):
        return None
    return (Path(folder), event) if isinstance(folder, str) and isinstance(event, int) else None


def spare_sessions(data_dir: Path) -> dict[str, list[Event]]:
    """Return the events of sessions and decisions in that folder, as many as can be read."""
    sessions: dict[str, list[Event]] = {}
    written = last_written(data_dir)
    for path in files_of(written[0]) if written else ():
        with suppress(FileError, ParseError):
            record = read_record(read(path, MAX_BYTES), path.name)
            if isinstance(record, ProgrammeChanged):
                sessions[record.id] = [record]
            elif record.status == "finished":
                event = restored(record, record.started_at)
                sessions[record.id] = [event, *record.pains]
    return sessions
