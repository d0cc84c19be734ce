"""Hooks: commands that a person configured to be run on the events of a session."""

from __future__ import annotations

import os
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

import msgspec

from backcoach.signals.process import Job

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LIMIT = 10.0  # s
LONGEST_VALUE = 1000  # characters of an environment variable
_KILL_WAIT = 0.5  # s for killed commands to end


class Hooks:
    """Runs the commands of hooks, each in its own thread, so that none delays a session.

    `commands` maps the name of a hook to a program with its arguments. `on_problem` is called
    with a message at the first failure of each hook, from another thread. A hook ends with its
    command, at the latest after `limit` seconds; then all that the command left running in
    its process group is killed.
    """

    def __init__(
        self,
        commands: Mapping[str, tuple[str, ...]],
        on_problem: Callable[[str], None],
        *,
        limit: float = LIMIT,
    ) -> None:
        self._commands = commands
        self._on_problem = on_problem
        self._limit = limit
        self._jobs: list[Job] = []
        self._reported: set[str] = set()
        self._lock = Lock()

    def run(self, name: str, facts: Mapping[str, object]) -> None:
        """Start the command of a hook, if it has one, and return at once.

        The command gets the facts as a JSON object on its standard input and as environment
        variables, such as BACKCOACH_LOAD_KG for `load_kg`: cut to 1,000 characters, without
        those that are None.
        """
        command = self._commands.get(name)
        if not command:
            return
        self._jobs = [job for job in self._jobs if not job.join(0)]
        self._jobs.append(Job(lambda job: self._run_command(job, name, command, facts)))

    def close(self, grace: float = 1.0) -> None:
        """Wait up to `grace` seconds for running commands, then kill those that are left."""
        end = monotonic() + grace
        left = [job for job in self._jobs if not job.join(end - monotonic())]
        for job in left:
            job.stop()
        end = monotonic() + _KILL_WAIT
        self._jobs = [job for job in left if not job.join(end - monotonic())]

    def _run_command(
        self, job: Job, name: str, command: tuple[str, ...], facts: Mapping[str, object]
    ) -> None:
        try:
            text = msgspec.json.encode(facts).decode()
            code = job.run(command, text, limit=self._limit, environ=environment(facts))
        except TimeoutError:
            self._report(name, f"took longer than {self._limit:g} s and was ended")
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            self._report(name, f"could not be started: {reason}")
        else:
            if code:  # negative: the number of a signal
                how = (
                    f"failed with exit code {code}" if code > 0 else f"was ended by signal {-code}"
                )
                self._report(name, how)

    def _report(self, name: str, what: str) -> None:
        with self._lock:
            is_first = name not in self._reported
            self._reported.add(name)
        if is_first:
            self._on_problem(f"The hook {name} {what}.")


def environment(facts: Mapping[str, object]) -> dict[str, str]:
    """Return the environment of this process with the facts as variables added."""
    added = {
        f"BACKCOACH_{key.upper()}": str(value)[:LONGEST_VALUE]
        for key, value in facts.items()
        if value is not None
    }
    return {**os.environ, **added}
