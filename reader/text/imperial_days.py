"""Days of the last reigns of the empire, by which newspapers were dated until 1912: 光緒二十年七月初一日.

The lunar years 1862 to 1911, computed with lunar_python 1.4 and, to the same days, with sxtwl 2.0 (寿星天文历).
"""

import datetime

REIGNS = {"同治": 1862, "光绪": 1875, "光緒": 1875, "宣统": 1909, "宣統": 1909}
"""The first year of each reign."""

_FIRST = 1862
_YEARS = (
    "1.30 8 1010110101001",
    "2.18 0 011010110101",
    "2.8 0 001010110110",
    "1.27 5 1001010110110",
    "2.15 0 100100110111",
    "2.5 0 010010010111",
    "1.25 4 0110010010110",
    "2.11 0 111001001010",
    "1.31 10 1110101001010",
    "2.19 0 110110101001",
    "2.9 0 010110101101",
    "1.29 6 0010101101101",
    "2.17 0 001010101110",
    "2.6 0 100100101110",
    "1.26 5 1100100101101",
    "2.13 0 110010010101",
    "2.2 0 110101001010",
    "1.22 3 1101101001010",
    "2.10 0 101101101001",
    "1.30 7 0101011011010",
    "2.18 0 010101011011",
    "2.8 0 001001011101",
    "1.28 5 1001001011011",
    "2.15 0 100100101011",
    "2.4 0 101010010101",
    "1.24 4 1101010010101",
    "2.12 0 101101001010",
    "1.31 0 101101010101",
    "1.21 2 0101011010101",
    "2.9 0 010101011011",
    "1.30 6 0010010110111",
    "2.17 0 001001010111",
    "2.6 0 010100101011",
    "1.26 5 1010100101010",
    "2.13 0 111010010101",
    "2.2 0 011010101010",
    "1.22 3 1010110101010",
    "2.10 0 101010110101",
    "1.31 8 0100101101101",
    "2.19 0 010010101110",
    "2.8 0 101001010111",
    "1.29 5 0101001001101",
    "2.16 0 110100100110",
    "2.4 0 110110010101",
    "1.25 4 0110101010101",
    "2.13 0 010101101010",
    "2.2 0 100110101101",
    "1.22 2 0100101011101",
    "2.10 0 010010101110",
    "1.30 6 1010010011011",
)
"""Years: the day of the Gregorian calendar on which each begins, the month behind which one is repeated (0 for none),
and the lengths of its months, 1 for 30 days and 0 for 29."""

_LONG_DAYS, _SHORT_DAYS = 30, 29


def imperial_day(reign: str, year: int, month: int, day: int, *, repeated: bool = False) -> str | None:
    """Return a day as ISO 8601; None if the year is of no reign here, or has no such month or day.

    `repeated` is True for the second month of a number (閏).
    """
    number = REIGNS[reign] + year - 1 - _FIRST
    if not 0 <= number < len(_YEARS) or year < 1:
        return None
    begins, twice, lengths = _YEARS[number].split()
    months = [(each, False) for each in range(1, 13)]
    if int(twice):
        months.insert(int(twice), (int(twice), True))
    days = [_LONG_DAYS if sign == "1" else _SHORT_DAYS for sign in lengths]
    if (month, repeated) not in months:
        return None
    at = months.index((month, repeated))
    if not 1 <= day <= days[at]:
        return None
    first = datetime.date(_FIRST + number, *map(int, begins.split(".")))
    return (first + datetime.timedelta(days=sum(days[:at]) + day - 1)).isoformat()
