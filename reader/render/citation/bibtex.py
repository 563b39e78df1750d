"""BibTeX: @article with the entry subtype that BibLaTeX, Zotero and the GB/T 7714 styles take for newspapers."""

from collections.abc import Sequence

from reader.render.citation.facts import date_parts, key, one_line
from reader.render.clipping import Clipping

_SPECIAL = str.maketrans(
    {sign: f"\\{sign}" for sign in "{}%$&#_"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


def bibtex(clippings: Sequence[Clipping]) -> str:
    """One entry a clipping, in UTF-8."""
    return "\n".join(_entry(clipping) for clipping in clippings)


def _entry(clipping: Clipping) -> str:
    parts = date_parts(clipping)
    fields = {
        "author": " and ".join(f"{{{_plain(name)}}}" for name in clipping.authors),
        "title": _plain(clipping.title),
        "journal": _plain(clipping.newspaper or ""),
        "date": clipping.date if parts else "",
        "year": parts[0] if parts else "",
        "month": str(int(parts[1])) if parts else "",
        "pages": _plain(clipping.page or ""),
        "entrysubtype": "newspaper",
        "langid": "chinese",
        "note": _plain(clipping.note),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@article{{{key(clipping)},\n{lines}}}\n"


def _plain(text: str) -> str:
    return one_line(text).translate(_SPECIAL)
