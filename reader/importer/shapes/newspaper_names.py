"""Newspapers' names, as folders, files, books and publishers write them.

Claims    a name that is a newspaper's and nothing else, once dates, pages and words of collections are taken away.
Evidence  a known newspaper, the code of its electronic edition, or a name shaped like a newspaper's (海州晚报).
Cases     tests/importer/test_newspaper_names.py, thresholds_facts.md.
Leaves    names that only speak of a newspaper (文汇报指责…), other things that end in 报 (剪报, 简报, 工作日报).
"""

import re
from dataclasses import dataclass

from reader.importer.shapes.known_newspapers import CODES, KNOWN
from reader.text.folding import Folding
from reader.text.numerals import CHINESE

_COLLECTION_WORDS = (
    "报纸 报刊 电子版 电子报 数字报 文字版 文本 文本版 全文 图文 图文版 数据 数据库 图文数据库 资料 "
    "资料库 语料 语料库 存档 档案 合集 合订本 全集 选集 汇编 大全 合辑 专辑 备份 下载 扫描 扫描版 扫描件 "
    "影印 影印版 缩印本 原版 识别 校对 整理 爬取 爬虫 版面 版 要闻 头版 副刊 社论 评论 新闻 文章 历史 今日 最新 "
    "头条 即时 新闻网 网 年 月 日 星期 第 期 号 全年 上半年 下半年 社 总 至 到 创刊以来 "
)
_COLLECTION = frozenset(_COLLECTION_WORDS.split())
"""Words beside a newspaper's name on a folder of its pages."""

_FILE_WORD_LIST = (
    "年 月 日 版 第 期 号 星期 要闻 头版 d nw nbs node content page pages p a b c html htm index txt md v vol no ho "
)
_FILE_WORDS = frozenset(_FILE_WORD_LIST.split())
"""Words in names of files that hold pages: nw.D110000renmrb_20220705_1-04, Page02HO."""

_COUNTED = re.compile(rf"第(?=\s?[A-Z]?\d)|(?<=\d)\s?[年月日版期号]|第[{CHINESE}]{{1,3}}版")
"""Signs of a day and a page: 2024年3月6日第2版."""

_PART = re.compile(r"[\u4e00-\u9fff·]+|[A-Za-z]+")
_CODE = re.compile(r"[a-z]{3,10}")
_OVERSEAS = "海外版"
_EDITION = re.compile(r"[\u4e00-\u9fff]{2}版")
"""Edition of a paper, by its place: 申報 香港版."""

_SHORT_CHARS = 2
"""Characters of a name that may be an ordinary word, as 申报 is; 申報 in old characters is the paper's."""

_TYPES = "日报|晚报|早报|晨报|时报|周报|商报|都市报|青年报|电讯报|导报|快报|特区报|文摘报|画报"
_TYPED = re.compile(rf"(.{{2,6}})(?:{_TYPES})$")
_NO_NEWSPAPER = (
    "日晚早晨时周汇情海喜简公通申预举回上年月捷壁板电剪警看读订送卖买发登"
    "办出见投填呈禀谎瞒播战密急善果因图季旬抄字的小子数"
)
"""Characters that make an ordinary word with 报 (汇报, 剪报, 看报), or a type of newspaper that wants a longer name."""

_OTHER = re.compile(rf"(.{{1,5}})[^{_NO_NEWSPAPER}]报$")
_SPEAKS = re.compile(r"[我你他她它们的了是在及这每各昨某几报]|^(?:今[日天]|本[周月日报]|[读看订致评驳斥赠给买送])")
"""Words before a newspaper's type that speak of one: 我的日报, 致海州日报."""

_OF_WORK = re.compile(
    r"^(?:工作|项目|销售|生产|经营|运营|业务|疫情|舆情|天气|气象|值班|个人|实习|部门|团队|公司|开发|测试|数据|财务|行业|研究"
    r"|资讯|一周|电子|数字|手机|地方|其他|其它|外国|国外|国内|海外|古代|近代|民国|早期|历史|收藏|所有|全部)"
    r"|(?:工作|进度|进展|情况|项目|销售|生产|运营|疫情|学习|任务|会议|实习|值班)$"
)
"""Words before 日报, 周报 that make a report of somebody's work of it, or a kind of newspapers."""

