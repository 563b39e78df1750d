"""Printings made by program, looked for in a library: recall and precision by containment, and times.

usage: python -m tests.benchmarks.printing_recall LIBRARY [--stories N] [--seed S] [--natural N] [--show]

Of N stories printings are made: tail, head or middle cut, sentences dropped here and there, words replaced, characters
wrong, traditional characters, paragraphs in another order, merged with another story, and several of these together,
so that containments from .3 to 1 come about. Each is looked for as a pasted text; meant is the story that it was made
of. Containment is measured by brute force, as the share of the eight-character pieces of the shorter text; bands are
of it. A printing that is found counts as false if the brute force gives less than .3. Times are of the processor.

--natural N looks for other printings of N stories of the library and prints the shares of what is found by the days
between both: copies of an agency's text come within days, standing formulas within years.
"""

import argparse
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from statistics import median

from reader.library.library import Library
from reader.library.printing_judge import LEAST_SHARE
from reader.render.script import in_script
from reader.text.folding import Folding
from reader.wiring import open_library

LEAST_CHARS = 120
"""Stories of fewer characters are not taken: a third of one is hardly a sentence."""
COMMON = "的一是了不在有人这上大来和我个中地为子你说生国年着就那要她出也得里后自以会家可下而过天去能对小多然于心学"
FOLDING = Folding()

Made = Callable[[str, str, random.Random], str]


def _sentences(text: str) -> list[str]:
    return re.findall(r"[^。！？\n]+[。！？\n]*", text)


def _cut_tail(text: str, _: str, rng: random.Random) -> str:
    return text[: int(len(text) * rng.uniform(0.25, 0.9))]


def _cut_head(text: str, _: str, rng: random.Random) -> str:
    return text[int(len(text) * rng.uniform(0.1, 0.75)) :]


def _cut_middle(text: str, _: str, rng: random.Random) -> str:
    size = int(len(text) * rng.uniform(0.2, 0.7))
    at = rng.randrange(len(text) - size)
    return text[:at] + text[at + size :]


def _dropped(text: str, _: str, rng: random.Random) -> str:
    share = rng.uniform(0.3, 0.9)
    return "".join(one for one in _sentences(text) if rng.random() < share)


def _replaced(text: str, other: str, rng: random.Random) -> str:
    """Replace sentences by those of another story."""
    share, others = rng.uniform(0.3, 0.9), _sentences(other) or [""]
    return "".join(one if rng.random() < share else rng.choice(others) for one in _sentences(text))


def _reworded(text: str, _: str, rng: random.Random) -> str:
    """Replace a pair of characters every now and then."""
    characters, rate = list(text), rng.uniform(0.01, 0.08)
    for at in range(len(characters) - 1):
        if rng.random() < rate:
            characters[at : at + 2] = rng.choices(COMMON, k=2)
    return "".join(characters)


def _wrong(text: str, _: str, rng: random.Random) -> str:
    rate = rng.uniform(0.01, 0.12)
    return "".join(rng.choice(COMMON) if rng.random() < rate else one for one in text)


def _traditional(text: str, other: str, rng: random.Random) -> str:
    return in_script(_cut_tail(text, other, rng), "traditional")


def _moved(text: str, _: str, rng: random.Random) -> str:
    sentences = _sentences(text)
    return "".join(rng.sample(sentences, len(sentences)))


def _merged(text: str, other: str, rng: random.Random) -> str:
    return rng.choice([text + other, other + text, _cut_tail(text, other, rng) + other])


def _several(text: str, other: str, rng: random.Random) -> str:
    return _wrong(_moved(_cut_tail(text, other, rng), other, rng), other, rng) + other[: rng.randrange(400)]


KINDS: dict[str, Made] = {
    "tail cut": _cut_tail,
    "head cut": _cut_head,
    "middle cut": _cut_middle,
    "sentences dropped": _dropped,
    "sentences replaced": _replaced,
    "words replaced": _reworded,
    "characters wrong": _wrong,
    "traditional, tail cut": _traditional,
    "sentences moved": _moved,
    "merged with another": _merged,
    "several together": _several,
}


