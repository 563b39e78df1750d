"""Whether the word table gives rjieba's words: of all headlines, of pieces of the stories, of odd characters.

usage: python -m tests.benchmarks.words_alike [PIECES]
"""

import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from reader.query.fields import Zone
from reader.text.quick_cut import QuickCut
from reader.text.segment import RustSegmenter
from reader.text.word_source import make_table
from reader.text.word_table import read_table
from tests.benchmarks.search_corpus import real_stories

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af〇々]+")
PLANES = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x323B0))

Cut = Callable[[str], list[str]]


def main() -> None:
    pieces = int(sys.argv[1]) if len(sys.argv) > 1 else 1000000
    rust = RustSegmenter()
    with tempfile.TemporaryDirectory() as folder:
        make_table(Path(folder) / "words", "", rust)
        table = read_table(Path(folder) / "words", "")
    assert table is not None
    quick = QuickCut(table).cut
    headlines, bodies = [], []
    for story in real_stories():
        headlines.append("\n".join(HAN.findall("\n".join(story.zones[Zone.HEADLINE]))))
        bodies.append("\n".join(HAN.findall("\n".join(story.zones[Zone.TEXT]))))
    chosen = random.Random(5)
    compare("headlines", iter(headlines), quick, rust.cut_runs)
    compare("odd characters", odd(100000, chosen), quick, rust.cut_runs)
    compare("pieces of 2 to 30", cuts(bodies, pieces, 2, 30, chosen), quick, rust.cut_runs)
    compare("pieces of 200", cuts(bodies, pieces // 100, 200, 200, chosen), quick, rust.cut_runs)


def odd(count: int, chosen: random.Random) -> Iterator[str]:
    """Texts of any characters, of common Chinese ones, and of very few."""
    planes = ["".join(map(chr, plane)) for plane in PLANES]
    pools = ["〇々" + "".join(planes), planes[1], "一二三四五六七八九十大中小王李张的了是在有和国人〇々"]
    for _ in range(count):
        yield "".join(chosen.choices(chosen.choice(pools), k=chosen.randint(1, 20)))


def cuts(texts: list[str], count: int, least: int, most: int, chosen: random.Random) -> Iterator[str]:
    texts = [text for text in texts if len(text) > most]
    for _ in range(count):
        text, length = chosen.choice(texts), chosen.randint(least, most)
        start = chosen.randrange(len(text) - length)
        yield text[start : start + length]


def compare(title: str, texts: Iterator[str], quick: Cut, rust: Cut) -> None:
    count = characters = different = 0
    spent = 0.0
    for text in texts:
        start = time.process_time()
        words = quick(text)
        spent += time.process_time() - start
        count += 1
        characters += len(text)
        if words != rust(text):
            different += 1
            print(text, words, rust(text))
    each = spent / max(1, characters) * 1e6
    print(f"{title:>18}: {count} texts, {different} cut otherwise; {each:.1f} microseconds a character", flush=True)


if __name__ == "__main__":
    main()
