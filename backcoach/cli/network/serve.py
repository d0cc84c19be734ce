"""`backcoach serve`: the screen in a browser, on this machine or behind TLS."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from backcoach.cli.errors import fail, in_line
from backcoach.cli.parameters import file_name, file_option, whole_number

if TYPE_CHECKING:
    import ssl
    from pathlib import Path

    from backcoach.core.actions import Keymap

LOOPBACK = ("127.0.0.1", "localhost", "::1")
EVERYWHERE = ("", "0.0.0.0", "::")
UNENCRYPTED = "what passes between here and the proxy is not encrypted; only the proxy may reach it"
NOT_INSTALLED = "backcoach serve needs a package more: install backcoach[serve]"


@click.command()
@click.argument("session", required=False)
@file_option("Use this exercises file.")
@click.option(
    "--port",
    callback=whole_number(0, 65535),
    metavar="N",
    help="The port; by default any that is free.",
)
@click.option("--once", is_flag=True, help="End when the first visitor has left.")
@click.option(
    "--max",
    "most",
    callback=whole_number(1, 40),
    metavar="N",
    help="Visitors at a time, 4 by default; the first one trains, the others watch.",
)
@click.option(
    "--host",
    default=LOOPBACK[0],
    metavar="NAME",
    help="Listen under this name; by default on this machine alone.",
)
@click.option(
    "--tls-cert",
    type=click.Path(),
    callback=file_name,
    metavar="FILE",
    help="The certificate, for TLS.",
)
@click.option(
    "--tls-key", type=click.Path(), callback=file_name, metavar="FILE", help="Its key, for TLS."
)
@click.option("--behind-proxy", "public", metavar="URL", help="The address of a proxy with TLS.")
def serve(
    *,
    session: str | None,
    file: Path | None,
    port: int | None,
    once: bool,
    most: int | None,
    host: str,
    tls_cert: Path | None,
    tls_key: Path | None,
    public: str | None,
) -> None:
    """Show the screen in a browser. The address that is printed opens it; keep it to yourself."""
    if (tls_cert is None) != (tls_key is None):
        raise click.UsageError("--tls-cert and --tls-key belong together; say both")
    if host in EVERYWHERE:
        raise click.UsageError("--host names the one address under which browsers come")
    if host not in LOOPBACK and tls_cert is None and public is None:
        raise click.UsageError(
            "beyond this machine --tls-cert and --tls-key are needed, or --behind-proxy"
        )
    try:
        import asyncio

        from backcoach.serve.server import Address, Server
        from backcoach.serve.visitor import program
    except ModuleNotFoundError:
        fail(NOT_INSTALLED)
    tls = None if tls_cert is None or tls_key is None else _tls(tls_cert, tls_key)
    address = Address(host=host, port=port or 0, public=_origin(public), tls=tls)
    command = program(session, None if file is None else str(file))
    server = Server(command, address, _tell, most=most or 4, once=once, keymap=_keymap)
    if host not in LOOPBACK and tls is None:
        click.echo(f"backcoach serve: {in_line(host)}: {UNENCRYPTED}", err=True)
    try:
        asyncio.run(server.run())
    except OSError as error:
        place = f"{in_line(host)}, port {port or 'any'}"
        fail(f"backcoach serve: {place}: {in_line(error.strerror or str(error))}")


def _keymap() -> Keymap:
    """Return the keys of the person; where the settings cannot be read, the program says so."""
    from backcoach.core.settings.settings import Settings
    from backcoach.userfiles.paths import config_dir
    from backcoach.userfiles.settings_file import ConfigError, load

    try:
        return load(config_dir()).keymap()
    except (ConfigError, OSError):
        return Settings().keymap()


def _tell(address: str) -> None:
    click.echo(f"{address}\nCtrl+C ends it. Whoever has this address can train with it.")
    sys.stdout.flush()


def _origin(url: str | None) -> str:
    """Return the address of a proxy as browsers name it. Raises click.UsageError."""
    from urllib.parse import urlsplit

    if url is None:
        return ""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme != "https" or not parts.hostname or parts.path not in ("", "/"):
        raise click.UsageError(
            f"--behind-proxy {in_line(url)} is not an address such as https://back.example"
        )
    name = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"https://{name}" + (f":{port}" if port not in (None, 443) else "")


def _tls(certificate: Path, key: Path) -> ssl.SSLContext:
    import ssl

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(certificate, key)
    except (OSError, ssl.SSLError) as error:
        names = f"{in_line(str(certificate))}, {in_line(str(key))}"
        fail(f"backcoach serve: {names}: {in_line(error.strerror or str(error))}")
    return context


COMMANDS = (serve,)
