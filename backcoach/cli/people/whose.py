"""Whose files a command uses, on a machine that several people share."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, NoReturn

import click

from backcoach.cli.errors import WRONG_USE, fail
from backcoach.userfiles.paths import OWNER, PERSON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.questions.form import Form

# `run` asks; the others use nobody's files.
FOR_ANYBODY = ("run", "people", "demo", "why", "completion")
NOTE = "who was here first"


def _names_that_begin(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """Return the people of this machine for the completion of a shell."""
    from backcoach.userfiles import people

    with suppress(OSError):
        names = people.shown_names(people.everyone())
        every = dict.fromkeys([*names, *names.values()])
        return [name for name in every if name.casefold().startswith(begun.casefold())]
    return []


person_option = click.option(
    "--person",
    metavar="NAME",
    shell_complete=_names_that_begin,
    help="Whose log and settings, where several people train.",
)


def settle(name: str | None, command: str | None, words: Sequence[str]) -> None:
    """Settle whose files a command uses before it begins; a name that nobody has ends it.

    Where several people are there, none is named and the settings name none, only `run` goes on:
    it asks.
    """
    from backcoach.userfiles import people

    if {"-h", "--help"} & {*words}:
        return
    name = name or os.environ.get(PERSON)
    if command not in FOR_ANYBODY or (command == "run" and name):
        if name:
            use(name)
            return
        names = people.everyone()
        if len(names) == 1:
            people.choose(names[0])
        elif default := people.default():
            use_default(default)
        else:
            refuse(names, command or "run")


def use(name: str) -> None:
    """Use the files of the person of that name; end the program where there is none."""
    from backcoach.userfiles import people

    try:
        people.choose(name)
    except people.NameOfPersonError as error:
        fail(f"backcoach: {error}", code=WRONG_USE)


def use_default(name: str) -> None:
    """Use the files of the person whom the settings name; say where, if there is none."""
    from backcoach.userfiles import people

    if wrong := people.wrong_default():
        fail(wrong, code=WRONG_USE)
    use(name)


def refuse(names: Sequence[str], command: str) -> NoReturn:
    """End a command that does not know whose files it is to use."""
    some = ", ".join(names[:5]) + (", …" if names[5:] else "")
    text = f"several people train here: {some}; backcoach --person NAME {command} says who"
    fail(f"backcoach: {text}", code=WRONG_USE)


def ask_who(*, plain: bool) -> bool:
    """Use the files of the person who is chosen; return False where none was."""
    from backcoach.userfiles import people

    names = people.everyone()
    if people.is_chosen():
        return True
    if len(names) == 1:
        people.choose(names[0])
        return True
    if default := people.default():
        use_default(default)
        return True
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        refuse(names, "run")
    from backcoach.core.questions.person.who_trains import who_trains

    form = who_trains(people.shown_names(names), {OWNER: NOTE})
    chosen = _in_lines(form) if plain else _on_screen(form)
    if chosen is not None:
        people.choose(chosen)
    return chosen is not None


def _in_lines(form: Form) -> str | None:
    from backcoach.plain.terminal import Console
    from backcoach.plain.who_trains import WhoTrains

    with Console(sys.stdin.fileno(), sys.stdout) as console:
        question = WhoTrains(form, console.say)
        console.talk(question)
    return question.chosen


def _on_screen(form: Form) -> str | None:
    from backcoach.cli.run import screen_on_the_terminal
    from backcoach.core.questions.form import CHOICE
    from backcoach.core.settings.settings import Settings
    from backcoach.tui.dialogs.choice import Choice
    from backcoach.tui.single_screen import SingleScreenApp
    from backcoach.userfiles import settings_file
    from backcoach.userfiles.paths import shared_config_dir

    theme = Settings().look.theme
    with suppress(settings_file.ConfigError):
        theme = settings_file.load(shared_config_dir()).look.theme
    with screen_on_the_terminal():
        app = SingleScreenApp(partial(Choice, form), theme)
        app.run()
    return None if app.answer is None else app.answer[CHOICE]
