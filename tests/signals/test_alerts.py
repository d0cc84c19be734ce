"""Bell and notification: switches, the sequences of each terminal, safe texts, failures."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from backcoach.core.session.fold import Signal
from backcoach.core.settings.settings import Signals
from backcoach.signals.alerts import BELL, BELL_GAP, LONGEST, WORDS, Alerts, notifier

SIGNALS: tuple[Signal, ...] = get_args(Signal)
ONLY_BELL = Signals(notification=False)
ONLY_NOTIFICATION = Signals(bell=False)
SILENT = Signals(bell=False, notification=False)

PLAIN = {"TERM": "xterm-256color"}
ITERM = {**PLAIN, "TERM_PROGRAM": "iTerm.app"}
KITTY = {"TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"}
FOOT = {"TERM": "foot-extra"}

OSC_9 = "\x1b]9;backcoach: {}\x1b\\"
OSC_99 = "\x1b]99;i=backcoach:d=0;backcoach\x1b\\\x1b]99;i=backcoach:p=body;{}\x1b\\"
OSC_777 = "\x1b]777;notify;backcoach;{}\x1b\\"


class Terminal:
    """Keeps what was written; breaks with `error` if it is given one."""

    def __init__(self, error: Exception | None = None) -> None:
        self.written: list[str] = []
        self.problems: list[str] = []
        self._error = error

    def write(self, sequence: str) -> None:
        if self._error:
            raise self._error
        self.written.append(sequence)

    def alerts(self, signals: Signals, environ: dict[str, str]) -> Alerts:
        return Alerts(signals, self.write, environ, self.problems.append)


@pytest.mark.parametrize(
    ("signal", "delays"),
    [
        ("rest", [0]),
        ("hold", [0]),
        ("exercise", [0, BELL_GAP]),
        ("session", [0, BELL_GAP, 2 * BELL_GAP]),
    ],
)
def test_each_signal_has_its_number_of_bells(signal: Signal, delays: list[int]) -> None:
    alerts = Terminal().alerts(ONLY_BELL, ITERM)
    assert alerts.due(signal) == tuple((delay, BELL) for delay in delays)


def test_the_first_bell_rings_at_once_and_the_others_are_returned_with_delays() -> None:
    terminal = Terminal()
    alerts = terminal.alerts(ONLY_BELL, PLAIN)
    later = alerts.ring("session")
    assert terminal.written == [BELL]
    for _, sequence in later:
        alerts.send(sequence)
    assert [delay for delay, _ in later] == [300, 600]
    assert terminal.written == [BELL] * 3


@pytest.mark.parametrize(
    ("environ", "form"),
    [
        (ITERM, OSC_9),
        ({**PLAIN, "LC_TERMINAL": "iTerm2"}, OSC_9),
        (KITTY, OSC_99),
        ({"TERM": "xterm-kitty"}, OSC_99),
        ({**PLAIN, "KITTY_WINDOW_ID": "7"}, OSC_99),
        ({**PLAIN, "TERM_PROGRAM": "vscode"}, OSC_99),
        (FOOT, OSC_777),
        ({"TERM": "xterm-ghostty"}, OSC_777),
        ({**PLAIN, "TERM_PROGRAM": "ghostty"}, OSC_777),
        ({**PLAIN, "TERM_PROGRAM": "WezTerm"}, OSC_777),
        ({"TERM": "rxvt-unicode-256color"}, OSC_777),
        ({**PLAIN, "KONSOLE_VERSION": "240801"}, OSC_777),
        ({**PLAIN, "WT_SESSION": "0f0f"}, OSC_777),
        ({"WT_SESSION": "0f0f"}, OSC_777),
    ],
)
def test_each_terminal_gets_the_sequence_that_it_understands(
    environ: dict[str, str], form: str
) -> None:
    terminal = Terminal()
    terminal.alerts(ONLY_NOTIFICATION, environ).ring("rest")
    assert terminal.written == [form.format("Rest is over")]


@pytest.mark.parametrize(
    "environ",
    [
        {},
        PLAIN,
        {"TERM": ""},
        {"TERM": "dumb", "KITTY_WINDOW_ID": "1"},
        {"TERM": "linux", "KITTY_WINDOW_ID": "1"},
        {**PLAIN, "TERM_PROGRAM": "Apple_Terminal"},
        {"TERM": "alacritty"},
        {"TERM": "screen-256color", "STY": "1.pts", "KITTY_WINDOW_ID": "1"},
        {**PLAIN, "KITTY_WINDOW_ID": ""},
        {"TERM": "tmux-256color", "TMUX": "/tmp/tmux", "TERM_PROGRAM": "tmux"},
    ],
)
def test_an_unknown_terminal_gets_only_the_bell(
    environ: dict[str, str],
) -> None:
    assert notifier(environ) is None
    assert Terminal().alerts(Signals(), environ).due("rest") == ((0, BELL),)


def test_term_decides_before_inherited_variables() -> None:
    inherited = {"TERM": "foot", "TERM_PROGRAM": "iTerm.app", "KITTY_WINDOW_ID": "1"}
    notify = notifier(inherited)
    assert notify is not None
    assert notify("x") == OSC_777.format("x")


@pytest.mark.parametrize(
    "hint", [{"KITTY_WINDOW_ID": "1"}, {"LC_TERMINAL": "iTerm2"}, {"WEZTERM_PANE": "0"}]
)
def test_inside_tmux_the_sequence_is_wrapped(hint: dict[str, str]) -> None:
    inside = notifier({"TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "TMUX": "/t,1,0", **hint})
    outside = notifier({**PLAIN, **hint})
    assert inside is not None
    assert outside is not None
    start, end = "\x1bPtmux;", "\x1b\\"
    wrapped = inside("x")
    assert wrapped.startswith(start)
    assert wrapped.endswith(end)
    assert wrapped[len(start) : -len(end)].replace("\x1b\x1b", "\x1b") == outside("x")


def test_the_bell_is_never_wrapped() -> None:
    environ = {**KITTY, "TMUX": "/t,1,0"}
    assert Terminal().alerts(ONLY_BELL, environ).due("rest") == ((0, BELL),)


@pytest.mark.parametrize("signal", SIGNALS)
@pytest.mark.parametrize("environ", [PLAIN, ITERM, KITTY, FOOT])
def test_every_signal_obeys_its_own_switch(signal: Signal, environ: dict[str, str]) -> None:
    def everything(signals: Signals) -> str:
        return "".join(text for _, text in Terminal().alerts(signals, environ).due(signal))

    assert everything(SILENT) == ""
    assert BELL not in everything(ONLY_NOTIFICATION)
    assert set(everything(ONLY_BELL)) == {BELL}
    assert len(everything(Signals())) == len(everything(ONLY_BELL)) + len(
        everything(ONLY_NOTIFICATION)
    )


@pytest.mark.parametrize("environ", [PLAIN, ITERM])
def test_with_both_switches_off_nothing_is_written_at_all(environ: dict[str, str]) -> None:
    terminal = Terminal()
    for signal in SIGNALS:
        assert terminal.alerts(SILENT, environ).ring(signal) == ()
    assert terminal.written == []


@pytest.mark.parametrize("switch", ["flash", "voice", "countdown"])
@pytest.mark.parametrize("on", [True, False])
def test_the_settings_of_other_signals_change_nothing(switch: str, on: bool) -> None:
    alerts = Terminal().alerts(structs.replace(Signals(), **{switch: on}), ITERM)
    assert alerts.due("rest") == Terminal().alerts(Signals(), ITERM).due("rest")


def test_signals_have_words_of_their_own() -> None:
    assert WORDS.keys() == set(SIGNALS)
    assert len(set(WORDS.values())) == len(SIGNALS)


def test_a_text_replaces_the_default_words() -> None:
    (first, _) = Terminal().alerts(Signals(), ITERM).due("rest", "Next: Lat pull-down, 40 kg")
    assert first == (0, OSC_9.format("Next: Lat pull-down, 40 kg"))


@pytest.mark.parametrize("text", ["", "  ", "\x1b\x07", "\n"])
def test_an_empty_text_keeps_the_default_words(text: str) -> None:
    alerts = Terminal().alerts(ONLY_NOTIFICATION, ITERM)
    assert alerts.due("session", text) == ((0, OSC_9.format("Session complete")),)


@given(st.text(), st.sampled_from([ITERM, KITTY, FOOT]), st.sampled_from(SIGNALS))
def test_no_text_ends_its_sequence(text: str, environ: dict[str, str], signal: Signal) -> None:
    alerts = Terminal().alerts(ONLY_NOTIFICATION, environ)
    ((_, sequence),) = alerts.due(signal, text)
    ((_, usual),) = alerts.due(signal)
    body = re.sub(re.escape(WORDS[signal]), "{}", usual)
    before, after = body.split("{}")
    assert sequence.startswith(before)
    assert sequence.endswith(after)
    inside = sequence[len(before) : len(sequence) - len(after)]
    assert 0 < len(inside) <= LONGEST
    assert not re.search(r"[\x00-\x1f\x7f-\x9f;]", inside)


def test_a_text_that_looks_like_a_command_of_the_terminal_stays_a_text() -> None:
    ((_, sequence),) = Terminal().alerts(ONLY_NOTIFICATION, ITERM).due("rest", "4;1;50")
    assert sequence == OSC_9.format("4,1,50")


@pytest.mark.parametrize(
    "error", [OSError(5, "Input/output error"), ValueError("closed file"), RuntimeError("no loop")]
)
def test_a_failing_terminal_is_reported_once_and_raises_nothing(error: Exception) -> None:
    terminal = Terminal(error)
    alerts = terminal.alerts(Signals(), ITERM)
    for signal in SIGNALS:
        for _, sequence in alerts.ring(signal):
            alerts.send(sequence)
    assert terminal.problems == ["Bell and notification do not reach the terminal."]


def test_a_terminal_that_fails_and_recovers_is_rung_again() -> None:
    terminal = Terminal(OSError(5, "Input/output error"))
    alerts = terminal.alerts(ONLY_BELL, PLAIN)
    alerts.ring("rest")
    terminal._error = None
    alerts.ring("rest")
    assert terminal.written == [BELL]


def test_problems_may_be_ignored() -> None:
    Alerts(Signals(), Terminal(OSError(5, "gone")).write, PLAIN).ring("rest")
