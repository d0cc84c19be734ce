"""A PostgreSQL server for tests: on loopback, with TLS and SCRAM, in a temporary folder."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backcoach.sync.server.address import Address, address
from backcoach.sync.server.schema_versions import add_person, init_server

if TYPE_CHECKING:
    from collections.abc import Sequence

ADMIN, SECRET = "admin", "a secret of tests"
MISSING = "no PostgreSQL is installed; README says how to install one for the tests"
_NAMES = count(1)


def programs() -> Path | None:
    """Return the folder of the newest PostgreSQL on this machine, None where there is none."""
    named = shutil.which("initdb")
    folders = [Path(named).parent] if named else []
    for place in ("/usr/lib/postgresql", "/usr/local/opt", "/opt/homebrew/opt"):
        folders += (path.parent for path in Path(place).glob("*/bin/initdb"))
    folders = [folder for folder in folders if (folder / "postgres").exists()]
    return max(folders, key=lambda folder: _number(folder.parent.name), default=None)


def _number(name: str) -> int:
    digits = "".join(letter for letter in name if letter.isdigit())
    return int(digits or 0)


class Postgres:
    """A server; as root it runs as `nobody`, because PostgreSQL refuses to run as root."""

    def __init__(self) -> None:
        found = programs()
        assert found is not None
        self._programs = found
        self.folder = Path(tempfile.mkdtemp(prefix="backcoach-pg-"))
        self.port = _free_port()
        self._is_durable = False
        self.root = self.folder / "server.crt"
        secret = self.folder / "secret"
        secret.write_text(SECRET)
        certificate(self.folder / "server")
        self._give_away()
        self._run(
            *("initdb", "-D", self.data, "-A", "scram-sha-256", "-U", ADMIN),
            *(f"--pwfile={secret}", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"),
        )
        (self.data / "pg_hba.conf").write_text("host all all samenet scram-sha-256\n")
        self._give_away()

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def start(self, *, durable: bool | None = None, hosts: Sequence[str] = ()) -> None:
        """Start it, usually as before; not `durable`, it is quicker and may lose data by a crash.

        That is a crash of the machine; one of the server alone loses nothing. `hosts` are more
        addresses of this machine at which it listens.
        """
        self._is_durable = self._is_durable if durable is None else durable
        settings = {
            "port": self.port,
            "listen_addresses": ",".join(("127.0.0.1", *hosts)),
            "unix_socket_directories": self.folder,
            "ssl": "on",
            "ssl_cert_file": self.root,
            "ssl_key_file": self.folder / "server.key",
            "log_min_messages": "fatal",
            **({} if self._is_durable else {"fsync": "off", "full_page_writes": "off"}),
        }
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        log = self.folder / "log"
        self._run("pg_ctl", "-D", self.data, "-w", "-l", log, "-o", options, "start")

    def stop(self) -> None:
        """Stop it at once, as a crash would."""
        with suppress(subprocess.CalledProcessError):
            self._run("pg_ctl", "-D", self.data, "-w", "-m", "immediate", "stop")

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, user: str = ADMIN, database: str = "postgres", **more: object) -> str:
        words = "&".join(f"{name}={value}" for name, value in more.items())
        return f"postgresql://{user}@localhost:{self.port}/{database}{'?' if words else ''}{words}"

    def address(self, user: str = ADMIN, database: str = "postgres", **more: object) -> Address:
        return address(self.url(user, database, **more))

    def database(self, tablespace: str = "pg_default") -> str:
        """Return the name of a new database with the schema."""
        name = f"backcoach{next(_NAMES)}"
        self.run_as_admin(f'CREATE DATABASE "{name}" TABLESPACE {tablespace}')
        init_server(self.address(database=name), SECRET)
        return name

    def lifter(self, database: str, name: str = "anna") -> str:
        """Return the login of a new lifter; the password is that of the owner."""
        login = f"{name}{next(_NAMES)}"
        add_person(self.address(database=database), SECRET, login, name.title(), SECRET)
        return login

    def run_as_admin(self, statement: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        import psycopg

        parameters: dict[str, Any] = self.address(database=database).parameters
        with psycopg.connect(password=SECRET, autocommit=True, **parameters) as db:
            done = db.execute(statement.encode())
            return done.fetchall() if done.description else []

    def _run(self, program: str, *arguments: object) -> None:
        words = [str(self._programs / program), *map(str, arguments)]
        if os.geteuid() == 0:
            words = ["runuser", "-u", "nobody", "--", *words]
        subprocess.run(
            words,
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
        )

    def _give_away(self) -> None:
        if os.geteuid() != 0:
            return
        nobody = pwd.getpwnam("nobody").pw_uid
        for path in (self.folder, *self.folder.rglob("*")):
            os.chown(path, nobody, -1)


def certificate(path: Path, name: str = "localhost") -> Path:
    """Write a certificate that vouches for itself, and its key beside it; return its path."""
    made, key = path.with_suffix(".crt"), path.with_suffix(".key")
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "30", "-subj", f"/CN={name}"),
            *("-addext", f"subjectAltName=DNS:{name}"),
            *("-keyout", str(key), "-out", str(made)),
        ],
        check=True,
        capture_output=True,
    )
    key.chmod(0o600)
    return made


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
