"""What a person has confirmed for a whole folder: applied to every page that comes from it later."""

import json
from dataclasses import replace
from pathlib import Path, PurePath

from reader.domain.newspaper import Guess, Page, PageFacts
from reader.library.ports import Store

_PREFIX = "folder:"
_FIELDS = {"newspaper": "newspaper", "date": "date", "number": "page", "section": "section"}


def remember(store: Store, folder: str, facts: PageFacts) -> None:
    """Keep `facts` for `folder`, over what was kept before. The number of a page is no fact of a folder."""
    known = {**recall(store, folder), **_known(facts)}
    store.set_setting(_PREFIX + folder, json.dumps(known, ensure_ascii=False))


def recall(store: Store, folder: str) -> dict[str, str]:
    """Fields and values kept for `folder`."""
    text = store.setting(_PREFIX + folder)
    values: dict[str, str] = json.loads(text) if text else {}
    return values


def _known(facts: PageFacts) -> dict[str, str]:
    values = {"newspaper": facts.newspaper, "date": facts.date, "section": facts.section, "edition": facts.edition}
    return {name: value for name, value in values.items() if value}


def applied(store: Store, path: Path, page: Page) -> Page:
    """`page` with what is kept for its folder, unless the page itself says for sure where it belongs."""
    folder = str(PurePath(path).parent)
    sure = {guess.field for guess in page.guesses if guess.confidence >= 1.0}
    values = {name: value for name, value in recall(store, folder).items() if _FIELDS.get(name, name) not in sure}
    if not values:
        return page
    guesses = tuple(
        Guess(_FIELDS[name], value, f"folder: {folder}", 1.0) for name, value in values.items() if name in _FIELDS
    )
    return replace(page, facts=replace(page.facts, **values), guesses=(*guesses, *page.guesses))
