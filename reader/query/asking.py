"""The question in a query: the texts that it asks for, without the words that only make it a question.

A query asks for what stands letter by letter. Read as a question, its words may stand apart, in another order, or be
missing in part; what it says of the paper, the day, the page or the person stays a condition.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.query.fields import Zone
from reader.query.tree import (
    And,
    DateRange,
    Everything,
    Exactly,
    HasFact,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    RelativeDates,
    SameParagraph,
    SameSentence,
    StoryIds,
    Wildcard,
)


@dataclass(frozen=True, slots=True)
class AskedText:
    """A text without white space or punctuation, as typed; `zone` if it was asked for in one part of the stories."""

    text: str
    zone: Zone | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """The texts of a question in the order typed, and the condition that a story must meet whatever it holds."""

    texts: tuple[AskedText, ...]
    condition: Node


_COURTESY = re.compile(
    "^(?:请问|你好|您好|劳驾|麻烦|我想(?:知道|了解|问|找|看)?|想(?:知道|了解|问|找|看)|(?:请|麻烦)?帮我?(?:找|查|搜)(?:一下|下)?|有没有)+"
)
"""The opening of a question to a person."""
_POLITE = re.compile(
    "(?:请问|你好|您好|谢谢(?:你们?|您|大家|了)?|多谢|感谢|拜托(?:了|您|你)?|麻烦(?:您|你)?了?|劳驾|辛苦(?:了|您了?|你了?))+"
)
"""A run that is nothing but courtesy: 您好, …; …, 谢谢!"""
_ABOUT = re.compile("^(?:关于|有关)|(?:^|(?<=的))(?:相关|有关)(?=报道|新闻|消息|文章|稿件|情况|$)")
_ASKED_FOR = re.compile(
    "(?:的)?(?:相关|有关)?(?:情况|报道|新闻|消息|文章|稿件)(?:都)?(?:有(?:哪些|什么|吗)|是什么|怎么样|如何)"
    "|(?:都)?有(?:哪些|什么)(?:相关|有关)?(?:的)?(?:报道|新闻|消息|文章|稿件)?"
    "|的(?:相关|有关)?(?:情况|报道|新闻|消息|文章|稿件)$"
)
"""Words for what is wanted of the newspaper: 的报道有哪些, 的情况怎么样."""
_QUESTION = re.compile(
    "(?:(?:又|都|究竟|到底)?是)?(?:什么时候|什么时间|何时|哪一?年|哪一?天|几月几[日号])的?"
    "|(?:究竟|到底)?(?:是)?(?:为什么|为何|怎么回事|怎么样|怎么办|怎样|怎么|如何|什么样|什么)的?"
    "|(?:是|在|到|去|从)?(?:哪里|哪儿|何处|什么地方)|(?:是)?(?:哪些|哪个|哪位|哪家|哪种)人?"
    "|(?:(?:究竟|到底)?是)?谁|(?:是)?多少|(?:有)?几(?=[个名位次年天人家条座])"
    "|(?:是)?不是|是否|(?:呢|吗|吧|啊|呀|么|嘛)$"
)
"""Words that a question has in place of its answer."""
_DATE = re.compile(
    r"\s*(?:\d{4}年(?:\d{1,2}月(?:\d{1,2}[日号])?)?|\d{1,2}月\d{1,2}[日号]|\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?)\s*"
)
"""A date alone: whoever types one wants its issue, which is offered, and no story with its numbers."""
_IN_NUMBERS = r"(?<=\d)(?:[.．](?=\d)|[%％])"
_NOT_IN_TEXTS = re.compile(rf"(?:(?!{_IN_NUMBERS})[^\w·•・]|_)+")
"""Signs between texts. 42.7% is one word in the index."""
_WILD = re.compile(r"[*?＊？]+")
_SHORTEST_QUESTION_CHARS = 5
"""Characters of a text from which question words are left out: 怎么样 alone is a title."""


def asked(tree: Node) -> Asked:
    """Return the question in a query; without texts if it asks for nothing but facts."""
    texts: list[AskedText] = []
    conditions: list[Node] = []
    for part in tree.parts if isinstance(tree, And) else (tree,):
        if _is_condition(part):
            conditions.append(part)
        else:
            texts += _texts(part)
    condition = And(tuple(conditions)) if len(conditions) > 1 else next(iter(conditions), Everything())
    return Asked(tuple(dict.fromkeys(texts)), condition)


def without_question_words(text: str) -> list[str]:
    """Return the pieces of a text between white space, punctuation, question words and courtesy, in order.

    A text that is nothing else is returned whole; a date alone has none.
    """
    if _DATE.fullmatch(text):
        return []
    runs = [run for run in _NOT_IN_TEXTS.split(text) if run]
    pieces = [piece for run in runs if not _POLITE.fullmatch(run) for piece in _pieces(run)]
    return pieces or runs


def _pieces(run: str) -> Iterator[str]:
    if len(run) < _SHORTEST_QUESTION_CHARS:
        yield run
        return
    rest = _ABOUT.sub("", _COURTESY.sub("", run))
    for part in _ASKED_FOR.sub(" ", rest).split():
        yield from _QUESTION.sub(" ", part).split()


def _is_condition(part: Node) -> bool:
    if isinstance(part, And | Or):
        return bool(part.parts) and all(map(_is_condition, part.parts))
    return isinstance(part, Not | HasFact | DateRange | RelativeDates | StoryIds | Exactly | Everything)


def _texts(part: Node) -> Iterator[AskedText]:
    if isinstance(part, And | Or | Near | SameSentence | SameParagraph):
        for one in part.parts:
            yield from _texts(one)
    elif isinstance(part, Phrase):
        yield from (AskedText(text, part.zone) for text in without_question_words(part.text))
    elif isinstance(part, Wildcard):
        for piece in _WILD.split(part.pattern):
            yield from (AskedText(text, part.zone) for text in without_question_words(piece))
