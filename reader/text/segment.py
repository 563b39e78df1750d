"""Words of Chinese text and their positions, by jieba's algorithm and dictionary.

Words only rank results; no hit depends on them. Only runs of Han characters reach the segmenter: Latin words and
numbers are cut here, so that jieba and rjieba (which differ on '10-30' alone) give the same words.

The dictionary is loaded once a process, by the first text: 0.13 s of processor with rjieba, 0.9 s with jieba. The
window does it in an idle worker after it was painted.
"""

import hashlib
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType
from typing import Protocol

BLOCK_CHARACTERS = 1000
"""Characters of the longest run handed to jieba, whose time is quadratic on unknown characters."""

_SIGNS = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af〇々"
_HAN = re.compile(f"([{_SIGNS}]{{1,{BLOCK_CHARACTERS}}})")
_OTHERS = re.compile(rf"[^\W_{_SIGNS}]+(?:[.%][0-9]+)*%?")
_SEPARATOR = "\n"

Token = tuple[str, int, int]
"""A word, the offset of its first code point, and the offset after its last."""


class Segmenter(Protocol):
    """A cutter of text into words. `id` names algorithm and dictionary; an index made with another must be rebuilt."""

    @property
    def id(self) -> str: ...
    def words(self, text: str) -> list[str]:
        """Return the words of `text` in order; white space and punctuation are no words."""
        ...

    def words_of(self, texts: Sequence[str]) -> list[list[str]]:
        """Return the words of each of `texts`; several times as fast as one call a text."""
        ...

    def tokens(self, text: str) -> list[Token]:
        """Return the words of `text` with their positions in it."""
        ...


@cache
def make_segmenter() -> Segmenter:
    """Return the segmenter of this process: rjieba if it is installed (20 times as fast), else jieba."""
    try:
        return RustSegmenter()
    except ImportError:
        return JiebaSegmenter()


class _RunSegmenter(ABC):
    """Base of both segmenters: cuts the Han runs of all texts in one call, everything else by letters and digits."""

    @property
    @abstractmethod
    def cut_runs(self) -> Callable[[str], list[str]]:
        """The function that cuts Han characters into words; line feeds, which are words too, part them."""

    def words(self, text: str) -> list[str]:
        return self.words_of((text,))[0]

    def words_of(self, texts: Sequence[str]) -> list[list[str]]:
        gaps, runs = _split(texts)
        if not runs:
            return [_OTHERS.findall(text) for text in texts]
        # No word holds white space: runs end where the separator stands.
        cut = self.cut_runs(_SEPARATOR.join(runs))
        ends = [at for at, word in enumerate(cut) if word == _SEPARATOR]
        ends.append(len(cut))
        found: list[list[str]] = []
        run = start = 0
        for between in gaps:
            if _OTHERS.search(_SEPARATOR.join(between)):
                words = _OTHERS.findall(between[0])
                for gap in between[1:]:
                    words += cut[start : ends[run]]
                    words += _OTHERS.findall(gap)
                    start = ends[run] + 1
                    run += 1
            else:
                run += len(between) - 1
                end = ends[run - 1] if len(between) > 1 else start
                words = [word for word in cut[start:end] if word != _SEPARATOR]
                start = end + (len(between) > 1)
            found.append(words)
        return found

    def tokens(self, text: str) -> list[Token]:
        return list(self._positioned(text))

    def _positioned(self, text: str) -> Iterator[Token]:
        # Every word occurs in the text as it is, and the words cover all of it but the signs between them.
        at = 0
        for word in self.words(text):
            at = text.index(word, at)
            yield word, at, at + len(word)
            at += len(word)


def _split(texts: Sequence[str]) -> tuple[list[list[str]], list[str]]:
    """Split texts at their Han runs: for each text the pieces before, between and after them; and the runs of all."""
    gaps: list[list[str]] = []
    runs: list[str] = []
    for text in texts:
        pieces = _HAN.split(text)
        gaps.append(pieces[::2])
        runs += pieces[1::2]
    return gaps, runs


class RustSegmenter(_RunSegmenter):
    """jieba's algorithm and dictionary in Rust. Raises ImportError if rjieba is not installed."""

    def __init__(self) -> None:
        import rjieba

        # The package makes one on import: another would load the dictionary a second time.
        self._cut_text: Callable[[str], list[str]] = rjieba.cut

    @cached_property
    def id(self) -> str:
        """Name, version (the dictionary is compiled in), and the digest of a probe's words."""
        import rjieba

        return f"rjieba-{_version(rjieba)}-{_probe(self)}"

    @property
    def cut_runs(self) -> Callable[[str], list[str]]:
        return self._cut_text


class JiebaSegmenter(_RunSegmenter):
    """jieba with a tokenizer of our own that neither reads nor writes a cache file.

    jieba's cache has a fixed name in the shared temporary folder and is unmarshalled unchecked.
    """

    @cached_property
    def id(self) -> str:
        """Name, version and the digest of the dictionary."""
        import jieba

        dictionary = (Path(jieba.__file__).parent / "dict.txt").read_bytes()
        return f"jieba-{_version(jieba)}-{hashlib.sha256(dictionary).hexdigest()[:16]}"

    @cached_property
    def cut_runs(self) -> Callable[[str], list[str]]:
        import jieba

        tokenizer = jieba.Tokenizer()
        with tokenizer.get_dict_file() as dictionary:
            tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(dictionary)
        tokenizer.initialized = True
        cut: Callable[[str], list[str]] = tokenizer.lcut
        return cut


def _version(package: ModuleType) -> str:
    """Return the version of an installed package from the name of its .dist-info folder, else from importlib."""
    name = package.__name__
    beside = Path(package.__file__ or "").parent.parent
    for metadata in beside.glob(f"{name}-*.dist-info"):
        return metadata.name.removeprefix(f"{name}-").removesuffix(".dist-info")
    # The slow fallback: with its mail parser it takes longer to load than all else here.
    from importlib.metadata import version

    return version(name)


def _probe(segmenter: Segmenter) -> str:
    """Return the digest of a fixed text's words, which differs between dictionaries of the same version."""
    cut = segmenter.words(
        "中华全国总工会推动网约车司机入会建会工作,小明硕士毕业于中国科学院计算所后在日本京都大学深造。"
    )
    return hashlib.sha256("/".join(cut).encode()).hexdigest()[:16]
