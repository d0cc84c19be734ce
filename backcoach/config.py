"""The person's settings on disk: config.toml in their own folder."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from backcoach.core.config_template import config_text
from backcoach.core.parse import ParseError, decoded, parse_as
from backcoach.core.settings import Settings, SettingsFile, check
from backcoach.core.text import clean, one_line
from backcoach.home import make_private

FILE_NAME = "config.toml"
MAX_BYTES = 100_000


class ConfigError(Exception):
    """There are no settings to be had, or none to be written; one line for each problem."""

    def __init__(self, *lines: str) -> None:
        super().__init__(*lines)
        self.lines = lines

    def __str__(self) -> str:
        return "\n".join(self.lines)


def is_there(config_dir: Path) -> bool:
    """Return whether a folder has settings, be they readable or not."""
    return os.path.lexists(config_dir / FILE_NAME)


def load(config_dir: Path) -> Settings:
    """Return the settings of a folder, the usual ones where it has no file.

    Raises ConfigError.
    """
    path = config_dir / FILE_NAME
    name = _name(path)
    try:
        data = _read(path)
        if data is None:
            return Settings()
        return parse_as(SettingsFile, decoded(data, name), name, check).settings()
    except ParseError as error:
        raise ConfigError(*error.lines) from error
    except OSError as error:
        raise ConfigError(f"{name}: cannot be read: {_reason(error)}") from error


def write(config_dir: Path, settings: Settings) -> Path:
    """Write the settings, with remarks, where there are none yet; return their path.

    The file is there whole or not at all, and nobody else may read it. Raises ConfigError,
    also when there is a file already.
    """
    path = config_dir / FILE_NAME
    try:
        make_private(config_dir)
    except OSError as error:
        raise ConfigError(f"{_name(config_dir)}: cannot be made: {_reason(error)}") from error
    try:
        _write_new(path, config_text(settings).encode())
    except FileExistsError as error:
        raise ConfigError(f"{_name(path)}: is there already and stays as it is") from error
    except OSError as error:
        raise ConfigError(f"{_name(path)}: cannot be written: {_reason(error)}") from error
    return path


def _read(path: Path) -> bytes | None:
    """Return the bytes of an ordinary file of bearable size, None where there is nothing."""
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise ConfigError(f"{_name(path)}: is not an ordinary file")
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        if path.is_symlink():
            raise
        return None
    if len(data) > MAX_BYTES:
        raise ConfigError(f"{_name(path)}: is larger than {MAX_BYTES // 1000} kB")
    return data


def _write_new(path: Path, data: bytes) -> None:
    """Write a file under another name and link it, which fails where there is one already."""
    import tempfile  # noqa: PLC0415  only the first run writes

    number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # mode 0600
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.link(name, path)
    finally:
        Path(name).unlink()


def _open_at_once(path: str, flags: int) -> int:
    """Open without waiting for the other end of a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _name(path: Path) -> str:
    return one_line(clean(str(path)))


def _reason(error: OSError) -> str:
    reason = error.strerror or type(error).__name__
    return reason[:1].lower() + reason[1:]
