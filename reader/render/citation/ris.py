"""RIS, the tagged lines that reference managers read; they end in CR LF."""

from collections.abc import Iterator, Sequence

from reader.render.citation import reference_facts as facts
from reader.render.citation.names import latin_name
from reader.render.clipping import Clipping


def ris(clippings: Sequence[Clipping]) -> str:
    """Return a record of type NEWS for each clipping, or of type ELEC (web page) if its newspaper is not known."""
    records = (_record(clipping, name) for clipping, name in zip(clippings, facts.keys(clippings), strict=True))
    return "\r\n".join(records)


def _record(clipping: Clipping, name: str) -> str:
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _tags(clipping, name))


def _tags(clipping: Clipping, name: str) -> Iterator[tuple[str, str]]:
    yield "TY", "ELEC" if facts.is_web_page(clipping) else "NEWS"
    yield "ID", name
    for author, body in facts.authors(clipping):
        yield "AU", author if body else _name(author)
    for translator in facts.translators(clipping):
        yield "A4", _name(translator)
    parts = facts.date_parts(clipping.date)
    origin = clipping.story.origin
    fields = {
        "TI": facts.title(clipping),
        "T2": clipping.newspaper,
        "PY": parts[0] if parts else None,
        "DA": _day(parts) if len(parts) > 1 else None,
        "SP": facts.page_number(clipping),
        "SE": clipping.section,
        "UR": origin.url if origin else None,
        "Y2": _day(facts.accessed(clipping)),
        "N1": clipping.note,
    }
    for tag, value in fields.items():
        if value:
            yield tag, facts.one_line(value)
    yield "LA", facts.language(clipping).partition("-")[0]
    yield "ER", ""


def _name(name: str) -> str:
    """Return a person's name in Latin letters as family, given, suffix; any other name as it is."""
    parts = latin_name(name)
    return ", ".join(filter(None, (parts.family, " ".join(parts.given), parts.suffix))) if parts else name


def _day(parts: tuple[str, ...]) -> str:
    """Return a date as RIS writes it: 2023/02/15, or 2023/02/ for a month."""
    return "/".join((*parts, *[""] * (3 - len(parts)))) if parts else ""
