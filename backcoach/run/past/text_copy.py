"""Keeps the log as text up to date in the folder that the settings name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from backcoach.exchange.spare_copy import SEEN_FILE, last_written
from backcoach.exchange.text_folder import TextFolder, edited_lines, named_folder
from backcoach.storage.errors import StoreError
from backcoach.storage.store import Store
from backcoach.userfiles import settings_file
from backcoach.userfiles.paths import config_dir
from backcoach.userfiles.safe_files import FileError, write_parts

if TYPE_CHECKING:
    from pathlib import Path


def update(data_dir: Path, written: str) -> list[str]:
    """Write what happened since the last time; return what the person should know."""
    try:
        folder = named_folder(written)
        with Store.open(data_dir, readonly=True) as store:
            newest = store.newest_event()
            after = _seen(data_dir, folder, newest)
            if after == newest and folder.is_dir():
                return []
            changes = TextFolder(folder).update(
                store.sessions(changed_after=after), store.decisions(changed_after=after)
            )
        seen = json.dumps({"folder": str(folder), "event": newest}).encode()
        write_parts(data_dir / SEEN_FILE, (seen,), force=True)
    except (FileError, StoreError) as error:
        return [f"The log as text is not up to date: {error}"]
    return edited_lines(changes, folder)


def follow(data_dir: Path) -> list[str]:
    """Do what `update` does, where the settings name a folder."""
    try:
        folder = settings_file.load(config_dir()).text.folder
    except settings_file.ConfigError:
        return []
    return update(data_dir, folder) if folder else []


def _seen(data_dir: Path, folder: Path, newest: int) -> int:
    """Return up to which event the folder holds the log; 0 where nobody knows."""
    written = last_written(data_dir)
    if written is None or written[0] != folder or not folder.is_dir():
        return 0
    return written[1] if 0 <= written[1] <= newest else 0
