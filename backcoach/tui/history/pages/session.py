"""A past session, every set with everything, and its corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.content import Content

from backcoach.core.session.past.corrections import recorded_sets
from backcoach.core.session.past.recorded import program_name
from backcoach.core.session.past.session_record import local, record
from backcoach.core.session.set_counts import sets_done
from backcoach.core.session.timing.duration import minutes_taken
from backcoach.core.text import one_line
from backcoach.core.views.session_text import SPLIT
from backcoach.interface.past import CORRECTED, DELETED
from backcoach.tui.drawing.text_rows import cut_at_word, hidden
from backcoach.tui.history.pages.set_rows import SetTable
from backcoach.tui.history.view import HEAD, MUTED, Rows, View, row_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.questions.log_form.set_form import SetForm
    from backcoach.core.session.past.session_record import SessionRecord, SetRecord
    from backcoach.core.session.state import State
    from backcoach.tui.history.view import Around

ORIGINS = {"": "", "log": "  entered later", "split": "  split off"}
TAKEN_OUT = "Set taken out"
SHORT_TITLE = 76  # columns below which the day is written in short


class SessionPage(View["State | None"]):
    """What was done, and how; a set is corrected in a form, the session in a line."""

    title: ClassVar = "Session"
    keys: ClassVar = (
        ("e", "Edit"),
        ("a", "Add"),
        ("d", "Take out"),
        ("n", "Name"),
        ("t", "Date"),
        ("s", "Split"),
        ("X", "Delete"),
        ("u", "Undo"),
    )

    def __init__(self, around: Around, session: str) -> None:
        super().__init__(around)
        self._id = session
        self._record: SessionRecord | None = None
        self._rows = Rows()
        self._acts: dict[str, Callable[[], None]] = {
            "e": self._edit,
            "enter": self._edit,
            "a": self._add,
            "d": self._take_out,
            "delete": self._take_out,
            "n": lambda: self._ask_field("Name", "name"),
            "t": lambda: self._ask_field("Date and time", "date"),
            "s": self._split,
            "X": self._delete,
            "u": self._undo,
        }

    def read(self) -> State | None:
        return self.around.past.session(self._id)

    def take(self, read: State | None) -> None:
        chosen, self._state = self._step, read
        self._record = record(read) if read else None
        steps = [done.step for done in self._record.sets] if self._record else []
        if chosen in steps:  # a set that was given another time stands elsewhere
            self._rows.chosen = steps.index(chosen)

    def lines(self, width: int, height: int) -> list[Content]:
        if self._record is None:
            return [Content.styled("This session cannot be read.", MUTED)]
        session = self._record
        lines = [self._title(session, width), *self._reports(session)][: max(1, height // 3)]
        self._top = len(lines) + 1
        table = SetTable(session.sets, self._name, width)
        lines.append(Content.styled(f"  {table.heads()}", HEAD))
        previous = ""
        listed = self._rows.fit_hinted(len(session.sets), height - len(lines))
        for number in listed:
            done = session.sets[number]
            row = table.row(done, is_first=done.exercise != previous)
            lines.append(row_line(f"{row:<{width - 2}}", chosen=number == self._rows.chosen))
            previous = done.exercise
        return [*lines, *hidden(listed, len(session.sets))]

    def _name(self, done: SetRecord) -> str:
        known = self.around.host.library.find_exercise(done.exercise)
        return known.name if known else done.name or done.exercise

    def _title(self, session: SessionRecord, width: int) -> Content:
        start = local(session.started_at, session.offset)
        is_short = width < SHORT_TITLE
        day = (
            f"{start:%a} {start.day} {start:%b}"
            if is_short
            else f"{start:%A} {start.day} {start:%B}"
        )
        done = sets_done(session)
        minutes = f"  {minutes_taken(session)} min" if session.finished_at else ""
        program = session.origin.program if session.origin else ""
        origin = ORIGINS.get(program, f"  from {program_name(program)}")
        status = "  deleted" if session.status == "discarded" else ""
        name = f"{one_line(session.name)}{status}"
        facts = [
            Content.assemble("  ", words).stylize(style)
            for words, style in (
                (f"{day} {start:%Y, %H:%M}", ""),
                (f"{done} of {session.planned} sets{minutes}{origin}", MUTED),
            )
        ]
        while facts and cell_len(name) + sum(fact.cell_length for fact in facts) > width:
            facts.pop()
        return Content.assemble((cut_at_word(name, width), HEAD), *facts)

    def _reports(self, session: SessionRecord) -> list[Content]:
        pains = [
            Content.styled(
                f"! pain {pain.level} of 10, {pain.kind}{f', {pain.place}' if pain.place else ''}",
                "$text-error",
            )
            for pain in session.pains
        ]
        return [*pains, *(Content(f"“{one_line(note)}”") for note in session.notes)]

    def key(self, key: str, character: str | None) -> bool:
        act = self._acts.get(character or "") or self._acts.get(key)
        if act is None:
            return self._rows.key(key)
        if self._state is not None:
            act()
        return True

    def click(self, column: int, row: int) -> None:  # noqa: ARG002
        number = self._rows.row_at(row - self._top)
        if number is not None:
            if number == self._rows.chosen:
                self.key("enter", None)
            self._rows.chosen = number

    @property
    def _step(self) -> str:
        sets = self._record.sets if self._record else ()
        return sets[self._rows.chosen].step if self._rows.chosen < len(sets) else ""

    def _line(self) -> tuple[int, list[str]]:
        """Return the lines of the session, and which of them is the chosen set; -1 for none."""
        assert self._state is not None
        lines = self.around.past.text(self._state).splitlines()
        place = next((n for n, line in enumerate(lines) if line.split(" ")[0] == self._step), -1)
        return place, lines

    def _edit(self) -> None:
        assert self._state is not None
        self._ask(self.around.past.set_form(self._state, self._step))

    def _add(self) -> None:
        assert self._state is not None
        self._ask(self.around.past.more_form(self._state, self._step))

    def _ask(self, form: SetForm | None) -> None:
        state = self._state
        assert state is not None
        if form is None:
            self.around.say("There is no set to begin with; backcoach edit adds one")
            return
        self.around.correct(form, lambda kept: self._done(self.around.past.correct(state, kept)))

    def _take_out(self) -> None:
        place, lines = self._line()
        if place >= 0:
            self._keep([*lines[:place], *lines[place + 1 :]], TAKEN_OUT)

    def _ask_field(self, title: str, field: str) -> None:
        _, lines = self._line()
        place = next(n for n, line in enumerate(lines) if line.startswith(f"{field} "))
        value = lines[place].partition(" ")[2].strip()

        def answered(text: str) -> None:
            self._keep([*lines[:place], f"{field}  {text}", *lines[place + 1 :]])

        self.around.ask(title, value, answered)

    def _split(self) -> None:
        place, lines = self._line()
        assert self._state is not None
        if place < 0 or self._step == next(iter(recorded_sets(self._state)), ""):
            self.around.say("Choose the first set of the other session")
            return
        self._keep([*lines[:place], SPLIT, *lines[place:]])

    def _keep(self, lines: list[str], words: str = "") -> None:
        """Correct the session by its lines; `words` say what that did, where it was kept."""
        assert self._state is not None
        try:
            sentence = self.around.past.keep(self._state, "\n".join(lines))
            self._done(words if words and sentence == CORRECTED else sentence)
        except ValueError as error:
            self.around.say(str(error))

    def _delete(self) -> None:
        assert self._state is not None
        self._done(self.around.past.delete(self._state))

    def _undo(self) -> None:
        assert self._state is not None
        self._done(self.around.past.undo(self._state))

    def _done(self, sentence: str) -> None:
        self.around.reload()
        can_undo = sentence in (CORRECTED, DELETED, TAKEN_OUT)
        self.around.say(f"{sentence} · u takes it back" if can_undo else sentence)
