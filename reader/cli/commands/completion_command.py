"""`dubao completion`: a script that lets a shell complete commands, options and names of the library."""

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
"""Characters that a shell would interpret."""


class QuotingBash(BashComplete):
    """Click's completion for bash, with the quoting that Click leaves out."""

    def format_completion(self, item: CompletionItem) -> str:
        value = str(item.value)
        if item.type == "plain" and not self._typed().startswith(("'", '"')):
            value = _SPECIAL.sub(_escaped, value)
        # Click's script reads the value with `read`, which removes one of two backslashes.
        return f"{item.type},{value.replace(_BACKSLASH, 2 * _BACKSLASH)}"

    def _typed(self) -> str:
        """The word at the cursor as typed, with quotation marks."""
        words = os.environ["COMP_WORDS"].split("\n")
        at = int(os.environ["COMP_CWORD"])
        return words[at] if at < len(words) else ""


add_completion_class(QuotingBash, "bash")


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
    click.echo(ShellComplete.source(made(context.find_root().command, {}, "dubao", _VARIABLE)).strip())


def _escaped(found: re.Match[str]) -> str:
    return _BACKSLASH + found[0]
