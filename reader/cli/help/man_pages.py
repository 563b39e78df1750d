"""Manual pages: one a command, made from the command itself, and one a chapter; dubao(1) is that of the program."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click

from reader.cli.help import roff
from reader.cli.help.chapter_pages import chapter_page, page_name
from reader.cli.help.sectioned import Sectioned
from reader.cli.words import manual_language, tr
from reader.manual import chapters


@dataclass(frozen=True, slots=True)
class Edition:
    """The foot of each page: version of the program, ISO day."""

    version: str
    day: str


def pages(program: click.Command, edition: Edition) -> Iterator[tuple[str, str]]:
    """Name and text of the page of each command, that of the program first, and of each chapter."""
    for context in _contexts(program):
        yield _name(context), page(context, edition)
    for chapter in chapters.NAMES:
        yield page_name(chapter), chapter_page(chapter, _foot(edition))


def page_of(program: click.Command, names: Sequence[str], edition: Edition) -> str | None:
    """Return the page of a command by its names, or of a chapter; None if there is neither."""
    wanted = "-".join((program.name or "", *names))
    command = next((page(context, edition) for context in _contexts(program) if _name(context) == wanted), None)
    chapter = chapters.find(" ".join(names), manual_language())
    return command or (chapter_page(chapter, _foot(edition)) if chapter else None)


def page(context: click.Context, edition: Edition) -> str:
    """Return the page of one command."""
    return "\n".join(_lines(context, edition)) + "\n"


def _contexts(command: click.Command, above: click.Context | None = None) -> Iterator[click.Context]:
    """Yield contexts of a command and of all commands below it."""
    context = click.Context(command, info_name=command.name, parent=above, **command.context_settings)
    yield context
    for below in dict(_below(context)).values():
        if not below.hidden:
            yield from _contexts(below, context)


def _below(context: click.Context) -> list[tuple[str, click.Command]]:
    group = context.command
    if not isinstance(group, click.Group):
        return []
    return [(name, group.commands[name]) for name in group.list_commands(context)]


def _name(context: click.Context) -> str:
    """Return the name of a command's page: dubao-bookmark-add."""
    return context.command_path.replace(" ", "-")


def _lines(context: click.Context, edition: Edition) -> Iterator[str]:
    command, name = context.command, roff.plain(_name(context))
    yield f'.TH "{name.upper()}" "1" {_foot(edition)}'
    # No hyphenation, no justification.
    yield ".nh\n.ad l"
    yield roff.heading(tr("NAME"))
    yield f"{name} \\- {roff.plain(_brief(command))}"
    yield roff.heading(tr("SYNOPSIS"))
    yield f"{roff.bold(context.command_path)} {roff.plain(' '.join(command.collect_usage_pieces(context)))}"
    yield roff.heading(tr("DESCRIPTION"))
    yield from roff.manual(command.help or "")
    options = [param for param in command.get_params(context) if isinstance(param, click.Option)]
    yield roff.heading(tr("OPTIONS"))
    yield from roff.terms([record for option in options if (record := option.get_help_record(context))])
    yield from _commands(context)
    if context.parent is None:
        yield from _surroundings()
    yield roff.heading(tr("SEE ALSO"))
    yield ",\n".join(f".BR {roff.plain(each)} (1)" for each in _beside(context))


def _commands(context: click.Context) -> Iterator[str]:
    briefs = {name: _brief(found) for name, found in _below(context) if not found.hidden}
    if not briefs:
        return
    yield roff.heading(tr("COMMANDS"))
    if not isinstance(context.command, Sectioned):
        yield from roff.terms(list(briefs.items()))
        return
    for heading, names in context.command.sections().items():
        yield f'.SS "{roff.plain(heading)}"'
        yield from roff.terms([(name, briefs[name]) for name in names if name in briefs])


def _surroundings() -> Iterator[str]:
    """Yield sections on environment variables and files, which all commands share."""
    yield roff.heading(tr("ENVIRONMENT"))
    yield from roff.terms(
        (
            ("DUBAO_LIBRARY", tr("The library, unless --library names one.")),
            ("DUBAO_LOG", tr("The level of the log: off, error, warning (the default), info or debug.")),
            ("LANGUAGE, LC_ALL, LC_MESSAGES, LANG", tr("The language of what is said, Chinese or English.")),
            ("XDG_DATA_HOME, XDG_CACHE_HOME, XDG_CONFIG_HOME", tr("Where library, search index and settings lie.")),
        )
    )
    yield roff.heading(tr("FILES"))
    yield from roff.terms(
        (
            ("~/.local/share/dubao", tr("The library on Linux, unless another is named.")),
            ("~/.cache/dubao", tr("The search index; it may be deleted at any time.")),
            ("~/.config/dubao/settings.json", tr("The settings.")),
            ("~/.local/state/dubao/log/dubao.log", tr("Faults of the program itself; no text of yours.")),
        )
    )


def _beside(context: click.Context) -> list[str]:
    """Return the related pages: that of the group, of its other commands, of the commands below."""
    above = context.parent
    if above is None:
        commands = [f"{_name(context)}-{name}" for name, found in _below(context) if not found.hidden]
        return [*commands, *map(page_name, chapters.NAMES)]
    beside = [name for name, found in _below(above) if found is not context.command and not found.hidden]
    near = [f"{_name(above)}-{name}" for name in beside] if above.parent else []
    return [_name(above), *near, *(f"{_name(context)}-{name}" for name, _ in _below(context))]


def _foot(edition: Edition) -> str:
    """Return the last arguments of a page's .TH line."""
    return f'"{edition.day}" "dubao {edition.version}" "{roff.plain(tr("Manual of Dubao"))}"'


def _brief(command: click.Command) -> str:
    """Return the short help without its full stop, as the head of a page requires."""
    brief = command.get_short_help_str(limit=1000)
    return brief if brief.endswith("...") else brief.rstrip(".。")
