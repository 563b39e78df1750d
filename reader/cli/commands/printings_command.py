"""`dubao printings`: other printings of a story, or of a text on standard input."""

from typing import Any

import click

from reader.cli.help.command import Command
from reader.cli.options.name_completion import stories
from reader.cli.options.parameters import ID
from reader.cli.options.standard_input import bytes_in, understood
from reader.cli.printing.anchor_words import on_one_line, page_columns
from reader.cli.printing.index_ready import bring_up_to_date
from reader.cli.printing.output import complain, counted, print_json, say
from reader.cli.printing.printing_records import printing_record
from reader.cli.printing.printing_words import difference_words
from reader.cli.printing.row_shape import json_lines
from reader.cli.session import Session
from reader.cli.words import tr
from reader.library.printings import Printing, PrintingDifference

_STDIN = "-"


class _Given(click.ParamType[int | None]):
    """The id of a story, or None for `-`."""

    name = "integer"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | None:
        return None if value == _STDIN else ID.convert(value, param, ctx)


@click.command("printings", cls=Command, short_help="Find other printings of a story or a text.")
@click.argument("story_id", metavar="ID|-", type=_Given(), shell_complete=stories)
@click.option("--standing", is_flag=True, help="Also stories that share standing text alone, printed every year.")
@json_lines
@click.pass_obj
def printings_command(session: Session, story_id: int | None, standing: bool, as_json: bool) -> None:
    """Find other printings of the story ID in the whole library, or of the text on standard input for `-`: the same
    copy in other papers, also cut, longer, with paragraphs in another order or under another headline. What counts is
    the share of the shorter of two texts that both have, from 30 % on. Simplified and traditional characters match.

    Of a text on standard input a short first line may be the headline.

    \b
    Fields of --json:
      id, newspaper, date, page, section, headline, share (of the shorter text), standing, retitled,
      same, cut, added, moved (characters), changes (places)

    \b
    Examples:
      dubao printings 12
      dubao printings 12 --json | jq -r 'select(.cut == 0) | .newspaper'
      dubao printings - < agency-copy.txt
    """
    typed = understood(bytes_in().read(), tr("standard input")) if story_id is None else ""
    with session.library(to_read=True) as library:
        bring_up_to_date(library)
        found = library.printings.of_text(typed) if story_id is None else library.printings.of_story(story_id)
        chosen = found.every if standing else found.printings
        compared = [(one, library.printings.compared(found.text, one.text)) for one in chosen]
    if not found.complete:
        complain(tr("Not all stories could be looked at. `dubao check` says why."))
    if as_json:
        for one, difference in compared:
            print_json(printing_record(one, difference))
        return
    if not compared:
        say(tr("No other printing is in the library."))
    for one, difference in compared:
        _print(one, difference)
    if found.standing and not standing:
        said = tr("{stories} with the same standing text; --standing lists them.")
        say(said.format(stories=counted(len(found.standing), "story")))


def _print(one: Printing, difference: PrintingDifference) -> None:
    row = one.row
    say(f"{row.id:6}  {page_columns(row.date, row.newspaper, row.page)}  {on_one_line(row.title)}")
    share = tr("shares {percent} %").format(percent=round(one.share * 100))
    alone = tr("standing text") if one.standing else difference_words(difference)
    say(f"        {share}  {alone}")
