"""The help of each command is true: its examples, its formats, its shapes of JSON."""

import re
from collections.abc import Iterator

import click

from reader.cli.commands.parse_command import parse_command
from reader.cli.program import dubao
from reader.domain.newspaper import Page
from reader.domain.photo import Photo
from reader.domain.problem import Problem
from reader.domain.story import Byline, Role, Story, StoryKind
from reader.render.page_json import page_record
from tests.manual.shell_lines import check

_EXAMPLE = re.compile(r"^ +(?:\w+=\S* )?dubao .*$", re.MULTILINE)


def helps(command: click.Command) -> Iterator[str]:
    yield command.help or ""
    if isinstance(command, click.Group):
        for below in command.commands.values():
            yield from helps(below)


def test_every_example_names_a_command_and_its_options() -> None:
    examples = [line for text in helps(dubao) for line in _EXAMPLE.findall(text)]
    assert len(examples) > 100
    for line in examples:
        check(line)


def test_the_help_lists_every_export_format() -> None:
    formats = next(p for p in dubao.commands["export"].params if p.name == "form").type
    assert isinstance(formats, click.Choice)
    rows = (dubao.commands["export"].help or "").partition("Formats:\n")[2].partition("\n\n")[0]
    named = [name for row in rows.splitlines() for name in re.split(r", ", re.split(r"\s{2,}", row.strip())[0])]
    assert sorted(named) == sorted(formats.choices)


def test_the_help_names_every_key_of_a_page() -> None:
    manual = parse_command.help or ""
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
