"""`backcoach config`: prints the settings, opens them in an editor, or learns a key."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from backcoach.cli.errors import WRONG_USE, fail, in_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.exercises.model import Library
    from backcoach.core.settings.settings import Settings


@click.command()
@click.option("--edit", is_flag=True, help="Open it in your editor.")
@click.option(
    "--learn",
    "action_id",
    is_flag=False,
    flag_value="next",
    metavar="[ACTION]",
    help="Press a key, pedal or clicker for ACTION; without ACTION, to go on.",
)
def config(*, edit: bool, action_id: str | None) -> None:
    """Print your settings, with every setting explained."""
    if edit and action_id is not None:
        raise click.UsageError("--edit and --learn exclude each other; say one of them")
    if action_id is not None:
        _learn(action_id)
        return
    from backcoach.core.settings.config_text import config_text
    from backcoach.userfiles import settings_file as settings
    from backcoach.userfiles.paths import config_dir

    path = config_dir() / settings.FILE_NAME
    try:
        if edit:
            if not settings.is_there(config_dir()):
                settings.write(config_dir(), settings.load(config_dir()))
            click.edit(filename=str(path))
        loaded = settings.load(config_dir())
    except settings.ConfigError as error:
        fail(*error.lines)
    except click.ClickException:  # raised only for the editor
        fail(f"{in_line(str(path))}: the editor failed; the variable EDITOR names another one")
    if not edit:
        click.echo(f"# {in_line(str(path))}\n{config_text(loaded)}", nl=False)


def wrong_settings(library: Library) -> list[str]:
    """Return what the settings name that no exercise needs.

    Settings that cannot be read, with which no session can begin, or that name a person or a
    folder in vain, end the program.
    """
    from backcoach.core.settings.person import unknown_equipment
    from backcoach.run.starting.inputs import unknown_names
    from backcoach.userfiles import settings_file as settings
    from backcoach.userfiles.paths import config_dir

    try:
        loaded = settings.load(config_dir())
    except settings.ConfigError as error:
        fail(*error.lines)
    if wrong := [*unknown_names(loaded, library), *_named_in_vain(loaded)]:
        fail(*wrong)
    place = in_line(str(config_dir() / settings.FILE_NAME))
    unknown = unknown_equipment(library, loaded.person())
    if not unknown:
        return []
    from backcoach.core.wording.reasons_en import reason_text

    return [f"{place}: {reason_text(reason)}" for reason in unknown]


def _named_in_vain(settings: Settings) -> Iterator[str]:
    """Yield what is wrong with the person and the folder that settings name."""
    from backcoach.userfiles import people
    from backcoach.userfiles.paths import config_dir, shared_config_dir

    if config_dir() == shared_config_dir() and (wrong := people.wrong_default()):
        yield wrong
    if not settings.text.folder:
        return
    from backcoach.exchange.text_folder import unreachable
    from backcoach.userfiles.settings_file import place_of

    if wrong := unreachable(settings.text.folder):
        yield f"{place_of(config_dir(), ('text', 'folder'))}: folder {wrong}"


def _learn(action_id: str) -> None:
    """Ask for a key, and write it beside the others of an action."""
    from backcoach.core.actions import BY_ID, key_name
    from backcoach.core.settings.keymap import learned, remapped
    from backcoach.core.text import nearest, quoted
    from backcoach.userfiles import settings_file as settings
    from backcoach.userfiles.paths import config_dir

    if action_id not in BY_ID:
        hint = nearest(action_id, BY_ID)
        tail = f'did you mean "{hint}"?' if hint else "backcoach config names them under [keys]"
        fail(f"backcoach config: there is no action {quoted(action_id)}; {tail}", code=WRONG_USE)
    try:
        before = settings.load(config_dir())
    except settings.ConfigError as error:
        fail(*error.lines)
    key = _pressed(
        f"Press the key, pedal or button that is to {BY_ID[action_id].help}. Esc leaves."
    )
    if key is None:
        click.echo("Nothing is changed.")
        return
    try:
        after = replace(before, own_keys=learned(before.own_keys, action_id, key))
        if settings.is_there(config_dir()):
            settings.replace(config_dir(), before, after)
        else:
            settings.write(config_dir(), after)
    except ValueError as error:
        fail(f"backcoach config: {error}")
    except settings.ConfigError as error:
        fail(*error.lines)
    click.echo(f"{key_name(key)}: {BY_ID[action_id].help}.")
    was, now = remapped(before.own_keys)[0], remapped(after.own_keys)[0]
    for other_id, keys in now.items():
        if other_id != action_id and keys != was[other_id]:
            names = ", ".join(map(key_name, keys))
            click.echo(f"{names}: {BY_ID[other_id].help}.")


def _pressed(request: str) -> str | None:
    """Return the name of the next key that is pressed, None where the person leaves."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        fail("backcoach config: a key is learnt in a terminal; run it in one", code=WRONG_USE)
    from backcoach.tui.terminal.learn_key import LearnKey

    return LearnKey(request).run(inline=sys.platform != "win32")


COMMANDS = (config,)
