"""The words of a report: for each code, what it does to the data and one sentence.

`{count}` is how often, `{values}` the names or reasons concerned, `{unit}` the unit of loads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from backcoach.exchange.report import Finding, Report

Effect = Literal["kept", "changed", "left out", "refused"]
Shape = Literal["count", "lines", "names", "word"]

# How a code is printed by `import --json` if it is not a count.
SHAPES: dict[str, Shape] = {
    "row_cut_short": "lines",
    "row_refused": "lines",
    "columns_not_used": "names",
    "columns_understood": "names",
    "exercise_unknown": "names",
    "exercise_near": "names",
    "not_understood": "names",
    "encoding": "word",
}

MESSAGES: dict[str, tuple[Effect, str]] = {
    "unit_not_in_file": ("kept", "The file names no unit; its loads are read as {unit}."),
    "units_mixed": ("kept", "Loads in kg and in lb, each kept as written."),
    "encoding": ("kept", "The text is read as {values}."),
    "characters_unreadable": ("changed", "Unreadable characters replaced: {count}."),
    "control_characters_removed": ("changed", "Control characters were taken out of texts."),
    "name_cut": ("changed", "Names cut to 120 characters: {count}."),
    "note_cut": ("changed", "Notes cut to 4000 characters: {count}."),
    "columns_not_used": ("kept", "Columns kept with their sets, but not used: {values}."),
    "columns_understood": ("kept", "Columns understood: {values}."),
    "row_cut_short": ("left out", "Rows cut short: {count}."),
    "row_refused": ("left out", "Rows that cannot be right: {count}."),
    "not_understood": ("left out", "Not understood: {values}."),
    "not_done": ("left out", "Planned sets that were not done: {count}."),
    "zero_reps": ("kept", "Sets of 0 reps, kept as tried: {count}."),
    "count_missing": ("kept", "Sets without reps or seconds, kept: {count}."),
    "reps_implausible": ("kept", "Sets of more than 100 reps, kept: {count}."),
    "load_implausible": ("kept", "Loads of 500 kg or more, kept: {count}."),
    "distance_not_kept": ("kept", "Distances, which are kept in words only: {count}."),
    "distance_unit_unknown": ("left out", "Units of distance that are none: {values}."),
    "rpe_half_step": ("changed", "Half steps of RPE, rounded to fewer reps left: {count}."),
    "rpe_out_of_range": ("left out", "RPE outside 1 to 10, left out: {count}."),
    "assisted_turned_negative": ("changed", "Help, counted as a negative load: {count}."),
    "assisted_without_load": ("kept", "Sets with unknown help: {count}."),
    "weighted_without_load": (
        "changed",
        "Weighted sets without a load, read as bodyweight: {count}.",
    ),
    "bodyweight_with_load": ("changed", "Bodyweight sets with a load, read as weighted: {count}."),
    "exercise_unknown": ("kept", "Exercises kept under their own names: {values}."),
    "exercise_near": ("kept", "Similar to an exercise here, kept under their own names: {values}."),
    "exercise_names_not_in_file": ("kept", "The file has numbers of exercises, no names."),
    "exercise_guessed_by_device": ("kept", "Exercises the device was unsure of: {count}."),
    "exercise_in_two_places": ("kept", "Exercises that come again later in a session: {count}."),
    "supersets": ("kept", "Supersets: {count}."),
    "drop_sets": ("kept", "Drop sets: {count}."),
    "set_index_gap": ("kept", "Set numbers with a gap: {count}."),
    "set_numbers_repeat": ("kept", "Set numbers that repeat, all sets kept: {count}."),
    "rest_rows_kept_as_planned_rest": ("changed", "Rest timers, kept as planned rests: {count}."),
    "rest_messages_kept_as_taken_rest": ("changed", "Rests, kept as taken: {count}."),
    "note_rows": ("changed", "Rows of notes, kept as notes of their exercise: {count}."),
    "note_rows_empty": ("left out", "Rows of notes without a note: {count}."),
    "length_implausible": (
        "left out",
        "Sessions of more than 12 hours, kept without an end: {count}.",
    ),
    "length_not_understood": ("left out", "Lengths of sessions that are none: {count}."),
    "session_without_length": ("kept", "Sessions without a length: {count}."),
    "time_of_end_unknown": ("kept", "Sessions whose end is not in the file: {count}."),
    "time_of_day_not_in_file": ("kept", "Days without a time, one session each at noon: {count}."),
    "time_does_not_exist": ("changed", "Times that the clock left out, moved on an hour: {count}."),
    "time_is_ambiguous": ("kept", "Times that the clock showed twice, read as the first: {count}."),
    "more_pages": ("kept", "The log goes on in further pages; import those as well."),
    "session_changed": ("kept", "Sessions changed since their import, left as they are: {count}."),
    "file_empty": ("refused", "The file is empty."),
    "file_too_large": ("refused", "The file is too large."),
    "fit_damaged": ("refused", "The FIT file is damaged."),
    "fit_needs_library": ("refused", "FIT files need one more library."),
    "no_sets": ("refused", "There are no sets."),
    "not_json": ("refused", "This is not JSON."),
    "not_recognised": ("refused", "No program is known that writes such a file."),
    "not_text": ("refused", "This is not a text file."),
    "unit_needed": ("refused", "A unit is needed: kg or lb."),
}


def effect_of(finding: Finding) -> Effect:
    """Return what a finding does to the data."""
    return MESSAGES[finding.code][0]


def sentence(finding: Finding, report: Report) -> str:
    """Return one line for a finding."""
    return MESSAGES[finding.code][1].format(
        count=finding.count,
        values=", ".join(finding.values),
        unit=" and ".join(report.units),
    )
