"""Facts that a person confirmed for a whole folder, applied to every page that comes from it later."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Protocol

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess, Page, PageFacts
from reader.ports.store import HasHoldings, HasPageFacts, HasSettings

_PREFIX = "folder:"
_FIELDS = {"newspaper": "newspaper", "date": "date", "section": "section"}
"""Facts that a folder may have, and the field of their guesses. The number of a page is none of them."""


class ConfirmingStore(HasHoldings, HasPageFacts, HasSettings, Protocol):
    """The ports that confirming a folder asks for."""


def remember(store: HasSettings, folder: str, facts: PageFacts) -> None:
    """Keep `facts` for `folder`, over what was kept before."""
    known = {**recall(store, folder), **_known(facts)}
    store.settings.set(_PREFIX + folder, json.dumps(known, ensure_ascii=False))


def confirm(store: ConfirmingStore, page_ids: Sequence[int], facts: PageFacts) -> None:
    """Keep `facts` for the folders of these pages, and place every other page by them that waits there."""
    folders = {folder_of(store.holdings.source_of(page_id).path) for page_id in page_ids} - {""}
    for folder in folders:
        remember(store, folder, facts)
    for row, guesses, path in store.page_facts.unsure():
        if row.id not in page_ids and folder_of(path) in folders:
            store.page_facts.set([row.id], not_said(facts, guesses))


def recall(store: HasSettings, folder: str) -> dict[str, str]:
    """Return fields and values kept for `folder`."""
    text = store.settings.get(_PREFIX + folder)
    values: dict[str, str] = json.loads(text) if text else {}
    return values


def folder_of(path: str) -> str:
    """Return the folder of a source's path; '' of one that came from no folder, as standard input does."""
    folder = PurePath(path).parent
    return "" if folder == PurePath() else str(folder)


def _known(facts: PageFacts) -> dict[str, str]:
    values = {name: getattr(facts, name) for name in _FIELDS}
    return {name: value for name, value in values.items() if value}


def not_said(facts: PageFacts, guesses: Sequence[Guess]) -> PageFacts:
    """Return the facts without the ones that a page with these guesses states for sure itself."""
    sure = {guess.field for guess in guesses if guess.confidence >= 1.0}
    return replace(facts, **{name: None for name, field in _FIELDS.items() if field in sure})


def applied(store: HasSettings, path: str, page: Page) -> Page:
    """`page` with what is kept for its folder, unless the page itself says for sure where it belongs."""
    folder = folder_of(path)
    kept = recall(store, folder) if folder else {}
    if not kept:
        return page
    facts = not_said(PageFacts(**kept), page.guesses)
    known = _known(facts)
    evidence = (Evidence(EvidenceSource.FOLDER, folder),)
    guesses = tuple(Guess(_FIELDS[name], value, evidence, 1.0) for name, value in known.items())
    return replace(page, facts=replace(page.facts, **known), guesses=(*guesses, *page.guesses))
