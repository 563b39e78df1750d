"""`dubao help`: the manual of a command, as people ask for it who do not know --help."""

import click

from reader.cli.command import Command
from reader.cli.words import tr


@click.command("help", cls=Command, short_help="Show the manual of a command.")
@click.argument("command", nargs=-1, metavar="[COMMAND]...")
@click.pass_context
def help_command(context: click.Context, command: tuple[str, ...]) -> None:
    """Show the manual of COMMAND, as `dubao COMMAND --help` does; without one that of the program.

    \b
    Examples:
      dubao help
      dubao help search
      dubao help bookmark add
    """
    shown = context.find_root()
    for name in command:
        found = shown.command.get_command(shown, name) if isinstance(shown.command, click.Group) else None
        if found is None:
            raise click.UsageError(tr("there is no command {name}.").format(name=" ".join(command)))
        shown = click.Context(found, info_name=name, parent=shown)
    click.echo(shown.get_help())