def pieces(text: str) -> frozenset[str]:
    folded = FOLDING.plain(text)
    return frozenset(folded[at : at + 8] for at in range(len(folded) - 7))


def contained(one: frozenset[str], other: frozenset[str]) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--stories", type=int, default=100)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--natural", type=int, default=0)
    parser.add_argument("--show", action="store_true", help="print what was missed, and the natural printings")
    given = parser.parse_args()
    library = open_library(given.library, to_read=True, fleeting=True)
    rng = random.Random(given.seed)
    ids = list(library.store.holdings.story_ids())
    library.printings.of_text("读报" * 40)
    if given.natural:
        natural(library, rng.sample(ids, given.natural), show=given.show)
    else:
        planted(library, ids, given.stories, rng, show=given.show)


def planted(library: Library, ids: Sequence[int], count: int, rng: random.Random, *, show: bool) -> None:
    bands: dict[str, Counter[int]] = {kind: Counter() for kind in KINDS}
    found_in: dict[str, Counter[int]] = {kind: Counter() for kind in KINDS}
    times, false, shown, done = [], 0, 0, 0
    while done < count:
        one, another = (library.printings.text_of(story_id).body for story_id in rng.sample(ids, 2))
        if len(one) < LEAST_CHARS:
            continue
        done += 1
        own = pieces(one)
        for kind, made in KINDS.items():
            text = made(one, another, rng)
            share = contained(own, pieces(text))
            started = time.process_time()
            found = library.printings.of_text("\n" + text).printings
            times.append((time.process_time() - started) * 1000)
            band = min(9, int(share * 10))
            bands[kind][band] += 1
            hit = any(contained(own, pieces(each.text.body)) > 0.9 for each in found)
            found_in[kind][band] += hit
            shown += len(found)
            false += sum(contained(pieces(text), pieces(each.text.body)) < LEAST_SHARE for each in found)
            if show and not hit and share >= LEAST_SHARE:
                print(f"missed, {kind}, {share:.2f} of {len(one)} characters: {text[:60]!r}")
    print(f"{'found of made, by containment':32}" + "".join(f"{f'.{band}':>9}" for band in range(10)))
    for kind in KINDS:
        cells = (f"{found_in[kind][band]}/{bands[kind][band]}" if bands[kind][band] else "" for band in range(10))
        print(f"{kind:32}" + "".join(f"{cell:>9}" for cell in cells))
    all_made = sum(bands[kind][band] for kind in KINDS for band in range(3, 10))
    hits = sum(found_in[kind][band] for kind in KINDS for band in range(3, 10))
    print(f"recall from .3 on: {hits / all_made:.4f} of {all_made}; {false} of {shown} printings found are false")
    times.sort()
    print(f"median {median(times):.1f} ms, p95 {times[int(len(times) * 0.95)]:.1f}, worst {times[-1]:.1f}")


def natural(library: Library, ids: Sequence[int], *, show: bool) -> None:
    shares: dict[str, list[float]] = defaultdict(list)
    times = []
    for story_id in ids:
        row = library.store.holdings.story(story_id).row
        started = time.process_time()
        found = library.printings.of_story(story_id)
        times.append((time.process_time() - started) * 1000)
        for each in found.printings:
            days = abs((date.fromisoformat(row.date or "") - date.fromisoformat(each.row.date or "")).days)
            shares["a week" if days <= 7 else "a year" if days <= 366 else "more"].append(each.share)
            if show:
                print(f"{each.share:.2f} {row.date} {row.title[:30]} | {each.row.date} {each.row.title[:30]}")
    for within, some in shares.items():
        print(f"within {within}: {len(some)} printings, median share {median(some):.2f}")
    times.sort()
    print(f"median {median(times):.1f} ms, p95 {times[int(len(times) * 0.95)]:.1f}, worst {times[-1]:.1f}")


if __name__ == "__main__":
    main()
