"""Words of Chinese text, by jieba's algorithm and dictionary, and where they stand.

Words rank results; what is found never depends on them. Han runs alone reach the segmenter: Latin words and numbers
are cut here, so that jieba and rjieba (which differ on '10-30' only) give the same words.

Loading a dictionary takes a tenth of a second at best, while every other thread waits. Short texts, such as queries, do
without: the word table, made once and kept, gives the same words.
"""

import hashlib
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Protocol

from reader.text.quick_cut import QuickCut
from reader.text.word_source import made_of, make_table
from reader.text.word_table import WordTable, read_table

SHORT = 200
"""Texts of so many characters are cut by the word table while no dictionary is loaded: in a millisecond at most."""
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


def make_segmenter(table: Path | None = None) -> Segmenter:
    """rjieba where it is installed (20 times as fast), jieba where it is not, loaded with the first long text.

    `table` is the file of the word table, with which short texts need neither of them. It is made where it is missing
    or useless when one is loaded, for which any text is long enough then, and where no file is named.
    """
    return _Deferred(table)


class _Deferred:
    """Loading takes up to half a second, which a list of stories or a window that opens need not wait for."""

    def __init__(self, table: Path | None) -> None:
        self._path = table

    @property
    def id(self) -> str:
        return self._suited(0).id

    def words(self, text: str) -> list[str]:
        return self._suited(len(text)).words(text)

    def words_of(self, texts: Sequence[str]) -> list[list[str]]:
        return self._suited(sum(map(len, texts))).words_of(texts)

    def tokens(self, text: str) -> list[Token]:
        return self._suited(len(text)).tokens(text)

    def _suited(self, length: int) -> Segmenter:
        if length <= SHORT and "_segmenter" not in self.__dict__ and self._quick:
            return self._quick
        return self._segmenter

    @cached_property
    def _segmenter(self) -> Segmenter:
        segmenter: RustSegmenter | JiebaSegmenter
        try:
            segmenter = RustSegmenter()
        except ImportError:
            segmenter = JiebaSegmenter()
        if self._path and not self._table:
            make_table(self._path, self._source, segmenter)
        return segmenter

    @cached_property
    def _quick(self) -> Segmenter | None:
        return QuickSegmenter(self._table) if self._table and self._table.header.agrees else None

    @cached_property
    def _table(self) -> WordTable | None:
        return read_table(self._path, self._source) if self._path else None

    @cached_property
    def _source(self) -> str:
        return made_of("rjieba") or made_of("jieba")


class _RunSegmenter(ABC):
    """Cuts Han runs, all runs of all texts in one call; everything else by letters and digits."""

    @property
    @abstractmethod
    def cut_runs(self) -> Callable[[str], list[str]]:
        """Cuts Han characters into words; line ends, which are words too, part them."""

    def words(self, text: str) -> list[str]:
        return self.words_of((text,))[0]

    def words_of(self, texts: Sequence[str]) -> list[list[str]]:
        gaps, runs = _taken_apart(texts)
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

    wide = True

    def __init__(self) -> None:
        import rjieba

        # The package makes one on import: another would load the dictionary a second time.
        self._cut_text: Callable[[str], list[str]] = rjieba.cut

    @cached_property
    def id(self) -> str:
        """Name, version (the dictionary is compiled in), and the digest of how a probe is cut."""
        import rjieba

        return f"rjieba-{_version(rjieba)}-{_probe(self)}"

    @property
    def cut_runs(self) -> Callable[[str], list[str]]:
        return self._cut_text


class JiebaSegmenter(_RunSegmenter):
    """jieba with a tokenizer of our own that neither reads nor writes a cache file.

    jieba's cache lies under a fixed name in the shared temporary folder and is unmarshalled unchecked. The dictionary
    (about 0.7 s) is loaded at the first use.
    """

    wide = False

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


class QuickSegmenter(_RunSegmenter):
    """The words of either of the others, by the table that was made with it: at once, but slower with every text."""

    def __init__(self, table: WordTable) -> None:
        self.id = table.header.segmenter
        self._quick = QuickCut(table)

    @property
    def cut_runs(self) -> Callable[[str], list[str]]:
        return self._quick.cut


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
