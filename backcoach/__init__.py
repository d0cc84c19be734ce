"""backcoach: a coach for a back session, in one terminal screen.

Each package imports only packages named below it; pyproject.toml says so to import-linter.

    cli/           argv to action, every error a line and an exit code
    tui/           the screen: draws the state, reports what the person wants (Textual)
    plain/         the same session as lines of text
    run/           one run: its inputs, the live or watched session, what both interfaces share
    signals/       bell, notification, voice and hooks
    storage/       the log in SQLite: appended by a thread, recovered when damaged
    userfiles/     exercises.toml and config.toml of the person, and where they are
    interface/     what a user interface is given, and what it offers in return
    pictures/      figures and body map, in braille dots
    clock.py       a clock that keeps correct time through sleep and wall-clock changes
    core/          values and pure functions

And inside core/: views, questions, planning, coaching, wording, session, settings, actions.py,
loads, exercises, toml, notation.py, units.py, text.py.

Its ideas: a session is a flat list of steps, the state is a fold over events, what a person can
do is an estimate with its certainty, time is a deadline (docs/architecture.md).
"""

__version__ = "0.1.0"
