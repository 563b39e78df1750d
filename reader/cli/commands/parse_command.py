"""`dubao parse`: the stories that the importer finds in files."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click

from reader.cli.help.command import Command
from reader.cli.options.column_options import check_columns, mapping
from reader.cli.options.parameters import FILES
from reader.cli.options.standard_input import readable_paths
from reader.cli.printing.error_sentences import sentence
from reader.cli.printing.output import complain, print_json, say
from reader.cli.process.exit_codes import ExitCode
from reader.cli.words import explained, labelled, tr, tr_n
from reader.domain.newspaper import Page
from reader.domain.problem import Problem
from reader.domain.story import Story
from reader.errors import FileRefused


@click.command("parse", cls=Command, short_help="Show the stories that the importer finds; nothing is stored.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=FILES)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a page and line, in the order given.")
@mapping
@click.pass_context
def parse_command(context: click.Context, files: tuple[Path, ...], as_json: bool, columns: dict[str, str]) -> None:
    """Show the pages and stories that the importer finds in FILE...; nothing is stored.

    FILE is any file that `dubao import` accepts: Markdown, plain text, e-paper HTML, MHTML, EPUB, a table of articles,
    JSON Lines, or a zip of such files; `-` reads standard input. Fields of --map are those of `dubao import`.

    \b
    With --json, one object a line:
      {"newspaper", "date", "page", "section", "edition",
       "stories": [{"kind": "story" | "photo" | "folio" | "imprint" | "advert" | "contents",
                    "headline", "kicker", "deck", "column_label",
                    "bylines": [{"role", "name"}], "byline_text", "dateline",
                    "paragraphs": [...], "styles": {index: style},
                    "photos": [{"title", "caption", "credit", "image"}],
                    "continued_from", "continued_on", "jump_lines": [...],
                    "series", "genre", "aliases": [[short, full]],
                    "url", "accessed", "accessed_estimated"}],
       "problems": [{"code", "lines": [first, last], "detail"}]}
    null stands for facts that are not known. Paragraphs are as printed, with column breaks joined; `styles` lists
    those that are not plain text, by their index: {"3": "crosshead"}. A story saved from the web has its address and
    the day of saving, which is an estimate if it is known from the time of the file alone.

    \b
    Examples:
      dubao parse page.md
      dubao parse --json *.md | jq -r '.stories[].headline'
      pdftotext page.pdf - | dubao parse -

    Exit code 1 if some files, or members of archives, were refused; 2 if all files were.
    """
    from reader.importer.apart.apart_reader import ApartReader

    refused = lost = 0
    with readable_paths(files) as given, closing(ApartReader()) as read_pages:
        check_columns(columns, given.paths)
        for file in given.paths:
            reasons: list[FileRefused] = []
            try:
                for page in read_pages(file, reasons.append, columns=columns):
                    _print_page(page, given.said(file), as_json)
            except FileRefused as error:
                lost += 1
                reasons.insert(0, error)
            for reason in reasons:
                complain(sentence(given.with_known_name(reason)))
            refused += len(reasons)
    context.exit(ExitCode.DONE if not refused else ExitCode.NOT_DONE if lost == len(files) else ExitCode.IN_PART)


def _print_page(page: Page, file: str, as_json: bool) -> None:
    from reader.render.page_json import page_record

    if as_json:
        print_json(page_record(page))
        return
    facts = page.facts
    where = tr("{newspaper}, {day}, {page}").format(
        newspaper=facts.newspaper or tr("newspaper unknown"),
        day=facts.date or tr("date unknown"),
        page=tr("page {number}").format(number=facts.number) if facts.number else tr("page unknown"),
    )
    say(labelled(file, explained(where, facts.section) if facts.section else where))
    for number, story in enumerate(page.stories, 1):
        for line in _outline(number, story):
            say(line)
    for problem in page.problems:
        say(f"  {_problem(problem)}")


def _problem(problem: Problem) -> str:
    said = tr("problem in line {line}: {what}") if problem.lines else tr("problem: {what}")
    what = explained(problem.code, problem.detail) if problem.detail else problem.code
    return said.format(line=problem.lines.first if problem.lines else 0, what=what)


def _outline(number: int, story: Story) -> Iterator[str]:
    yield f"{number:3} {story.kind.value:8} {story.title}"
    said = {
        tr("label"): story.column_label,
        tr("kicker"): story.headline.kicker,
        tr("deck"): story.headline.deck,
        tr("byline"): "、".join(explained(byline.name, byline.role.value) for byline in story.bylines),
        tr("dateline"): story.dateline.text if story.dateline else None,
        tr("continued from"): story.continued_from.text if story.continued_from else None,
        tr("text"): _length(story),
        tr("continued on"): story.continued_on.text if story.continued_on else None,
    }
    for name, value in said.items():
        if value:
            yield f"    {labelled(name, value)}"
    for photo in story.photos:
        shown = photo.title or photo.caption[:30]
        yield f"    {labelled(tr('photo'), f'{shown} | {photo.credit}' if photo.credit else shown)}"


def _length(story: Story) -> str:
    seams = sum(len(paragraph.seams) for paragraph in story.paragraphs)
    length = tr_n("{n} paragraph", "{n} paragraphs", len(story.paragraphs))
    return (
        tr("{length}, {healed}").format(length=length, healed=tr_n("{n} healed", "{n} healed", seams))
        if seams
        else length
    )
