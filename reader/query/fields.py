"""The one list of searchable fields, with their Chinese and English names."""

from enum import StrEnum

from reader.text.traditional import simplified


class Zone(StrEnum):
    """A part of a story whose text is searched; a match never runs across two blocks of text."""

    HEADLINE = "headline"
    KICKER = "kicker"
    DECK = "deck"
    LABEL = "label"
    BYLINE = "byline"
    CAPTION = "caption"
    TEXT = "text"


class Fact(StrEnum):
    """A fact about a story that is matched as a whole value, not as text."""

    NEWSPAPER = "newspaper"
    DATE = "date"
    PAGE = "page"
    SECTION = "section"
    KIND = "kind"
    REPORTER = "reporter"
    CORRESPONDENT = "correspondent"
    PHOTOGRAPHER = "photographer"
    DATELINE = "dateline"
    BOOKMARKED = "bookmarked"
    TAG = "tag"


ZONE_NAMES: dict[str, Zone] = {
    "标题": Zone.HEADLINE, "title": Zone.HEADLINE, "headline": Zone.HEADLINE,
    "引题": Zone.KICKER, "肩题": Zone.KICKER, "kicker": Zone.KICKER,
    "副题": Zone.DECK, "deck": Zone.DECK,
    "栏目": Zone.LABEL, "column": Zone.LABEL, "label": Zone.LABEL,
    "署名": Zone.BYLINE, "byline": Zone.BYLINE,
    "图说": Zone.CAPTION, "图片说明": Zone.CAPTION, "caption": Zone.CAPTION,
    "正文": Zone.TEXT, "text": Zone.TEXT,
}  # fmt: skip
"""Names that a person may write before the colon to search one part of a story; the first one is shown."""

FACT_NAMES: dict[str, Fact] = {
    "报纸": Fact.NEWSPAPER, "newspaper": Fact.NEWSPAPER, "paper": Fact.NEWSPAPER,
    "日期": Fact.DATE, "date": Fact.DATE,
    "版": Fact.PAGE, "版次": Fact.PAGE, "page": Fact.PAGE,
    "版名": Fact.SECTION, "section": Fact.SECTION,
    "体裁": Fact.KIND, "kind": Fact.KIND,
    "记者": Fact.REPORTER, "作者": Fact.REPORTER, "reporter": Fact.REPORTER,
    "通讯员": Fact.CORRESPONDENT, "correspondent": Fact.CORRESPONDENT,
    "摄影": Fact.PHOTOGRAPHER, "photographer": Fact.PHOTOGRAPHER,
    "电头": Fact.DATELINE, "地点": Fact.DATELINE, "dateline": Fact.DATELINE, "place": Fact.DATELINE,
    "书签": Fact.BOOKMARKED, "bookmarked": Fact.BOOKMARKED,
    "标签": Fact.TAG, "tag": Fact.TAG,
}  # fmt: skip
"""Names that a person may write before the colon to ask for a fact; the first one is shown."""

KIND_NAMES: dict[str, str] = {
    "稿件": "story", "文章": "story", "story": "story",
    "图片": "photo", "图片新闻": "photo", "photo": "photo",
    "广告": "advert", "advert": "advert",
    "社论": "editorial", "评论": "comment", "时评": "comment", "言论": "comment",
    "消息": "news", "通讯": "feature", "特写": "feature",
    "访谈": "interview", "专访": "interview", "简讯": "brief", "短讯": "brief",
    "公告": "notice", "启事": "notice", "更正": "correction",
    "读者来信": "letter", "来信": "letter", "诗": "poem", "诗歌": "poem", "连载": "serial",
    "责编": "imprint", "imprint": "imprint",
}  # fmt: skip
"""Kinds of item and genres of story as a person writes them. A value that is not listed is searched for as typed."""

SHOWN_NAMES: dict[Zone | Fact, str] = {
    **{zone: name for name, zone in reversed(ZONE_NAMES.items())},
    **{fact: name for name, fact in reversed(FACT_NAMES.items())},
}
"""The first name of each field: in a mapping the last one stays, so they are read backwards."""


def plain_name(name: str) -> str:
    """Return the name of a field in simplified characters and lower case."""
    return simplified(name.lower())


def field_named(name: str) -> Zone | Fact | None:
    """Return the field with this name, Chinese in either script or English in any case; None if there is none."""
    plain = plain_name(name)
    return ZONE_NAMES.get(plain) or FACT_NAMES.get(plain)
