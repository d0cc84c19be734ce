"""`backcoach serve`: what it refuses before it listens."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from backcoach.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path


def serve(*args: str) -> Result:
    return CliRunner().invoke(main, ["serve", *args])


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--host", "192.168.1.7"], "--tls-cert and --tls-key are needed, or --behind-proxy"),
        (["--host", "0.0.0.0"], "--host names the one address"),
        (["--host", ""], "--host names the one address"),
        (["--tls-cert", "a.pem"], "belong together"),
        (["--port", "65536"], "--port"),
        (["--max", "0"], "--max"),
        *(
            (["--behind-proxy", url], "is not an address such as https://back.example")
            for url in (
                "http://back.example",
                "back.example",
                "https://a/b",
                "https://",
                "https://[",
            )
        ),
    ],
)
def test_wrong_use_is_one_line(args: list[str], message: str) -> None:
    result = serve(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_certificate_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    names = [str(tmp_path / "a.pem"), str(tmp_path / "a.key")]
    (tmp_path / "a.pem").write_text("no certificate")
    result = serve("--host", "back.example", "--tls-cert", names[0], "--tls-key", names[1])
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "a.pem" in result.stderr


def test_beyond_this_machine_it_warns_of_what_is_not_encrypted() -> None:
    result = serve("--host", "192.0.2.1", "--behind-proxy", "https://back.example")
    assert (result.exit_code, result.stdout) == (1, "")  # this machine has no such address
    warning, error = result.stderr.splitlines()
    assert "not encrypted" in warning
    assert "192.0.2.1, port any" in error


def test_without_its_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*sys.modules]:
        if name.startswith(("backcoach.serve.", "textual_serve")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    result = serve()
    assert result.exit_code == 1
    assert "backcoach[serve]" in result.stderr
