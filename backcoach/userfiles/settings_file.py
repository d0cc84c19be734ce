"""The person's settings on disk: config.toml in their own folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core import settings, toml
from backcoach.core.settings.settings import Settings, SettingsFile, check
from backcoach.core.toml.reading import ParseError, decoded, parse_as
from backcoach.userfiles import safe_files

if TYPE_CHECKING:
    from pathlib import Path

    from backcoach.core.toml.validation import KeyPath

FILE_NAME = "config.toml"
MAX_BYTES = 100_000


class ConfigError(safe_files.FileError):
    """The settings cannot be read or written."""


def is_there(config_dir: Path) -> bool:
    """Return whether a folder has settings, be they readable or not."""
    return safe_files.is_there(config_dir / FILE_NAME)


def load(config_dir: Path) -> Settings:
    """Return the settings of a folder, the usual ones where it has no file.

    Raises ConfigError.
    """
    if not is_there(config_dir):
        return Settings()
    path = config_dir / FILE_NAME
    name = safe_files.path_text(path)
    try:
        text = decoded(safe_files.read(path, MAX_BYTES), name)
        return parse_as(SettingsFile, text, name, check).settings()
    except (ParseError, safe_files.FileError) as error:
        raise ConfigError(*error.lines) from error


def place_of(config_dir: Path, key: KeyPath) -> str:
    """Return the place of a key in the settings of a folder for a message: `config.toml:3`."""
    path = config_dir / FILE_NAME
    name = safe_files.path_text(path)
    try:
        lines = toml.line_numbers.find_lines(decoded(safe_files.read(path, MAX_BYTES), name))
    except (ParseError, safe_files.FileError):  # changed meanwhile
        return name
    return f"{name}:{lines.line(key)}"


def replace(config_dir: Path, before: Settings, values: Settings) -> Path:
    """Write what differs from `before` into a file; return where the file as it was is kept.

    Remarks, order and layout stay. A file that cannot be read is written anew with all `values`.
    Raises ConfigError; then the file stays as it is.
    """
    path = config_dir / FILE_NAME
    backup = path.with_name(f"{FILE_NAME}~")
    text = _edited(path, before, values) or settings.config_text.config_text(values)
    try:
        safe_files.replace(path, text.encode(), backup)
    except safe_files.FileError as error:
        raise ConfigError(*error.lines) from error
    return backup


def _edited(path: Path, before: Settings, values: Settings) -> str:
    """Return the file's text with the changed settings, "" where it cannot be edited so."""
    name = safe_files.path_text(path)
    set_values = settings.config_text.set_values
    try:
        text = decoded(safe_files.read(path, MAX_BYTES), name)
        text = settings.config_edit.edited(text, before, values)
        now = set_values(parse_as(SettingsFile, text, name, check).settings()).items()
    except (ParseError, safe_files.FileError, ValueError):
        return ""
    changed = set_values(values).items() - set_values(before).items()
    return text if changed <= now else ""


def write(config_dir: Path, values: Settings) -> Path:
    """Write the settings, with remarks, where there are none yet; return their path.

    The file is there whole or not at all, and nobody else may read it. Raises ConfigError,
    also when there is a file already.
    """
    path = config_dir / FILE_NAME
    try:
        safe_files.write_new(path, settings.config_text.config_text(values).encode())
    except safe_files.FileError as error:
        raise ConfigError(*error.lines) from error
    return path
