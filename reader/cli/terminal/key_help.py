"""Chapters of the manual on a terminal, for the prompt and for `dubao help`."""

from collections.abc import Iterator

from reader.cli.terminal.chapter import chapter_lines
from reader.cli.terminal.composing import Composer
from reader.cli.words import manual_language, mark, tr
from reader.manual import chapters

HINT = mark("A number opens, Enter goes on, words search, s bookmarks, b leads back, ? helps, q leaves.")

HINT_AT_STORY = mark("Enter goes on to the next story, b back to the list, s bookmarks, ? helps.")

PROMPT_CHAPTER = "terminal"


def prompt_lines(composer: Composer, wanted: str = "") -> Iterator[str]:
    """Yield the help at the prompt: the chapter called `wanted`, the list of chapters if there is no such chapter."""
    name = chapters.find(wanted, manual_language()) if wanted else PROMPT_CHAPTER
    yield from help_lines(composer, name) if name else contents_lines(composer)


def help_lines(composer: Composer, name: str) -> Iterator[str]:
    """Yield the lines of the chapter with this file name."""
    yield from chapter_lines(chapters.load(name, manual_language()), composer)


def contents_lines(composer: Composer) -> Iterator[str]:
    """Yield a line for each chapter: its name and its title."""
    yield tr("Chapters of the manual, each shown by `dubao help NAME`:")
    wide = max(map(len, chapters.NAMES)) + 4
    for name in chapters.NAMES:
        title = chapters.title(name, manual_language())
        yield from composer.lines(title, margin=" " * wide, hanging=f"  {name}".ljust(wide))