_IN_HEAD = re.compile(
    rf"(?P<name>(?P<before>[\u4e00-\u9fff·]{{1,12}}?)(?:{_TYPES}|(?<=[^{_NO_NEWSPAPER}])报))社?"
    r"(?:[·•]?(?:海外版|[\u4e00-\u9fff]{2,6}版))?$"  # 海外版
)
"""A newspaper's name with its edition, beside a day or a page's number: a page head may name a paper of any name."""

_FOLDING = Folding(zeros=False)
"""The folding by which words are compared: 要聞 is a word of collections as 要闻 is."""


@dataclass(frozen=True, slots=True)
class Name:
    """A newspaper's name as written, and if the paper is known; any name may have a newspaper's shape."""

    text: str
    known: bool


def newspaper_named(text: str) -> str | None:
    """Return the newspaper that a container (a folder, a book, a publisher) is named for; None if for none or two."""
    name = name_in(text)
    return name.text if name else None


def name_in(text: str, *, alone: bool = False) -> Name | None:
    """Return the newspaper's name in a name that holds nothing else but dates, pages and words of collections.

    Words in Latin letters count for nothing, unless one is a newspaper's code. With `alone` none of these words may
    stand there: a file's name with other words in it is an article's title.
    """
    beside = _FILE_WORDS if alone else _COLLECTION
    papers: dict[str, Name] = {}
    for part in _PART.findall(_COUNTED.sub(" ", text)):
        code = next((word for word in _CODE.findall(part.lower()) if word in CODES), None)
        if code:
            papers[CODES[code]] = Name(CODES[code], known=True)
        elif part == _OVERSEAS and papers:
            paper = papers.popitem()[1]
            papers[_FOLDING.plain(paper.text + part)] = Name(paper.text + part, paper.known)
        elif papers and _EDITION.fullmatch(part):
            continue
        elif not part.isascii() and (name := _read(part, beside)):
            papers[_FOLDING.plain(name.text)] = name
        elif (alone or not part.isascii()) and _FOLDING.plain(part) not in beside:
            return None
    return next(iter(papers.values())) if len(papers) == 1 else None


def name_alone(word: str) -> str | None:
    """Return the newspaper's name that a word of a page is by itself; two characters may be an ordinary word."""
    name = _whole(word) if "报" in word or "報" in word or word in KNOWN else None
    return name.text if name and (name.known or len(word) > _SHORT_CHARS) else None


def name_beside_issue(word: str) -> str | None:
    """Return the newspaper's name that a word beside a day or a page's number is: 海州日报社, 每日商报, 明报."""
    plain = _FOLDING.plain(word)
    if plain in KNOWN:
        return word
    found = _IN_HEAD.match(plain)
    if found is None or _OF_WORK.search(found["before"]):
        return None
    return word[: found.end("name")] + word[found.end("name") :].removeprefix("社")


def _read(part: str, beside: frozenset[str]) -> Name | None:
    """Return a run of Han characters as a name, without a word beside it at its end; None if it is none."""
    words = ((end, part[end:]) for end in range(len(part), 1, -1))
    ends = (end for end, word in words if not word or _FOLDING.plain(word) in beside or _EDITION.fullmatch(word))
    return next((name for end in ends if (name := _whole(part[:end]))), None)


def _whole(part: str) -> Name | None:
    plain = _FOLDING.plain(part).removesuffix(_OVERSEAS)
    if plain in KNOWN:
        return Name(part, known=len(plain) > _SHORT_CHARS or part != plain)
    shaped = _TYPED.match(plain) or _OTHER.match(plain)
    if shaped is None or _SPEAKS.search(shaped[1]) or _OF_WORK.search(shaped[1]) or _ends_in_known(plain):
        return None
    return Name(part, known=False)


def _ends_in_known(plain: str) -> bool:
    """Return True for words before a known newspaper's name: 回忆人民日报."""
    return any(plain[start:] in KNOWN for start in range(1, len(plain) - _SHORT_CHARS))
