"""Lines of a shell in the manual and in the helps of commands."""

import re
import shlex
from collections.abc import Iterator
from itertools import groupby

import click

from reader.cli.program import dubao

_EXPLANATION = re.compile(r"\s{3,}.*$|\s+# .*$")


def check(line: str) -> None:
    """Fail if the line names a command of dubao that does not exist, or an option that the command does not have."""
    for words in _calls(line):
        command: click.Command = dubao
        for word in words:
            if not isinstance(command, click.Group) or not re.fullmatch(r"[a-z]+", word):
                break
            assert word in command.commands, line
            command = command.commands[word]
        options = {name for parameter in (*command.params, *dubao.params) for name in parameter.opts}
        given = {word for word in words[: _end_of_options(words)] if re.match(r"--?[a-z0-9]", word)}
        assert given <= options | {"--help"}, line


def _calls(line: str) -> Iterator[list[str]]:
    """The words behind `dubao` of each of its calls in the line; options of the program itself are left out."""
    lexer = shlex.shlex(_EXPLANATION.sub("", line.strip()), posix=True, punctuation_chars="|<>&")
    lexer.whitespace_split, lexer.commenters = True, ""
    for is_sign, group in groupby(lexer, lambda word: not word.strip("|<>&")):
        words = list(group)
        while not is_sign and "=" in words[0] and not words[0].startswith("-"):
            words = words[1:]
        if words[:1] == ["dubao"]:
            yield words[3:] if words[1:2] == ["--library"] else words[1:]


def _end_of_options(words: list[str]) -> int:
    return words.index("--") if "--" in words else len(words)
