"""What is known of a person's health at a start, and what has to be asked about it first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core import planning, questions
from backcoach.core.coaching.health.health import Health, health_of
from backcoach.core.coaching.health.red_flags import instruction
from backcoach.core.reason import Reason
from backcoach.core.session.events import RedFlagReported
from backcoach.core.wording.reasons_en import reason_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from backcoach.clock import Clock
    from backcoach.core.questions.form import Form
    from backcoach.core.session.events import HealthEvent
    from backcoach.core.session.plan import Plan
    from backcoach.core.session.state import State
    from backcoach.run.starting.inputs import Inputs


class HealthReports:
    """The pains and red flags of all sessions (`all`), with the answers given in this run.

    `new` are answers that no session holds yet; `take_new` hands them out once.
    """

    def __init__(self, stored: Iterable[HealthEvent], past: Sequence[State], clock: Clock) -> None:
        self.all = list(stored)
        self._past = past
        self._clock = clock
        self._new: list[HealthEvent] = []
        self._asked: Health | None = None

    @property
    def health(self) -> Health:
        return health_of(self.all, self._past, self._clock.now())

    @property
    def is_asking(self) -> bool:
        return self._asked is not None

    def question(self) -> Form | None:
        """Return what must be asked before a session can begin, None for nothing."""
        if not self.all:
            return None
        health = self.health
        form = questions.health_at_start.health_form(health)
        self._asked = health if form is not None else None
        return form

    def answer(self, answers: Mapping[str, str]) -> Form | None:
        """Take the answers to `question`; return what must be asked next, None for nothing.

        After a red flag that is cleared come the pains.
        """
        asked, self._asked = self._asked, None
        if asked is None:
            return None
        at = self._clock.now()
        reports = questions.health_at_start.health_reports(
            asked, answers, at, self._clock.offset(at)
        )
        self.add(reports)
        return self.question() if asked.flag is not None and reports else None

    def today(self, inputs: Inputs, plan: Plan) -> Form:
        """Return the questions before the first set of a plan, answered as it stands."""
        pains = self.health.pains if self.all else ()
        return questions.pain_and_today.today_form(
            inputs.library,
            plan.session,
            inputs.minutes,
            place=pains[0].place if pains else "",
            weight_days=planning.todays_plan.old_weight_days(
                plan, inputs.settings.person(), self._clock.now()
            ),
        )

    def add(self, reports: Sequence[HealthEvent]) -> None:
        self.all += reports
        self._new += reports

    def take_new(self) -> tuple[HealthEvent, ...]:
        reports, self._new = tuple(self._new), []
        return reports

    def bar(self) -> str:
        """Return what a red flag that is not cleared asks for, "" where there is none."""
        flag = self.health.flag if self.all else None
        if flag is None:
            return ""
        is_new = any(isinstance(report, RedFlagReported) for report in self._new)
        return reason_text(instruction(flag) if is_new else Reason("flag_open"))
