"""Bylines that name the work of each person, or the language of the paper by their form.

文/帕提古丽 图/木合塔尔, 莫愁 绘, 祝玉兰 作, By SUN LIQUN in Beijing. The work vouches for the name beside it.
"""

import re

from reader.domain.story import Byline, Role
from reader.importer.shapes.names import close_up, looks_like_name, may_be_name
from reader.importer.shapes.translator import translated

_WORKERS = re.compile(
    r"(?:撰?文|诗)\s?[/:]\s?(?P<writers>[^/:,。]{2,24}?)\s{1,8}(?P<work>图|图片|摄影|摄|绘|绘图|画|插图|漫画)\s?[/:]\s?"
    r"(?P<makers>[^/:,。]{2,24})"
)
_MADE = re.compile(r"(?P<names>[\u3400-\u9fff][\u3400-\u9fff·\s]{1,16}?)\s{1,4}(?P<work>绘|画|绘画|漫画|插图|作)")
_WORKS = dict.fromkeys(("绘", "绘图", "绘画", "画", "插图", "漫画"), Role.ARTIST) | {"作": Role.AUTHOR}
_NAME = r"[A-Z][A-Za-z.'-]*(?:\s[A-Z][A-Za-z.'-]*){1,3}"
_IN_ENGLISH = re.compile(
    rf"By\s+(?P<names>{_NAME}(?:(?:\s?,\s?|\s(?:and|&)\s){_NAME}){{0,3}})(?:\s(?:in|from)\s[A-Z][A-Za-z.' -]{{1,24}})?"
)
_BETWEEN = re.compile(r"\s?,\s?|\s(?:and|&)\s")
_SPLIT = re.compile(r"[\s、,，;/|丨]+")


def named_work(line: str) -> tuple[Byline, ...] | None:
    """Return the names of such a line with their roles; None for any other."""
    if names := translated(line):
        return tuple(names)
    if line.isascii():
        found = _IN_ENGLISH.fullmatch(line)
        return tuple(Byline(Role.AUTHOR, name) for name in _BETWEEN.split(found["names"])) if found else None
    if line[0] in "文撰诗" and (found := _WORKERS.fullmatch(line)):
        return _workers(found)
    return _maker(line) if line[-1] in "绘画图作" else None


def _workers(found: re.Match[str]) -> tuple[Byline, ...] | None:
    writers, makers = (close_up(_SPLIT.split(found[part].strip())) for part in ("writers", "makers"))
    if not all(map(may_be_name, (*writers, *makers))):
        return None
    role = _WORKS.get(found["work"], Role.PHOTOGRAPHER)
    return (*(Byline(Role.AUTHOR, name) for name in writers), *(Byline(role, name) for name in makers))


def _maker(line: str) -> tuple[Byline, ...] | None:
    """Return who drew or wrote; not for one name whose characters stand apart, 画 or 作 the last of them."""
    found = _MADE.fullmatch(line)
    if found is None or all(len(word) == 1 for word in line.split()):
        return None
    names = close_up(_SPLIT.split(found["names"].strip()))
    return tuple(Byline(_WORKS[found["work"]], name) for name in names) if all(map(looks_like_name, names)) else None
