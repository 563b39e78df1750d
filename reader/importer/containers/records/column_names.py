"""Names that programs, databases and people give the columns of a table of articles.

Sources: exports of CNKI (Title-题名), Wisers, 读秀 and 全国报刊索引, ProQuest, tags of RIS and EndNote, crawlers of
e-papers. The names of article heads (`head_fields.NAMES`) count as well.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from reader.domain.article_table import Certainty, Field
from reader.importer.containers.head_fields import field_of

_NAMES: dict[Field, str] = {
    Field.TITLE: (
        "%t ti t1 bt biaoti articletitle newstitle doctitle maintitle titlename headlines hl articlename heading "
        "题名 篇名 文章标题 新闻标题 文章题目 文献题名 稿件标题 正题 主题名 文题 標題 題名 篇名題目 題目 "
        "新聞標題"
    ),
    Field.KICKER: ("yt yinti leadtitle pretitle overline suptitle eyebrow 引标题 肩标题 引題 肩題 眉題"),
    Field.DECK: ("ft futi subheading subheadline subhed secondtitle viceheadline 副标 副題 副標題"),
    Field.LABEL: ("lm lanmu columnname colname columntitle 栏目名称 栏目名 专栏名 專欄 欄目 版块"),
    Field.AUTHOR: (
        "%a au a1 zz zuozhe authorname writer reporter journalist creator contributor 作者姓名 撰稿人 文章作者 "
        "责任者 第一责任人 撰文 記者 作者名 著者"
    ),
    Field.TEXT: (
        "content text body fulltext maintext articlebody articletext contenttext bodytext article "
        "articlecontent newscontent txt nr neirong zw zhengwen qw rawtext plaintext contents story lp "
        "markdown md mdcontent contenthtml html htmlcontent bodyhtml paragraphs "
        "正文 内容 全文 文章内容 新闻内容 正文内容 文本 原文 稿件内容 "
        "文章正文 內容 內文 新聞內容"
    ),
    Field.NEWSPAPER: (
        "%j %b jn jo jf t2 sn so ly bz baozhi bzmc newspapername papername publicationtitle publicationname journal "
        "journalname media medianame outlet press magazine sourcename pub containertitle "
        "报纸名称 报纸名 报刊名 报刊名称 报刊 "
        "刊名 来源媒体 媒体名称 文献来源 来源报纸 报章 報章 報紙 報紙名稱 報刊 來源 媒體 中文刊名 题名来源 "
        "出处"
    ),
    Field.DATE: (
        "%8 dt da dp pd y1 rq riqi sj fbsj fbrq cbrq bzrq publicationdate publishdate publishtime publisheddate "
        "issuedate newsdate datetime timestamp posttime pubday releasedate ptime newstime printdate docdate "
        "datum day 发表时间 发表日期 刊登日期 见报日期 刊发日期 报纸日期 发布日期时间 出版时间 刊期 日期时间 "
        "刊登時間 刊登日期時間 出版日 見報日期 發布日期 發佈日期 發布時間 出版時間 時間"
    ),
    Field.YEAR: ("%d year yr nian py 年 年份 出版年 发表年度 年度"),
    Field.MONTH: ("month mon yue 月 月份"),
    Field.DAY: ("dayofmonth ri 日 日子"),
    Field.PAGE: (
        "%p pg pageno pagenum pages pagenumber ban banci bc bmh sp startpage firstpage pageid banmian bm版面号 "
        "版序 版数 版码 版头 版頭 所在版面 版次号 版位 版面名次 頁 頁碼"
    ),
    Field.SECTION: (
        "sectionname pagename pagetitle banname bmmc bm_name banming se 版面名称 版面名 版名称 版別 版面标题"
    ),
    Field.URL: (
        "%u ul ur weburl pageurl articleurl href sourceurl docurl newsurl 文章链接 新闻链接 地址 網址 連結 "
        "链接地址 全文链接"
    ),
    Field.SAVED: ("crawldate scrapedat scrapetime fetchdate y2 收录时间 入库时间 爬取时间 下載時間"),
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names.split()}

_DIGESTS = (
    "%x abstract summary ab zy zhaiyao description digest excerpt intro introduction lead n2 "
    "摘要 中文摘要 内容摘要 简介 导语"
)
_INSTEAD_OF_TEXT = frozenset(_DIGESTS.split())
"""Names of columns that hold a digest: the text of a table that has none."""

_WHOLE_ONLY = frozenset(
    ["source", "so", "media", "time", "press", "day", "year", "month", "name", "txt", "html", "md", "article"]
)
"""Names that say something alone, and nothing as a part of another: `title_source` is no newspaper."""

_ENDINGS = {"标题": Field.TITLE, "標題": Field.TITLE, "题名": Field.TITLE, "正文": Field.TEXT, "全文": Field.TEXT}
"""Ends of names that people make (完整标题)."""

_MEASURES = (
    "len length count counts num number chars words tokens id ids hash md5 type lang language score status file "
    "path index idx vector embedding"
)
_ABOUT = frozenset(_MEASURES.split())
"""Last parts of names of measures and keys: `text_len` is no text."""

_COUNTS = ("页数", "頁數", "字数", "字數", "条数", "编号", "编號", "編號", "序号", "序號")
_LONGEST_CHARS = 200
"""Characters of a name, dots of nested objects among them. Guard: names are kept, and any cell may be asked."""

_PLAIN = re.compile(r"[\s_\-.·:：/|()（）\[\]【】<>《》\"'“”{}*]+")
_PARTS = re.compile(r"[\s_\-.:：/|()（）\[\]【】]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def field_named(name: str) -> Field | None:
    """Return the field that a column's name stands for; None for a name that says nothing here, and for ''."""
    found = column_named(name)
    return found[0] if found else None


