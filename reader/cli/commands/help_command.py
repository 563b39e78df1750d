"""`dubao help`: the manual of a command or a chapter of the manual, for people who do not know --help."""

from collections.abc import Sequence

import click

from reader.cli.help.command import Command
from reader.cli.words import manual_language, tr
from reader.manual import chapters


@click.command("help", cls=Command, short_help="Show the manual of a command, or a chapter of the manual.")
@click.argument("name", nargs=-1, metavar="[COMMAND|CHAPTER]...")
@click.pass_context
def help_command(context: click.Context, name: tuple[str, ...]) -> None:
    """Show the manual of COMMAND, as `dubao COMMAND --help` does, or a CHAPTER of the manual, which the window shows
    as well. Without a name, show the manual of the program and the list of chapters.

    \b
    Examples:
      dubao help
      dubao help search
      dubao help bookmark add
      dubao help query               the query language
    """
    command = _command(context, name)
    if command is not None:
        click.echo(command.get_help())
    if not name:
        click.echo()
        _say_chapter("")
    elif command is None:
        chapter = chapters.find(" ".join(name), manual_language())
        if chapter is None:
            raise click.UsageError(tr("there is no command or chapter {name}.").format(name=" ".join(name)))
        _say_chapter(chapter)


def _command(context: click.Context, names: Sequence[str]) -> click.Context | None:
    """Return the context of the command with these names, or of the program without names; None for an unknown name."""
    shown = context.find_root()
    for name in names:
        found = shown.command.get_command(shown, name) if isinstance(shown.command, click.Group) else None
        if found is None:
            return None
        shown = found.context_class(found, info_name=name, parent=shown)
    return shown


def _say_chapter(name: str) -> None:
    """Print the chapter, or the list of all chapters without a name."""
    # Loaded only by people who read a chapter: the parser of Markdown and the page view's line breaking take a moment.
    from reader.cli.terminal.composing import Composer
    from reader.cli.terminal.console import Console
    from reader.cli.terminal.key_help import contents_lines, help_lines

    console = Console()
    composer = Composer(console.width, console.look)
    console.say(*(help_lines(composer, name) if name else contents_lines(composer)))
