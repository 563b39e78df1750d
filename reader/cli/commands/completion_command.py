"""`dubao completion`: a script by which a shell completes commands, options and what the library holds."""

import os
import re

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    ShellComplete,
    add_completion_class,
    get_completion_class,
)

from reader.cli.help.command import Command

_SHELLS = ("bash", "zsh", "fish")
_VARIABLE = "_DUBAO_COMPLETE"
_BACKSLASH = "\\"
_SPECIAL = re.compile(r"[^\w@%+=:,./{}-]")
"""Characters that a shell takes for more than themselves."""


class QuotingBash(BashComplete):
    """Click's completion for bash, which puts blanks and the like into the line as they are."""

    def format_completion(self, item: CompletionItem) -> str:
        value = str(item.value)
        if item.type == "plain" and not self._typed().startswith(("'", '"')):
            value = _SPECIAL.sub(_escaped, value)
        # Click's script reads it with `read`, which takes one backslash of two away.
        return f"{item.type},{value.replace(_BACKSLASH, 2 * _BACKSLASH)}"

    def _typed(self) -> str:
        """The word at the cursor as it was typed, with its quotes."""
        words = os.environ["COMP_WORDS"].split("\n")
        at = int(os.environ["COMP_CWORD"])
        return words[at] if at < len(words) else ""


add_completion_class(QuotingBash, "bash")


@click.command("completion", cls=Command, short_help="Print what lets a shell complete the commands.")
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def completion_command(context: click.Context, shell: str) -> None:
    """Print the script by which bash (4.4 or later), zsh or fish completes the commands of dubao, their options, and
    the folders, tags, newspapers, days, searches and ids of the library. A package brings it along; else put it where
    the shell looks for it:

    \b
      dubao completion bash > ~/.local/share/bash-completion/completions/dubao
      dubao completion zsh  > ~/.zfunc/_dubao         with "fpath+=~/.zfunc" before compinit in ~/.zshrc
      dubao completion fish > ~/.config/fish/completions/dubao.fish

    It holds in shells started from then on. The folder has to be there.
    """
    made = get_completion_class(shell)
    assert made is not None
    # Not `source` of bash's own class, which would start a bash to ask how old it is.
    click.echo(ShellComplete.source(made(context.find_root().command, {}, "dubao", _VARIABLE)).strip())


def _escaped(found: re.Match[str]) -> str:
    return _BACKSLASH + found[0]
