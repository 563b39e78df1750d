"""The web address that a page was saved from and the day of saving, out of what others wrote down of them."""

import re
from datetime import UTC, date, datetime
from ipaddress import ip_address
from urllib.parse import urlsplit

from reader.domain.origin import Origin
from reader.importer.containers.head_fields import day_in

_LONGEST_CHARS = 2000
"""Characters of an address; what is longer carries a state of the program that fetched it."""

_UNFIT = re.compile(r"[\x00-\x20\x7f-\xa0<>\"\u2000-\u200f\u2028-\u202f\u3000]")
_JAVASCRIPT = re.compile(r"^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) ((?:19|20)\d\d)\b")
_EPOCH = re.compile(r"(\d{9,10})(?:\.\d+|\d{3})?")
_UTC_LETTER = re.compile(r"(?:-0000|\+0000|GMT|UTC)\)?$")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"


def origin(url: object, saved: object = None, changed: date | None = None) -> Origin | None:
    """Return the address and day that a page was saved from; None without an address that others can follow.

    `saved` is the day or time of saving as any program wrote it. `changed` is the day of the file itself, which stands
    in for it if no program wrote it.
    """
    address = web_address(url)
    if address is None:
        return None
    day = day_of(saved)
    if day or changed is None:
        return Origin(url=address, accessed=day)
    return Origin(url=address, accessed=changed.isoformat(), estimated=True)


def web_address(value: object) -> str | None:
    """Return an http or https address of a host on the net, as it stands.

    Not one with a user's name or password in it, nor of this machine or its own network: no reader could follow it, and
    it is nobody's business.
    """
    text = value.strip() if isinstance(value, str) else ""
    if not text or len(text) > _LONGEST_CHARS or _UNFIT.search(text):
        return None
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").rstrip(".")
        sound = parts.port is None or parts.port > 0
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or "@" in parts.netloc or not sound:
        return None
    return text if _is_public(host) else None


def _is_public(host: str) -> bool:
    try:
        return ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith((".local", ".localhost", ".internal", ".lan", ".test"))


def day_of(value: object) -> str | None:
    """Return the day that a time names, as ISO 8601; None for anything else.

    A time with an offset, or with none, names the day at the place of saving, which is taken as written. A time in UTC
    and a count of seconds (or thousandths) since 1970 do not: the day is that of this machine's time zone.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = f"{value:.0f}"
    text = " ".join(value.split())[:100] if isinstance(value, str) else ""
    if not text:
        return None
    try:
        return _day(text)
    except (ValueError, OverflowError, OSError, TypeError):
        return day_in(text)


def _day(text: str) -> str | None:
    if found := _EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(found[1])).date().isoformat()
    if found := _JAVASCRIPT.match(text):
        month = _MONTHS.split().index(found[1]) + 1
        return date(int(found[3]), month, int(found[2])).isoformat()
    if text[0].isdigit() and text[:4].isdigit():
        return _local(datetime.fromisoformat(text))
    # The standard library's mail parser is loaded only when a letter's date comes.
    from email.utils import parsedate_to_datetime

    given = parsedate_to_datetime(text)
    return _local(given.replace(tzinfo=UTC) if given.tzinfo is None and _UTC_LETTER.search(text) else given)


def _local(time: datetime) -> str:
    in_utc = time.tzinfo is not None and not time.utcoffset()
    return (time.astimezone() if in_utc else time).date().isoformat()
