"""Names of fields in other systems: CNKI's codes, those of newspaper databases, Google's, Lucene's, ProQuest's."""

import unicodedata
from dataclasses import dataclass

from reader.query.fields import Fact, Zone, field_named, plain_name


@dataclass(frozen=True, slots=True)
class FieldName:
    """The field that a name stands for, None for any part of a story; `compared` comes before the value of a date."""

    field: Zone | Fact | None
    compared: str = ""


_NAMES: dict[Zone | Fact | None, tuple[str, ...]] = {
    None: (
        "全文 主题 主题词 关键词 关键字 摘要 任意 任意字段 全部 全部字段 所有 所有字段 检索词 篇关摘",
        "题名或关键词 题名关键词 题名关键词摘要 篇名关键词 篇名关键词摘要 标题或正文 标题和正文 题名或摘要",
        "su ky kw key keyword keywords ft tx fulltext all any ab abstract tka ts subject topic content",
        "intext allintext",
    ),
    Zone.HEADLINE: ("篇名 题名 题目 篇题 标题名 题", "ti tit ttl hd hl headlines intitle allintitle"),
    Zone.TEXT: ("内容 原文", "body bd"),
    Zone.LABEL: ("栏目名 栏目名称 专栏",),
    Fact.REPORTER: ("作者名 第一作者 撰稿 撰文", "au author authors fi writer by from"),
    Fact.PHOTOGRAPHER: ("摄影者 摄影记者 摄",),
    Fact.NEWSPAPER: (
        "来源 报刊 报刊名 报刊名称 报名 报纸名 报纸名称 媒体 媒体名称 媒体名 出处 刊名 文献来源 来源报纸 报纸来源",
        "jn ly pub publication source so journal media",
    ),
    Fact.PAGE: ("版面 版号 版面号", "pg pages"),
    Fact.SECTION: ("版面名 版面名称",),
    Fact.DATE: (
        "时间 年 年份 年度 年代 发表时间 发表日期 发表年度 出版日期 出版时间 出版年",
        "发布日期 发布时间 见报日期 报纸日期 刊发日期",
        "year yr ye py pd pubdate daterange dates received sent published",
    ),
    Fact.KIND: ("类型 文体 类别 新闻体裁", "type genre doctype"),
    Fact.DATELINE: ("地区", "location"),
    Fact.TAG: ("tags",),
    Fact.BOOKMARKED: ("收藏", "starred"),
}
_KNOWN = {name: FieldName(field) for field, lists in _NAMES.items() for name in " ".join(lists).split()} | {
    "before": FieldName(Fact.DATE, "<"),
    "until": FieldName(Fact.DATE, "<="),
    "after": FieldName(Fact.DATE, ">="),
    "since": FieldName(Fact.DATE, ">="),
}
LIMITS = frozenset(
    [
        "site",
        "filetype",
        "ext",
        "inurl",
        "allinurl",
        "link",
        "cache",
        "related",
        "has",
        "hasattachment",
        "hasattachments",
        "in",
        "is",
        "older_than",
        "larger",
        "smaller",
        "size",
        "sort",
        "order",
        "orderby",
        "rst",
        "doi",
        "issn",
        "isbn",
        "la",
        "lang",
        "语种",
        "语言",
    ]
)
"""Fields whose values are no words of a text: without the field they ask for nothing."""
CODES = frozenset(["ti", "su", "ky", "au", "ab", "ft", "tka", "jn", "ly", "fi", "ts", "kw"])
"""CNKI's codes: behind them * is and, + is or, - is not, and single quotation marks hold a phrase."""
BRACKETED = frozenset(
    [
        "ti",
        "su",
        "au",
        "ab",
        "ft",
        "tx",
        "pd",
        "yr",
        "byline",
        "publication",
        "pub",
        "so",
        "all",
        "any",
        "title",
        "headline",
        "author",
        "body",
        "text",
        "hd",
        "by",
        "kw",
        "ts",
    ]
)
"""Names that other systems write straight before a bracket: ti(…)."""


def known_field(name: str) -> FieldName | None:
    """Return the field of a name, of this program or of another one; None if there is none."""
    own = field_named(name)
    if own:
        return FieldName(own)
    return _KNOWN.get(plain_name(unicodedata.normalize("NFKC", name)))
