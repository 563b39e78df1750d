"""What all forms of citation need of a clipping, apart from their own signs."""

import re
from hashlib import sha256

from reader.render.clipping import Clipping

_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def date_parts(clipping: Clipping) -> tuple[str, str, str] | None:
    """Year, month and day as digits; None where the date is unknown."""
    found = _ISO_DATE.fullmatch(clipping.date or "")
    return (found[1], found[2], found[3]) if found else None


def key(clipping: Clipping) -> str:
    """A name in ASCII for reference managers: the same story has the same key in every library."""
    told = "\n".join((clipping.newspaper or "", clipping.date or "", clipping.page or "", clipping.title))
    day = "".join(date_parts(clipping) or ()) or "undated"
    return f"news{day}-{sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def one_line(text: str) -> str:
    """Text without line ends and control characters, which no citation file can hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
