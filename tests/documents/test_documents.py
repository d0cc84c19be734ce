"""CONTRIBUTING.md and docs/architecture.md name files, packages and commands that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "backcoach"
DOCUMENTS = {
    name: (ROOT / name).read_text(encoding="utf-8")
    for name in ("CONTRIBUTING.md", "docs/architecture.md")
}
CODE = re.compile(r"`([^`\n]+)`")
FILE = re.compile(r"[\w./]+/|(?:[\w.]+/)*\w+\.(?:py|toml|md|json|txt|db)")
PLACES = (ROOT, PACKAGE, PACKAGE / "core", PACKAGE / "core/coaching", PACKAGE / "tui")
# Files of a person, and a name to be filled in.
NOT_OF_THE_TREE = {"config.toml", "exchange/exporters/NAME.py", "exchange/importers/NAME.py"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_that_is_named_is_there(name: str) -> None:
    named = {code for code in CODE.findall(DOCUMENTS[name]) if FILE.fullmatch(code)}
    files = named - NOT_OF_THE_TREE
    by_name = {
        path.name for folder in ("backcoach", "tests") for path in (ROOT / folder).rglob("*")
    }
    assert len(files) > 10
    assert [
        file
        for file in sorted(files)
        if not any((place / file).exists() for place in PLACES)
        and ("/" in file or file not in by_name)
    ] == []


def names_in_files(text: str) -> list[tuple[str, str]]:
    """Return the names that a text says to stand in a file: "`EVENTS` of `core/actions.py`"."""
    flat = " ".join(text.split())
    ahead = re.findall(r"((?:`\w+`(?:,| or| and)? )+)(?:of|in) `([\w/]+\.py)`", flat)
    behind = re.findall(r"`([\w/]+\.py)`: [^.`]* in (`\w+`(?: or `\w+`)*)", flat)
    pairs = [*ahead, *((names, file) for file, names in behind)]
    return [(name, file) for names, file in pairs for name in CODE.findall(names)]


def test_names_are_told_from_the_files_that_they_stand_in() -> None:
    assert names_in_files("an entry in `A`, `B` or\n`c` of `core/d.py`; `e.py`: a row in `F`") == [
        *(("A", "core/d.py"), ("B", "core/d.py"), ("c", "core/d.py"), ("F", "e.py")),
    ]


def test_every_name_stands_in_the_file_that_is_said() -> None:
    pairs = names_in_files(DOCUMENTS["CONTRIBUTING.md"])
    assert len(pairs) > 10
    for name, file in pairs:
        texts = [(place / file).read_text("utf-8") for place in PLACES if (place / file).exists()]
        assert any(re.search(rf"\b{name}\b", text) for text in texts), f"{name} in {file}"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_leads_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", DOCUMENTS[name])
    assert links
    for link in links:
        assert (ROOT / name).parent.joinpath(link).exists(), link


def test_the_commands_of_make_are_there() -> None:
    known = set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.M))
    for text in DOCUMENTS.values():
        assert set(re.findall(r"`make ([a-z]+)", text)) <= known


@pytest.mark.parametrize("folder", [PACKAGE, PACKAGE / "core"], ids=lambda folder: folder.name)
def test_every_package_has_its_line(folder: Path) -> None:
    lines = [line for line in DOCUMENTS["docs/architecture.md"].split("\n") if line[:1] == "|"]
    named = {code for line in lines for code in CODE.findall(line.split("|")[1])}
    parts = {path.name for path in folder.iterdir() if (path / "__init__.py").exists()}
    parts |= {path.name for path in folder.glob("*.py") if not path.name.startswith("__")}
    assert parts <= named
