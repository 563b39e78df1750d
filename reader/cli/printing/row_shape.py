"""Output forms of a list: lines for people, JSON, ids for pipes, or lines after a template."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from string import Formatter
from typing import Any, TypeVarTuple

import click
from click.shell_completion import CompletionItem

from reader.cli.options.parameters import with_options
from reader.cli.printing.output import print_json, say
from reader.cli.words import listed, mark, tr

_Values = TypeVarTuple("_Values")
TABLE = "tsv"
_ESCAPES = {r"\t": "\t", r"\n": "\n", r"\\": "\\"}
_NEWLINES = str.maketrans("\t\n\v\f\r\x85\u2028\u2029", " " * 8)


@dataclass(frozen=True, slots=True)
class Template:
    """Text with `fields` in braces. `heading` is printed once, before all rows."""

    pattern: str
    fields: frozenset[str]
    heading: str = ""

    def filled(self, record: Mapping[str, Any]) -> str:
        """Return the text for one record; line ends and tabs in values become blanks."""
        return self.pattern.format_map({name: _text(record[name]) for name in self.fields})


class TemplateType(click.ParamType[Template]):
    """The parameter type of a template with these fields, or `tsv`."""

    name = "template"

    def __init__(self, fields: Sequence[str]) -> None:
        self._fields = fields

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Complete `tsv` or, after a brace, the names of fields."""
        before, brace, begun = incomplete.rpartition("{")
        fields = [CompletionItem(f"{before}{{{name}}}") for name in self._fields if brace and name.startswith(begun)]
        return fields or [CompletionItem(form) for form in (TABLE, "{") if form.startswith(incomplete)]

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Template:
        if value == TABLE:
            return _table(self._fields)
        try:
            pieces = list(Formatter().parse(value))
        except ValueError:
            self.fail(tr("{value!r} is no template: a brace is not closed.").format(value=value), param, ctx)
        named = [name for _, name, _, _ in pieces if name is not None]
        for _, name, width, conversion in pieces:
            if name is not None and (name not in self._fields or conversion or "{" in (width or "")):
                known = listed(self._fields)
                self.fail(tr("{name!r} is no field; fields are {known}.").format(name=name, known=known), param, ctx)
        if not named:
            self.fail(tr("{value!r} names no field, as '{{id}}' does.").format(value=value), param, ctx)
        template = Template(_escaped(value), frozenset(named))
        try:
            template.pattern.format_map(dict.fromkeys(named, ""))
        except ValueError:
            self.fail(tr("{value!r} is no template: what follows a colon is a width.").format(value=value), param, ctx)
        return template


@dataclass(frozen=True, slots=True)
class Shape:
    """The output form: JSON, the field `key` alone, a template, or by default lines for people. `end` ends each row."""

    as_json: bool = False
    key: str = ""
    template: Template | None = None
    end: str = "\n"

    @property
    def for_people(self) -> bool:
        """True if lines for people are printed."""
        return not (self.as_json or self.key or self.template)

    def needs(self, field: str) -> bool:
        """Return True if this field of a record is printed, except in lines for people."""
        return self.as_json or self.key == field or (self.template is not None and field in self.template.fields)

    def begin(self) -> None:
        """Print the heading of a table."""
        if self.template and self.template.heading:
            say(self.template.heading)

    def row(self, record: Mapping[str, Any], line: Callable[[*_Values], str], *values: *_Values) -> None:
        """Print one row: `record` in its form, or `line(*values)` for people."""
        if self.as_json:
            print_json(record)
        elif self.key:
            say(str(record[self.key]), end=self.end)
        elif self.template:
            say(self.template.filled(record), end=self.end)
        else:
            say(line(*values))


def json_lines(command: Callable[..., Any]) -> Callable[..., Any]:
    """Decorator: add --json to a command that reports what it did, and gets `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help=_JSON)(command)


def shaped(fields: Sequence[str], *, key: str = "id") -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Decorator: add --json, --ids, -0 and --format to a command that lists, and gets a `shape`.

    `fields` are those of its records. `key` is the field that --ids prints (--names and --lines for 'name' and 'line');
    with '' there is no such option.
    """

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def run(
            *args: Any, as_json: bool, null: bool, template: Template | None, keys: bool = False, **more: Any
        ) -> Any:
            return command(*args, shape=_shape(key, as_json, keys, null, template), **more)

        keyed = [click.option(f"--{key}s", "keys", is_flag=True, help=_KEYS_HELP[key])] if key else []
        options = (
            click.option("--json", "as_json", is_flag=True, help=_JSON),
            *keyed,
            click.option("-0", "--null", "null", is_flag=True, help=_NULL),
            click.option("--format", "template", metavar="TEMPLATE", type=TemplateType(fields), help=_FORMAT),
        )
        return with_options(run, options)

    return decorate


_JSON = mark("One JSON object a line.")
_KEYS_HELP = {
    "id": mark("Ids only, one a line, for pipes."),
    "name": mark("Names only, one a line, for pipes."),
    "line": mark("Numbers of lines only, one a line, for pipes."),
}
_NULL = mark("End each with a NUL byte, as `xargs -0` takes them, instead of a line end; alone, as for ids only.")
_FORMAT = mark("A line of fields in braces for each, such as '{id}\\t{date}'; `tsv` for a table of all fields.")


def _shape(key: str, as_json: bool, keys: bool, null: bool, template: Template | None) -> Shape:
    if as_json + keys + bool(template) > 1 or (null and (as_json or (template and template.heading))):
        raise click.UsageError(tr("one form is enough: --json, ids, or --format."))
    if null and not (key or template):
        raise click.UsageError(tr("-0 goes with --format here."))
    return Shape(as_json, key if keys or (null and not template) else "", template, "\0" if null else "\n")


def _escaped(pattern: str) -> str:
    r"""Return the pattern with tabs and line ends in place of \t and \n."""
    out, at = [], 0
    while at < len(pattern):
        pair = pattern[at : at + 2]
        out.append(_ESCAPES.get(pair, pattern[at]))
        at += 2 if pair in _ESCAPES else 1
    return "".join(out)


def _text(value: object) -> str:
    """Return a value of a record as text: '' for None, true and false as in JSON, lists separated by commas."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ",".join(map(_text, value))
    return str(value).translate(_NEWLINES)


def _table(fields: Sequence[str]) -> Template:
    pattern = "\t".join(f"{{{name}}}" for name in fields)
    return Template(pattern, frozenset(fields), heading="\t".join(fields))
