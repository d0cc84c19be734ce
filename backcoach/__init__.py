"""backcoach: a coach for a back session, in one terminal screen.

The map of the house, floor by floor; a floor imports only what lies below it.

The door
    cli.py            argv to action (__main__.py, arguments.py, commands.py); refusal.py says no
    training.py       one run of `backcoach run`; forecast.py one of `backcoach next`
The screen (Textual, handed everything it needs)
    tui/              draws the state, reports intentions
The ground floor (disk, clock, sounds)
    doorway.py        what the screen is handed: the session of this run (audience.py)
    coach.py          holds the state, turns actions into events; onlooker.py only looks
    senses.py         bell, flash, voice and hooks (alerts.py, voice.py, hooks.py, process.py)
    library.py        which exercises.toml counts; config.py the person's settings (files.py)
    memory.py         the session that was left, what there is to learn from and look back at
    store.py          SQLite: appends events, keeps digests (migrations.py, rows.py, ...)
    saver.py          the thread that writes, retries and says what is saved
    damage.py         sets a damaged store aside and recovers what can be read (pages.py)
    clock.py          instants that neither sleep nor a changed wall clock can bend
    lock.py home.py   one writer at a time; where the person's files live
The cellar (pure values and functions)
    core/             model, parse, plan, workout, words and the rules of training

Three ideas carry it: a session is a flat list of steps, the state is a fold over events,
time is a deadline.
"""

__version__ = "0.1.0"
