"""`backcoach sync setup` and `init-server`: the address, the password, and the way to a server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from cli.network.syncing import said, sync
from support.machines.postgres import SECRET

from backcoach.core.settings.settings import Sync
from backcoach.sync.server.connection import VERSION
from backcoach.userfiles import settings_file
from backcoach.userfiles.paths import config_dir

if TYPE_CHECKING:
    import pytest
    from support.machines.postgres import Postgres


def test_the_settings_hold_the_address_and_no_password(url: str, postgres: Postgres) -> None:
    text = (config_dir() / "config.toml").read_text()
    assert settings_file.load(config_dir()).sync == Sync(server=url, name="laptop")
    assert SECRET not in text
    with_password = url.replace("@", f":{SECRET}@")
    refused = sync("setup", with_password)
    assert refused.exit_code == 2
    assert SECRET not in refused.output
    assert (
        sync("setup", url.replace("localhost", "home.example") + "?sslmode=require").exit_code == 2
    )
    assert sync("setup", "home.example").exit_code == 2
    (config_dir() / "config.toml").write_text(f'[sync]\nserver = "{with_password}"\n')
    wrong = sync()
    assert wrong.exit_code == 1
    assert "config.toml:2" in wrong.stderr
    assert SECRET not in wrong.output


def test_a_command_may_tell_the_password(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PGPASSWORD")
    assert "password" in sync().stderr
    command = json.dumps([sys.executable, "-c", f"print({SECRET!r})"])
    path = config_dir() / "config.toml"
    path.write_text(f'[sync]\nserver = "{url}"\npassword_command = {command}\n')
    assert sync().exit_code == 0
    path.write_text(f'[sync]\nserver = "{url}"\npassword_command = ["no-such-program"]\n')
    failed = sync()
    assert failed.exit_code == 1
    assert "no-such-program" in failed.stderr


def test_without_psycopg_it_says_what_to_install() -> None:
    code = "import sys; sys.modules['psycopg'] = None; from backcoach.cli.main import main; main()"
    words = [sys.executable, "-c", code, "sync"]
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=os.environ)
    assert done.returncode == 1
    assert "backcoach[sync]" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_server_is_set_up_and_a_lifter_added(
    postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", SECRET)
    postgres.run_as_admin('CREATE DATABASE "empty"')
    owner = postgres.url(database="empty")
    assert sync("setup", owner).exit_code == 1  # which is kept, and says what to do
    made = said(sync("init-server", owner, "--lifter", "zoe", "--json", input=f"{SECRET}\n"))
    assert (made["before"], made["version"]) == (0, VERSION)
    again = said(sync("init-server", owner, "--json"))
    assert (again["before"], again["version"]) == (VERSION, VERSION)
    assert sync("init-server", owner, "--lifter", "zoe", input=f"{SECRET}\n").exit_code == 1
    both = ("--lifter", "yan", "--lifter", "xia")
    more = said(sync("init-server", owner, *both, "--json", input=f"{SECRET}\n{SECRET}\n"))
    assert more["lifters"] == ["yan", "xia"]
    assert sync("setup", postgres.url("yan", "empty")).exit_code == 0
    assert sync("setup", postgres.url("zoe", "empty")).exit_code == 0
    postgres.run_as_admin("UPDATE backcoach.server SET version = 9", "empty")
    assert "newer" in sync("init-server", owner).stderr
