"""Queries of every kind that a person can type, made at random; many ask for as much work as the language allows."""

import random
from collections.abc import Callable, Iterator

from reader.query.parser import LONGEST_CHARACTERS

COMMON = "的了在是中国和有为上个这不年会大们要一人发工民新闻报道"
RARE = ("网约车", "龘", "高质量发展", "GDP", "iPhone", "《", "“", "1037万", "a")
PHRASES = ("中国", "经济", "发展", "我们", "新闻联播", "国家主席", "人民代表大会")
FIELDS = ("标题", "正文", "署名", "引题", "图说", "报纸", "版", "记者", "地点", "体裁")
_FACTS = ("日期:2012..2019", "日期:..", "版:1", "报纸:新闻", "体裁:稿件", "书签:是", "日期:2020-02 版:2")
_SIGNS = (
    *("的", "中国", "*", "?", "国?国", "NEAR/3", "同句", "或", "与", "非", "-", "(", ")", '"'),
    *("标题:", "日期:2012", " ", "＊", "？"),
)
NASTY = (
    "?*中国",
    "?*?*中国",
    "中?*?*?*?*?*?*国",
    "的" + "*的" * 100,
    "*?" * 100 + "的",
    "的*的*的*国 或 工会",
    "的*的*的*的*的*的*国 或 工会",
    "的" + "?*?*?*的" * 31,
    "?" * 200 + "的",
    "*" * 250 + "的",
    " 或 ".join("(" + " NEAR/99 ".join(COMMON[at : at + 5]) + ")" for at in range(0, 20, 5)),
    " ".join("-" + one for one in COMMON),
    '"' + "的" * 240 + '"',
)
"""Queries that have taken minutes or gigabytes."""


def queries(count: int, seed: int = 1) -> Iterator[str]:
    """Yield the nasty ones, then random ones; the same for the same seed."""
    yield from NASTY[:count]
    chosen = random.Random(seed)
    for _ in range(count - len(NASTY)):
        yield chosen.choice(_KINDS)(chosen)[:LONGEST_CHARACTERS]


def _character(chosen: random.Random) -> str:
    return chosen.choice(COMMON)


def _word(chosen: random.Random) -> str:
    return chosen.choice((_character(chosen), _character(chosen), *RARE, *PHRASES))


def _chain(chosen: random.Random) -> str:
    """Return one pattern of up to as many pieces as there is room for, of few characters or of many."""
    letters = [_character(chosen) for _ in range(chosen.choice((1, 1, 2, 3, 30)))]
    between = chosen.choice(("*", "?", "*?", "?*", "*?*", "??*", "*??*", "?*?*?*"))
    pieces = (chosen.choice(letters) * chosen.choice((1, 1, 1, 2)) for _ in range(chosen.choice((2, 3, 9, 40, 130))))
    return chosen.choice(("", "", "?", "*?*", "?" * 60)) + between.join(pieces) + chosen.choice(("", "", "?*", "*"))


def _pattern(chosen: random.Random) -> str:
    signs = (chosen.choice(("*", "?", "*?*")) for _ in range(chosen.randint(1, 3)))
    return _word(chosen) + "".join(sign + _word(chosen) for sign in signs)


def _together(chosen: random.Random) -> str:
    joiner = chosen.choice((" NEAR/1 ", " NEAR/30 ", " NEAR/200 ", " 邻近 ", " 同句 ", " 同段 "))
    parts = [_word(chosen) for _ in range(chosen.randint(2, 6))]
    if chosen.random() < 0.3:
        parts[0] = "(" + " 或 ".join(_word(chosen) for _ in range(chosen.randint(2, 8))) + ")"
    return joiner.join(parts)


def _fact(chosen: random.Random) -> str:
    return chosen.choice(_FACTS)


def _fielded(chosen: random.Random) -> str:
    inner = chosen.choice((_word, _pattern, _chain))(chosen)[:80]
    return f"{chosen.choice(FIELDS)}:{inner}"


def _phrase(chosen: random.Random) -> str:
    return '"' + "".join(_word(chosen) for _ in range(chosen.choice((1, 2, 5, 60)))) + '"'


def _many(chosen: random.Random) -> str:
    """Return many parts under OR, AND and NOT, in brackets or not."""
    one = chosen.choice((_word, _pattern, _together, _fielded, _phrase, _fact))
    joiner = chosen.choice((" 或 ", " ", " -", " 与 ", "|", ") 或 ("))
    text = joiner.join(one(chosen) for _ in range(chosen.choice((2, 4, 12, 40))))
    return "(" + text + ")" if joiner.startswith(")") else text


def _mixed(chosen: random.Random) -> str:
    kinds = (_word, _pattern, _together, _fact, _fielded, _phrase, _chain)
    return chosen.choice((" ", " 或 ", " -")).join(chosen.choice(kinds)(chosen)[:60] for _ in range(5))


def _noise(chosen: random.Random) -> str:
    return "".join(chosen.choice(_SIGNS) + chosen.choice(("", " ")) for _ in range(chosen.randint(5, 90)))


_KINDS: tuple[Callable[[random.Random], str], ...] = (
    _chain,
    _chain,
    _pattern,
    _together,
    _fielded,
    _phrase,
    _many,
    _many,
    _mixed,
    _noise,
)
