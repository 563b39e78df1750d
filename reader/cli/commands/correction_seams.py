"""`dubao correction seams` and `divide`: column breaks that the importer joined, and joins that a person undoes."""

from typing import Any

import click

from reader.acts import corrections
from reader.cli.help.command import Command
from reader.cli.options import name_completion
from reader.cli.options.given_ids import Count, ids_argument
from reader.cli.options.parameters import ID
from reader.cli.printing.anchor_words import on_one_line
from reader.cli.printing.correction_lines import print_correction
from reader.cli.printing.output import complain
from reader.cli.printing.row_shape import Shape, json_lines, shaped
from reader.cli.session import Session
from reader.cli.words import tr
from reader.library.seams import JoinedLines, seams_of

SEAM_FIELDS = ("line", "before", "after", "undone")


@click.command("seams", cls=Command, short_help="List the column breaks that were joined in a story.")
@click.argument("story_id", metavar="ID", type=ID, shell_complete=name_completion.stories)
@shaped(SEAM_FIELDS, key="line")
@click.pass_obj
def seams_command(session: Session, story_id: int, shape: Shape) -> None:
    """List the lines of the file that were joined to the line before, in the story with this ID: number of the line,
    words on either side, and `undone` if a paragraph begins there again.

    \b
    Fields of --json and --format:
      line, before, after, undone

    \b
    Example:
      dubao correction seams 12
    """
    with session.library(to_read=True) as library:
        found = seams_of(library.story(story_id))
    shape.begin()
    for seam in found.values():
        shape.row(_record(seam), _line, seam)


@click.command("divide", cls=Command, short_help="Undo joins of column breaks: a paragraph begins there.")
@click.argument("story_id", metavar="ID", type=ID, shell_complete=name_completion.stories)
@ids_argument("lines", metavar="LINE", complete=None)
@json_lines
@click.pass_context
@click.pass_obj
def divide_command(
    session: Session, context: click.Context, story_id: int, lines: tuple[int, ...], as_json: bool
) -> None:
    """Begin a paragraph at these lines of the file, the numbers of `dubao correction seams`, in the story with this ID.
    Each is a correction: `dubao correction remove` joins the lines again.

    \b
    Example:
      dubao correction divide 12 47
    """
    count = Count()
    with session.library() as library:
        divided = corrections.divide(library, story_id, lines).result
    for line in divided.missing:
        said = tr("Line {line} of story {id} is not joined to the line before.")
        complain(said.format(line=line, id=story_id))
        count.missing += 1
    for made in divided.corrections:
        count.done += 1
        print_correction(made, as_json)
    context.exit(count.exit_code)


def _record(seam: JoinedLines) -> dict[str, Any]:
    first, _, second = seam.divided.partition("\n")
    values = (seam.line, seam.before + first, second + seam.after, seam.undone is not None)
    return dict(zip(SEAM_FIELDS, values, strict=True))


def _line(seam: JoinedLines) -> str:
    record = _record(seam)
    words = f"{seam.line:6}  {on_one_line(record['before'])}|{on_one_line(record['after'])}"
    return f"{words}  {tr('undone')}" if seam.undone else words
