"""Other names of the same thing (全总, 中华全国总工会): shipped, and learnt from 以下简称 in the texts.

A query is widened by them only in sight of the person, who can switch each one off.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reader.paths import shipped
from reader.ports.settings import SettingStore
from reader.ports.store import HasSettings
from reader.query.tree import And, Near, Node, Or, Phrase, SameParagraph, SameSentence
from reader.text.folding import Folding

LEARNT = "aliases_learnt"
OFF = "aliases_off"
MOST_MEANINGS = 3
"""A short form that texts use for more things than this (该公司, 集团) widens nothing."""


@dataclass(frozen=True, slots=True, order=True)
class Alias:
    """A short form and what it stands for; `learnt` from how many stories, 0 for a shipped one."""

    short: str
    full: str
    learnt: int = 0
    on: bool = True


@dataclass(frozen=True, slots=True)
class Widening:
    """A phrase of the query, and the other names that match in its place as well."""

    phrase: Phrase
    names: tuple[str, ...]


class Aliases:
    """The other names that one library knows."""

    def __init__(self, store: HasSettings, folding: Folding) -> None:
        self._settings = store.settings
        self._folding = folding
        self._state: tuple[str | None, str | None] | None = None
        self._known: dict[str, dict[str, None]] = {}

    def all(self) -> list[Alias]:
        """Shipped and learnt ones, by short form."""
        off = names_switched_off(self._settings)
        kept = learnt_names(self._settings)
        learnt = {(short, full): count for short, fulls in kept.items() for full, count in fulls.items()}
        pairs = dict.fromkeys(_shipped(), 0) | learnt
        return sorted(Alias(short, full, count, (short, full) not in off) for (short, full), count in pairs.items())

    def widen(self, query: Node) -> tuple[Node, tuple[Widening, ...]]:
        """Return the query with other names as variants of its phrases, and what was added.

        Nothing is added under NOT.
        """
        names = self._names()
        widened: list[Widening] = []
        return self._widen(query, names, widened), tuple(widened)

    def others(self, word: str) -> tuple[str, ...]:
        """Return the other names of a folded word, folded; those that hold the word itself are left out."""
        names = dict.fromkeys(self._folding.plain(name) for name in self._names().get(word, ()))
        return tuple(name for name in names if word not in name)

    def _widen(self, query: Node, names: dict[str, dict[str, None]], widened: list[Widening]) -> Node:
        if isinstance(query, And | Or):
            return replace(query, parts=tuple(self._widen(part, names, widened) for part in query.parts))
        if isinstance(query, Near | SameSentence | SameParagraph):
            return replace(query, parts=tuple(self._phrase(part, names, widened) for part in query.parts))
        return self._phrase(query, names, widened) if isinstance(query, Phrase) else query

    def _phrase(self, phrase: Phrase, names: dict[str, dict[str, None]], widened: list[Widening]) -> Phrase:
        folded = self._folding.plain(phrase.text)
        # A name that holds the phrase is found by the phrase already.
        others = tuple(name for name in names.get(folded, ()) if folded not in self._folding.plain(name))
        if not others:
            return phrase
        widened.append(Widening(phrase, others))
        return replace(phrase, variants=(*phrase.variants, *others))

    def _names(self) -> dict[str, dict[str, None]]:
        """Other names by folded name; computed again only if a name was learnt or switched."""
        state = (self._settings.get(LEARNT), self._settings.get(OFF))
        if state != self._state:
            self._state, self._known = state, self._worked_out()
        return self._known

    def _worked_out(self) -> dict[str, dict[str, None]]:
        on = [alias for alias in self.all() if alias.on]
        meanings = Counter(alias.short for alias in on)
        names: dict[str, dict[str, None]] = {}
        for alias in on:
            if meanings[alias.short] <= MOST_MEANINGS:
                names.setdefault(self._folding.plain(alias.short), {})[alias.full] = None
                names.setdefault(self._folding.plain(alias.full), {})[alias.short] = None
        return names


def learnt_names(settings: SettingStore) -> dict[str, dict[str, int]]:
    """Short forms, what each stands for, and in how many stories that was said."""
    learnt: dict[str, dict[str, int]] = json.loads(settings.get(LEARNT) or "{}")
    return learnt


def names_switched_off(settings: SettingStore) -> set[tuple[str, str]]:
    """Short and full forms that a person switched off."""
    return {(short, full) for short, full in json.loads(settings.get(OFF) or "[]")}


def _shipped() -> Iterator[tuple[str, str]]:
    """Yield the pairs of resources/segment/aliases.tsv: short form, tab, full form."""
    for line in shipped("resources/segment/aliases.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            short, _, full = line.partition("\t")
            yield short, full
