"""Datelines (电头, 讯头): 本报北京2月14日电, 新华社长沙5月5日电, 本报讯; and the byline in brackets that may follow."""

import re
from dataclasses import dataclass

from reader.domain.story import Dateline
from reader.importer.shapes.plain_script import plain_of
from reader.importer.shapes.provinces import CITIES
from reader.text.numerals import number

_HAN = "\u4e00-\u9fff"
_NUMBER = r"(?:\d{1,2}|[〇○一二三四五六七八九十廿]{1,3})"
_DATELINE = re.compile(
    rf"""
    [(【]?据?
    (?P<agency>本报|本刊|本网|新华社|中新社|新华网|人民网|中新网|央广网
      |[{_HAN}]{{2,6}}[报社网](?:[·•][{_HAN}]{{1,5}}[报社网])?)?       # 海州日报, 工人日报·中工网
    (?:记者[{_HAN}\s、]{{2,16}}?)?                                      # 记者张三、李四
    (?P<place>[{_HAN}·—/\s]{{0,16}}?)                                   # 北京
    (?:(?:\d{{4}}年)?(?P<month>{_NUMBER})月)?(?P<day>{_NUMBER})日       # 2月14日
    (?:综合|[专急])?[电讯](?![{_HAN}]{{0,2}}[显到])[)】]?                      # 电, but not 14日电显示
    """,
    re.VERBOSE,
)
_PLACED = re.compile(rf"(?P<agency>本报|新华社|中新社)(?P<place>[{_HAN}·]{{2,8}})[电讯]")
"""本报海州电, without a day."""
_NEWS = re.compile(rf"[(【]?(?P<agency>本报|本刊|本网|[{_HAN}]{{1,6}}[报社网])(?:综合|专)?讯[)】]?")
"""本报讯, 【本报讯】, 【明報專訊】."""

_REPORTED = re.compile(
    rf"[(【](?:(?P<agency>本报|[{_HAN}]{{2,6}}[报社网]))?(?:特派|特约|实习|驻[{_HAN}]{{2,4}})?记者(?P<names>[{_HAN}、]{{2,12}}?)"
    rf"(?:[/\s]{{1,2}}(?P<place>[{_HAN}]{{2,6}}?)|(?P<city>{'|'.join(CITIES)}))?(?:[连綜综]合?|专题)?报导[)】]"
)
"""〔記者王小明台北報導〕, 【記者王小明／台北報導】: reporter and place as papers of Taiwan print them."""

_TRADITIONAL = str.maketrans("報電訊記華網據綜專導實習約", "报电讯记华网据综专导实习约")

_BRACKET = re.compile(r"[\s:]{0,4}\(([^()]{1,160})\)")
_LONGEST_CHARS, _LONGEST_BRACKET_CHARS = 100, 200
"""Code points, more than those of the longest dateline that the expressions read, and of the bracket behind it."""

_LAST_MONTH = 12
_LAST_DAY = 31


@dataclass(frozen=True, slots=True)
class Opening:
    """A dateline that opens a text, with the bracket after it: `byline` has its words, at `end` the text begins."""

    dateline: Dateline
    byline: str | None
    end: int


def opening(text: str, plain: str) -> Opening | None:
    """Return the dateline that opens a paragraph, if any. `plain` is `text` made half-width."""
    if not _has_sign(plain[:_LONGEST_CHARS]):
        return None
    if "電" in plain or "訊" in plain or "導" in plain:
        plain = plain.translate(_TRADITIONAL)
    match = _DATELINE.match(plain) if "日" in plain else None
    if match and (match["agency"] or match["place"].strip()):
        return _opening(text, plain, match, number(match["month"] or ""), number(match["day"]))
    match = _PLACED.match(plain) or _NEWS.match(plain)
    if match:
        return _opening(text, plain, match, None, None)
    return _reported(text, plain) if plain[:1] in "(【" else None


def opening_of(text: str) -> Opening | None:
    """Return the dateline that opens a paragraph as printed, if any."""
    if not _has_sign(text[:_LONGEST_CHARS]):
        return None
    head = text[: _LONGEST_CHARS + _LONGEST_BRACKET_CHARS]
    return opening(head, plain_of(head))


def _reported(text: str, plain: str) -> Opening | None:
    match = _REPORTED.match(plain)
    if match is None:
        return None
    place = _stated(text, match, "place") or _stated(text, match, "city")
    line = Dateline(text=text[: match.end()], agency=_stated(text, match, "agency"), place=place, month=None, day=None)
    return Opening(line, f"记者 {match['names'].replace('、', ' ')}", match.end())


def _has_sign(text: str) -> bool:
    """Return False for most lines, quick to see: no 电, no 讯 and no 報導 stands there."""
    return "电" in text or "讯" in text or "電" in text or "訊" in text or "導" in text or "报导" in text


def _opening(text: str, plain: str, match: re.Match[str], month: int | None, day: int | None) -> Opening:
    bracket = _BRACKET.match(plain, match.end())
    return Opening(
        Dateline(
            text=text[: match.end()],
            agency=_stated(text, match, "agency"),
            place=(_stated(text, match, "place") or "").strip() or None,
            month=month if month and month <= _LAST_MONTH else None,
            day=day if day and day <= _LAST_DAY else None,
        ),
        bracket[1] if bracket else None,
        bracket.end() if bracket else match.end(),
    )


def _stated(text: str, match: re.Match[str], group: str) -> str | None:
    """Return what a group found, in the characters of the text itself; None if there is no such group."""
    start, end = match.span(group) if group in match.re.groupindex else (-1, -1)
    return text[start:end] if start >= 0 else None
