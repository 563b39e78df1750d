"""What the README says of the command line is so."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from reader.cli.commands.parse_command import parse_command
from reader.cli.program import dubao
from reader.domain.newspaper import Page
from reader.domain.photo import Photo
from reader.domain.problem import Problem
from reader.domain.story import Byline, Role, Story, StoryKind
from reader.render.page_json import page_record

README = (Path(__file__).resolve().parents[3] / "README.md").read_text(encoding="utf-8")
EXAMPLES = [line.strip() for line in re.findall(r"^    (dubao .*)$", README, re.MULTILINE)]
ROWS = re.findall(r"^\| `dubao (\w+)(.*?)` \|", README, re.MULTILINE)


def options(command: click.Command) -> set[str]:
    return {name for parameter in command.params if isinstance(parameter, click.Option) for name in parameter.opts}


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_names_a_command_and_its_options(example: str) -> None:
    words = shlex.split(re.split(r"[|<>]", example.partition("  #")[0])[0])[1:]
    command: click.Command = dubao
    while isinstance(command, click.Group):
        assert words[0] in command.commands
        command = command.commands[words.pop(0)]
    used = {word for word in words if word.startswith("-") and word != "-"}
    assert used <= options(command)


def test_the_table_names_every_command() -> None:
    assert {name for name, _ in ROWS} == set(dubao.commands)


@pytest.mark.parametrize(("name", "synopsis"), ROWS)
def test_the_table_names_options_that_exist(name: str, synopsis: str) -> None:
    command = dubao.commands[name]
    assert set(re.findall(r"--[a-z]+", synopsis)) <= options(command)
    if isinstance(command, click.Group):
        assert set(synopsis.strip().split("\\|")) == set(command.commands)


def test_the_readme_lists_every_export_format() -> None:
    formats = next(p for p in dubao.commands["export"].params if p.name == "form").type
    assert isinstance(formats, click.Choice)
    row = next(line for line in README.splitlines() if line.startswith("| `dubao export"))
    assert set(re.findall(r"`([\w-]+)`", row.split("| writes ")[1])) == set(formats.choices)


@pytest.mark.parametrize(
    "manual",
    [README.partition("One object a line")[2].partition("`null` stands")[0], parse_command.help or ""],
)
def test_the_manual_names_every_key_of_a_page(manual: str) -> None:
    story = Story(bylines=(Byline(Role.REPORTER, "甲"),), photos=(Photo(),))
    record = page_record(Page(stories=(story,), problems=(Problem("odd"),)))
    kinds = {kind.value for kind in StoryKind}
    shape = manual.partition('{"newspaper"')[2].partition("]}\n\n")[0].partition("null stands")[0]
    named = set(re.findall(r'"(\w+)"', shape)) - kinds | {"newspaper"}
    assert named == set(_keys(record))


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, held in value.items():
            yield key
            yield from _keys(held)
    elif isinstance(value, list):
        for held in value:
            yield from _keys(held)
