"""`dubao related`: related stories of a story, and what was printed of the same matter before and after."""

from collections.abc import Sequence

import click

from reader.cli.help.command import Command
from reader.cli.options.name_completion import stories
from reader.cli.options.parameters import ID
from reader.cli.printing.anchor_words import on_one_line, page_columns
from reader.cli.printing.index_ready import bring_up_to_date
from reader.cli.printing.output import complain, print_json, say
from reader.cli.printing.related_records import related_record
from reader.cli.printing.row_shape import json_lines
from reader.cli.session import Session
from reader.cli.words import labelled, listed, tr
from reader.library.related_stories import LIMIT, RelatedStory
from reader.text.escaping import printable

_PHRASES = 5
"""Shared phrases of a story that are printed for people."""


@click.command("related", cls=Command, short_help="Find related stories, and what came before and after.")
@click.argument("story_id", metavar="ID", type=ID, shell_complete=stories)
@click.option("--limit", default=LIMIT, show_default=True, type=click.IntRange(min=1), help="Related stories to print.")
@json_lines
@click.pass_obj
def related_command(session: Session, story_id: int, limit: int, as_json: bool) -> None:
    """Find the stories that share rare words with the story ID, the nearest first, each with what it shares; and what
    was printed of the same matter before and after, by date.

    A link of this chain is a part of the same series that the newspaper numbers (之一, （上）, ③), or shares at least
    two rare names, phrases or numbers. Simplified and traditional characters match.

    \b
    With --json, one object: where the story was printed, and
      {"earlier": [STORY], "later": [STORY], "related": [STORY]}
      STORY: {"id", "newspaper", "date", "page", "section", "headline", "score", "same_as",
              "shared": [{"text", "stories"}]}, in a series also "series" and "number"
    "stories" is the number of stories that hold the phrase's rarest word. "same_as" is null, or the id of the story
    of which it is another printing.

    \b
    Examples:
      dubao related 12
      dubao related 12 --limit 5
      dubao related 12 --json | jq -r '.later[] | .date + " " + .headline'
    """
    with session.library(to_read=True) as library:
        bring_up_to_date(library)
        found = library.related.of(story_id, limit=limit)
    if not found.complete:
        complain(tr("Not all stories could be looked at. `dubao check` says why."))
    if as_json:
        print_json(related_record(found))
        return
    if not (found.stories or found.earlier or found.later):
        say(tr("No story is related to this one."))
    _print(tr("Earlier on the same matter"), found.earlier)
    _print(tr("Later on the same matter"), found.later)
    links = {link.row.id for link in (*found.earlier, *found.later)}
    _print(tr("Related"), [story for story in found.stories if story.row.id not in links])


def _print(heading: str, found: Sequence[RelatedStory]) -> None:
    if not found:
        return
    say(heading)
    for story in found:
        row = story.row
        say(f"{row.id:6}  {page_columns(row.date, row.newspaper, row.page)}  {on_one_line(row.title)}")
        if words := _words(story):
            say(f"        {words}")


def _words(story: RelatedStory) -> str:
    if story.same_as is not None:
        return tr("the text of story {id}").format(id=story.same_as)
    if story.series:
        return labelled(tr("part {n} of").format(n=story.number), printable(story.series))
    shared = [printable(phrase.text) for phrase in story.shared[:_PHRASES]]
    return labelled(tr("shares"), listed(shared)) if shared else ""
