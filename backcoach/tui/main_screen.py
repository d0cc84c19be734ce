"""The main screen: dispatches actions, and redraws when time demands it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from textual import on

from backcoach import tui
from backcoach.core import wording
from backcoach.core.actions import BY_ID, key_text
from backcoach.core.coaching.health.closing import closing
from backcoach.core.questions.during_session import load_asked
from backcoach.core.wording.phrases import LOOKING
from backcoach.core.wording.reasons_en import reason_text
from backcoach.tui.drawing.figure_lines import has_figure_for, moment_of, next_frame
from backcoach.tui.layout import fit_timer, set_layout
from backcoach.tui.lift_curves import LiftCurves
from backcoach.tui.messages import Messages
from backcoach.tui.pane_screen import PaneScreen
from backcoach.tui.panes.detail import Detail
from backcoach.tui.panes.exercise_list import ExerciseList
from backcoach.tui.panes.figure import Demonstration
from backcoach.tui.terminal.key_guard import UnknownLetters

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.timer import Timer

    from backcoach.core.planning.next_session import NextSession
    from backcoach.core.session.state import State
    from backcoach.interface.host import Host
    from backcoach.interface.session import Session
    from backcoach.tui.ahead import Ahead
    from backcoach.tui.dialogs.open import Dialogs

# In seconds. The minutes in the header change without a key, but may be late by this.
LONGEST_SLEEP = 20.0
SHORTEST_SLEEP = 0.001
SCROLLS = {"next_exercise": 1, "previous_exercise": -1}


class MainScreen(PaneScreen):
    """Draws the state of a session, and passes actions on to it."""

    def __init__(self, host: Host) -> None:
        super().__init__(host.keymap)
        self.session = host.session
        self._host = host
        self._letters = UnknownLetters(host.keymap)
        self._waking: Timer | None = None
        self._demonstration = Demonstration()
        self._finished: State | None = None
        self._next_session: NextSession | None = None  # after `_finished`
        self._is_illustrated = False
        self._messages = Messages(self, host)
        self._curves = LiftCurves(self, host)
        self._ahead: Ahead | None = None  # made with the pictures

    @cached_property
    def dialogs(self) -> Dialogs:
        """What opens dialogs over this screen; made, as the commands are, with the first key."""
        return tui.dialogs.open.Dialogs(self, self._host)

    @cached_property
    def commands(self) -> dict[str, Callable[[Session], None]]:
        """What actions do that are not those of the session, by their ids."""
        return {
            **self.dialogs.commands,
            **tui.card_commands.CardCommands(self, self._host).commands,
            "big": self._toggle_big,
            "more": self._turn,
            "quit": lambda _: self.app.exit(),
        }

    def on_mount(self) -> None:
        self.take(self.session)
        self.call_after_refresh(self._illustrate)

    def on_resize(self, event: events.Resize) -> None:
        set_layout(self, event.size)
        self.draw()

    def on_screen_suspend(self) -> None:
        """Let a led set and a hold wait below another screen."""
        self.session.wait()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Move again what stood still below another screen.

        As it opens, all its widgets have just been given their styles.
        """
        if self.stack_updates == 0:
            event.refresh_styles = False
        self.session.go_on()
        if self._waking is not None:
            self.draw()

    def _illustrate(self) -> None:
        """Add the pictures; the first frame is text alone, so that it comes sooner."""
        self._is_illustrated = True
        self._ahead = tui.ahead.Ahead(self, self._host, self._curves)
        self.draw()

    def take(self, session: Session) -> None:
        """Show and drive this session from now on."""
        self.session = session
        session.on_change = self.draw
        session.on_message = self._messages.show
        self.draw()

    def draw(self) -> None:
        """Draw the state as it is now, and set the timer for the next drawing."""
        if self.app.return_code is not None:
            return  # the application is exiting, perhaps before it had panes
        session, state, now = self.session, self.session.state, self.session.now
        self._messages.end_at(now)
        pace = session.pace()
        record, record_until = self._curves.record_of(state, now)
        self.set_class(not (has_figure_for(state) or record), "-unfigured")
        view = self.timer.show(session, record)
        curve = self._curves.of(state) if self._is_illustrated else None
        self.exercises.show(state, curve, mapped=self._is_illustrated)
        moving = (self._demonstration.pace(state, now) or pace) if self.is_animated else None
        self.header.show(state, now)
        self._show_saved(*self._host.saved)
        self.detail.show(session, self.outlook(state), mapped=self._is_illustrated)
        drawn = moment_of(state, moving) if self._is_illustrated else None
        self.figure.show(state, drawn, record)
        if self.big is not None:
            self.big.show(session, pace, drawn)
        self.detail.draw_changes()  # which may scroll then
        self.footer.show(
            state,
            now,
            takes_keys=session.takes_keys,
            scrolls=self.detail.scrolls,
            big=self.has_class("-big"),
        )
        self.set_class(state.is_over, "-over")
        fit_timer(self.timer, counts=view.counts, over=state.is_over)
        self.repaint()
        if self._ahead is not None:
            self._ahead.expect(state, now)
        moments = (
            view.changes_at,
            self._messages.until,
            record_until,
            session.next_deadline(),
            self._ahead.due if self._ahead else None,
            next_frame(moving or pace, now, animated=self.is_animated),
        )
        soon = (at for at in moments if at is not None)
        sleep = min(soon, default=now + LONGEST_SLEEP * 1000) - now
        if self._waking is not None:
            self._waking.stop()
        seconds = max(sleep / 1000 / self._host.speed, SHORTEST_SLEEP)
        self._waking = self.set_timer(min(seconds, LONGEST_SLEEP), self.wake)

    def wake(self) -> None:
        """Apply what became due with time, and draw."""
        self.session.tick()
        if self._ahead is not None:
            self._ahead.begin(self.session)
        self.draw()

    def outlook(self, state: State) -> NextSession | None:
        """Return what comes next once the session is finished; computed once for each finish."""
        if state.phase != "finished" or state.red_flag:
            return None
        if self._finished is not state:
            self._finished, self._next_session = state, self._host.outlook(state)
        return self._next_session

    @property
    def is_animated(self) -> bool:
        """Whether figures move now."""
        is_moving = self._host.is_animated and self.app.animation_level != "none"
        return is_moving and self.app.screen is self

    def on_key(self, event: events.Key) -> None:
        """Take a digit as the beginning of a load, where one is asked for; help with letters.

        A key that comes while a dialog opens is for that dialog.
        """
        if self.app.screen is not self:
            self.dialogs.type_early(event)
            return
        if self._letters.are_unknown(event.key, event.character or ""):
            self.say(f"Those keys do nothing; {key_text('help', self._host.keymap)} lists all")
        if event.key.isdigit() and self.dialogs.load(self.session, event.key):
            event.stop()
            event.prevent_default()

    @property
    def asks_load(self) -> bool:
        """Whether digits are typed now: a load is asked for."""
        return self.session.takes_keys and load_asked(self.session.state) is not None

    def act(self, action: str) -> None:
        """Carry out an action: of this screen, of a dialog, or of the session."""
        self._messages.show("")
        session, state = self.session, self.session.state
        if state.is_over and action in SCROLLS:
            self.detail.scroll(SCROLLS[action])
        elif not session.takes_keys and BY_ID[action].by != "view":
            self.say(LOOKING)
        elif command := self.commands.get(action):
            command(session)
        elif not (self.dialogs.ends(session, action) or session.perform(action)):
            reason, no_use = closing(state), wording.acts.no_use
            self.say(reason_text(reason) if reason else no_use(action, state, session.selected))

    def _turn(self, _: Session) -> None:
        if not self.detail.turn():
            self.say(BY_ID["more"].no_use)

    def _toggle_big(self, _: Session) -> None:
        if self.big is None:
            self.big = tui.panes.big.Big(self._host.keymap)
            self.mount(self.big, before="Footer")
        self.toggle_class("-big")
        self.draw()

    def say(self, message: str) -> None:
        """Show a sentence beside the timer: as long as it takes to read, or until the next."""
        self._messages.show(message)
        self.draw()  # it sets the timer for the end of the message

    def flash(self) -> None:
        """Flash the timer: a rest, a set, an exercise or the session has ended."""
        self._messages.flash()

    def saved(self, saved: str, problem: str) -> None:
        """Show what is saved, and what keeps the rest from being saved."""
        self._show_saved(saved, problem)
        self.repaint()

    def _show_saved(self, saved: str, problem: str) -> None:
        self.header.saved(saved, problem)
        self.detail.tell(problem if self.header.is_cut else "")

    @on(ExerciseList.Chosen)
    def _go_to(self, message: ExerciseList.Chosen) -> None:
        if not self.session.takes_keys:
            self.say(LOOKING)
        elif not self.session.go_to(message.slot):
            self.say("Every set of it is done")

    @on(Detail.Outgrown)
    def _offer_to_scroll(self) -> None:
        self.draw()
