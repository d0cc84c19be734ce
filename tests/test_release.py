"""What stands in the tree for a release: man pages, formula, pins and the gate."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import click
import tomli
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from backcoach.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Iterator


ROOT = Path(__file__).parent.parent
PROJECT = tomli.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def commands(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    """Yield the commands of a group with the names of their pages, those within groups too."""
    for each in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), each)
        assert command is not None
        yield f"{name}-{each}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{name}-{each}")


def test_every_command_has_a_man_page_that_names_its_options() -> None:
    pages = {page.stem: page.read_text("utf-8") for page in (ROOT / "packaging/man").iterdir()}
    known = dict(commands(main, "backcoach"))
    assert set(pages) == {"backcoach", *known}
    for name, command in known.items():
        page = pages[name].replace("\\-", "-")
        for param in command.params:
            if isinstance(param, click.Option):
                assert set(param.opts) <= set(re.findall(r"--?[a-z][a-z-]*", page)), (name, param)


def test_the_formula_leaves_to_a_release_what_only_that_knows() -> None:
    formula = (ROOT / "packaging/homebrew/backcoach.rb").read_text("utf-8")
    workflow = (ROOT / ".github/workflows/release.yml").read_text("utf-8")
    for word in ("OWNER", "VERSION", "SHA256"):
        assert word in formula
        assert f"s/{word}/" in workflow


def test_a_release_runs_actions_that_nobody_can_change_and_with_few_rights() -> None:
    workflow = (ROOT / ".github/workflows/release.yml").read_text("utf-8")
    used = re.findall(r"uses: (\S+)(.*)", workflow)
    assert used
    for action, remark in used:
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", remark), action
    rights = re.findall(r"^ *([a-z-]+: (?:write|read))\b", workflow, re.MULTILINE)
    assert rights == ["contents: read", "id-token: write", "contents: write"]
    assert "password" not in re.sub(r"#.*", "", workflow)


def pins() -> list[tuple[Requirement, list[str]]]:
    """Return each pinned package of requirements.txt with its hashes."""
    text = (ROOT / "tests/requirements.txt").read_text("utf-8")
    bare = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ")
    locked = []
    for line in bare.splitlines():
        pin, *hashes = line.split(" --hash=")
        locked.append((Requirement(pin), [digest.strip() for digest in hashes]))
    return locked


def test_every_pin_is_one_version_with_its_hashes() -> None:
    assert pins()
    for pin, hashes in pins():
        assert re.fullmatch(r"==[^*,]+", str(pin.specifier)), pin
        assert hashes, pin
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in hashes), pin


def test_the_pins_name_no_place_to_download_from() -> None:
    assert "://" not in (ROOT / "tests/requirements.txt").read_text("utf-8")


def test_what_is_asked_for_is_pinned_within_its_bounds() -> None:
    wanted = (ROOT / "tests/requirements.in").read_text("utf-8").splitlines()
    for line in [
        *PROJECT["dependencies"],
        *(package for package in wanted if package[:1].isalpha()),
    ]:
        asked = Requirement(line)
        versions = [
            str(pin.specifier).removeprefix("==")
            for pin, _ in pins()
            if canonicalize_name(pin.name) == canonicalize_name(asked.name)
        ]
        assert versions, line
        assert all(asked.specifier.contains(version) for version in versions), line


def test_make_alone_says_what_it_can_do() -> None:
    targets = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert targets is not None
    output = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert [line.split()[1] for line in output.splitlines()] == targets[1].split()


def test_the_gate_is_one_command() -> None:
    gate = ROOT / ".ci/run"
    assert os.access(gate, os.X_OK)
    assert gate.read_text("utf-8").endswith("exec make test\n")
