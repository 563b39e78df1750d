"""RIS: tagged lines ended by CR LF, as reference managers read them."""

from collections.abc import Iterator, Sequence

from reader.render.citation.facts import date_parts, key, one_line
from reader.render.clipping import Clipping


def ris(clippings: Sequence[Clipping]) -> str:
    """One record of type NEWS a clipping."""
    return "\r\n".join("".join(f"{tag}  - {value}\r\n" for tag, value in _tags(each)) for each in clippings)


def _tags(clipping: Clipping) -> Iterator[tuple[str, str]]:
    parts = date_parts(clipping)
    yield "TY", "NEWS"
    yield "ID", key(clipping)
    for name in clipping.authors:
        yield "AU", one_line(name)
    told = {
        "TI": clipping.title,
        "T2": clipping.newspaper,
        "PY": parts[0] if parts else None,
        "DA": "/".join(parts) if parts else None,
        "SP": clipping.page,
        "SE": clipping.section,
        "N1": clipping.note,
    }
    for tag, value in told.items():
        if value:
            yield tag, one_line(value)
    yield "LA", "zh"
    yield "ER", ""
