"""backcoach: a coach for a back session, in one terminal screen.

The map of the house, floor by floor; a floor imports only what lies below it.

The door
    cli.py            argv to action; errors to one clear line and an exit code
The screen (Textual, handed everything it needs)
    tui/              draws the state, reports intentions
The ground floor (disk, clock, sounds)
    library.py        finds and reads exercises.toml
    config.py         the person's settings
    store.py          SQLite: appends events, replays sessions
    saver.py          the thread that writes, retries and says what is saved
    clock.py          instants that neither sleep nor a changed wall clock can bend
    alerts.py         bell and desktop notification; none can stop a session
The cellar (pure values and functions)
    core/             model, parse, plan, workout and the rules of training

Three ideas carry it: a session is a flat list of steps, the state is a fold over events,
time is a deadline.
"""

__version__ = "0.1.0"
