"""`dubao diff`: two printings compared, character by character."""

import click

from reader.cli.help.command import Command
from reader.cli.options.name_completion import stories
from reader.cli.options.parameters import ID
from reader.cli.printing.anchor_words import page_columns
from reader.cli.printing.output import print_json, say
from reader.cli.printing.printing_records import difference_record
from reader.cli.printing.printing_words import difference_words
from reader.cli.printing.row_shape import json_lines
from reader.cli.session import Session
from reader.ports.rows import StoryRow
from reader.render.marked_difference import MARKDOWN, PLAIN, marked


@click.command("diff", cls=Command, short_help="Compare two printings.")
@click.argument("first_id", metavar="ID", type=ID, shell_complete=stories)
@click.argument("second_id", metavar="ID", type=ID, shell_complete=stories)
@click.option("--markdown", is_flag=True, help="Mark what was cut and added as Markdown does: ~~cut~~, **added**.")
@json_lines
@click.pass_obj
def diff_command(session: Session, first_id: int, second_id: int, markdown: bool, as_json: bool) -> None:
    """Compare two stories as they were printed, the second with the first. Printed is the text of both in one:
    [-cut-], {+added+}, [-changed-]{+to this+}, [>moved away<], {>moved here<}. Simplified and traditional characters,
    widths of characters and ends of paragraphs are no differences.

    \b
    Fields of --json:
      first, second (where they were printed), retitled, same, cut, added, moved (characters), changes (places),
      headline and text: passages with kind (same, cut, added, changed, moved_away, moved_here), first and second
      (places in both texts, in code points), first_text, second_text

    \b
    Examples:
      dubao diff 12 34
      dubao diff 12 34 --json | jq -r '.text[] | select(.kind == "changed") | .first_text + " → " + .second_text'
    """
    with session.library(to_read=True) as library:
        first, second = library.story(first_id).row, library.story(second_id).row
        printings = library.printings
        difference = printings.compared(printings.text_of(first_id), printings.text_of(second_id))
    if as_json:
        print_json(difference_record(first, second, difference))
        return
    marks = MARKDOWN if markdown else PLAIN
    for row in (first, second):
        say(_head(row))
    say(f"\n{difference_words(difference)}\n")
    say(marked(difference.headline, marks))
    say(f"\n{marked(difference.body, marks)}")


def _head(row: StoryRow) -> str:
    return f"{row.id:6}  {page_columns(row.date, row.newspaper, row.page)}"
