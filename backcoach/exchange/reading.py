"""A file of training history to sessions and a report: bytes in, records out."""

from __future__ import annotations

from typing import BinaryIO

from msgspec import Struct

from backcoach.exchange.context import Context, ReadOptions
from backcoach.exchange.parsing.loads import UnitNeededError
from backcoach.exchange.parsing.numbers import BadValueError
from backcoach.exchange.recognition import read_into
from backcoach.exchange.records import ImportedSession
from backcoach.exchange.report import Report
from backcoach.exchange.sessions import Lines

# Programs that give every set its unit, where a mix is nothing to report.
_PER_SET_UNITS = ("openweight", "wger", "fit")


class Imported(Struct, frozen=True, kw_only=True):
    """What a file gave: its sessions by start, their lines, and what was noticed on the way."""

    sessions: tuple[ImportedSession, ...]
    lines: Lines
    report: Report


def read(file: BinaryIO, options: ReadOptions) -> Imported:
    """Read an open file of any format, a table without holding it in memory.

    Raises ReadError for a file that is none, that nobody knows, or that holds no set.
    """
    context = Context(options)
    try:
        read_into(file, context)
    except UnitNeededError:
        raise context.refusal(
            "the file does not say whether its loads are in kg or lb; add --unit kg or --unit lb",
            "unit_needed",
        ) from None
    except BadValueError as problem:
        raise context.refusal(f"{problem}; export the file again", "not_understood") from None
    except RecursionError:
        raise context.refusal("the file is nested too deeply to be training history") from None
    sessions, lines = context.drafts.finish(context.findings)
    if not sessions:
        raise context.refusal(_why_no_sets(context), "no_sets")
    if context.dialect not in _PER_SET_UNITS and len(context.units.used()) > 1:
        context.findings.add("units_mixed")
    return Imported(sessions=sessions, lines=lines, report=context.report())


def _why_no_sets(context: Context) -> str:
    findings = context.findings
    if not findings.rows:
        return "there are no sets in this file; export it again"
    for finding in findings.frozen():
        if finding.code == "row_refused":
            return f"no set could be read; {finding.values[0]}"
        if finding.code == "row_cut_short":
            return f"line {finding.lines[0]}: this row is cut short, and no other holds a set"
    return f"{findings.rows} rows, but no set that was done"
