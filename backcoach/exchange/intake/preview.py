"""What an import would do, in lines for the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.session.past.recorded import program_name
from backcoach.core.session.past.session_record import local
from backcoach.core.text import counted, one_line
from backcoach.exchange.messages import effect_of, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from backcoach.exchange.intake.comparing import Comparison
    from backcoach.exchange.intake.source import Incoming, Source
    from backcoach.exchange.report import Finding

_OWN_FORMATS = {
    "backcoach-jsonl": "backcoach's JSON lines",
    "backcoach-csv": "backcoach's table of sets",
    "backcoach-text": "backcoach's log as text",
}
_SOURCES = {"option": "as --unit says", "settings": "as your settings say"}
_NAMED = 8  # names and lines that are shown
_WIDTH = 11
_NAMES = ("exercise_unknown", "exercise_near")  # told under the exercises


def preview(source: Source, comparison: Comparison, *, replaces: bool) -> Iterator[str]:
    """Yield what a source holds and what an import would do with it.

    `replaces` tells that changed sessions are to be taken as they are now.
    """
    report = source.report
    units = ""
    if report.units:
        named_by = _SOURCES.get(report.unit_source, "")
        units = f"; loads in {' and '.join(report.units)}{f', {named_by}' if named_by else ''}"
    dialect = report.dialect or ""
    program = _OWN_FORMATS.get(dialect) or program_name(dialect)
    yield f"{source.name}: {program}{units}"
    yield from _part("sessions", _sessions(source, comparison, replaces=replaces))
    yield from _part("sets", _sets(source))
    yield from _part("programmes", _decisions(source, comparison))
    yield from _part("exercises", _exercises(source))
    for effect in ("kept", "changed", "left out"):
        findings = [
            finding
            for finding in report.findings
            if effect_of(finding) == effect and finding.code not in _NAMES
        ]
        yield from _part(effect, (_finding(finding, source) for finding in findings))


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield f"  {'' if number else title:<{_WIDTH}} {line}"


def _sessions(source: Source, comparison: Comparison, *, replaces: bool) -> Iterator[str]:
    if not source.incoming:
        return
    counts = {
        "new": len(comparison.new) + len(comparison.again),
        "there already": len(comparison.there),
    }
    first, last = (str(source.facts[key])[:10] for key in ("first", "last"))
    words = ", ".join(f"{count} {what}" for what, count in counts.items() if count) or "none new"
    yield f"{words}; on {first}" if first == last else f"{words}; from {first} to {last}"
    if comparison.changed:
        is_single = len(comparison.changed) == 1
        left = "left as it is" if is_single else "left as they are"
        taken = "taken as it is now" if is_single else "taken as they are now"
        how = taken if replaces else f"{left}; --replace takes the new"
        yield f"{len(comparison.changed)} changed since, {how}"
        yield f"changed: {_dates(comparison.changed)}"
    if comparison.near:
        yield f"{len(comparison.near)} left out: another session begins at the same time"
        yield f"the same time: {_dates(comparison.near)}"
    if comparison.deleted:
        yield f"{len(comparison.deleted)} left out: you have deleted them here"


def _dates(sessions: Iterable[Incoming]) -> str:
    starts = [local(each.at, each.offset) for each in sessions]
    return _some([f"{start:%Y-%m-%d %H:%M}" for start in starts])


def _sets(source: Source) -> Iterator[str]:
    kinds = {"work": "work", "warmup": "warm-up", "drop": "drop", "failure": "to failure"}
    counts = source.facts["kinds"]
    if words := [f"{counts[kind]} {word}" for kind, word in kinds.items() if counts.get(kind)]:
        yield ", ".join(words)


def _decisions(source: Source, comparison: Comparison) -> Iterator[str]:
    if source.decisions:
        new = len(comparison.decisions)
        there = len(source.decisions) - new
        counts = {"new": new, "there already": there}
        words = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
        programmes = sorted({each.programme for each in source.decisions})
        yield f"{counted(len(source.decisions), 'decision')} about {_some(programmes)}: {words}"


def _exercises(source: Source) -> Iterator[str]:
    ids: dict[str, str | None] = source.facts["exercises"]
    by_count = sorted(ids, key=lambda name: -source.sets.get(name, 0))
    near = {name: where[5:] for name, where in ids.items() if where and where[:5] == "near:"}
    known = [name for name in by_count if ids[name] and name not in near]
    own = [name for name in by_count if not ids[name]]
    if known:
        yield f"{len(known)} known here: " + _some(
            [name if ids[name] == name else f"{name} = {ids[name]}" for name in known]
        )
    if near:
        name, other = next(iter(near.items()))
        yield f"{len(near)} similar to an exercise here, kept apart: {_some(list(near))}"
        yield f'to count it as that exercise: --map "{name}={other}"'
    if own:
        names = "its own name" if len(own) == 1 else "their own names"
        yield f"{len(own)} kept under {names}: {_some(own)}"


def _finding(finding: Finding, source: Source) -> str:
    text = sentence(finding, source.report)
    if not finding.lines:
        return one_line(text)
    where = "line" if finding.count == 1 else "lines"
    more = ", …" if finding.count > _NAMED else ""
    return one_line(f"{text} ({where} {', '.join(map(str, finding.lines[:_NAMED]))}{more})")


def _some(words: list[str]) -> str:
    more = f" and {len(words) - _NAMED} more" if len(words) > _NAMED else ""
    return f"{', '.join(words[:_NAMED])}{more}"
