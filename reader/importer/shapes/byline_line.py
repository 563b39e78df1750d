"""Byline lines: 本报记者 刘  泉 张云河, 大众日报记者 王佳声, 本报通讯员 李安清, 蒋雪婕."""

import re
from functools import lru_cache

from reader.domain.story import Byline, Role
from reader.importer.shapes.column_label import LabelWeight, label_weight
from reader.importer.shapes.named_work import named_work
from reader.importer.shapes.names import close_up, is_foreign_name, looks_like_name, may_be_name
from reader.importer.shapes.posts import names_post, names_with_posts
from reader.importer.shapes.surnames import PLACE_ENDS

_ROLES = {
    "记者": Role.REPORTER,
    "通讯员": Role.CORRESPONDENT,
    "通信员": Role.CORRESPONDENT,
    "实习生": Role.REPORTER,
    "评论员": Role.COMMENTATOR,
    "评论部": Role.COMMENTATOR,
    "编辑": Role.EDITOR,
    "责编": Role.EDITOR,
    "摄影": Role.PHOTOGRAPHER,
    "漫画": Role.ARTIST,
    "作者": Role.AUTHOR,
    "译者": Role.TRANSLATOR,
    "撰文": Role.AUTHOR,
}
_ROLE = re.compile(
    r"""
    (?P<house>本报|本刊|本网|本社|本版)?
    # 海州日报·海州网, 海州日报报业集团
    (?P<agency>(?:[\u4e00-\u9fff]{1,10}?(?:报|社|网|台|新闻|客户端|杂志|周刊|集团|融媒体?(?:中心)?)[·•]?){1,2})?
    (?:特约|实习|见习|首席|特派|高级|责任|摄影|驻[\u4e00-\u9fff]{2,8}?){0,2}                     # 驻上海
    (?P<role>记者|通讯员|通信员|实习生|评论员|评论部|编辑|责编|撰文|作者|译者|摄影|漫画)[:]?
    (?P<rest>.*)$
    """,
    re.VERBOSE,
)
_AGENCY_NAMES = "新华社 中新社 中通社 中央社 法新社 路透社 美联社 共同社 塔斯社 彭博社"
_AGENCIES = frozenset(_AGENCY_NAMES.split())
_CUT_WORD = re.compile(r"(?:(?:本 ?报|新 ?华 ?社) ?)?(?:记 ?者|通 ?讯 ?员|评 ?论 ?员)")
"""Words of a byline, with the one space that a reading machine may put between their signs."""
_HOUSE_COMMENT = re.compile(r"(?:本报|[\u4e00-\u9fff]{2,6}报|新华社)(?:特约)?评论(?:员|部)$")
_ROLE_WORD = re.compile("记者|通讯员|通信员|评论员|实习生|编辑|作者|译者|撰文|摄影")
_FILLERS = frozenset(["整理", "报道", "综合", "采写", "图文", "摄影报道", "文图", "采访整理", "本报", "译"])
_BRACKETED = re.compile(r"\([^()]{0,60}\)")
_CLASS = re.compile(r"\(\d{1,2}\)班")
"""A class of a school, by year and number: 四(2)班."""
_COUNTS = re.compile(r"(?:\s*(?:字\s?数|阅读|浏览|点击|评论|点赞)(?:量|数|次数)?\s?:?\s?\d+\s?[字次]?){1,4}$")
"""The length of an article and its readers, which electronic editions print behind its author."""
_WORK = re.compile(
    r"(?:^|\s|(?<=[\u4e00-\u9fff])/)(?:文\s?[/、并及和]\s?(?:图|摄影)|图\s?[/、并及和]\s?文|文图|图文):?(?=\s|$)"
    r"|(?<!摄影)/[文图](?=\s|$)|(?:^|\s)[文图]/(?=[\u4e00-\u9fff])"
)
"""The work of the people named, before or behind their names: 文/图, 文并图, 李四/图."""
_PHOTO_STORY = re.compile(r"\s*摄影(?:报道|/文)$")
"""Words behind who took the pictures of a story and wrote its text."""
_SPEAKER = re.compile(
    r"(?:本期)?(?:主讲人|讲述人|主持人|口述|对话嘉宾|受访者?)[:\s].{0,60}?"
    r"([\u3400-\u9fff]{2,4}|[\u3400-\u9fff]\s{1,3}[\u3400-\u9fff])$"
)
_COUNT_ENDS = frozenset("0123456789字次")
_GAP = re.compile(r"\s+")
_SPLIT = re.compile(r"[\s、,，;/|丨]+")
_NO_NAME = re.compile("[”《》:]")
_NO_END = (*"。！？!?…：:，,、；;", "摄", "供图", "摄)", "视觉)", "中国)", "社发)")
_LEAD = "□■●○◎▲△☆★◆◇|丨/·* "
_LONGEST_CHARS = 120
"""Code points. Guard: names of two dozen reporters, and no paragraph goes through the expressions below."""

_MOST_BARE = 4
"""Names on a line without a role word. Five names are a list: of winners, of members, of the dead."""


def parse_byline(plain: str) -> tuple[Byline, ...] | None:
    """Return the names of a byline line with their roles; None if the line is something else. () is 本报记者 alone.

    A line without any role word counts only if each name begins with a surname or is set wide.
    """
    if len(plain) > _LONGEST_CHARS or plain.endswith(_NO_END) or "。" in plain:
        return None
    return _parsed(plain)


