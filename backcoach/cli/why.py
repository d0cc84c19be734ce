"""`backcoach why`: prints why one trains in this way, how sure that is, and from which study."""

from __future__ import annotations

import json
import shutil
from textwrap import fill, indent
from typing import TYPE_CHECKING

import click

from backcoach.cli.errors import WRONG_USE, fail

if TYPE_CHECKING:
    from backcoach.core.wording.why.statements import Topic

WIDEST = 88  # columns; longer lines are hard to read


@click.command()
@click.argument("name", metavar="[TOPIC]", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
def why(name: str | None, *, as_json: bool) -> None:
    """Print why to train this way, and how sure that is.

    Without TOPIC, list the topics.
    """
    from backcoach.core.wording.why.topics_en import TOPICS

    topics = TOPICS if name is None else (_topic(name, TOPICS),)
    if as_json:
        click.echo(json.dumps([topic.public() for topic in topics], indent=2))
    elif name is None:
        click.echo("\n".join(f"{topic.name:<16}{topic.title}" for topic in topics))
        click.echo("\nbackcoach why TOPIC prints one of them.")
    else:
        click.echo(_text(topics[0]))


def _topic(name: str, topics: tuple[Topic, ...]) -> Topic:
    from backcoach.core.text import nearest, quoted

    wanted = "-".join(name.lower().split())
    by_name = {topic.name: topic for topic in topics}
    if wanted not in by_name:
        hint = nearest(wanted, by_name)
        tail = f'did you mean "{hint}"?' if hint else "backcoach why lists the topics"
        fail(f"backcoach why: there is no topic {quoted(name)}; {tail}", code=WRONG_USE)
    return by_name[wanted]


def _text(topic: Topic) -> str:
    width = min(WIDEST, shutil.get_terminal_size().columns)
    paragraphs = [
        f"{fill(entry.text, width)}\n{indent(fill(entry.origin(), width - 2), '  ')}"
        for entry in topic.statements
    ]
    return "\n\n".join([topic.title, *paragraphs])


COMMANDS = (why,)
