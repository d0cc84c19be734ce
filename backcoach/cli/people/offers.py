"""`backcoach people` with what a coach sends: a plan and a note, and the answer of the lifter."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import click

from backcoach.cli.errors import in_line
from backcoach.cli.library import print_json, shared_plan
from backcoach.cli.network.sync import errors_said
from backcoach.cli.parameters import file_option, whole_number
from backcoach.cli.people.at_server import at_server, refuse_in_line
from backcoach.cli.people.offer_lines import offer_line, offer_lines, offer_values, whole_lines
from backcoach.cli.people.whose import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from backcoach.storage.sharing.shared_store import SharedStore
    from backcoach.storage.sharing.values import Offer
    from backcoach.sync.practice import Practice

_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
_NUMBER = click.argument("number", metavar="NUMBER", callback=whole_number(1, 1_000_000))


@click.command()
@click.argument("lifter", metavar="LIFTER")
@click.argument("plan", metavar="[PLAN]", required=False)
@click.option("--note", metavar="TEXT", default="", help="A note, with the plan or alone.")
@file_option("Take PLAN from this file; without PLAN send all of it.")
@_JSON
@click.pass_context
def send(
    ctx: click.Context,
    lifter: str,
    plan: str | None,
    note: str,
    file: Path | None,
    *,
    as_json: bool,
) -> None:
    """Send a plan or a note to LIFTER, who lets you look.

    PLAN is a session or programme of yours.

    LIFTER accepts or refuses it; `people offers` says which.
    """
    from backcoach.core.text import LONGEST_COACH_NOTE, clean, one_line

    note = one_line(clean(note))
    if plan is None and file is None and not note:
        raise click.UsageError("say what to send: a PLAN, --file PATH or --note TEXT")
    title, text = _to_send(plan, file) if plan or file else ("", "")
    with at_server(ctx, as_json=as_json) as server:
        from backcoach.sync.offers import send as send_offer

        if len(note) > LONGEST_COACH_NOTE:
            raise click.UsageError(f"a note has at most {LONGEST_COACH_NOTE} characters")
        number = send_offer(server, lifter, title, note, text.encode() or None)
    if as_json:
        print_json({"lifter": lifter, "number": number, "title": title})
    else:
        what = title or "The note"
        click.echo(f"{what} is sent to {in_line(lifter)} as number {number}")


@click.command()
@click.argument("lifter", metavar="LIFTER")
@_NUMBER
@_JSON
@click.pass_context
def withdraw(ctx: click.Context, lifter: str, number: int, *, as_json: bool) -> None:
    """Take back what LIFTER has not answered, by its NUMBER."""
    with at_server(ctx, as_json=as_json) as server:
        from backcoach.sync.offers import withdraw as withdraw_offer

        withdraw_offer(server, lifter, number)
    if as_json:
        print_json({"lifter": lifter, "number": number, "answer": "withdrawn"})
    else:
        click.echo(f"Number {number} to {in_line(lifter)} is taken back")


@click.command()
@click.argument("number", metavar="[NUMBER]", required=False, callback=whole_number(1, 1_000_000))
@_JSON
@click.pass_context
def offers(ctx: click.Context, number: int | None, *, as_json: bool) -> None:
    """List what coaches sent you and what you sent.

    With NUMBER, show all of what was sent to you.
    """
    with _mine(ctx, as_json=as_json) as mine:
        received = mine.store.offers()
        sent = mine.sent()
    if number is not None:
        offer = next((each for each in received if each.number == number), None)
        if offer is None:
            _no_offer(number, mine.problem, as_json=as_json)
        received, sent = [offer], []
    if as_json:
        values = {"received": [*map(offer_values, received)], "error": mine.problem or None}
        values["sent"] = [{"lifter": login, **offer_values(each)} for login, each in sent]
        print_json(values)
        return
    if mine.problem:
        click.echo(f"backcoach: {mine.problem}", err=True)
    if number is not None:
        click.echo("\n".join(whole_lines(received[0])))
        return
    lines = ["Sent to you", *(line for each in received for line in offer_lines(each))]
    sent_lines = [f"  {offer_line(each, f'to {login}')}" for login, each in sent]
    lines = (lines if received else []) + (["Sent by you", *sent_lines] if sent else [])
    click.echo("\n".join(lines) or "Nothing was sent.")


@click.command()
@_NUMBER
@_JSON
@click.pass_context
def accept(ctx: click.Context, number: int, *, as_json: bool) -> None:
    """Accept what a coach sent you as NUMBER. Its sessions come beside yours, which stay."""
    from backcoach.run.offers import accept as accept_offer

    _answer(ctx, number, accept_offer, "accepted", as_json=as_json)


@click.command()
@_NUMBER
@_JSON
@click.pass_context
def refuse(ctx: click.Context, number: int, *, as_json: bool) -> None:
    """Refuse what a coach sent you as NUMBER. What you have accepted is taken out again."""
    from backcoach.run.offers import refuse as refuse_offer

    _answer(ctx, number, refuse_offer, "refused", as_json=as_json)


class _Mine(NamedTuple):
    """One's own store, with the server where it can be reached; `problem` says why it cannot."""

    store: SharedStore
    server: Practice | None
    problem: str
    exchange: Callable[[], str]

    def sent(self) -> list[tuple[str, Offer]]:
        """Return what one sent to others, each with their login."""
        from backcoach.sync.offers import sent_offers

        return sent_offers(self.server) if self.server else []


