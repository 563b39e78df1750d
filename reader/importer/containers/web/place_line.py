"""The line of an e-paper page that says where its article stood: 《人民日报》（2022年07月05日 第 04 版）."""

import re

from reader.domain.evidence import EvidenceSource
from reader.domain.newspaper import Guess
from reader.importer.containers.head_fields import day_in, guesses_from
from reader.importer.shapes.half_width import half_width
from reader.importer.shapes.page_head import read_page_head

_PLACE = re.compile(
    r"《\s{0,9}(?P<newspaper>[^《》]{2,20}?)\s{0,9}》\s{0,9}[（(]\s{0,9}(?P<date>\d{4}\s?年[^（()）]{3,12}日)"
    r"(?:[^（()）第]{0,10}?第?\s{0,9}(?P<page>(?<![A-Za-z\d])[A-Za-z]?\d{1,3})\s{0,9}版)?[^（()）]{0,20}[)）]"
)
_UNMARKED = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<newspaper>[\u4e00-\u9fff]{2,10}报)\s{0,3}[（(]\s{0,9}(?P<date>\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)"
    r"\s{0,9}第?\s{0,9}(?P<page>[A-Za-z]?\d{1,3})\s{0,9}版\s{0,9}[)）]"
)
_BARE = re.compile(
    r"^《\s{0,9}(?P<newspaper>[^《》]{2,20}?)\s{0,9}》\s{0,9}(?P<date>\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)\s{0,9}第?\s{0,9}(?P<page>[A-Za-z]?\d{1,3})\s{0,9}版\s{0,9}$"
)
_SOURCE = re.compile(
    r"^[（(]?\s{0,9}(?P<date>\d{4}[-年]\d{1,2}[-月]\d{1,2}日?)\s{0,9}[)）]?\s{0,9}稿件来源\s{0,9}[:：]\s{0,9}"
    r"(?P<newspaper>[\u4e00-\u9fff]{1,10}(?:报|电讯))(?:\s{1,9}(?P<section>[\u4e00-\u9fff·]{2,8}))?\s{0,9}$"
)
_WORDS = re.compile(r"[（(]?\s{0,3}(?:全文)?字数\s{0,3}[:：]?\s{0,3}\d{1,6}\s{0,3}字?\s{0,3}[)）]?\s{0,9}$")

_LETTERED = re.compile(r"(?<![A-Za-z\d])[A-Z]\d\d(?![A-Za-z\d])")
"""A page's number with the letter of its part of the paper, which needs no 版: A12."""

_NAMED = re.compile(
    r"(?:作者|记者|通讯员|阅读|阅读量|浏览|浏览量|点击|点击数|编辑|责编|责任编辑|字数)\s?:\s?[^\s:]{1,20}(?=\s|$)"
    r"|(?:来源|报纸|日期|时间|发布时间|版面)\s?:"
)


def place_in(text: str) -> re.Match[str] | None:
    """Return the place that a line states of its article; None if it states none."""
    if "版" not in text and "《" not in text and "稿件来源" not in text:
        return None
    found = _PLACE.search(text) or _BARE.match(text) or _SOURCE.match(text) or _UNMARKED.search(text)
    return found if found and day_in(found["date"]) else None


def page_line(text: str) -> tuple[Guess, ...]:
    """Return what a line says of its page, if it is a page head with a number and paper or day; else nothing.

    江城晚报 2024年05月20日 星期一 第A05版：文化. Names of authors and counts of readers on it are passed over.
    """
    if "版" not in text and not _LETTERED.search(text):
        return ()
    head = read_page_head(_NAMED.sub(" ", half_width(text)))
    if head is None or not head.number or not (head.date or head.newspaper):
        return ()
    return tuple(head.guesses(EvidenceSource.PAGE_HEAD, text))


def guesses(place: re.Match[str]) -> tuple[Guess, ...]:
    """Return the facts of a place, which the page itself states."""
    return guesses_from(place.groupdict(""), EvidenceSource.PAGE_HEAD)


def parted(text: str) -> tuple[str, list[str]]:
    """Return a line without its place and its count of characters (字数: 2596字), and these two."""
    beside = []
    if place := place_in(text):
        beside.append(place.group().strip())
        text = (text[: place.start()] + " " + text[place.end() :]).strip("\u3000 ")
    if count := _WORDS.search(text):
        beside.append(count.group().strip())
        text = text[: count.start()].strip("\u3000 ")
    return text, beside
