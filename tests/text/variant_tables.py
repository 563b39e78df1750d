"""Maker of resources/folding: the characters that newspapers print for one another, and those that do so in words only.

    python -m tests.text.variant_tables UNIHAN

UNIHAN is a folder with kZVariant.txt and kSemanticVariant.txt of the Unicode Han Database
(https://github.com/unicode-org/unihan-database, Unicode License V3). OpenCC's dictionaries are those of the installed
package (Apache License 2.0, https://github.com/BYVoid/OpenCC), frequencies those of jieba's dictionary (MIT License).

A *letter* is the form in which mainland newspapers print a character. Characters of one letter match always. Those of
two letters match in places: in the words of readings.tsv, or outside of them. Words are in
letters.
"""

import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

import jieba
import opencc
from pypinyin import Style, pinyin

from reader.text.traditional import SIMPLIFIED, TRADITIONAL

RESOURCES = Path(__file__).resolve().parents[2] / "resources" / "folding"
_CHARACTERS = ("HKVariants", "HKVariantsRev", "TWVariants", "TWVariantsRev", "JPShinjitaiCharacters")
_CHARACTERS_TOO = ("JPShinjitaiCharactersRev", "STCharacters", "TSCharacters", "TSCharactersExt")
_TO_SIMPLER = ("TSPhrases", "HKVariantsRevPhrases", "TWVariantsRevPhrases")
_FROM_SIMPLER = ("STPhrases", "HKVariantsPhrases", "TWVariantsPhrases")
_APART = """
丝糸 缶罐 弁辨 弁辩 弁瓣 沪滤 浜滨 欠缺 艺芸 联连 予豫 预予 坂阪
呆待 坐座 俱具 里哩 熏薰 像象 坏坯 复覆 借藉 了瞭 仿彷 划画 沈沉 着著 只祇 炼链 仇雠 佛彿
淼渺 仝同 赀资 哲喆 坤堃 奔犇 和龢 洁絜 扬飏 乃迺 专耑 俯𫖯 假叚 绩𪟝 管筦
"""
"""Pairs of no class: Japanese forms of other Chinese characters; what is printed so in some words only; names."""
_UNIHAN_STANDARD = """
你妳 它牠 炮砲 昵暱 檐簷 煖暖 痹痺 仿倣 剩賸 匹疋 奈柰 寨砦 强彊 棹櫂 炤照 焰燄 熔镕 浚濬 籐藤 菇菰 琅瑯 堤隄 兹玆 刨铇
"""
"""Pairs of Unihan's variants, both standard characters somewhere, of which one region prints one for the other."""
_WHOLE = "彿"
"""Characters that OpenCC simplifies alone to what they are in one word only (彷彿 is 仿佛)."""
_OPEN_ELSEWHERE = {"著": "着", "覆": "复", "瞭": "了", "藉": "借", "祇": "只"}
"""Letters that are printed for another everywhere but in the words of _OWN_WORDS."""
_OWN_WORDS = """
专著 卓著 原著 合著 名著 土著 巨著 拙著 撰著 新著 昭著 显著 编著 著书 著作 著名 著录 著有 著称 著者 著述
见微知著 论著 译著 遗著
倾覆 包覆 披覆 涂覆 翻覆 荡覆 被覆 覆亡 覆冰 覆卵 覆去 覆土
覆地 覆巢 覆手 覆水 覆没 覆灭 覆盆 覆盖 覆膜 覆舟 覆车 覆载 覆辙
覆铜 覆雨 覆雪 覆面 遮覆 镀覆 颠覆 瞭台 瞭哨 瞭望 慰藉 枕藉 狼藉 蕴藉 藉藉 酝藉 地祇 祇园 祇洹 神祇 福祇
"""
"""Words of jieba's dictionary in which these letters are their own, each more frequent there than with the other."""
_MORE_WORDS = {
    ("甚", "什"): "甚么",
    ("畫", "划"): "规画 策画 企画 谋画 区画 比画 画分 画归 画清",
    ("佛", "彿"): "仿佛 彷佛",
    ("彷", "仿"): "彷彿 彷佛",
}
"""Words printed otherwise that OpenCC does not list; among them 佛, which mainland newspapers print for 彿."""
_NOT_OPEN = frozenset(["待着", "无言不雠"])
"""Words of OpenCC's that are no variants."""
_OUTWEIGH = {"畫": "设计画"}
"""Words in which a character is its own although a word of the table is in them."""


