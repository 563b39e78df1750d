"""The day of a feed's item, as it is at the newspaper's place.

A time with an offset, or with none, names the day as it is written. A time in UTC does so at midnight, which programs
write for a day without an hour. At another hour it names China's day (UTC+8, as in Hong Kong, Macau, Taiwan and
Singapore) if the feed says that the paper is printed there: by another time of the feed with this offset, by the
country of an address, or by the feed's language; without such evidence the day is the one that is written.
"""

import re
from datetime import UTC, datetime, time, timedelta, timezone
from urllib.parse import urlsplit

from reader.importer.containers import saved_from
from reader.importer.containers.feeds.feed_xml import Feed

_CHINA = timezone(timedelta(hours=8))
_OFFSET = re.compile(r"\d\s?\+08:?00\s*$")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_COUNTRIES = (".cn", ".hk", ".mo", ".tw", ".sg")
_LANGUAGES = ("zh-cn", "zh-hk", "zh-mo", "zh-tw", "zh-sg")


def printed_day(stated: str, feed: Feed, address: str) -> str | None:
    """Return the day on which an item came out, as ISO 8601; None for what is no time."""
    moment = _moment(stated)
    if moment is None:
        return saved_from.day_of(stated)
    if moment.tzinfo is None or moment.utcoffset():
        return moment.date().isoformat()
    is_bare_day = moment.time() == time()
    at_home = moment if is_bare_day or not _is_chinas(feed, address) else moment.astimezone(_CHINA)
    return at_home.date().isoformat()


def _moment(stated: str) -> datetime | None:
    """Return the time that a field states in ISO 8601 or as a letter does; None for any other."""
    text = stated.strip()
    try:
        if _ISO.match(text):
            return datetime.fromisoformat(text)
        # The standard library's mail parser is loaded only when a letter's date comes.
        from email.utils import parsedate_to_datetime

        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    # Letters write -0000 for UTC at an unknown place; the standard library then gives no zone.
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def _is_chinas(feed: Feed, address: str) -> bool:
    if feed.language.lower().replace("_", "-").startswith(_LANGUAGES):
        return True
    return _host(address).endswith(_COUNTRIES) or any(map(_OFFSET.search, feed.times))


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
