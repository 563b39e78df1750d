"""`dubao correction`: the reader's corrections of misprints."""

from pathlib import Path

import click

from reader.acts import corrections
from reader.cli.commands.bookmark_files import ENDINGS, LABELS
from reader.cli.commands.correction_seams import divide_command, seams_command
from reader.cli.help.command import Group
from reader.cli.options import name_completion
from reader.cli.options.file_format import export_kind
from reader.cli.options.given_ids import Count, ids_argument
from reader.cli.options.parameters import FILE_TO_WRITE, ID, TEXT
from reader.cli.options.passage_options import Quoted, passage_named, quoting
from reader.cli.printing.correction_lines import CORRECTION_FIELDS, correction_line, correction_record, print_correction
from reader.cli.printing.output import NotDone, complain, deliver, print_result
from reader.cli.printing.row_shape import Shape, json_lines, shaped
from reader.cli.session import Session
from reader.cli.words import tr
from reader.library.corrections import corrected


@click.group("correction", cls=Group, short_help="Correct misprints, without changing the printed text.")
def correction() -> None:
    """Correct misprints. A correction is an overlay: file and story stay as printed, both readings are searched, and
    each correction can be removed again.
    """


@correction.command("add", short_help="Correct printed words.")
@click.argument("story_id", metavar="ID", type=ID, shell_complete=name_completion.stories)
@quoting
@click.option("--to", "read", required=True, type=TEXT, help="The words as they should read.")
@json_lines
@click.pass_obj
def add_command(session: Session, story_id: int, quoted: Quoted, read: str, as_json: bool) -> None:
    """Correct the words TEXT in the story with this ID, or in another part of it if it is continued.

    The words must be within one paragraph, as printed: white space, full-width and half-width forms may differ. If they
    occur several times, --paragraph and --occurrence choose one. A second correction of the same words replaces the
    first.

    \b
    Examples:
      dubao correction add 12 --text 环卫工入 --to 环卫工人
      dubao correction add 12 --text 的的 --to 的 --paragraph 4
    """
    if not read.strip() or "\n" in read:
        raise click.UsageError(
            tr("--to takes words on one line; to take words out, correct them with their neighbours.")
        )
    with session.library() as library:
        part_id, passage = passage_named(library, story_id, quoted)
        if "\n" in passage.text:
            raise NotDone(tr("The words run over two paragraphs; a correction stands within one."))
        before = corrected(library.story(part_id))
        if passage.text == read:
            raise NotDone(tr("The words read so as printed."))
        made = corrections.add_at(library, part_id, passage.span, read).result
        without_effect = corrected(library.story(part_id)) == before
    print_correction(made, as_json)
    if without_effect:
        complain(tr("The text reads as before: an older correction of these words holds, or they stand in the byline."))


@correction.command("list", short_help="List the corrections, newest first.")
@ids_argument("story_ids", required=False)
@shaped(CORRECTION_FIELDS)
@click.pass_obj
def list_command(session: Session, story_ids: tuple[int, ...] | None, shape: Shape) -> None:
    """List the corrections of the stories with these IDs, or all, newest first: number, printed and corrected words,
    story, headline, newspaper and page.

    \b
    Fields of --json and --format:
      id, story, newspaper, date, page, headline, printed, read, created

    \b
    Examples:
      dubao correction list
      dubao correction list 12 --format '{printed}\\t{read}'
    """
    with session.library(to_read=True) as library:
        found = library.corrections.all()
    shape.begin()
    for each in reversed(found):
        if story_ids is None or each.story_id in story_ids:
            shape.row(correction_record(each), correction_line, each)


@correction.command("remove", short_help="Remove corrections.")
@ids_argument("correction_ids", metavar="CORRECTION", complete=name_completion.corrections)
@json_lines
@click.pass_context
@click.pass_obj
def remove_command(session: Session, context: click.Context, correction_ids: tuple[int, ...], as_json: bool) -> None:
    """Remove the corrections with these numbers, the first in the lines of `dubao correction list`, so that the printed
    words are shown again. The lines that report this contain the corrected words.

    \b
    Examples:
      dubao correction remove 2
      dubao correction list 12 --ids | dubao correction remove -
    """
    with session.library() as library:
        removed = corrections.remove(library, correction_ids).result
    count = Count(len(removed.corrections))
    for each in removed.corrections:
        print_result(correction_record(each), tr("Removed: {line}").format(line=correction_line(each).strip()), as_json)
    for error in removed.missing:
        count.miss(error)
    context.exit(count.exit_code)


@correction.command("export", short_help="Write the corrections to keep or to share.")
@click.option(
    "--format", "form", type=click.Choice(list(LABELS)), help="The format. Without it what FILE ends in, else json."
)
@click.option("-o", "--output", metavar="FILE", type=FILE_TO_WRITE, help="Write to FILE.")
@click.pass_obj
def export_command(session: Session, form: str | None, output: Path | None) -> None:
    """Write all corrections as a patch for another library, where `dubao bookmark merge` applies them; as Markdown it
    can be read as well.

    \b
    Example:
      dubao correction export -o corrections.json
    """
    kind = export_kind(form, output, ENDINGS, LABELS, "json")
    with session.library(to_read=True) as library:
        text = library.corrections.export(kind)
    deliver(text.encode(), output)


for command in (seams_command, divide_command):
    correction.add_command(command)
