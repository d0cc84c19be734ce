"""Which program a file is from: by what is in it, never by its name."""

from __future__ import annotations

from io import SEEK_END
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, Protocol

from backcoach.exchange.importers import (
    fit,
    fitnotes,
    gymrun,
    hevy,
    jefit,
    liftlog,
    liftohistory,
    liftosaur,
    opengym,
    openweight,
    strong,
    stronglifts,
    wger,
)
from backcoach.exchange.parsing.core_imports import one_line, quoted
from backcoach.exchange.parsing.decode import text_of
from backcoach.exchange.parsing.json_document import Document, NotJsonError
from backcoach.exchange.parsing.lines import without_nul
from backcoach.exchange.parsing.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import TextIOWrapper
    from typing import BinaryIO

    from backcoach.exchange.context import Context

MAX_BYTES = 32 << 20

KNOWN = (
    "Strong, Hevy, FitNotes, Liftosaur, StrongLifts, Gymrun, JEFIT, LiftLog, openGym, wger, "
    "OpenWeight, FIT"
)


class _TableFormat(Protocol):
    """What the module of a table offers: titles and the fields they stand for, and a reader."""

    DIALECT: str
    REQUIRED: frozenset[str]
    COLUMNS: dict[str, str]

    def read(self, table: Table, context: Context) -> None: ...


class _DocumentFormat(Protocol):
    """What the module of a JSON format offers."""

    DIALECT: str

    def matches(self, outline: object) -> bool: ...


# Tables that are read, the more particular header first.
_TABLES: tuple[_TableFormat, ...] = (
    hevy,
    liftosaur,
    stronglifts,
    liftlog,
    gymrun,
    strong,
    fitnotes,
)
_DOCUMENTS: tuple[tuple[_DocumentFormat, Callable[[Document, Context], None]], ...] = (
    (openweight, openweight.read),
    (liftlog, liftlog.read_json),
    (opengym, opengym.read),
    (wger, wger.read),
)
# Files that are known and hold nothing to read, by columns.
_REFUSED = (
    (
        ("date", "time", "measurement", "value", "unit"),
        "fitnotes-body",
        "these are FitNotes body measurements, without sets; export the workout data instead",
    ),
)
_FITBOD = {"exercise", "reps", "weight(kg)", "iswarmup", "multiplier"}
_BINARY = (
    (b"PK\x03\x04", "a zip file or a spreadsheet; unpack it, or save the sheet as CSV"),
    (b"\x1f\x8b", "compressed; unpack it first"),
    (b"SQLite format 3\0", "a database; export a CSV or JSON file from the program instead"),
    (b"%PDF", "a PDF; export a CSV or JSON file from the program instead"),
)
_UNDERSTOOD_ENOUGH = 3
_HEAD = 4096  # bytes, or characters, by which a format is recognised
_FIRST_LINES = 50  # those of a text
_BLANK = "\0 \t\r\n"


def read_into(file: BinaryIO, context: Context) -> None:
    """Recognise a file and read it into the context. Raises ReadError, UnitNeededError."""
    if file.seek(0, SEEK_END) > MAX_BYTES:
        raise context.refusal(
            f"the file is larger than {MAX_BYTES // 1_000_000} MB; split it", "file_too_large"
        )
    file.seek(0)
    head = file.read(_HEAD)
    file.seek(0)
    if fit.matches(head):
        _read_fit(file.read(), context)
        return
    for mark, what in _BINARY:
        if head.startswith(mark):
            raise context.refusal(f"this is {what}")
    text = text_of(file, context.findings)
    if text is None:
        raise context.refusal("this is not a text file; export a CSV or JSON file", "not_text")
    try:
        _read_text(text, context)
    finally:
        text.detach()  # the file is not ours to close


def _read_text(text: TextIOWrapper, context: Context) -> None:
    if _first_character(text) in ("{", "["):
        _read_json(text, context)
        return
    lines = without_nul(text, context.findings)
    blank = 0
    begin = next(lines, None)
    while begin is not None and not begin.strip():
        blank += 1
        begin = next(lines, None)
    if begin is None:
        raise context.refusal("the file is empty; export it again", "file_empty")
    head = [begin, *islice(lines, _FIRST_LINES)]
    whole = chain(repeat("\n", blank), head, lines)
    first = "".join(head)[:_HEAD].lstrip()
    if first.startswith("<"):
        _refuse_markup(first, context)
    elif jefit.matches(head):
        context.begin(jefit.DIALECT)
        jefit.read(list(whole), context)
    elif liftohistory.matches(head):
        context.begin(liftohistory.DIALECT)
        liftohistory.read(whole, context)
    else:
        _read_table(Table(whole), context)


