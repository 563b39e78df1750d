"""Words of Chinese text, by jieba's algorithm and dictionary, and where they stand.

Words rank results; what is found never depends on them. Han runs alone reach the segmenter: Latin words and numbers
are cut here, so that jieba and rjieba (which differ on '10-30' only) give the same words.
"""

import hashlib
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Protocol

BLOCK = 1000
"""jieba's time is quadratic on unknown characters: no longer run is ever handed to it."""

_SIGNS = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af〇々"
_HAN = re.compile(f"([{_SIGNS}]{{1,{BLOCK}}})")
_OTHERS = re.compile(rf"[^\W_{_SIGNS}]+(?:[.%][0-9]+)*%?")
_SEPARATOR = "\n"

Token = tuple[str, int, int]
"""A word, its first code point and the one after its last."""


class Segmenter(Protocol):
    """Cuts text into words. `id` names the algorithm and dictionary; an index built under another must be rebuilt."""

    @property
    def id(self) -> str: ...
    def words(self, text: str) -> list[str]:
        """The words of `text` in order; white space and punctuation are no words."""
        ...

    def words_of(self, texts: Sequence[str]) -> list[list[str]]:
        """The words of each of `texts`: many texts at once are cut several times as fast as one by one."""
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

    def words_of(self, texts: Sequence[str]) -> list[list[str]]:
        return self._segmenter.words_of(texts)

    def tokens(self, text: str) -> list[Token]:
        return self._segmenter.tokens(text)

    @cached_property
    def _segmenter(self) -> Segmenter:
        try:
            return RustSegmenter()
        except ImportError:
            return JiebaSegmenter()


class _RunSegmenter(ABC):
    """Cuts Han runs with `_cut`, all runs of all texts in one call; everything else by letters and digits."""

    @abstractmethod
    def _cut(self) -> Callable[[str], list[str]]: ...

    def words(self, text: str) -> list[str]:
        return self.words_of((text,))[0]

    def words_of(self, texts: Sequence[str]) -> list[list[str]]:
        gaps, runs = _taken_apart(texts)
        if not runs:
            return [_OTHERS.findall(text) for text in texts]
        # No word holds white space: runs end where the separator stands.
        cut = self._cut()(_SEPARATOR.join(runs))
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
        return list(self._placed(text))

    def _placed(self, text: str) -> Iterator[Token]:
        # Every word stands in the text as it is, and the words cover all of it but the signs between them.
        at = 0
        for word in self.words(text):
            at = text.index(word, at)
            yield word, at, at + len(word)
            at += len(word)


def _taken_apart(texts: Sequence[str]) -> tuple[list[list[str]], list[str]]:
    """What stands before, between and after the Han runs of each text; and the runs of all texts."""
    gaps: list[list[str]] = []
    runs: list[str] = []
    for text in texts:
        pieces = _HAN.split(text)
        gaps.append(pieces[::2])
        runs += pieces[1::2]
    return gaps, runs


class RustSegmenter(_RunSegmenter):
    """jieba's algorithm and dictionary in Rust. Raises ImportError where rjieba is not installed."""

    def __init__(self) -> None:
        import rjieba

        # The package makes one on import: another would load the dictionary a second time.
        self._cut_text: Callable[[str], list[str]] = rjieba.cut

    @cached_property
    def id(self) -> str:
        """Name, version (the dictionary is compiled in), and the digest of how a probe is cut."""
        import rjieba

        return f"rjieba-{_version(rjieba)}-{_probe(self)}"

    def _cut(self) -> Callable[[str], list[str]]:
        return self._cut_text


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
        return f"jieba-{_version(jieba)}-{hashlib.sha256(dictionary).hexdigest()[:16]}"

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


def _version(package: ModuleType) -> str:
    """Of an installed package: as its folder of metadata is called, else as importlib finds it, which takes long."""
    name = package.__name__
    beside = Path(package.__file__ or "").parent.parent
    for metadata in beside.glob(f"{name}-*.dist-info"):
        return metadata.name.removeprefix(f"{name}-").removesuffix(".dist-info")
    # With its mail parser it takes longer to load than all else here.
    from importlib.metadata import version

    return version(name)


def _probe(segmenter: Segmenter) -> str:
    """Digest of how a fixed text is cut: tells dictionaries that call themselves the same version apart."""
    cut = segmenter.words(
        "中华全国总工会推动网约车司机入会建会工作,小明硕士毕业于中国科学院计算所后在日本京都大学深造。"
    )
    return hashlib.sha256("/".join(cut).encode()).hexdigest()[:16]
