"""Genres of stories (体裁), by what newspapers print for them.

Claims    a genre for a story; the surest evidence comes first in the table at the end.
Evidence  label, headline stack, byline, dateline, the form of the text.
Cases     genres.md, thresholds_genres.md.
Leaves    what nothing names: a wrong genre is worse than none. A reporter's byline alone does not part a feature from a
          long news story, and a photo news is a kind of item already.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from reader.domain.story import Genre, Headline, ParagraphStyle, Role, Story
from reader.importer.shapes.dateline import opening_of
from reader.importer.shapes.plain_script import is_traditional
from reader.importer.shapes.sentence import VERSE_LINE_CHARS
from reader.text.traditional import simplified

_EDITORIAL = re.compile(r"(?:本报|[\u4e00-\u9fff]{2,4}日报)?社[论评]$")
_COMMENT_LABELS = frozenset(
    [
        "今日谈",
        "人民论坛",
        "人民时评",
        "人民观点",
        "评论员观察",
        "评论员文章",
        "本报评论员",
        "和音",
        "钟声",
        "仲音",
        "望海楼",
        "国际论坛",
        "光明论坛",
        "工人日报评论",
        "来论",
        "锐见",
        "微观",
    ]
)
_COMMENT_ENDS = ("时评", "评论", "短评", "锐评", "快评", "热评", "速评", "微评", "杂谈")
_FEATURE_LABELS = frozenset(["通讯", "特写", "侧记", "速写", "纪实", "新闻特写", "现场特写", "人物特写", "报告文学"])
_BRIEF = re.compile(r"(?:简讯|短讯|快讯|短波|集纳|速览|速递|一句话新闻|简明新闻)$")
_NOTICE = re.compile(r"(?:公告|启事|公示|通告|讣告|(?:遗失|挂失|作废|郑重|严正)声明)$")
_CORRECTION = re.compile(r"(?:更正|致歉|更正(?:启事|说明|声明|与致歉|及致歉)|致歉声明)$")
_LETTER_LABELS = frozenset(
    ["读者来信", "群众来信", "来信", "来信选登", "读者来函", "读者来电", "来信来论", "读者来信版"]
)
_POEM_LABELS = frozenset(["诗", "诗歌", "诗词", "组诗", "新诗", "诗苑", "诗页"])
_POEM_HEADLINE = re.compile(r"[(（](?:组诗|外[一二三四五]首|[二三四五]首|诗[一二三四五]首)[)）]$")
_INTERVIEW = re.compile(r"(?:答记者问|访谈录?|专访|对话录)$")
_VISITS = re.compile(r"(?:——|—)(?:访|专访|对话|对话.{2,20}访)[\u4e00-\u9fff]")
_ASKS = re.compile(r"(?:问|记者|本报记者)[:：]")
_FIRST_OF_ASKS = frozenset("问记本")
_ANSWERS = re.compile(r"(?:答|[\u4e00-\u9fff]{2,4})[:：]")
_SERIAL = re.compile(r"连载(?:[①-⑳]|[(（]?[\d一二三四五六七八九十]{1,3}[)）]?)?[)）]?$")
_LEAST_TURNS = 2
"""Questions with their answers that make an interview; one may be quoted in any story."""

_LEAST_VERSE = 4
"""Lines of a poem: a quatrain."""

_LONGEST_NOTICE_CHARS = 40
"""Code points of a notice's headline, which is its kind and who gives it; longer ones report of a notice."""
_THEME = re.compile(r"[\s ]*题[:：]")


def genre_of(story: Story, *, may_be_traditional: bool = True) -> Genre | None:
    """Return the genre by the story's label, headline stack, byline, dateline or form; None if nothing shows it.

    `may_be_traditional` is False for a story of a page that is known to be in simplified characters.
    """
    story = _in_simplified(story) if may_be_traditional else story
    return next((genre for genre, given in _EVIDENCE if given(story)), None)


def _in_simplified(story: Story) -> Story:
    """Return a story in traditional characters with what names its genre in simplified ones; any other as it is."""
    head = story.headline
    texts = [paragraph.text for paragraph in story.paragraphs]
    named = (story.column_label, head.kicker, head.main, head.deck, story.byline_text)
    if not is_traditional("".join((*filter(None, named), *texts))):
        return story
    label, kicker, main, deck, byline = (simplified(text) if text else None for text in named)
    paragraphs = tuple(replace(each, text=simplified(each.text), seams=()) for each in story.paragraphs)
    whole = Headline(main=main, kicker=kicker, deck=deck)
    return replace(story, headline=whole, column_label=label, byline_text=byline, paragraphs=paragraphs)


