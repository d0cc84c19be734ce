"""The rest between two steps, and how much of it is left.

A rest is an instant at which it ends. Instants are integer milliseconds, durations seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from backcoach.core.notation import clock_text
from backcoach.core.reason import Reason

if TYPE_CHECKING:
    from backcoach.core.session.plan import BlockClock, Plan, Step

Gap = Literal["rest", "switch", "transition", "changeover", "pause", "every"]


class Rest(Struct, frozen=True):
    """The pause that follows a step: its length in seconds and the reason for it."""

    gap: Gap
    seconds: int
    why: Reason | str

    def begin(self, after: Step, at: int) -> Countdown:
        """Return the countdown of this rest, begun at an instant."""
        return Countdown(
            after=after.id,
            gap=self.gap,
            why=self.why,
            seconds=self.seconds,
            began_at=at,
            ends_at=at + self.seconds * 1000,
        )


class Countdown(Struct, frozen=True, kw_only=True):
    """A rest that has begun after the step named `after`; instants in milliseconds."""

    after: str
    gap: Gap
    why: Reason | str
    seconds: int
    began_at: int
    ends_at: int
    rung: bool = False
    advised: int = 0

    def until(self, ends_at: int) -> Countdown:
        """Return the countdown with its end at another instant."""
        seconds = max(1, -(-(ends_at - self.began_at) // 1000))
        return replace(self, ends_at=ends_at, seconds=seconds)

    def left(self, now: int) -> int:
        """Return the milliseconds that remain, negative past the end."""
        return self.ends_at - now

    def text(self, now: int) -> str:
        """Return what remains as `m:ss`, and `+m:ss` once it is over."""
        left = self.left(now)
        over = -left // 1000
        return f"+{clock_text(over)}" if over > 0 else clock_text(max(0, -(-left // 1000)))

    def next_change(self, now: int) -> int:
        """Return the instant after `now` at which `text` changes."""
        left = self.left(now)
        if left > 0:
            return self.ends_at - (left - 1) // 1000 * 1000
        return self.ends_at + (-left // 1000 + 1) * 1000

    def fraction(self, now: int) -> float:
        """Return the share of the rest that is over, from 0 to 1."""
        return min(1.0, max(0.0, 1 - self.left(now) / (self.seconds * 1000)))


def rest_after(plan: Plan, step: Step, following: Step) -> Rest | None:
    """Return the pause between a step and the one that is done next, None for no pause.

    After a warm-up set it is one of its own (R-REST-02), between exercises the time to set up
    (R-REST-03). In a superset only the transition lies between members, and the full rest
    after the round. A drop set has none before it, a rest-pause its few seconds.
    """
    if not plan.rests:
        return None
    rest = _gap(plan, step, following)
    return rest if rest.seconds > 0 else None


def _gap(plan: Plan, step: Step, following: Step) -> Rest:
    slot, coming = plan.slots[step.slot], plan.slots[following.slot]
    same_slot = step.slot == following.slot
    if same_slot and (rest := _within_set(plan, step, following)) is not None:
        return rest
    if same_slot or (slot.group and slot.group == coming.group):
        return _between_sets(plan, step, following)
    if step.kind == "work" and slot.rest == 0 and slot.clock is None:
        return Rest("rest", 0, slot.rest_why)
    return Rest("changeover", coming.setup, Reason("rest_setup"))


def _within_set(plan: Plan, step: Step, following: Step) -> Rest | None:
    """Return the pause between two parts of a set, None for two sets."""
    if following.is_follow_on and step.side == following.side:
        return Rest("pause", following.pause, Reason(f"rest_{following.scheme}"))
    same_set = (step.kind, step.set) == (following.kind, following.set)
    comes_back = step.is_follow_on and not following.is_follow_on
    if (same_set or comes_back) and step.side != following.side:
        return Rest("switch", plan.switch, Reason("rest_switch", {"side": following.side}))
    return None


def _between_sets(plan: Plan, step: Step, following: Step) -> Rest:
    slot = plan.slots[step.slot]
    if (clock := plan.clock(step)) is not None:
        return _in_block(plan, step, following, clock)
    if step.kind == "warmup":
        return Rest("rest", slot.warmup_rest, Reason("rest_warmup"))
    if step.slot != following.slot and step.round == following.round:
        kind = "rest_circuit" if step.scheme == "circuit" else "rest_transition"
        return Rest("transition", plan.transition, Reason(kind))
    if step.rest is not None:
        return Rest("rest", step.rest, Reason("rest_of_set"))
    return Rest("rest", slot.rest, slot.rest_why)


def _in_block(plan: Plan, step: Step, following: Step, clock: BlockClock) -> Rest:
    """Return the pause between two sets of a block: up to the next start, or after a round."""
    if clock.kind == "emom":
        sides = [each for each in plan.steps_of(step.slot, "work") if each.set == step.set]
        taken = sum(each.work_seconds for each in sides) + plan.switch * (len(sides) - 1)
        return Rest("every", max(1, clock.seconds - taken), Reason("rest_emom"))
    slot = plan.slots[step.slot]
    is_round = step.slot == following.slot or step.round != following.round
    return Rest("rest", slot.rest if is_round else 0, slot.rest_why)
