"""The body map with its legend in words: what an exercise or a session works."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from textual.content import Content

from backcoach import pictures
from backcoach.tui.drawing.text_rows import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from backcoach.core.session.state import State
    from backcoach.pictures.body_map import Entry, Level, Run

STYLES = {
    "primary": "$text-accent",
    "secondary": "$text-accent 70%",
    "rest": "$border-blurred",
    "outline": "$text-muted",
}
LEGEND_COLUMNS = 22
GAP = 2
WIDEST = 44
MOST_ROWS = 34
KEY_COLUMNS = 19  # as wide as a title, too
LEAST_ROWS = 10  # with its title
TITLES = {
    "whole": "Works this session",
    "over": "Worked this session",
    "warmed": "Warmed up this session",
    "exercise": "Works",
}
KEPT = 16  # drawings: of a set and its rest, and what is drawn ahead

Levels = tuple[tuple[str, "Level"], ...]


def worked_in(state: State) -> tuple[str, Levels]:
    """Return the title of the map, and what works: now, else in the whole session.

    Of a session that is over the work sets count, as everywhere, and warm-ups where there is
    nothing else.
    """
    if state.is_over:
        done = [step for step in state.plan.steps if state.result(step)]
        worked = {step.slot for step in done if step.kind == "work"}
        title = TITLES["over" if worked else "warmed"]
        worked = worked or {step.slot for step in done}
    elif not state.logged and (state.phase == "ready" or not _is_set(state)):
        worked = set(range(len(state.plan.slots)))
        title = TITLES["whole"]
    else:
        return TITLES["exercise"], worked_now(state)
    exercises = (state.plan.slots[slot].exercise for slot in sorted(worked))
    return title, tuple(pictures.body_map.levels_of(exercises).items())


def _is_set(state: State) -> bool:
    """Tell whether a set is next or under way, and not easy movement."""
    return state.step is not None and state.step.is_set


def titled_map(title: str, levels: Levels, width: int, height: int) -> list[Content]:
    """Return the map with its title, nothing where there is no room for both."""
    if height < LEAST_ROWS:
        return []
    drawn = map_lines(levels, width, min(height - 1, MOST_ROWS))
    return [Content.styled(title, "$text-muted"), *drawn] if drawn else []


def worked_now(state: State) -> Levels:
    """Return what the current exercise works, nothing when the session is over."""
    step = None if state.is_over else state.step
    return tuple(pictures.body_map.levels_of([state.plan.exercise(step)] if step else []).items())


@lru_cache(maxsize=KEPT)
def map_lines(levels: Levels, width: int, height: int) -> tuple[Content, ...]:
    """Return the map with its legend beside it, nothing where no map fits.

    The legend begins with what the two patterns and colours mean; in a narrow place that is all of
    it, and stands below the map.
    """
    if not levels:
        return ()
    widest = min(WIDEST, height * 3 // 2)  # a map is no wider than that for its height
    columns = min(widest, width - LEGEND_COLUMNS)
    worked = dict(levels)
    if columns < pictures.body_map.MIN_COLUMNS:
        columns = min(widest, width if width >= KEY_COLUMNS else 0)
        drawn = pictures.body_map.body_map(worked, columns, height - 1)
        return (*(Content.assemble(*_styled(row)) for row in drawn), _key()) if drawn else ()
    drawn = pictures.body_map.body_map(worked, columns, height)
    if not drawn:
        return ()
    words = [_key(), *_words(pictures.body_map.legend(worked, columns, height))]
    if len(words) > len(drawn):
        last = words[len(drawn) - 1]
        words[len(drawn) - 1] = Content.assemble(last[: len(last.plain.rstrip(","))], "…")
    top = 1 if len(words) < len(drawn) else 0
    made = []
    for number, row in enumerate(drawn):
        beside = (" " * GAP, words[number - top]) if 0 <= number - top < len(words) else ()
        made.append(Content.assemble(*_styled(row), *beside))
    return tuple(made)


def _styled(row: Iterable[Run]) -> list[tuple[str, str]]:
    return [(run.text, STYLES[run.role]) for run in row]


def _key() -> Content:
    primary, secondary = pictures.body_map.MARKS["primary"], pictures.body_map.MARKS["secondary"]
    return Content.assemble(
        (primary, STYLES["primary"]), " main  ", (secondary, STYLES["secondary"]), " helping"
    )


def _words(entries: tuple[Entry, ...]) -> Iterator[Content]:
    """Yield the legend: the muscles on the map, then those that cannot be seen from behind."""
    hidden = [_short(entry) for entry in entries if not entry.seen]
    for entry in entries:
        if entry.seen:
            yield Content.assemble((f"{entry.mark} ", STYLES[entry.level]), _short(entry))
    if hidden:
        text = Content.styled(f"Also: {', '.join(hidden)}", "$text-muted")
        yield from wrapped(Content(""), text, LEGEND_COLUMNS - GAP)


def _short(entry: Entry) -> str:
    return entry.name.partition(",")[0]
