"""Years, months and days as the bars of a histogram."""

import datetime
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """A period ('2023', '2023-02' or '2023-02-15') in which `count` stories are dated."""

    period: str
    count: int

    @property
    def first(self) -> str:
        """Its first day, ISO."""
        return self.period + {4: "-01-01", 7: "-01"}.get(len(self.period), "")

    @property
    def last(self) -> str:
        """Its last day, ISO."""
        if len(self.period) == 4:
            return f"{self.period}-12-31"
        if len(self.period) == 7:
            year, month = map(int, self.period.split("-"))
            return f"{self.period}-{monthrange(year, month)[1]:02}"
        return self.period


def bars(counts: Iterable[tuple[str, int]], most: int) -> list[Bar]:
    """Return bars without gaps from the first to the last period, `most` at most: of days, else months, else years.

    `counts` may come in any order; all periods are as fine as the coarsest among them.
    """
    known = [(period, count) for period, count in counts if _is_period(period)]
    if not known:
        return []
    finest = min(len(period) for period, _ in known)
    made: list[Bar] = []
    for length in (10, 7, 4):
        if length <= finest:
            made = _bars(known, length)
            if len(made) <= most:
                break
    return made


def _bars(counts: Sequence[tuple[str, int]], length: int) -> list[Bar]:
    totals: Counter[str] = Counter()
    for period, count in counts:
        totals[period[:length]] += count
    return [Bar(period, totals[period]) for period in _run(min(totals), max(totals))]


def _run(first: str, last: str) -> list[str]:
    """Return all periods from `first` to `last`."""
    if len(first) == 4:
        return [f"{year:04}" for year in range(int(first), int(last) + 1)]
    if len(first) == 7:
        start, end = (int(period[:4]) * 12 + int(period[5:]) - 1 for period in (first, last))
        return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(start, end + 1)]
    day, end_day = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    return [(day + datetime.timedelta(days=number)).isoformat() for number in range((end_day - day).days + 1)]


def _is_period(text: str) -> bool:
    if len(text) not in (4, 7, 10):
        return False
    try:
        datetime.date.fromisoformat(Bar(text, 0).first)
    except ValueError:
        return False
    return True