def _labels(story: Story) -> tuple[str, ...]:
    """Return lines that may name the genre: column label, and headline lines that stand for one."""
    lines = (story.column_label, story.headline.kicker, story.headline.main)
    return tuple(line.strip("■●◆【】[] ") for line in lines if line)


def _names(story: Story, genre: re.Pattern[str]) -> bool:
    """Return True if the column label or the headline names this genre."""
    label, main = story.column_label, story.headline.main
    return bool((label and genre.search(label)) or (main and genre.search(main)))


def _is_editorial(story: Story) -> bool:
    lines = (*_labels(story), story.byline_text or "")
    return any(line.endswith(("社论", "社评")) and _EDITORIAL.match(line) for line in lines)


def _is_comment(story: Story) -> bool:
    label = story.column_label or ""
    by_commentator = any(byline.role is Role.COMMENTATOR for byline in story.bylines)
    return by_commentator or label in _COMMENT_LABELS or label.endswith(_COMMENT_ENDS)


def _is_correction(story: Story) -> bool:
    return _CORRECTION.match(story.headline.main or "") is not None


def _is_notice(story: Story) -> bool:
    """Return True if the headline names a notice, and there is neither a reporter nor a dateline that reports it."""
    main = story.headline.main or ""
    return (
        len(main) <= _LONGEST_NOTICE_CHARS
        and _NOTICE.search(main) is not None
        and not (story.bylines or story.dateline)
    )


def _is_letter(story: Story) -> bool:
    return story.column_label in _LETTER_LABELS


def _is_interview(story: Story) -> bool:
    """Return True if a line of the stack says so (答记者问, ——访…), or questions and answers follow each other."""
    if _names(story, _INTERVIEW) or _VISITS.match(story.headline.deck or ""):
        return True
    texts = [paragraph.text for paragraph in story.paragraphs]
    asked = [at for at, text in enumerate(texts) if text[:1] in _FIRST_OF_ASKS and _ASKS.match(text)]
    answered = sum(at + 1 < len(texts) and _ANSWERS.match(texts[at + 1]) is not None for at in asked)
    return answered >= _LEAST_TURNS


def _is_serial(story: Story) -> bool:
    return _names(story, _SERIAL)


def _is_poem(story: Story) -> bool:
    """Return True if it is named one (组诗, 外二首), or is an author's text of nothing but lines of verse."""
    if story.column_label in _POEM_LABELS or _POEM_HEADLINE.search(story.headline.main or ""):
        return True
    lines = story.paragraphs
    by_author = [byline.role for byline in story.bylines] == [Role.AUTHOR]
    return (
        by_author
        and len(lines) >= _LEAST_VERSE
        and all(line.style is ParagraphStyle.VERSE and len(line.text) <= VERSE_LINE_CHARS for line in lines)
    )


def _is_brief(story: Story) -> bool:
    return _names(story, _BRIEF)


def _is_feature(story: Story) -> bool:
    return story.column_label in _FEATURE_LABELS


def _is_news(story: Story) -> bool:
    """Return True if a dateline opens the text. 题： after it heads an agency's article, which may be anything."""
    if not story.dateline or not story.paragraphs:
        return False
    first = story.paragraphs[0].text
    found = opening_of(first)
    return found is not None and _THEME.match(first, found.end) is None


_EVIDENCE: tuple[tuple[Genre, Callable[[Story], bool]], ...] = (
    (Genre.CORRECTION, _is_correction),
    (Genre.EDITORIAL, _is_editorial),
    (Genre.COMMENT, _is_comment),
    (Genre.NOTICE, _is_notice),
    (Genre.LETTER, _is_letter),
    (Genre.SERIAL, _is_serial),
    (Genre.INTERVIEW, _is_interview),
    (Genre.POEM, _is_poem),
    (Genre.BRIEF, _is_brief),
    (Genre.FEATURE, _is_feature),
    (Genre.NEWS, _is_news),
)
