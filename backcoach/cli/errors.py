"""Reports errors on the command line: one line each, and an exit code.

The errors of the program, each with a message for the person (exit code in brackets):

    Exception
    ├── click.UsageError          wrong arguments [2]
    ├── RefusalError              run.inputs: a session cannot be run as asked [1 or 2]
    ├── UnfitError                run.start: nothing of a session can be done [1]
    ├── FileError                 userfiles.safe_files: a file cannot be used [1]
    │   ├── LibraryError          userfiles.exercises_file: exercises.toml
    │   └── ConfigError           userfiles.settings_file: config.toml
    ├── SourceError               exchange.intake: a file cannot be imported [1]
    ├── ReadError                 exchange.report: a file of another program cannot be read
    ├── MistakeError              exchange.own: mistakes in a file that backcoach wrote
    ├── StoreError                storage.errors: the database cannot be used [1]
    │   ├── NewerError            written by a newer version
    │   ├── TakenOverError        another machine leads the session
    │   └── LostError             what was written is no longer there
    │       └── DamagedError      it is damaged
    ├── SyncError                 sync.errors: the server cannot be used [1]
    │   ├── AddressError          its address is not one to be used [2]
    │   └── ConflictError         another machine was first; tried again
    ├── OSError [1]
    │   └── HomelessError         userfiles.paths: there is no home directory
    └── ValueError
        ├── NameOfPersonError     userfiles.people: nobody has a name, or nobody can have it [2]
        └── ParseError            core.toml.reading: mistakes in a file; becomes a FileError
"""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from backcoach.core.text import clean, one_line

WRONG_FILE = 1
WRONG_USE = 2


def in_line(text: str) -> str:
    """Return a text from outside the program as one line that is safe to print."""
    return one_line(clean(text))


def fail(*lines: str, code: int = WRONG_FILE) -> NoReturn:
    """Print the lines on standard error and exit with `code`."""
    for line in lines:
        click.echo(line, err=True)
    sys.exit(code)
