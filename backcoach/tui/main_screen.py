"""The one screen: composes the panes, turns keys into actions, and wakes when time matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Container
from textual.screen import Screen

from backcoach.core.actions import BY_ID
from backcoach.core.wording.pacer import demonstration
from backcoach.core.wording.phrases import LOOKING, no_use
from backcoach.tui import panes
from backcoach.tui.dialogs.open import Dialogs
from backcoach.tui.drawing.figure_lines import until_next
from backcoach.tui.layout import LAYOUTS, layout_for
from backcoach.tui.panes.detail import Detail
from backcoach.tui.panes.exercise_list import ExerciseList
from backcoach.tui.panes.footer import Footer
from backcoach.tui.panes.header import Header
from backcoach.tui.panes.rest_timer import Flash, RestTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.geometry import Size
    from textual.timer import Timer

    from backcoach.core.planning.next_session import NextSession
    from backcoach.core.session.state import State
    from backcoach.core.wording.pacer import Pace
    from backcoach.interface import Host, OpenSession
    from backcoach.tui.panes.big import Big

# Minutes in the header change without a key; nobody needs them sooner than this, in seconds.
LONGEST_SLEEP = 20.0
SHORTEST_SLEEP = 0.001
SCROLLS = {"next_exercise": 1, "previous_exercise": -1}


def next_frame(pace: Pace | None, now: int, *, animated: bool) -> int | None:
    """Return when a led set is to be drawn again: soon while something moves in it."""
    if pace is None:
        return None
    moves = animated and pace.phase in ("concentric", "eccentric")
    moments = [pace.changes_at, now + until_next(pace) if moves or not pace.word else None]
    return min((at for at in moments if at is not None), default=None)


class MainScreen(Screen[None]):
    """Draws the state of a coach and reports to it what the person wants."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.coach = host.coach
        self._host = host
        self.dialogs = Dialogs(self, host)
        self.commands: dict[str, Callable[[OpenSession], None]] = {
            **self.dialogs.commands,
            "big": self._toggle_big,
            "quit": self._quit,
        }
        self._waking: Timer | None = None
        self._shown: tuple[int, int] = (-1, 0)  # which slot's movement, and since when
        self._big: Big | None = None  # made when it is first asked for
        self._ended: State | None = None
        self._end: NextSession | None = None
        self._is_illustrated = False

    def compose(self) -> ComposeResult:
        self._fit(self.app.size, restyle=False)  # nothing is there yet that has a style
        yield Header()
        with Container(id="panes"):
            yield ExerciseList()
            yield Detail()
        yield RestTimer(self._host.keymap)
        yield Footer(self._host.keymap)

    def on_mount(self) -> None:
        self.take(self.coach)
        self.call_after_refresh(self._illustrate)

    def on_resize(self, event: events.Resize) -> None:
        self._fit(event.size)

    def _fit(self, size: Size, *, restyle: bool = True) -> None:
        layout = layout_for(size.width, size.height)
        for name in LAYOUTS:
            self.set_class(name == layout, f"-{name}", update=restyle)

    def _illustrate(self) -> None:
        """Add the pictures: the first frame is words alone, so that it comes sooner."""
        self._is_illustrated = True
        self.draw()

    def take(self, coach: OpenSession) -> None:
        """Show and drive another coach from here on."""
        self.coach = coach
        coach.on_change = self.draw
        self.draw()

    def draw(self) -> None:
        """Show the state as it is at this instant, and plan when to look again."""
        if self.app.return_code is not None:
            return  # it is being left, perhaps before there were any panes
        state, now = self.coach.state, self.coach.now
        pace = self.coach.pace()
        timer = self.query_one(RestTimer)
        shown = timer.show(self.coach)
        self.query_one(ExerciseList).show(state, mapped=self._is_illustrated)
        moving = (self._demonstrated(now) or pace) if self._is_animated else None
        detail = self.query_one(Detail)
        detail.show(self.coach, self._outlook(state), moving, illustrated=self._is_illustrated)
        if self._big is not None:
            self._big.show(state, pace, now)
        self.query_one(Header).show(state, now)
        self.saved(*self._host.saved)
        self.query_one(Footer).show(state, takes_keys=self.coach.takes_keys, scrolls=detail.scrolls)
        self.set_class(state.is_over, "-over")
        soon = (
            shown.changes_at,
            self.coach.next_deadline(),
            next_frame(moving or pace, now, animated=self._is_animated),
        )
        moments = [at for at in soon if at is not None]
        sleep = min(moments, default=now + LONGEST_SLEEP * 1000) - now
        if self._waking is not None:
            self._waking.stop()
        self._waking = self.set_timer(
            min(max(sleep / 1000, SHORTEST_SLEEP), LONGEST_SLEEP), self.wake
        )

    def wake(self) -> None:
        """Let happen what time has brought about, and show it."""
        self.coach.tick()
        self.draw()

    def _demonstrated(self, now: int) -> Pace | None:
        """Return where the movement stands that is shown once when its exercise comes up."""
        state = self.coach.state
        step = state.step
        if state.phase != "ready" or step is None:
            return None
        if self._shown[0] != step.slot:
            self._shown = (step.slot, now)
        return demonstration(step, now - self._shown[1])

    def _outlook(self, state: State) -> NextSession | None:
        """Return what to say at the end; it is worked out once for each end."""
        if state.phase != "finished":
            return None
        if self._ended is not state:
            self._ended, self._end = state, self._host.outlook(state)
        return self._end

    @property
    def _is_animated(self) -> bool:
        return self._host.is_animated and self.app.animation_level != "none"

    def act(self, action: str) -> None:
        """Do what a key or a click asks for."""
        self.say("")
        if self.coach.state.is_over and action in SCROLLS:
            self.query_one(Detail).scroll(SCROLLS[action])
        elif not self.coach.takes_keys and BY_ID[action].by != "view":
            self.say(LOOKING)
        elif command := self.commands.get(action):
            command(self.coach)
        elif not self.coach.perform(action):
            self.say(no_use(action, self.coach.state))

    def _quit(self, _: OpenSession) -> None:
        self.app.exit()

    def _toggle_big(self, _: OpenSession) -> None:
        """Fill the window with what matters now, and back."""
        if self._big is None:
            self._big = panes.big.Big(self._host.keymap)
            self.mount(self._big, before="Footer")
            self.draw()
        self.toggle_class("-big")

    def say(self, message: str) -> None:
        """Show a passing remark."""
        self.query_one(Header).say(message)

    def flash(self) -> None:
        """Make the end of a rest, an exercise or a session seen."""
        for pane in (self.query_one(RestTimer), self._big):
            if pane is not None:
                Flash(pane).start()

    def saved(self, saved: str, problem: str) -> None:
        """Show what is on the disk, and what keeps the rest from it."""
        self.query_one(Header).saved(saved, problem)

    @on(ExerciseList.Chosen)
    def _go_to(self, message: ExerciseList.Chosen) -> None:
        if not self.coach.takes_keys:
            self.say(LOOKING)
        elif not self.coach.go_to(message.slot):
            self.say("Every set of it is done")

    @on(Detail.Outgrown)
    def _offer_to_scroll(self) -> None:
        self.draw()

    @on(Footer.Pressed)
    def _press(self, message: Footer.Pressed) -> None:
        self.act(message.action)
