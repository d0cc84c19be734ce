"""A sync that a session starts and nobody watches; `sync --status` says what came of it."""

from __future__ import annotations

from contextlib import suppress

from backcoach.clock import wall_ms
from backcoach.storage.errors import StoreError
from backcoach.userfiles import settings_file
from backcoach.userfiles.paths import HomelessError, config_dir, data_dir


def main() -> None:
    """Sync once; no error is said here, as the store keeps what came of it."""
    with suppress(ImportError, StoreError, HomelessError, settings_file.ConfigError):
        from backcoach.run.offers import settle_plans
        from backcoach.run.past.text_copy import follow
        from backcoach.sync.once import sync_once
        from backcoach.sync.server.errors import SyncError

        with suppress(SyncError):
            if sync_once(data_dir(), settings_file.load(config_dir()).sync, wall_ms()).received:
                follow(data_dir())
            settle_plans(data_dir(), config_dir())


if __name__ == "__main__":
    main()
