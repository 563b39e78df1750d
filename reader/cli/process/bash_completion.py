"""Completion in bash, with the quoting that Click leaves out."""

import os
import re

from click.shell_completion import BashComplete, CompletionItem, add_completion_class

VARIABLE = "_DUBAO_COMPLETE"
"""The environment variable by which a shell's script asks the program to complete a line."""
_BACKSLASH = "\\"
_SPECIAL = re.compile(r"[^\w@%+=:,./{}-]")
"""Characters that a shell would interpret."""


class QuotingBash(BashComplete):
    """Click's completion for bash, with quoted values."""

    def format_completion(self, item: CompletionItem) -> str:
        value = str(item.value)
        if item.type == "plain" and not self._typed().startswith(("'", '"')):
            value = _SPECIAL.sub(_escaped, value)
        # Click's script reads the value with `read`, which removes one of two backslashes.
        return f"{item.type},{value.replace(_BACKSLASH, 2 * _BACKSLASH)}"

    def _typed(self) -> str:
        """Return the word at the cursor as typed, with quotation marks."""
        words = os.environ["COMP_WORDS"].split("\n")
        at = int(os.environ["COMP_CWORD"])
        return words[at] if at < len(words) else ""


def quote_in_bash() -> None:
    """Let Click complete with quoting when a bash asks."""
    add_completion_class(QuotingBash, "bash")


def _escaped(found: re.Match[str]) -> str:
    return _BACKSLASH + found[0]
