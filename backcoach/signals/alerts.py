"""The bell and the desktop notification of a signal, as control sequences for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from backcoach.core.text import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from backcoach.core.session.fold import Signal
    from backcoach.core.settings.settings import Signals

Timed: TypeAlias = "tuple[int, str]"  # ms after the signal, and what to write then
Notify: TypeAlias = "Callable[[str], str]"

TITLE = "backcoach"
BELL = "\a"
BELL_GAP = 300  # ms between two bells, so that they are heard as two
BELLS: dict[Signal, int] = {"rest": 1, "hold": 1, "exercise": 2, "session": 3}
WORDS: dict[Signal, str] = {
    "rest": "Rest is over",
    "hold": "Hold is done",
    "exercise": "Exercise is done",
    "session": "Session complete",
}
LONGEST = 200  # characters of a notification

_ESC = "\x1b"
_END = f"{_ESC}\\"


class Alerts:
    """Sends signals to the terminal, as far as the settings allow.

    `write` sends a control sequence. The first time that it fails, `on_problem` is called with a
    message; no error is passed on.
    """

    def __init__(
        self,
        signals: Signals,
        write: Callable[[str], None],
        environ: Mapping[str, str],
        on_problem: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._signals = signals
        self._write = write
        self._on_problem = on_problem
        self._notify = notifier(environ) if signals.notification else None
        self._has_failed = False

    def due(self, signal: Signal, text: str = "") -> tuple[Timed, ...]:
        """Return what to send for a signal and when; `text` is the text of the notification."""
        count = BELLS[signal] if self._signals.bell else 0
        bells = tuple((place * BELL_GAP, BELL) for place in range(count))
        if self._notify is None:
            return bells
        return ((0, self._notify(_plain(text) or WORDS[signal])), *bells)

    def ring(self, signal: Signal, text: str = "") -> tuple[Timed, ...]:
        """Send what is due at once; return the rest, to be passed to `send` later."""
        due = self.due(signal, text)
        if first := "".join(sequence for delay, sequence in due if not delay):
            self.send(first)
        return tuple((delay, sequence) for delay, sequence in due if delay)

    def send(self, sequence: str) -> None:
        """Write a sequence now."""
        try:
            self._write(sequence)
        except Exception:  # noqa: BLE001  a failing bell must not end a session
            if not self._has_failed:
                self._has_failed = True
                self._on_problem("Bell and notification do not reach the terminal.")


def notifier(environ: Mapping[str, str]) -> Notify | None:
    """Return the function that makes notifications for the terminal that `environ` describes.

    It is None for a terminal that is not known to show any. Inside tmux the sequence is wrapped
    for the outer terminal, and tmux passes it on if `allow-passthrough` is on.
    """
    if environ.get("TERM") in ("dumb", "linux") or environ.get("STY"):  # STY: inside GNU screen
        return None
    for variable, beginning, notify in _TERMINALS:
        value = environ.get(variable)
        if value and value.startswith(beginning):
            return _through_tmux(notify) if environ.get("TMUX") else notify
    return None


def _osc_9(text: str) -> str:
    # A text that begins with a number would be another command; the title keeps it from that.
    return f"{_ESC}]9;{TITLE}: {text}{_END}"


def _osc_99(text: str) -> str:
    head = f"{_ESC}]99;i={TITLE}"
    return f"{head}:d=0;{TITLE}{_END}{head}:p=body;{text}{_END}"


def _osc_777(text: str) -> str:
    return f"{_ESC}]777;notify;{TITLE};{text}{_END}"


def _through_tmux(notify: Notify) -> Notify:
    def wrapped(text: str) -> str:
        doubled = notify(text).replace(_ESC, _ESC * 2)
        return f"{_ESC}Ptmux;{doubled}{_END}"

    return wrapped


def _plain(text: str) -> str:
    """Return one clean line without semicolons, which would end a part of the sequence."""
    return one_line(clean(text)).replace(";", ",")[:LONGEST]


# A variable, the beginning of its value, and the sequence that this terminal understands. TERM
# comes first because every terminal sets it. The last variables are inherited by terminals started
# from this one; inside tmux they are all there is.
_TERMINALS: tuple[tuple[str, str, Notify], ...] = (
    ("TERM", "xterm-kitty", _osc_99),
    ("TERM", "xterm-ghostty", _osc_777),
    ("TERM", "foot", _osc_777),
    ("TERM", "wezterm", _osc_777),
    ("TERM", "rxvt-unicode", _osc_777),
    ("TERM_PROGRAM", "iTerm", _osc_9),
    ("TERM_PROGRAM", "ghostty", _osc_777),
    ("TERM_PROGRAM", "WezTerm", _osc_777),
    ("TERM_PROGRAM", "vscode", _osc_99),
    ("KITTY_WINDOW_ID", "", _osc_99),
    ("GHOSTTY_RESOURCES_DIR", "", _osc_777),
    ("WEZTERM_PANE", "", _osc_777),
    ("LC_TERMINAL", "iTerm2", _osc_9),
    ("KONSOLE_VERSION", "", _osc_777),
    ("WT_SESSION", "", _osc_777),
)
