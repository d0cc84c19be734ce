"""Let simulated people train for a year and print what came of it: `make seasons`.

Without --people and --quick the table is kept in docs/seasons.md.
"""

from __future__ import annotations

import subprocess
import sys
from argparse import ArgumentParser, Namespace
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING

from seasons import programmes
from seasons.page import details, figures, page, reasons, rewritten, table
from seasons.trainees.kit import exercises
from seasons.trainees.people import PEOPLE, QUICK
from seasons.trainees.strangers import stranger
from seasons.visits.life import live
from seasons.visits.visit import NoAnswerError, Program

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seasons.records import Year
    from seasons.trainees.person import Person

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs" / "seasons.md"
IN_MEMORY = Path("/dev/shm")  # where homes are made and removed the fastest
QUICK_WEEKS, WEEKS = 16, 52


def arguments(given: Sequence[str]) -> Namespace:
    parser = ArgumentParser(prog="make seasons", description=__doc__)
    parser.add_argument("--people", nargs="+", metavar="WORDS", help="rows whose name has these")
    parser.add_argument("--weeks", type=int)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true", help="six people, 16 weeks")
    parser.add_argument("--programmes", action="store_true", help="who follow a programme")
    parser.add_argument("--checkout", type=Path, default=ROOT, help="the program to train with")
    parser.add_argument("--transcripts", type=Path, help="keep what was typed and printed here")
    parser.add_argument("--details", action="store_true", help="a line for each lift")
    parser.add_argument("--page", type=Path, help="keep the page here")
    parser.add_argument("--strangers", type=int, nargs="*", help="people drawn by lot, by number")
    parser.add_argument("--list", action="store_true", help="list the people")
    return parser.parse_args(given)


def train(person: Person, checkout: Path, weeks: int, seed: int, kept: Path | None) -> Year:
    """Let one person train, with a program and a home of their own."""
    place = IN_MEMORY if IN_MEMORY.is_dir() else None
    begun = monotonic()
    known = exercises(checkout / "exercises.toml")
    with TemporaryDirectory(prefix="seasons-", dir=place) as home, Program(checkout) as program:
        try:
            year = live(program, person, known, Path(home), weeks=weeks, seed=seed)
        finally:
            if kept is not None:
                name = "".join(sign if sign.isalnum() else "_" for sign in person.name)
                copyfile(Path(home) / "transcript.txt", kept / f"{name}.txt")
    year.seconds = monotonic() - begun
    return year


def main(given: Sequence[str]) -> int:
    options = arguments(given)
    people = chosen(options)
    if options.list:
        print("\n".join(person.name for person in people))
        return 0
    if options.transcripts:
        options.transcripts.mkdir(parents=True, exist_ok=True)
    weeks = options.weeks or (QUICK_WEEKS if options.quick else WEEKS)
    if options.programmes:
        weeks = options.weeks or programmes.WEEKS
    years = _train_all(people, options, weeks)
    inorder = [years[person.name] for person in people if person.name in years]
    if options.programmes:
        return _tell_programmes(inorder, options, weeks)
    print("\n".join(table(inorder)))
    print("\n".join(f"{share:4.0%} {kind}" for share, kind in reasons(inorder)))
    for year in inorder:
        _tell(year, options)
    is_whole = len(inorder) == len(PEOPLE) and weeks == WEEKS and options.checkout == ROOT
    file = options.page or (DOCS if is_whole else None)
    if file:
        text = page(inorder, code(options.checkout), seed=options.seed, weeks=weeks)
        old = file.read_text(encoding="utf-8") if file.exists() else ""
        file.write_text(rewritten(old, text), encoding="utf-8")
    return int(len(inorder) < len(people))


def _tell_programmes(inorder: Sequence[Year], options: Namespace, weeks: int) -> int:
    """Print how far the people of programmes get; all of them together are kept as a page."""
    print("\n".join(programmes.table(inorder, weeks)))
    for year in inorder:
        _tell(year, options)
    is_whole = len(inorder) == len(programmes.PEOPLE) and options.checkout == ROOT
    file = options.page or (DOCS.with_name("programmes.md") if is_whole else None)
    if file:
        text = programmes.page(inorder, code(options.checkout), seed=options.seed, weeks=weeks)
        file.write_text(text, encoding="utf-8")
    return 0


def _train_all(people: Sequence[Person], options: Namespace, weeks: int) -> dict[str, Year]:
    """Let everybody train, several at once; whose program hung has no year and is named."""
    work = partial(
        train,
        checkout=options.checkout.resolve(),
        weeks=weeks,
        seed=options.seed,
        kept=options.transcripts,
    )
    years: dict[str, Year] = {}
    with ProcessPoolExecutor(options.jobs) as pool:
        for coming in as_completed([pool.submit(work, person) for person in people]):
            try:
                year = coming.result()
            except NoAnswerError as error:
                print(f"no answer: {error}", file=sys.stderr)
                continue
            years[year.person.name] = year
            cells = ", ".join(map(str, figures(year)))
            pace = year.seconds / max(1, len(year.codes))
            print(f"{year.person.name}: {pace:.2f} s a visit; {cells}", file=sys.stderr)
    return years


def _tell(year: Year, options: Namespace) -> None:
    if options.details:
        print(f"{year.person.name}: in band, failed, load over right, targets, reserve over wanted")
        print("\n".join(details(year)))
    if bad := [code for code in year.codes if code]:
        print(f"{year.person.name}: {len(bad)} visits ended with {bad[0]}")
    for line in dict.fromkeys(year.misunderstood[:9]):
        print(f"{year.person.name}: not understood: {line}")
    for question, count in year.questions.items():
        print(f"{year.person.name}: asked {count} times: {question}")


def chosen(options: Namespace) -> list[Person]:
    """Return the people of a run."""
    if options.strangers:
        return [stranger(number) for number in options.strangers]
    everybody = programmes.PEOPLE if options.programmes else PEOPLE
    quick = programmes.QUICK if options.programmes else QUICK
    if options.people:
        return [
            person
            for person in everybody
            if any(words.lower() in person.name.lower() for words in options.people)
        ]
    return [person for person in everybody if not options.quick or person.name in quick]


def code(checkout: Path) -> str:
    """Return the commit of the program that was tried."""
    answer = subprocess.run(
        ["git", "-C", str(checkout), "describe", "--always", "--dirty"],
        capture_output=True,
        text=True,
        check=False,
    )
    return answer.stdout.strip() or "not in a repository"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
