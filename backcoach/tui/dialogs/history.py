"""Past sessions over the screen: from all of them to one, to an exercise in it, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.coaching.history.course import MEASURES, course, course_lines, measure
from backcoach.core.questions.form import CHOICE, Option, choice
from backcoach.core.views.listings import history_line
from backcoach.core.views.past_session import done_lines, name_of
from backcoach.tui.dialogs.choice import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import App

    from backcoach.core.session.session_record import SessionRecord
    from backcoach.interface import Host


class LookingBack:
    """Each list leads to another one; Escape leads back to the one before."""

    def __init__(self, app: App[None], host: Host) -> None:
        self._app = app
        self._host = host

    def open(self) -> bool:
        """Show the past sessions; return whether there are any."""
        sessions = self._host.history()
        if sessions:
            self._sessions(sessions)
        return bool(sessions)

    def _sessions(self, sessions: Sequence[SessionRecord]) -> None:
        def chosen(at: int) -> None:
            self._session(sessions[at], lambda: self._sessions(sessions))

        lines = [history_line(session, self._host.session.now) for session in sessions]
        self._show("Past sessions", lines, chosen)

    def _session(self, session: SessionRecord, back: Callable[[], None]) -> None:
        done = done_lines(session, self._host.library)

        def chosen(at: int) -> None:
            self._exercise(done[at][0], lambda: self._session(session, back))

        text = "Open an exercise to see its course" if done else "No set was done."
        title = history_line(session, self._host.session.now)
        self._show(title, [line for _, line in done], chosen, back, text)

    def _exercise(self, exercise_id: str, back: Callable[[], None]) -> None:
        sessions = {session.id: session for session in reversed(self._host.history(exercise_id))}
        known = self._host.library.find_exercise(exercise_id)
        turns = course(sessions.values(), exercise_id, known.load if known else None)

        def chosen(at: int) -> None:
            session = sessions[turns[-1 - at].session]
            self._session(session, lambda: self._exercise(exercise_id, back))

        title = name_of(exercise_id, self._host.library)
        text = MEASURES[measure(turns)]
        self._show(title, course_lines(turns)[::-1], chosen, back, text)

    def _show(
        self,
        title: str,
        lines: Sequence[str],
        chosen: Callable[[int], None],
        back: Callable[[], None] | None = None,
        text: str = "",
    ) -> None:
        def answered(answers: dict[str, str] | None) -> None:
            if answers and answers[CHOICE]:
                chosen(int(answers[CHOICE]))
            elif back is not None:
                back()

        options = [Option(str(at), line) for at, line in enumerate(lines)]
        form = choice(title, options or [Option("", "Close")], text)
        self._app.push_screen(Choice(form), answered)
