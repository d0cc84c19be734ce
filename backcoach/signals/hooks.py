"""Commands of the person's own, run when something happens in a session."""

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
_REAP = 0.5  # s


class Hooks:
    """Runs the command of a hook, each in a thread of its own; none can hold up a session.

    `commands` has a program with its arguments under the name of a hook. `on_problem` is told
    the first failure of each hook in one sentence, from another thread. A hook is over when
    its command ends, at the latest after `limit` seconds; what the command has left running
    in its process group is killed then.
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
        self._told: set[str] = set()
        self._lock = Lock()

    def run(self, name: str, facts: Mapping[str, object]) -> None:
        """Start the command of a hook, if it has one, and return at once.

        The facts are a JSON object on its standard input, and one by one in its environment:
        `load_kg` is BACKCOACH_LOAD_KG, cut to 1,000 characters; what is None is left out.
        """
        command = self._commands.get(name)
        if not command:
            return
        self._jobs = [job for job in self._jobs if not job.join(0)]
        self._jobs.append(Job(lambda job: self._live(job, name, command, facts)))

    def close(self, grace: float = 1.0) -> None:
        """Wait up to `grace` seconds for what is running, then kill what is left."""
        end = monotonic() + grace
        left = [job for job in self._jobs if not job.join(end - monotonic())]
        for job in left:
            job.stop()
        end = monotonic() + _REAP
        self._jobs = [job for job in left if not job.join(end - monotonic())]

    def _live(
        self, job: Job, name: str, command: tuple[str, ...], facts: Mapping[str, object]
    ) -> None:
        try:
            text = msgspec.json.encode(facts).decode()
            code = job.run(command, text, limit=self._limit, environ=environment(facts))
        except TimeoutError:
            self._tell(name, f"took longer than {self._limit:g} s and was ended")
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            self._tell(name, f"could not be started: {reason}")
        else:
            if code:  # below zero it is the number of a signal
                how = f"failed with exit code {code}" if code > 0 else f"died of signal {-code}"
                self._tell(name, how)

    def _tell(self, name: str, what: str) -> None:
        with self._lock:
            is_first = name not in self._told
            self._told.add(name)
        if is_first:
            self._on_problem(f"The hook {name} {what}.")


def environment(facts: Mapping[str, object]) -> dict[str, str]:
    """Return the environment of this process with the facts added."""
    added = {
        f"BACKCOACH_{key.upper()}": str(value)[:LONGEST_VALUE]
        for key, value in facts.items()
        if value is not None
    }
    return {**os.environ, **added}