def fields_named(names: Iterable[str]) -> set[Field]:
    """Return the fields that some of these names stand for."""
    return {field for name in names if (field := field_named(name))}


def column_named(name: str) -> tuple[Field, Certainty] | None:
    """Return the field that a column's name stands for, and on what grounds, as `field_named`."""
    return _named(name) if len(name) <= _LONGEST_CHARS else None


@lru_cache(maxsize=4096)
def _named(name: str) -> tuple[Field, Certainty] | None:
    whole = _field(name)
    if whole:
        return whole
    inner = name.rpartition(".")[2]
    if inner != name and inner.lower() not in _WHOLE_ONLY and (found := _field(inner)):
        return found[0], min(found[1], Certainty.PART_OF_NAME)
    parts = [part for part in _PARTS.split(name) if part]
    if is_measure(name):
        return None
    for part in reversed(parts):
        found = _field(part)
        if found and part.lower() not in _WHOLE_ONLY:
            return found[0], min(found[1], Certainty.PART_OF_NAME)
    bare = unnumbered(name)
    if bare != name and (found := _field(bare)):
        return found[0], min(found[1], Certainty.PART_OF_NAME)
    ended = next((field for ending, field in _ENDINGS.items() if name.strip().endswith(ending)), None)
    return (ended, Certainty.PART_OF_NAME) if ended else None


def is_measure(name: str) -> bool:
    """Return True for the name of a measure or a key (text_len, 页数), whatever the words before it name."""
    last = _CAMEL.sub("_", name.strip()).lower().replace("-", "_").replace(".", "_").rpartition("_")[2]
    return last in _ABOUT or name.strip().endswith(_COUNTS)


def unnumbered(name: str) -> str:
    """Return a name without the number behind it, by which tables part a long text into columns: 正文1, 正文2."""
    return name.rstrip("0123456789").rstrip(" _-")


def field_said(word: str) -> Field | None:
    """Return the field that a person means by a word: its own value, or any name of such a column."""
    plain = word.strip().lower()
    return Field(plain) if plain in Field._value2member_map_ else field_named(word)


def _field(name: str) -> tuple[Field, Certainty] | None:
    snake = _CAMEL.sub("_", name.strip()).lower()
    plain = _PLAIN.sub("", snake)
    if plain in _INSTEAD_OF_TEXT:
        return Field.TEXT, Certainty.DIGEST
    if plain in _FIELDS:
        return _FIELDS[plain], Certainty.NAME
    for spelling in (name, snake, plain):
        head = field_of(spelling)
        if head:
            return head, Certainty.NAME
    return None
