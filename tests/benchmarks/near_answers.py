"""Near answers of a library: is the story that is meant among them, is nonsense met with silence, how long it takes.

usage: python -m tests.benchmarks.near_answers LIBRARY [--stories N] [--seed S] [--show]

Queries are made by program of the headlines of N stories, as people type them: a character dropped, doubled, swapped or
wrong, words in another order, without punctuation, as a question. Meant is the story of the headline; its rank counts
among the hits and then the near answers. Nonsense are invented names, with titles or as questions, invented places and
bodies, random keys, and random characters, common ones and any: 200 strings that no story resembles; printed is the
share of them with any near answer (at most 2 % is wanted). Times are of the processor, near answers alone.
"""

import argparse
import random
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import mean, median

from reader.library.library import Library
from reader.text.segment import make_segmenter
from reader.wiring import open_library

LIMIT = 10
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
GIVEN = "筱棠翊澄珩昀霈瀚泓熠晗蓁馥芮玥琪淼焱垚犇羿骞翎岚霁沁茗葶漪晏礼钰铮锵桐槿柚柠檬梓栩樾煊炜烨璟瑄瑾璇伟芳娜敏"
PLACES = "溟榅墟岫峥洇淅汶泖涧湫溆澧濮瀍嵊崂郯鄄邳"
TITLES = ("主席", "教授", "市长", "书记", "院士")
BODIES = ("科技有限公司", "合作社", "研究所", "小学")
COMMON = "的一是了不在有人这上大来和我个中地为子你说生国年着就那要她出也得里后自以会家可下而过天去能对小多然于心学"
KEYS = "asdfghjklqwertyuiopzxcvbnm;'[]1234567890"

Made = Callable[[str, random.Random], str]


def _dropped(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text))
    return text[:at] + text[at + 1 :]


def _doubled(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text))
    return text[:at] + text[at] + text[at:]


def _swapped(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text) - 1)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _wrong(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text))
    return text[:at] + rng.choice(COMMON) + text[at + 1 :]


def _reordered(text: str, rng: random.Random) -> str:
    words = make_segmenter().words(text)
    return "".join(rng.sample(words, len(words)))


def _asked(text: str, rng: random.Random) -> str:
    clause = max(re.split(r"[^\w·]+", text), key=len)
    return rng.choice(["{}是什么时候？", "为什么{}？", "请问{}的情况怎么样？", "{}是怎么回事?"]).format(clause)


KINDS: dict[str, Made] = {
    "a character dropped": _dropped,
    "a character doubled": _doubled,
    "two characters swapped": _swapped,
    "a character wrong": _wrong,
    "words in another order": _reordered,
    "without punctuation": lambda text, _: re.sub(r"[^\w]", "", text),
    "as a question": _asked,
}


def nonsense(rng: random.Random, count: int = 200) -> Iterator[str]:
    """Yield strings that no story resembles, of each kind in turn."""

    def some(characters: str, least: int, most: int) -> str:
        return "".join(rng.choice(characters) for _ in range(rng.randint(least, most)))

    def name() -> str:
        return rng.choice(SURNAMES) + some(GIVEN, 2, 2)

    kinds: tuple[Callable[[], str], ...] = (
        name,
        lambda: name() + rng.choice(TITLES),
        lambda: f"{name()}是谁？",
        lambda: f"{some(PLACES, 1, 1)}{some(GIVEN, 1, 1)}县{some(GIVEN, 2, 2)}{rng.choice(BODIES)}",
        lambda: some(KEYS[:26], 4, 10),
        lambda: some(KEYS, 5, 12),
        lambda: some(COMMON, 4, 9),
        lambda: "".join(chr(rng.randint(0x4E00, 0x9FA5)) for _ in range(rng.randint(3, 8))),
    )
    for at in range(count):
        yield kinds[at % len(kinds)]()


def rank(library: Library, query: str, wanted: int, took_ms: list[float]) -> int:
    """Return the rank of a story, counted from 1; 0 if it is not among the first ten."""
    exact = [hit.row.id for hit in library.search(query, limit=LIMIT).hits]
    started = time.process_time()
    near = library.searching.near(query, besides=exact, limit=LIMIT).answers if len(exact) < LIMIT else ()
    took_ms.append((time.process_time() - started) * 1000)
    ids = [*exact, *(one.hit.row.id for one in near)][:LIMIT]
    return ids.index(wanted) + 1 if wanted in ids else 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--stories", type=int, default=60)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--show", action="store_true", help="print the nonsense that finds stories")
    given = parser.parse_args()
    library = open_library(given.library, to_read=True, fleeting=True)
    rng = random.Random(given.seed)
    rows = [row for row in library.story_rows(everything=True) if len(row.title) > 7]
    took_ms: list[float] = []
    ranks: dict[str, list[int]] = defaultdict(list)
    library.searching.near("读报")
    for row in rng.sample(rows, min(given.stories, len(rows))):
        for kind, made in KINDS.items():
            query = made(row.title, rng)
            if query != row.title:
                ranks[kind].append(rank(library, query, row.id, took_ms))
    every = [one for some in ranks.values() for one in some]
    for kind, some in (*ranks.items(), ("all", every)):
        reciprocal = mean(1 / one if one else 0 for one in some)
        first, none = mean(one == 1 for one in some), mean(one == 0 for one in some)
        print(f"{kind:24} {len(some):4}  MRR@10 {reciprocal:.3f}  first {first:.3f}  not among ten {none:.3f}")
    took_ms.sort()
    print(f"near answers: median {median(took_ms):.1f} ms, p95 {took_ms[int(len(took_ms) * 0.95)]:.1f} ms")
    shown = [query for query in nonsense(rng) if library.searching.near(query).answers]
    print(f"nonsense with near answers: {len(shown)} of 200")
    if given.show:
        print("\n".join(shown))


if __name__ == "__main__":
    main()
