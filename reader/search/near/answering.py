"""The answer to a question: near hits for what was typed, or for what was probably meant."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.ports.near import Instead, Meant, NearFound, NearHit, OtherNames
from reader.search.near.corrections import Correction, corrected, corrections
from reader.search.near.coverage import WHOLE_SHARE
from reader.search.near.near_search import NearSearch, Wanted
from reader.search.near.units import CutText, question
from reader.text.segment import Segmenter


def answered(
    texts: Sequence[CutText], search: NearSearch, wanted: Wanted, segmenter: Segmenter, names: OtherNames | None
) -> NearFound:
    """Return near answers to the texts of a question, and what may be meant by texts that no document holds."""
    hits = search.hits(question(texts, names), wanted)
    if hits and hits[0].share >= WHOLE_SHARE:
        return NearFound(hits)
    made = corrections(texts, segmenter, search.found)
    other = corrected(texts, made, segmenter)
    if other != tuple(texts):
        better = search.hits(question(other, names), wanted)
        if better and (not hits or better[0].share > hits[0].share):
            taken = [one for one in made if one.sure]
            hits = tuple(_as_typed(hit, taken) for hit in better)
    return NearFound(hits, tuple(Meant(one.typed, one.held, one.stories, search.example(one.held)) for one in made))


def _as_typed(hit: NearHit, made: Sequence[Correction]) -> NearHit:
    """Return a hit with the typed texts among its words, in place of the words of their corrected forms."""
    instead = list(hit.instead)
    has, lacks = hit.has, hit.lacks
    for one in made:
        if any(_is_of(word, one) for word in lacks):
            has, lacks = tuple(_without(has, one)), tuple(_renamed(lacks, one))
        elif any(_is_of(word, one) for word in has):
            has = tuple(_renamed(has, one))
            instead.append(Instead(one.typed, one.held, mistyped=True))
    return replace(hit, has=has, lacks=lacks, instead=tuple(instead))


def _is_of(word: str, one: Correction) -> bool:
    return word in one.held or one.held in word


def _without(words: Sequence[str], one: Correction) -> Iterator[str]:
    return (word for word in words if not _is_of(word, one))


def _renamed(words: Sequence[str], one: Correction) -> Iterator[str]:
    """Yield the typed text once in place of the words of its corrected form."""
    return iter(dict.fromkeys(one.typed if _is_of(word, one) else word for word in words))
