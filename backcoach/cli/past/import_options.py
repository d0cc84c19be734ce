"""The options of `backcoach import`: what a file does not say itself."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

import click

from backcoach.cli.errors import fail

if TYPE_CHECKING:
    from pathlib import Path

    from backcoach.core.units import Unit
    from backcoach.exchange.intake.sources import Reading


def zone_of(_: click.Context, param: click.Parameter, text: str | None) -> tzinfo | None:
    """Return a time zone by its name."""
    if text is None:
        return None
    from zoneinfo import ZoneInfo

    from backcoach.core.text import quoted

    try:
        return ZoneInfo(text)
    except (ValueError, OSError, KeyError):
        raise click.UsageError(
            f"{param.opts[0]} {quoted(text)} is not a time zone; write it as Europe/Berlin"
        ) from None


def pairs_of(_: click.Context, param: click.Parameter, texts: tuple[str, ...]) -> dict[str, str]:
    """Return what stands before and behind the last `=` of each text."""
    from backcoach.core.text import quoted

    pairs = {}
    for text in texts:
        before, sign, behind = text.rpartition("=")
        if param.name == "columns":
            before, sign, behind = text.partition("=")
        if not (before.strip() and sign and behind.strip()):
            raise click.UsageError(f"{param.opts[0]} {quoted(text)} has no = between two names")
        pairs[before.strip()] = behind.strip()
    return pairs


def reading(
    unit: Unit | None,
    zone: tzinfo | None,
    by_hand: dict[str, str],
    columns: dict[str, str],
    file: Path | None,
) -> Reading:
    """Return how files are read; mistakes in settings or exercises end the program."""
    from backcoach.cli.library import library_of
    from backcoach.clock import wall_ms
    from backcoach.core.exercises.names import NameTable, known_names
    from backcoach.core.text import nearest, quoted
    from backcoach.exchange.context import ReadOptions
    from backcoach.exchange.intake.sources import Reading
    from backcoach.userfiles import settings_file
    from backcoach.userfiles.paths import config_dir

    _check_fields(columns)
    library = library_of(file)
    ids = [exercise.id for exercise in library.exercise]
    for name in by_hand.values():
        if name not in ids:
            hint = nearest(name, ids)
            tail = f"; did you mean {quoted(hint)}?" if hint else ""
            raise click.UsageError(f"--map: there is no exercise {quoted(name)}{tail}")
    source: Any = "option"
    try:
        usual = settings_file.load(config_dir()).units
        if unit is None and settings_file.is_there(config_dir()):
            unit, source = usual, "settings"
    except settings_file.ConfigError as error:
        fail(*error.lines)
    now = wall_ms()
    options = ReadOptions(
        today=datetime.fromtimestamp(now / 1000).astimezone().date(),
        unit=unit,
        unit_source=source,
        zone=zone,
        columns=columns,
    )
    return Reading(options, NameTable(known_names(library.exercise)), by_hand, now, usual)


def _check_fields(columns: dict[str, str]) -> None:
    """Raise UsageError for a column that is named for a field that no table has."""
    if not columns:
        return
    from backcoach.core.text import quoted
    from backcoach.exchange.recognition import field_names

    usual, every = field_names()
    for field in columns:
        if field not in every:
            names = ", ".join(sorted(usual))
            raise click.UsageError(f"--column: there is no field {quoted(field)}; fields: {names}")