@lru_cache(maxsize=1024)
def _parsed(plain: str) -> tuple[Byline, ...] | None:
    """Parse a line of no more than _LONGEST_CHARS. Cached: several rules ask about the same lines."""
    line = plain.strip(_LEAD)
    if " " in line and ("者" in line or "员" in line):
        line = _CUT_WORD.sub(lambda word: "".join(word[0].split()), line)
    if line.startswith("(") and line.endswith(")"):
        line = line[1:-1]
    if not line or (formed := named_work(line)):
        return formed if line else None
    line = _BRACKETED.sub(" ", _CLASS.sub("班", line)) if "(" in line else line
    line = _WORK.sub(" ", line) if "文" in line or "图" in line else line
    line = (_COUNTS.sub("", line) if line[-1:] in _COUNT_ENDS else line).strip(_LEAD)
    if not line:
        return None
    if "评论" in line and _HOUSE_COMMENT.match(line):
        return (Byline(Role.COMMENTATOR, line),)
    if "摄影" in line and (story := _PHOTO_STORY.search(line)):
        names = _named(line[: story.start()])
        return tuple(Byline(Role.PHOTOGRAPHER, one.name) for one in names) if names else None
    speaker = _SPEAKER.match(line)
    names = [Byline(Role.AUTHOR, "".join(speaker[1].split()))] if speaker else _named(line)
    # The wording of a label is asked last: most lines name nobody.
    return None if names is None or _is_label(line) else tuple(names)


def _named(line: str) -> list[Byline] | None:
    """Return the names of a line, by its words of office, by its posts, or by nothing but names on it."""
    if _ROLE_WORD.search(line):
        return _with_roles(line)
    if "," in line or "“" in line:
        return None
    if (authors := names_with_posts(line)) is not None:
        return [Byline(Role.AUTHOR, name) for name in authors]
    return _bare(line)


def names_reporters(plain: str) -> bool:
    """Return True for a byline that says itself that it names reporters."""
    return "记者" in plain and parse_byline(plain) is not None


def _is_label(line: str) -> bool:
    """Return True for a line worded like a column label that is no single name."""
    return label_weight(line) >= LabelWeight.LIKELY and not (
        is_foreign_name(line) or looks_like_name("".join(line.split()))
    )


def _with_roles(line: str) -> list[Byline] | None:
    names: list[Byline] = []
    role: Role | None = None
    waiting: list[str] = []
    words = [word for word in _SPLIT.split(line) if word]
    for at, word in enumerate(words):
        match = _ROLE.match(word)
        if not match:
            if not _is_filler(words, at):
                waiting.append(word)
            continue
        names += _settled(role, waiting)
        role = _ROLES[match["role"]]
        waiting = [match["rest"]] if match["rest"] else []
        if match["agency"] and match["agency"] != "新华社":
            names.append(Byline(Role.AGENCY, match["agency"]))
        if role is Role.COMMENTATOR and match["house"] and not match["rest"]:
            names.append(Byline(role, word))
    names += _settled(role, waiting)
    return names if role is not None and all(_may_stand(one) for one in names) else None


def _is_filler(words: list[str], at: int) -> bool:
    """Return True for a word that names no one: 北京报道, 整理, 文 after a name."""
    word = words[at]
    if word in ("文", "图"):
        return at + 1 == len(words) and len(words[at - 1]) > 1
    return word in _FILLERS or word.endswith("报道")


def _settled(role: Role | None, words: list[str]) -> list[Byline]:
    return [Byline(Role.AGENCY if name in _AGENCIES else role or Role.AUTHOR, name) for name in close_up(words)]


def _may_stand(one: Byline) -> bool:
    return one.role in (Role.AGENCY, Role.COMMENTATOR) or may_be_name(one.name)


_OWN, _ACCOUNTS = "原创", ("报", "报社", "网", "新闻", "发布", "在线")
"""The word before who wrote an article of an account, and ends of accounts' names: 原创 孙立群 海州晚报."""

_REPORTS = "报道"
"""A word behind the names of reporters: 孙立群 报道."""


def _bare(line: str) -> list[Byline] | None:
    if _NO_NAME.search(line):
        return None
    words = _SPLIT.split(line)
    if not all(words):
        return None
    if words[0] == _OWN:
        words = [word for word in words[1:] if not word.endswith(_ACCOUNTS)] or words
    if words[0] in ("文", "图") and len(words) > 1 and not _is_wide_name(line):
        words = words[1:]
    reports = words[-1] == _REPORTS
    if words[-1] in ("文", "整理", "编译", "译", _REPORTS) and len(words) > 1 and not _is_wide_name(line):
        words = words[:-1]
    wide = len(words) % 2 == 0 and all(len(word) == 1 for word in words)
    names = close_up(words)
    if len(names) > _MOST_BARE or not (wide or all(map(may_be_name, names))):
        return None
    if any(name[-1] in PLACE_ENDS or names_post(name) for name in names):
        return None
    if not (wide or any(map(looks_like_name, names))):
        return None
    return [Byline(Role.REPORTER if reports else Role.AUTHOR, name) for name in names]


def _is_wide_name(line: str) -> bool:
    """Return True for one name whose characters stand equally far apart: 文 is its first or last character then."""
    characters = line.split()
    return (
        len(set(_GAP.findall(line))) == 1
        and all(len(one) == 1 for one in characters)
        and looks_like_name("".join(characters))
    )
