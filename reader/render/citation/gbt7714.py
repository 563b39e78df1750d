"""GB/T 7714, numbered style: 责任者. 题名：副题[N]. 译者，译. 报纸名，出版日期（版次）. 网址.

The rules for newspapers of both editions, with the clauses of 2025: authors (7.1), title with deck (7.2), document
type (7.3, annex A), newspaper with date and page (8.5). The editions differ in these:

- Punctuation. 2025: `.` and `[ ]` half-width, all others full-width (clause 6), in entries of every language, as in
  its own examples. 2015: half-width.
- Names in Latin letters. 2025: Smith J; a pinyin name in full. 2015: SMITH J.
- Date of access. 2015: in brackets in each entry with an address. 2025: only for a web page (8.11), that is a story
  without a known newspaper, and if no date of issue identifies the copy.

This is no CSL processor, for three reasons: the styles of the Chinese Zotero community, which served as the
specification, are CC BY-SA while this program is MIT; they choose between 等 and et al. by an extension of CSL that
citeproc-py, the one maintained processor in Python, does not know (its makers call it alpha); and citeproc-py left [N]
out of every entry without an address.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.render.citation import reference_facts as facts
from reader.render.citation.names import LatinName, initials, latin_name
from reader.render.clipping import Clipping
from reader.render.gbt_edition import IN_FORCE, Edition
from reader.render.punctuation import full_width

_NAMED_AUTHORS = 3


@dataclass(frozen=True, slots=True)
class _Signs:
    """Punctuation of an edition."""

    comma: str
    colon: str
    brackets: str


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of an entry in its language."""

    others: str
    translated: str
    no_newspaper: str
    no_date: str
    no_title: str


_SIGNS = {Edition.OF_2025: _Signs("，", "：", "（{}）"), Edition.OF_2015: _Signs(", ", ": ", "({})")}
_WORDS = {
    "zh-CN": _Words("等", "译", "[报名不详]", "[出版日期不详]", "[无题]"),
    "en": _Words("et al", "trans", "[s.n.]", "[n.d.]", "[untitled]"),
}


def gbt7714(clippings: Sequence[Clipping], edition: Edition = IN_FORCE) -> str:
    """Return a numbered reference list, one reference a line; a single reference has no number."""
    references = [reference(clipping, edition) for clipping in clippings]
    if len(references) == 1:
        return references[0] + "\n"
    return "".join(f"[{number}] {each}\n" for number, each in enumerate(references, 1))


def reference(clipping: Clipping, edition: Edition = IN_FORCE) -> str:
    """Return a reference without its number.

    An unknown author is left out, as the standard allows in this style. An unknown newspaper or date is stated to be
    unknown, so that nobody prints the gap by oversight; a page saved from the web without a newspaper is cited as a web
    page. Half-width punctuation that a bad export put into a Chinese title becomes full-width again, as printed.
    """
    return ". ".join(filter(None, _pieces(clipping, edition))) + "."


def _pieces(clipping: Clipping, edition: Edition) -> Iterator[str]:
    signs, words = _SIGNS[edition], _WORDS[facts.language(clipping)]
    origin, named = clipping.story.origin, facts.title(clipping, signs.colon, printed=full_width) or words.no_title
    date, page = "-".join(facts.date_parts(clipping.date)), facts.page_number(clipping)
    saved = "-".join(facts.accessed(clipping))
    saved = f"[{saved}]" if saved else ""
    yield _names(facts.authors(clipping), clipping, edition)
    if facts.is_web_page(clipping):
        yield f"{named}[EB/OL]"
        yield _translated(clipping, edition)
        yield (signs.brackets.format(date) if date else "") + saved
    else:
        yield f"{named}[N/OL]" if origin else f"{named}[N]"
        yield _translated(clipping, edition)
        newspaper = facts.one_line(clipping.newspaper or "") or words.no_newspaper
        printed = signs.comma.join((newspaper, date or words.no_date)) + (signs.brackets.format(page) if page else "")
        yield printed + (saved if edition is Edition.OF_2015 or not date else "")
    if origin:
        yield origin.url


def _translated(clipping: Clipping, edition: Edition) -> str:
    names = _names([(name, False) for name in facts.translators(clipping)], clipping, edition)
    return _SIGNS[edition].comma.join((names, _WORDS[facts.language(clipping)].translated)) if names else ""


def _names(names: Sequence[tuple[str, bool]], clipping: Clipping, edition: Edition) -> str:
    """Return up to three names; if there are more, the first three and the word for the others."""
    named = [_written(name, None if body else latin_name(name), edition) for name, body in names[:_NAMED_AUTHORS]]
    others = [_WORDS[facts.language(clipping)].others] if len(names) > _NAMED_AUTHORS else []
    return _SIGNS[edition].comma.join((*named, *others))


def _written(name: str, parts: LatinName | None, edition: Edition) -> str:
    if parts is None:
        return name
    of_2015 = edition is Edition.OF_2015
    family = parts.family.upper() if of_2015 else parts.family
    given = parts.given if parts.pinyin else [initials(word, hyphen=not of_2015) for word in parts.given]
    return " ".join(filter(None, (family, *given, parts.suffix)))
