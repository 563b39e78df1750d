"""Days in the words of a newspaper: 2023年2月15日 星期三."""

from datetime import date

_WEEKDAYS = "一二三四五六日"


def day_of(text: str | None) -> date | None:
    """Parse an ISO 8601 date; None for anything else."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def day_in_words(text: str | None, *, weekday: bool = False) -> str:
    """Return the day as a nameplate prints it; text that is no date is returned as it is, None as ''."""
    day = day_of(text)
    if day is None:
        return text or ""
    words = f"{day.year}年{day.month}月{day.day}日"
    return f"{words} 星期{_WEEKDAYS[day.weekday()]}" if weekday else words


def span_in_words(first: str, last: str) -> str:
    """Return a period of days in its shortest form: 2023年2月14日至16日."""
    start, end = day_of(first), day_of(last)
    if first == last or start is None or end is None:
        return day_in_words(first)
    months = f"{end.month}月" if (start.year, start.month) != (end.year, end.month) else ""
    year = f"{end.year}年" if start.year != end.year else ""
    return f"{day_in_words(first)}至{year}{months or ''}{end.day}日"
