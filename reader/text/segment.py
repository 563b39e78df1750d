"""Words of Chinese text, by jieba's algorithm and dictionary, and where they stand.

Words rank results; what is found never depends on them. Han runs alone reach the segmenter: Latin words and numbers
are cut here, so that jieba and rjieba (which differ on '10-30' only) give the same words.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Protocol

BLOCK = 1000
"""jieba's time is quadratic on unknown characters: no longer run is ever handed to it."""

_RUNS = re.compile(
    r"(?P<han>[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af〇々]+)"
    r"|[^\W_\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af〇々]+(?:[.%][0-9]+)*%?"
)

Token = tuple[str, int, int]
"""A word, its first code point and the one after its last."""


class Segmenter(Protocol):
    """Cuts text into words. `id` names the algorithm and dictionary; an index built under another must be rebuilt."""

    @property
    def id(self) -> str: ...
    def words(self, text: str) -> list[str]:
        """The words of `text` in order; white space and punctuation are no words."""
        ...

    def tokens(self, text: str) -> list[Token]:
        """The words of `text` with their places in it."""
        ...


def make_segmenter() -> Segmenter:
    """rjieba where it is installed (20 times as fast), jieba where it is not; either is loaded with the first text."""
    return _Deferred()


class _Deferred:
    """Loading takes up to half a second, which a list of stories or a window that opens need not wait for."""

    @property
    def id(self) -> str:
        return self._segmenter.id

    def words(self, text: str) -> list[str]:
        return self._segmenter.words(text)

    def tokens(self, text: str) -> list[Token]:
        return self._segmenter.tokens(text)

    @cached_property
    def _segmenter(self) -> Segmenter:
        try:
            return RustSegmenter()
        except ImportError:
            return JiebaSegmenter()


class _RunSegmenter:
    """Cuts Han runs with `_cut`; everything else by letters and digits."""

    def _cut(self) -> Callable[[str], list[str]]:
        raise NotImplementedError

    def words(self, text: str) -> list[str]:
        cut = self._cut()
        words: list[str] = []
        for run in _RUNS.finditer(text):
            if run.lastgroup == "han":
                for start in range(run.start(), run.end(), BLOCK):
                    words += cut(text[start : min(start + BLOCK, run.end())])
            else:
                words.append(run.group())
        return words

    def tokens(self, text: str) -> list[Token]:
        return list(self._placed(text))

    def _placed(self, text: str) -> Iterator[Token]:
        cut = self._cut()
        for run in _RUNS.finditer(text):
            if run.lastgroup != "han":
                yield run.group(), run.start(), run.end()
                continue
            at = run.start()
            for start in range(run.start(), run.end(), BLOCK):
                for word in cut(text[start : min(start + BLOCK, run.end())]):
                    yield word, at, at + len(word)
                    at += len(word)


class RustSegmenter(_RunSegmenter):
    """jieba's algorithm and dictionary in Rust. Raises ImportError where rjieba is not installed."""

    def __init__(self) -> None:
        import rjieba

        self._jieba = rjieba.Jieba()

    @cached_property
    def id(self) -> str:
        """Name, version (the dictionary is compiled in), and the digest of how a probe is cut."""
        return f"rjieba-{_version('rjieba')}-{_probe(self)}"

    def _cut(self) -> Callable[[str], list[str]]:
        cut: Callable[[str], list[str]] = self._jieba.cut
        return cut


class JiebaSegmenter(_RunSegmenter):
    """jieba with a tokenizer of our own that neither reads nor writes a cache file.

    jieba's cache lies under a fixed name in the shared temporary folder and is unmarshalled unchecked. The dictionary
    (about 0.7 s) is loaded at the first use.
    """

    @cached_property
    def id(self) -> str:
        """Name, version and the digest of the dictionary."""
        import jieba

        dictionary = (Path(jieba.__file__).parent / "dict.txt").read_bytes()
        return f"jieba-{_version('jieba')}-{hashlib.sha256(dictionary).hexdigest()[:16]}"

    @cached_property
    def _lcut(self) -> Callable[[str], list[str]]:
        import jieba

        tokenizer = jieba.Tokenizer()
        with tokenizer.get_dict_file() as dictionary:
            tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(dictionary)
        tokenizer.initialized = True
        cut: Callable[[str], list[str]] = tokenizer.lcut
        return cut

    def _cut(self) -> Callable[[str], list[str]]:
        return self._lcut


def _version(package: str) -> str:
    # With its mail parser it takes longer to load than all else here.
    from importlib.metadata import version

    return version(package)


def _probe(segmenter: Segmenter) -> str:
    """Digest of how a fixed text is cut: tells dictionaries that call themselves the same version apart."""
    cut = segmenter.words(
        "中华全国总工会推动网约车司机入会建会工作,小明硕士毕业于中国科学院计算所后在日本京都大学深造。"
    )
    return hashlib.sha256("/".join(cut).encode()).hexdigest()[:16]
