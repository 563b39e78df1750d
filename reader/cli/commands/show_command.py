"""`dubao show`: stories as text."""

import click

from reader.cli.help.command import Command
from reader.cli.options.given_ids import Count, ids_argument
from reader.cli.printing.output import print_json, say
from reader.cli.printing.records import story_record
from reader.cli.printing.row_shape import json_lines
from reader.cli.session import Session
from reader.cli.words import tr
from reader.errors import NotHeld
from reader.library.anchors import anchor_of
from reader.library.corrections import as_read
from reader.ports.rows import HeldStory
from reader.render.clipping import clipping_of
from reader.render.link import story_link
from reader.render.plain_text import plain_text

_RULE = "─" * 4


@click.command("show", cls=Command, short_help="Print stories.")
@ids_argument("story_ids")
@json_lines
@click.option("--chain", is_flag=True, help="With the parts that it is continued from and on.")
@click.option("--link", is_flag=True, help="Only a link that opens the story in every library that has it.")
@click.pass_context
@click.pass_obj
def show_command(
    session: Session, context: click.Context, story_ids: tuple[int, ...], as_json: bool, chain: bool, link: bool
) -> None:
    """Print the stories with these IDs as text: headlines, byline, paragraphs as printed, photos with captions; your
    own corrections are applied. `-` reads IDs from standard input.

    Above each of several stories is a line with its ID. Unknown IDs are reported and do not stop the others: the
    command exits 1, or 2 if all are unknown.

    \b
    Examples:
      dubao show 12
      dubao show 12 --chain          with 上接 and 下转 joined
      dubao show 12 --json
      dubao search 网约车司机 --ids | dubao show - | less
    """
    if as_json and link:
        raise click.UsageError(tr("--json and --link contradict each other."))
    count = Count()
    with session.library(to_read=True) as library:
        for story_id in story_ids:
            try:
                parts = library.chain(story_id) if chain else [library.story(story_id)]
            except NotHeld as error:
                count.miss(error)
                continue
            if len(story_ids) > 1 and not (as_json or link):
                say(_head(story_id, first=not count.done))
            count.done += 1
            for part in parts:
                _print(part, as_json=as_json, link=link)
    context.exit(count.exit_code)


def _head(story_id: int, *, first: bool) -> str:
    """Return the line above each of several stories."""
    head = f"{_RULE} {tr('story {id}').format(id=story_id)} {_RULE}\n"
    return head if first else f"\n{head}"


def _print(story: HeldStory, *, as_json: bool, link: bool) -> None:
    if as_json:
        print_json(story_record(as_read(story)))
    elif link:
        # A link names the story by what was printed.
        say(story_link(anchor_of(story)))
    else:
        say(plain_text(clipping_of(as_read(story))))
