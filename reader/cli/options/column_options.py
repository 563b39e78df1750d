"""--map and --show-map: fields that a person gives to columns of tables, and the columns as they are read."""

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

from reader.cli.options.parameters import with_options
from reader.cli.words import listed, tr
from reader.domain.article_table import Field
from reader.errors import FileRefused


class _Columns(click.ParamType[dict[str, str]]):
    name = "field=column"

    def convert(
        self, value: str | dict[str, str], param: click.Parameter | None, ctx: click.Context | None
    ) -> dict[str, str]:
        from reader.importer.table_preview import field_meant

        if isinstance(value, dict):
            return value
        columns: dict[str, str] = {}
        for pair in value.replace("，", ",").split(","):
            word, sign, name = pair.partition("=")
            field = field_meant(word)
            if not sign or not name.strip():
                self.fail(tr("write FIELD=COLUMN, and a comma between two of them."), param, ctx)
            if field is None:
                fields = listed(Field)
                self.fail(tr("there is no field “{word}”; the fields are {fields}.").format(word=word, fields=fields))
            columns[name.strip()] = field
        return columns


def mapping(command: Callable[..., Any]) -> Callable[..., Any]:
    """Decorator: add --map to a command, which gets the fields by the names of columns as `columns`."""

    @wraps(command)
    def run(*args: Any, pairs: Sequence[dict[str, str]], **more: Any) -> Any:
        return command(*args, columns={name: field for each in pairs for name, field in each.items()}, **more)

    option = click.option(
        "--map",
        "pairs",
        multiple=True,
        metavar="FIELD=COLUMN,…",
        type=_Columns(),
        help="Say which columns of tables hold what: title=标题,text=正文,date=日期.",
    )
    return with_options(run, (option,))


def check_columns(columns: Mapping[str, str], files: Sequence[Path]) -> None:
    """Raise UsageError if a named column stands in none of the tables among the files."""
    from reader.importer.table_preview import table_preview

    names: dict[str, None] = {}
    for file in files if columns else ():
        try:
            preview = table_preview(file, columns) if file.is_file() else None
        except FileRefused:
            continue
        names |= dict.fromkeys(column.name for column in preview.columns) if preview else {}
    for name in columns:
        if names and name not in names:
            said = tr("No table has a column “{name}”; there are {names}.")
            raise click.UsageError(said.format(name=name, names=listed(names)))