def _first_character(text: TextIOWrapper) -> str:
    """Return the first character that is no blank, without reading lines, which may be long."""
    while (part := text.read(_HEAD)) and not part.strip(_BLANK):
        pass
    text.seek(0)
    return part.lstrip(_BLANK)[:1]


def _read_fit(data: bytes, context: Context) -> None:
    context.begin(fit.DIALECT)
    try:
        decoded = fit.messages(data)
    except ImportError:
        raise context.refusal(
            "FIT files need one more library; install it with: pip install 'backcoach[fit]'",
            "fit_needs_library",
        ) from None
    except fit.DamagedFileError as problem:
        raise context.refusal(
            f"the FIT file is damaged ({one_line(str(problem))[:80]}); copy it again",
            "fit_damaged",
        ) from None
    fit.read(decoded, context)


def _read_json(text: TextIOWrapper, context: Context) -> None:
    try:
        document = Document(text, context.findings)
        for format_, read_document in _DOCUMENTS:
            if format_.matches(document.outline):
                context.begin(format_.DIALECT)
                read_document(document, context)
                return
    except NotJsonError as problem:
        raise context.refusal(str(problem), "not_json") from None
    raise context.refusal(f"this JSON is from no program that is known: {KNOWN}")


def _refuse_markup(head: str, context: Context) -> None:
    if "<HealthData" in head:
        context.begin("apple-health")
        raise context.refusal(
            "Apple Health keeps no sets of strength workouts; import from the app that logged them",
            "no_sets",
        )
    raise context.refusal(f"this is XML or a web page; the formats that are known are {KNOWN}")


def field_names() -> tuple[set[str], set[str]]:
    """Return the fields that a column can be named for by hand: those of most use, and all."""
    every = {field for format_ in _TABLES for field in format_.COLUMNS.values()}
    return set(strong.COLUMNS.values()), every


def _read_table(table: Table, context: Context) -> None:
    titles = [title.casefold() for title in table.header]
    for title in context.options.columns.values():
        if title.casefold() not in titles:
            raise context.refusal(f"line 1: no column has the title {quoted(title)}")
    for columns, dialect, sentence in _REFUSED:
        if set(columns) <= set(titles):
            context.begin(dialect)
            raise context.refusal(sentence, "no_sets")
    by_hand = {title.casefold(): field for field, title in context.options.columns.items()}
    for format_ in _TABLES:
        names = {**format_.COLUMNS, **by_hand}
        fields = table.fields(names)
        enough = fields.keys() >= format_.REQUIRED
        if enough or (
            by_hand and format_.DIALECT == strong.DIALECT and {"date", "exercise"} <= fields.keys()
        ):
            table.use(fields)
            context.begin(format_.DIALECT)
            context.units.comma_is_decimal = table.delimiter != ","
            for title in table.unused:
                context.findings.add("columns_not_used", value=title)
            format_.read(table, context)
            return
    if set(titles) >= _FITBOD:
        raise context.refusal(
            f"Fitbod's files are not read; the formats that are known are {KNOWN}"
        )
    _refuse_table(table, context)


def _refuse_table(table: Table, context: Context) -> None:
    context.findings.once("not_recognised")
    understood = [title for title in table.header if title.casefold() in strong.COLUMNS]
    if len(understood) >= _UNDERSTOOD_ENOUGH:
        for title in understood:
            context.findings.add("columns_understood", value=title)
        raise context.refusal(
            f"line 1: of the columns only {', '.join(understood[:8])} are understood; name the "
            'others, such as --column exercise="Title of the column"',
        )
    if not table.header:
        raise context.refusal(f"line 1: there is no header; the formats that are known are {KNOWN}")
    first = ", ".join(quoted(title) for title in table.header[:4])
    raise context.refusal(f"line 1: the columns {first} are from no program that is known: {KNOWN}")
