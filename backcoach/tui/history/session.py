"""A past session, every set with everything, and its corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from backcoach.core.session.past.corrections import recorded_sets
from backcoach.core.session.past.session_record import local, record
from backcoach.core.session.timing.duration import minutes_taken
from backcoach.core.text import one_line
from backcoach.core.views.session_text import SPLIT
from backcoach.core.wording.phrases import amount, count_of, reserve_cell
from backcoach.tui.history.view import HEAD, MUTED, Rows, View, cells, row_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.session.past.session_record import SessionRecord, SetRecord
    from backcoach.core.session.state import State
    from backcoach.tui.history.view import Around

SET, REMARKS = 2, 7  # columns
WIDEST_REMARKS = 22
SHORT_TITLE = 76  # columns below which the day is written in short
NAME = -1  # stands for what the other columns leave
NARROWEST, WIDEST = 14, 26
# Name, width (negative: aligned to the right), columns of the screen from which it is shown.
COLUMNS = (
    ("time", 5, 84),
    ("exercise", NAME, 0),
    ("set", 7, 50),
    ("target", 8, 84),
    ("done", 13, 0),
    ("left", -4, 0),
    ("rest", -12, 74),
    ("", 0, 50),
)


class SessionPage(View["State | None"]):
    """What was done, and how: a set is corrected in the line in which it can be typed."""

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
        columns = [number for number, (_, _, least) in enumerate(COLUMNS) if width >= least]
        lines = [self._title(session, width), *self._reports(session)][: max(1, height // 3)]
        self._top = len(lines) + 1
        rows = [self._texts(done, is_first=False, is_narrow=True) for done in session.sets]
        remarks = max((len(texts[REMARKS]) * (REMARKS in columns) for texts in rows), default=0)
        widths = _widths(width, columns, min(remarks, WIDEST_REMARKS))
        heads = [(COLUMNS[number][0], widths[number]) for number in columns]
        lines.append(Content.styled(f"  {cells(heads)}", HEAD))
        previous = ""
        for number in self._rows.fit(len(session.sets), height - len(lines)):
            done = session.sets[number]
            texts = self._texts(
                done, is_first=done.exercise != previous, is_narrow=SET not in columns
            )
            row = cells([(texts[column], widths[column]) for column in columns])
            lines.append(row_line(f"{row:<{width - 2}}", chosen=number == self._rows.chosen))
            previous = done.exercise
        return lines

    def _title(self, session: SessionRecord, width: int) -> Content:
        start = local(session.started_at, session.offset)
        is_short = width < SHORT_TITLE
        day = (
            f"{start:%a} {start.day} {start:%b}"
            if is_short
            else f"{start:%A} {start.day} {start:%B}"
        )
        work = [done for done in session.sets if done.kind == "work" and not done.skipped]
        minutes = f"  {minutes_taken(session)} min" if session.finished_at else ""
        origin = f"  from {session.origin.program}" if session.origin else ""
        if session.origin and session.origin.program == "log":
            origin = "  entered later"
        status = "  deleted" if session.status == "discarded" else ""
        return Content.assemble(
            (one_line(session.name), HEAD),
            f"  {day} {start:%Y, %H:%M}",
            (f"  {len(work)} of {session.planned} sets{minutes}{origin}{status}", MUTED),
        )

    def _reports(self, session: SessionRecord) -> list[Content]:
        pains = [
            Content.styled(
                f"! pain {pain.level} {pain.kind}{f', {pain.place}' if pain.place else ''}",
                "$text-error",
            )
            for pain in session.pains
        ]
        return [*pains, *(Content(f"“{one_line(note)}”") for note in session.notes)]

    def _texts(self, done: SetRecord, *, is_first: bool, is_narrow: bool) -> tuple[str, ...]:
        known = self.around.host.library.find_exercise(done.exercise)
        name = known.name if known else done.name or done.exercise
        rest = ""
        if done.is_left:
            rest = "left"
        elif done.rest_taken_s is not None or done.rest_planned_s is not None:
            rest = f"{_clock(done.rest_taken_s)} of {_clock(done.rest_planned_s)}"
        place = f"{'w' if done.kind == 'warmup' else ''}{done.set}"
        if done.side != "both":
            place += f" {done.side}"
        kind = "" if done.kind in ("work", "warmup") else done.kind
        assumed = "" if done.reported or done.skipped else "assumed"
        note = f"“{one_line(done.note)}”" if done.note else ""
        result = amount(count_of(done.result), done.load, hold=done.seconds is not None)
        return (
            f"{local(done.done_at, done.offset):%H:%M}",
            name if is_first else f"  set {place}" if is_narrow else "",
            place,
            done.target,
            "skipped" if done.skipped else result,
            reserve_cell(done.rir),
            rest,
            "  ".join(filter(None, (kind, assumed, note))),
        )

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
        place, lines = self._line()
        if place < 0:
            self.around.say("A set that was skipped is added with a")
            return
        step, _, rest = lines[place].partition(" ")

        def answered(text: str) -> None:
            self._keep([*lines[:place], f"{step} {text}", *lines[place + 1 :]])

        self.around.ask("Time, exercise, reps x load, r and what was left", rest.strip(), answered)

    def _add(self) -> None:
        place, lines = self._line()
        exercise = lines[place].split()[2] if place >= 0 else "lat_pulldown"

        def answered(text: str) -> None:
            self._keep([*lines[: place + 1], text, *lines[place + 1 :]] if text.strip() else lines)

        self.around.ask("Sets as 10 10 9 x 45 kg r2", f"{exercise} ", answered)

    def _take_out(self) -> None:
        place, lines = self._line()
        if place >= 0:
            self._keep([*lines[:place], *lines[place + 1 :]])

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
            self.around.say("Choose the set with which the other session begins")
            return
        self._keep([*lines[:place], SPLIT, *lines[place:]])

    def _keep(self, lines: list[str]) -> None:
        assert self._state is not None
        try:
            self._done(self.around.past.keep(self._state, "\n".join(lines)))
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
        self.around.say(f"{sentence} · u takes it back" if "ed" in sentence[-4:] else sentence)


def _widths(width: int, numbers: list[int], remarks: int) -> dict[int, int]:
    """Return the widths of the columns that are shown, with room for remarks so wide."""
    widths = {number: COLUMNS[number][1] for number in numbers}
    others = sum(abs(columns) + 2 for columns in widths.values() if columns != NAME)
    name = min(WIDEST, max(NARROWEST, width - others - 2 - remarks))
    return {number: name if columns == NAME else columns for number, columns in widths.items()}


def _clock(seconds: int | None) -> str:
    return "-" if seconds is None else f"{seconds // 60}:{seconds % 60:02}"
