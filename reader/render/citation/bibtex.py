"""BibTeX: @article with the entry subtype that BibLaTeX, Zotero and the GB/T 7714 styles use for newspapers."""

import re
from collections.abc import Sequence

from reader.render.citation import reference_facts as facts
from reader.render.citation.names import latin_name
from reader.render.clipping import Clipping

_SPECIAL = {sign: f"\\{sign}" for sign in "{}%$&#_"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_ESCAPED = str.maketrans(_SPECIAL)
_BRACES_NAMED = str.maketrans(_SPECIAL | {"{": r"\ensuremath{\lbrace}", "}": r"\ensuremath{\rbrace}"})
"""Escapes for text with unbalanced braces: BibTeX counts an escaped brace too, and would read past the entry."""

_LIGATURE = re.compile(r"([-`'?!,<>])(?=[-`',<>])")
"""Characters that TeX joins: -- to a dash, '' to a quotation mark. Empty braces keep them apart."""

_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
"""Characters of a web address that are percent-encoded, because BibTeX takes an address without escapes."""

_LANGUAGES = {"zh-CN": "chinese", "en": "english"}


def bibtex(clippings: Sequence[Clipping]) -> str:
    """Return one entry for each clipping; @online if its newspaper is not known."""
    return "\n".join(_entry(clipping, name) for clipping, name in zip(clippings, facts.keys(clippings), strict=True))


def _entry(clipping: Clipping, name: str) -> str:
    is_page = facts.is_web_page(clipping)
    parts, origin = facts.date_parts(clipping.date), clipping.story.origin
    fields = {
        "author": " and ".join(_name(author, body=body) for author, body in facts.authors(clipping)),
        "title": _escaped(facts.title(clipping)),
        "translator": " and ".join(map(_name, facts.translators(clipping))),
        "journal": _escaped(clipping.newspaper or ""),
        "date": "-".join(parts),
        "year": parts[0] if parts else "",
        "month": str(int(parts[1])) if len(parts) > 1 else "",
        "pages": _escaped(facts.page_number(clipping)),
        "url": origin.url.translate(_IN_ADDRESS) if origin else "",
        "urldate": "-".join(facts.accessed(clipping)),
        "entrysubtype": "" if is_page else "newspaper",
        "langid": _LANGUAGES[facts.language(clipping)],
        "note": _escaped(clipping.note),
    }
    lines = "".join(f"  {field} = {{{value}}},\n" for field, value in fields.items() if value)
    return f"@{'online' if is_page else 'article'}{{{name},\n{lines}}}\n"


def _name(name: str, *, body: bool = False) -> str:
    """Return a person's name in Latin letters as family, suffix, given; any other name whole, in braces of its own."""
    parts = None if body else latin_name(name)
    if parts is None:
        return f"{{{_escaped(name)}}}"
    return ", ".join(filter(None, map(_escaped, (parts.family, parts.suffix, " ".join(parts.given)))))


def _escaped(text: str) -> str:
    text = facts.one_line(text)
    return _LIGATURE.sub(r"\1{}", text.translate(_ESCAPED if _is_balanced(text) else _BRACES_NAMED))


def _is_balanced(text: str) -> bool:
    """Return True if the braces of a text are balanced."""
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0