@contextmanager
def _mine(ctx: click.Context, *, as_json: bool) -> Iterator[_Mine]:
    """Open one's own store and take in what is new; without a server what is known is used."""
    settle(ctx.find_root().params["person"], ctx.info_name, ())
    with errors_said(as_json=as_json), ExitStack() as stack:
        from backcoach.storage.sharing.shared_store import SharedStore
        from backcoach.sync.offers import exchange_offers
        from backcoach.sync.once import alone, machine_name
        from backcoach.sync.practice import practice
        from backcoach.sync.round import known_machine
        from backcoach.sync.server.errors import AddressError, SyncError
        from backcoach.userfiles import settings_file
        from backcoach.userfiles.paths import config_dir, data_dir

        settings = settings_file.load(config_dir()).sync
        server, problem = None, ""
        try:
            server = stack.enter_context(practice(settings))
        except AddressError:
            raise
        except SyncError as error:
            problem = str(error)
        stack.enter_context(alone(data_dir()))
        store = stack.enter_context(SharedStore.open(data_dir()))

        def exchange() -> str:
            if server is not None:
                try:
                    greeting = server.hello(store.machine(), machine_name(settings))
                    known_machine(store, greeting)
                    exchange_offers(store, server, greeting)
                except SyncError as error:
                    return str(error)
            return problem

        yield _Mine(store, server, exchange(), exchange)


def _answer(
    ctx: click.Context,
    number: int,
    act: Callable[[SharedStore, Offer, Path], list[str]],
    done: str,
    *,
    as_json: bool,
) -> None:
    from backcoach.userfiles.paths import config_dir

    with _mine(ctx, as_json=as_json) as mine:
        offer = next((each for each in mine.store.offers() if each.number == number), None)
        if offer is None:
            _no_offer(number, mine.problem, as_json=as_json)
        if offer.answer == "withdrawn":
            refuse_in_line(f"{offer.sender} has taken {number} back", as_json=as_json)
        lines = act(mine.store, offer, config_dir())
        problem = mine.exchange()
    if as_json:
        print_json({"number": number, "answer": done, "more": lines, "error": problem or None})
        return
    click.echo(f"{number} is {done}{f': {lines[0]}' if lines else ''}")
    for line in lines[1:]:
        click.echo(line)
    if problem:
        click.echo(f"backcoach: {problem}", err=True)


def _no_offer(number: int, problem: str, *, as_json: bool) -> NoReturn:
    refuse_in_line(
        problem or f"nothing was sent to you as {number}; backcoach people offers names it all",
        as_json=as_json,
    )


def _to_send(plan: str | None, file: Path | None) -> tuple[str, str]:
    """Return the title and the text of a plan: a part of the exercises in use, or a whole file."""
    if plan is not None:
        return shared_plan(plan, file)
    from backcoach.cli.errors import fail
    from backcoach.userfiles import plans, safe_files
    from backcoach.userfiles.exercises_file import MAX_BYTES

    assert file is not None
    name = safe_files.path_text(file)
    try:
        data = safe_files.read(file, MAX_BYTES)
        library = plans.read_plan(data, name)
        sessions, programmes = plans.parts(data)
    except safe_files.FileError as error:
        fail(*error.lines)
    offered = [library.find_programme(each) for each in programmes]
    titles = [each.name for each in (*offered, *map(library.find_session, sessions)) if each]
    if not titles:
        fail(f"{name}: has no session and no programme to send")
    return titles[0] + (f" and {len(titles) - 1} more" if titles[1:] else ""), data.decode()


ABOUT_OFFERS = (send, withdraw, offers, accept, refuse)
