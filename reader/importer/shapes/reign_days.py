"""Days by the reigns of emperors as page heads print them: 宣統三年八月二十日, 光緒二十年閏五月初一日."""

import re

from reader.text.imperial_days import imperial_day
from reader.text.numerals import CHINESE, number

REIGN = re.compile(
    rf"(?:大?清)?(?P<reign>同治|光[绪緒]|宣[统統])\s?(?P<year>[{CHINESE}]{{1,3}}|元)\s?年\s?(?P<leap>[闰閏])?"
    rf"(?P<month>[正冬腊臘]|[{CHINESE}]{{1,2}})\s?月\s?初?(?P<day>[{CHINESE}]{{1,3}})日?"
)
_MONTHS = {"正": 1, "冬": 11, "腊": 12, "臘": 12}


def reign_day(match: re.Match[str]) -> str | None:
    """Return the day that REIGN found as ISO 8601; None for one that the calendar of its year does not have."""
    year = 1 if match["year"] == "元" else number(match["year"])
    month, day = _MONTHS.get(match["month"]) or number(match["month"]), number(match["day"])
    if not (year and month and day):
        return None
    return imperial_day(match["reign"], year, month, day, repeated=match["leap"] is not None)
