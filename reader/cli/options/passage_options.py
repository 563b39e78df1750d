"""Options that name a passage of a story by its words."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from reader.cli.options.parameters import TEXT, with_options
from reader.cli.printing.output import NotDone
from reader.cli.words import listed, tr, tr_n
from reader.library.passages import Passage, passages_of

if TYPE_CHECKING:
    from reader.library.library import Library

_QUOTED_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of a passage, the numbers of paragraph and occurrence, both from 1, None if not given."""

    text: str
    paragraph: int | None = None
    occurrence: int | None = None


def quoting(command: Callable[..., Any]) -> Callable[..., Any]:
    """Decorator: add --text, --paragraph and --occurrence to a command, which gets them as `quoted`."""

    @wraps(command)
    def run(*args: Any, text: str, paragraph: int | None, occurrence: int | None, **more: Any) -> Any:
        return command(*args, quoted=Quoted(text, paragraph, occurrence), **more)

    count = click.IntRange(min=1)
    options = (
        click.option("--text", required=True, type=TEXT, help="The words as they stand in the story."),
        click.option("--paragraph", metavar="N", type=count, help="Those of the Nth paragraph, as printed."),
        click.option("--occurrence", metavar="N", type=count, help="The Nth place, where they stand more than once."),
    )
    return with_options(run, options)


def passage_named(library: "Library", story_id: int, quoted: Quoted) -> tuple[int, Passage]:
    """Return the id of a story and the passage in it: in this story, or in another part of it if it is continued.

    Raises NotDone if the words occur nowhere, or several times without a choice between them.
    """
    parts = sorted(library.chain(story_id), key=lambda part: part.row.id != story_id)
    for part in parts:
        found = passages_of(part.story, quoted.text, library.folding)
        fitting = [each for each in found if quoted.paragraph in (None, each.paragraph)]
        if fitting:
            return part.row.id, _chosen(part.row.id, fitting, quoted)
    values = {"id": story_id, "text": _short(quoted.text), "n": quoted.paragraph}
    if quoted.paragraph is None:
        raise NotDone(tr("Story {id} does not hold the words “{text}”.").format(**values))
    raise NotDone(tr("Paragraph {n} of story {id} does not hold the words “{text}”.").format(**values))


def _chosen(story_id: int, found: list[Passage], quoted: Quoted) -> Passage:
    wanted = quoted.occurrence
    if wanted is None and len(found) == 1:
        return found[0]
    if wanted is not None and wanted <= len(found):
        return found[wanted - 1]
    times = tr_n("once", "{n} times", len(found))
    said = tr("The words “{text}” stand {times} in story {id} ({places}); choose one with --occurrence or --paragraph.")
    places = listed(dict.fromkeys(map(_place, found)))
    raise NotDone(said.format(text=_short(quoted.text), times=times, id=story_id, places=places))


def _place(passage: Passage) -> str:
    if not passage.paragraph:
        return tr("outside the paragraphs")
    return tr("paragraph {n}").format(n=passage.paragraph)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _QUOTED_LENGTH else f"{text[:_QUOTED_LENGTH]}…"
