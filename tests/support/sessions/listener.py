"""A session that is heard: each sentence of the voice, with its instant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backcoach.core.exercises.model import Cues
from backcoach.signals.spoken import spoken, spoken_at
from support.builders import Coach, Line, one_armed

if TYPE_CHECKING:
    from backcoach.core.session import events as ev

CUES = Cues(concentric="elbow to the ceiling", eccentric="two-count down")
ROW = one_armed("dumbbell_row", cues=CUES)


class Listener(Coach):
    """A coach that is listened to: `heard` is everything that was said, in order."""

    def __init__(self, *lines: Line, paced: bool = False, **fields: Any) -> None:
        super().__init__(*lines, **fields)
        self.paced = paced
        self.heard: list[str] = []
        self._hear(spoken(None, self.state, self.started, paced=paced))

    def tell(self, event: ev.Event) -> Listener:
        before = self.state
        super().tell(event)
        self._hear(spoken(before, self.state, event, paced=self.paced))
        return self

    def listen(self, seconds: float, step: float = 0.25) -> list[str]:
        """Let time pass, asking often, and return what was said meanwhile."""
        self.heard.clear()
        for _ in range(round(seconds / step)):
            was = self.now
            self.sleep(step)
            self._hear(spoken_at(self.state, was, self.now, paced=self.paced))
            self.look()
        return self.heard

    def spoken(self) -> list[str]:
        """Return what was said since the last time."""
        heard, self.heard = self.heard, []
        return heard

    def _hear(self, words: str) -> None:
        if words:
            self.heard.append(words)
