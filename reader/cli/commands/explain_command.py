"""`dubao explain`: the reasons for the hits of a search."""

from dataclasses import asdict, replace
from typing import Any

import click

from reader.browse.diagnosis_rows import Diagnosis
from reader.cli.help.command import Command
from reader.cli.options.name_completion import stories
from reader.cli.options.parameters import ID, TEXT
from reader.cli.printing.explanation_words import explained
from reader.cli.printing.index_ready import bring_up_to_date
from reader.cli.printing.output import NotDone, print_json, say
from reader.cli.printing.row_shape import json_lines
from reader.cli.session import Session
from reader.cli.words import tr
from reader.errors import IndexUnusable


@click.command("explain", cls=Command, short_help="Explain the hits of a search, or why there are none.")
@click.argument("query", nargs=-1, required=True, metavar="QUERY", type=TEXT)
@click.option(
    "--story", "story_id", metavar="ID", type=ID, shell_complete=stories, help="Explain why it finds this story."
)
@click.option("--other-names", is_flag=True, help="Search for other names of the words as well: 全总, 中华全国总工会.")
@json_lines
@click.pass_obj
def explain_command(
    session: Session, query: tuple[str, ...], story_id: int | None, other_names: bool, as_json: bool
) -> None:
    """Explain QUERY part by part, with the number of stories that each part finds alone. If nothing is found, list the
    words that no story contains, the words nearest to them, and the number of hits without them.

    \b
    Examples:
      dubao explain "标题:工会 早餐车"
      dubao explain 省总 --story 12
    """
    from reader.browse.diagnosing import diagnose

    with session.library(to_read=True) as library:
        bring_up_to_date(library)
        try:
            found = diagnose(library, " ".join(query), story_id, widen=other_names)
        except IndexUnusable as error:
            raise NotDone(tr("There is no index to answer from; `dubao check` says why.")) from error
    if as_json:
        print_json(_record(found))
        return
    for line in explained(found, session.folder):
        say(line)


def _record(found: Diagnosis) -> dict[str, Any]:
    """Return the diagnosis as a record; a problem of the query is its code alone."""
    parts = [
        asdict(replace(part, problem=None)) | {"problem": part.problem.code if part.problem else None}
        for part in found.parts
    ]
    return asdict(replace(found, parts=())) | {"parts": parts}