class Dictionaries:
    """OpenCC's dictionaries as pairs of a word and one of its conversions."""

    def __init__(self) -> None:
        self._clib = Path(opencc.__file__).parent / "clib"

    def pairs(self, names: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield the pairs of equal length."""
        for name in names:
            for line in self._text(name).splitlines():
                word, _, others = line.partition("\t")
                yield from ((word, other) for other in others.split(" ") if len(word) == len(other))

    def _text(self, name: str) -> str:
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "text"
            source = self._clib / "share/opencc" / f"{name}.ocd2"
            command = [self._clib / "bin/opencc_dict", "-i", source, "-o", made, "-f", "ocd2", "-t", "text"]
            subprocess.run(command, check=True, capture_output=True)
            return made.read_text("utf-8")


class Letters:
    """Classes of characters that always match, each with its letter."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}
        self._simple = {one: other for one, other in zip(TRADITIONAL, SIMPLIFIED, strict=True) if one not in _WHOLE}
        self._frequencies: Counter[str] = Counter()
        for line in (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines():
            word, count, _ = line.split(" ")
            for character in set(word):
                self._frequencies[character] += int(count)
        for one, other in self._simple.items():
            self._join(one, other)
        self._letters: dict[str, str] = {}
        self._apart = frozenset(map(frozenset, _APART.split()))

    def simple(self, character: str) -> str:
        return self._simple.get(character, character)

    def accept(self, one: str, other: str) -> None:
        """Let two characters match always, unless they must stay apart."""
        pair = frozenset((self.simple(one), self.simple(other)))
        if len(pair) == 2 and pair not in self._apart and not pair & set(_WHOLE):
            self._join(*pair)
            self._join(one, next(iter(pair)))

    def classes(self) -> dict[str, list[str]]:
        """Return the other characters of each letter."""
        found = defaultdict(list)
        for character in self._parents:
            found[self._root(character)].append(character)
        classes = {}
        for members in found.values():
            letter = max(members, key=self._standard)
            classes[letter] = sorted(set(members) - {letter})
        self._letters = {member: letter for letter, members in classes.items() for member in members}
        return classes

    def written(self, text: str) -> str:
        """Return a text in letters; known once the classes are made."""
        return "".join(self._letters.get(one, one) for one in text)

    def frequency(self, character: str) -> int:
        return self._frequencies[character]

    def _standard(self, character: str) -> tuple[bool, bool, int, int]:
        return _in_gb(character), character not in self._simple, self._frequencies[character], -ord(character)

    def _join(self, one: str, other: str) -> None:
        one, other = self._root(one), self._root(other)
        self._parents.setdefault(one, one)
        self._parents.setdefault(other, other)
        self._parents[one] = other

    def _root(self, character: str) -> str:
        while self._parents.get(character, character) != character:
            character = self._parents[character]
        return character


def unihan_pairs(folder: Path, letters: Letters) -> Iterator[tuple[str, str]]:
    """Yield characters that are standard nowhere, each with the only standard one that it is a variant of.

    Both are read alike.
    """
    standard = defaultdict(set)
    for name in ("kZVariant", "kSemanticVariant"):
        for found in re.finditer(r"^U\+(\w+) .\t\w+\t(.*)$", (folder / f"{name}.txt").read_text("utf-8"), re.MULTILINE):
            for other in found[2].split():
                pair = [chr(int(found[1], 16)), chr(int(other.split("<")[0][2:], 16))]
                strange, known = sorted(pair, key=_is_standard)
                if _is_standard(known) and not _is_standard(strange):
                    standard[strange].add(letters.simple(known))
    for strange, known in standard.items():
        one = next(iter(known))
        if len(known) == 1 and unicodedata.normalize("NFKC", strange) == strange and _sounds(strange) & _sounds(one):
            yield strange, one


def _sounds(character: str) -> set[str]:
    return set(pinyin(character, style=Style.NORMAL, heteronym=True)[0])


def _in_gb(character: str) -> bool:
    return _encodes(character, "gb2312") > 0


def _is_standard(character: str) -> bool:
    """Return True for characters of GB 2312 and of the first level of Big5."""
    return _in_gb(character) or 0xA440 <= _encodes(character, "big5") <= 0xC67E


def _encodes(character: str, encoding: str) -> int:
    try:
        return int.from_bytes(character.encode(encoding), "big")
    except UnicodeError:
        return 0


def open_words(dictionaries: Dictionaries, letters: Letters) -> dict[tuple[str, str], set[str]]:
    """Return the words, in letters, in which a character is printed for another letter."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for names, forward in ((_TO_SIMPLER, True), (_FROM_SIMPLER, False)):
        for one, other in dictionaries.pairs(names):
            raw, simple = (one, other) if forward else (other, one)
            printed = letters.written(raw)
            for character, letter, meant in zip(raw, printed, letters.written(simple), strict=True):
                if letter != meant and not {letter, meant} & {*_WHOLE, *_OPEN_ELSEWHERE, *_OPEN_ELSEWHERE.values()}:
                    found[character, meant].add(printed)
    for pair, words in _MORE_WORDS.items():
        found[pair].update(words.split())
    shortest = {pair: _shortest(words - _NOT_OPEN, letters.written(pair[0])) for pair, words in found.items()}
    return {pair: words for pair, words in shortest.items() if words}


def _shortest(words: set[str], letter: str) -> set[str]:
    """Leave out words that hold another one around the same letter."""
    return {
        word
        for word in words
        if not any(other != word and letter in other and other in word for other in words if len(other) < len(word))
    }


def veto_words(letter: str, other: str) -> set[str]:
    """Return the words of two characters that end with the other letter: 接着 is not 著 although 著名 follows."""
    found, own = set(), _OWN_WORDS.split()
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines():
        word = line.split(" ")[0]
        if len(word) == 2 and word[1] == other and word[0] + letter not in own:
            found.add(word[0] + letter)
    return found


def main(folder: Path) -> None:
    """Write both tables."""
    dictionaries, letters = Dictionaries(), Letters()
    for one, other in dictionaries.pairs((*_CHARACTERS, *_CHARACTERS_TOO)):
        if len(one) == 1:
            letters.accept(one, other)
    for one, other in dictionaries.pairs((*_TO_SIMPLER, *_FROM_SIMPLER)):
        for pair in zip(one, other, strict=True):
            if not all(_in_gb(letters.simple(character)) for character in pair):
                letters.accept(*pair)
    for pair in [*unihan_pairs(folder, letters), *map(tuple, _UNIHAN_STANDARD.split())]:
        letters.accept(*pair)
    head = f"# Made by tests/text/variant_tables.py from OpenCC {version('opencc')} (Apache License 2.0)"
    classes = letters.classes()
    lines = [f"{letter}\t{''.join(others)}" for letter, others in sorted(classes.items())]
    RESOURCES.mkdir(exist_ok=True)
    made = [
        f"{head} and the Unicode Han Database (Unicode License V3).",
        "# Letter, characters printed for it.",
        *lines,
    ]
    (RESOURCES / "letters.tsv").write_text("\n".join(made) + "\n", "utf-8")
    rows = []

    def common(*pair: str) -> str:
        return max(map(letters.written, pair), key=letters.frequency)

    taiwan = set(dictionaries.pairs(["TWVariants"]))
    standard = {letter for letter, other in _OPEN_ELSEWHERE.items() if (other, letter) in taiwan}
    for letter, other in _OPEN_ELSEWHERE.items():
        own = _shortest({letters.written(word) for word in _OWN_WORDS.split() if letter in word}, letter)
        vetoes = veto_words(letter, other) if letter == "著" else set()
        state = "always" if letter in standard else "except"
        words_of_both = " ".join(sorted(own)), " ".join(sorted(vetoes))
        rows.append((letter, other, common(letter, other), other, state, *words_of_both))
    for (printed, other), words in sorted(open_words(dictionaries, letters).items()):
        meant = other if _in_gb(other) else letters.written(printed)
        outweighing = _OUTWEIGH.get(printed, "")
        rows.append((printed, other, common(printed, other), meant, "in", " ".join(sorted(words)), outweighing))
    made = [
        f"{head} and by hand.",
        "# Character, letter it is printed for, their base, what is meant, state, words, what outweighs them.",
        "# States: 'in' these words, 'except' in them, 'always' (except in them) as Taiwan's standard has it.",
        *map("\t".join, rows),
    ]
    (RESOURCES / "readings.tsv").write_text("\n".join(made) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
