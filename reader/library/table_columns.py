"""Fields that a person gave to the columns of tables, kept for a folder and for what lies in it."""

import json
from collections.abc import Collection, Mapping
from pathlib import PurePath

from reader.domain.article_table import NOT_READ
from reader.ports.store import HasSettings

_PREFIX = "columns:"


def remember(store: HasSettings, folder: str, fields: Mapping[str, str], names: Collection[str]) -> None:
    """Keep the fields of columns for `folder`, over what was kept before.

    Another column among `names`, those of the same table, gives up a field that is given to a column now.
    """
    given = set(fields.values()) - {NOT_READ}
    before = {name: field for name, field in _kept(store, folder).items() if name not in names or field not in given}
    known = {**before, **fields}
    store.settings.set(_PREFIX + folder, json.dumps(known, ensure_ascii=False) if known else None)


def recall(store: HasSettings, folder: str) -> Mapping[str, str]:
    """Return the fields of columns, by the columns' names, of a folder or the nearest one above it that has any."""
    if not folder:
        return {}
    above = (str(each) for each in (PurePath(folder), *PurePath(folder).parents))
    return next((kept for each in above if (kept := _kept(store, each))), {})


def _kept(store: HasSettings, folder: str) -> dict[str, str]:
    text = store.settings.get(_PREFIX + folder)
    values: dict[str, str] = json.loads(text) if text else {}
    return values
