"""What reading a history is measured beside: its rows, printed with the standard library alone."""

from __future__ import annotations

import json
import sqlite3
import sys
from itertools import groupby


def main(folder: str) -> None:
    """Print each session of a data folder as JSON."""
    db = sqlite3.connect(f"file:{folder}/backcoach.db?mode=ro", uri=True)
    db.row_factory = sqlite3.Row
    logged = db.execute(
        "SELECT logged.* FROM session CROSS JOIN logged ON logged.session = session.id "
        "ORDER BY started_at, id, place"
    )
    for session, rows in groupby(logged, key=lambda row: row["session"]):
        (head,) = db.execute("SELECT * FROM session WHERE id = ?", (session,))
        sys.stdout.write(json.dumps({**dict(head), "sets": [dict(row) for row in rows]}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
