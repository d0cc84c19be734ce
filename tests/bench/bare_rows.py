"""What reading a history is measured beside: its rows, printed with the standard library alone."""

from __future__ import annotations

import json
import sqlite3
import sys


def main(folder: str) -> None:
    """Print each session of a data folder as JSON."""
    db = sqlite3.connect(f"file:{folder}/backcoach.db?mode=ro", uri=True)
    db.row_factory = sqlite3.Row
    sessions = db.execute(
        "SELECT session.*, sets FROM session JOIN record ON record.session = id "
        "ORDER BY started_at, id"
    )
    for row in sessions:
        sys.stdout.write(json.dumps({**dict(row), "sets": json.loads(row["sets"])}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
