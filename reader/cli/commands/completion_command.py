"""`dubao completion`: a script that lets a shell complete commands, options and names of the library."""

import click
from click.shell_completion import ShellComplete, get_completion_class

from reader.cli.help.command import Command
from reader.cli.process.bash_completion import VARIABLE

_SHELLS = ("bash", "zsh", "fish")


@click.command("completion", cls=Command, short_help="Print a script that lets a shell complete commands.")
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def completion_command(context: click.Context, shell: str) -> None:
    """Print a script with which bash (4.4 or later), zsh or fish completes the commands of dubao, their options, and
    folders, tags, newspapers, days, searches and ids of the library. Packages install it; otherwise put it into the
    folder of the shell:

    \b
      dubao completion bash > ~/.local/share/bash-completion/completions/dubao
      dubao completion zsh  > ~/.zfunc/_dubao         with "fpath+=~/.zfunc" before compinit in ~/.zshrc
      dubao completion fish > ~/.config/fish/completions/dubao.fish

    It works in shells started afterwards. The folder must exist.
    """
    made = get_completion_class(shell)
    assert made is not None
    # Not `source` of bash's own class, which would start a bash for its version.
    click.echo(ShellComplete.source(made(context.find_root().command, {}, "dubao", VARIABLE)).strip())
