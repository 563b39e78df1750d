"""Names in Latin letters, split into family name and given names; Chinese names and organisations stay whole."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_][^\W\d_.’'-]*(?:[.’'-][^\W\d_]+)*\.?")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?", re.IGNORECASE)
_MOST_WORDS = 5
_PARTICLE_WORDS = "van von der den de del della di da dos du la le ter ten bin ibn al el zu zur"
_BODY_WORDS = (
    "agency agencies bureau board committee correspondent correspondents daily desk editor editors editorial group "
    "news newspaper online post press reporter reporters service staff team times weekly writer writers xinhua"
)
"""Words that make a name that of an organisation: Xinhua News Agency, China Daily, staff writer."""

# The hundred family names of nine Chinese in ten, in pinyin.
_FAMILY_WORDS = (
    "li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang "
    "feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia "
    "zhong tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long "
    "wan duan lei qian yin yi chang qiao lai gong wen pang ouyang sima zhuge shangguan"
)
_PARTICLES, _BODIES, _FAMILIES = (frozenset(words.split()) for words in (_PARTICLE_WORDS, _BODY_WORDS, _FAMILY_WORDS))
_PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un"
    r"|ia|ie|iu|ua|uo|ui|ue|er|a|o|e|i|u|v|ü|üe)['’-]?){1,2}"
)


@dataclass(frozen=True, slots=True)
class LatinName:
    """A person's name in Latin letters. `pinyin`: it is a Chinese name. `suffix` is Jr, Sr, II and the like."""

    family: str
    given: tuple[str, ...] = ()
    suffix: str = ""
    pinyin: bool = False


def latin_name(name: str) -> LatinName | None:
    """Split a person's name; None for a name in other letters, a single word, and the name of an organisation."""
    family, comma, given = (part.strip() for part in name.partition(","))
    words = (given if comma else family).split()
    if comma and not _SUFFIX.fullmatch(given):
        return LatinName(family, tuple(words)) if words and all(map(_is_word, (*family.split(), *words))) else None
    words = family.split()
    suffix = given if comma else words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    if not 2 <= len(words) <= _MOST_WORDS or not all(map(_is_word, words)):
        return None
    if any(word.lower() in _BODIES for word in words):
        return None
    if len(words) == 2 and (chinese := _pinyin_name(*words)):
        return chinese
    starts = next((at for at, word in enumerate(words[1:-1], 1) if word in _PARTICLES), len(words) - 1)
    return LatinName(" ".join(words[starts:]), tuple(words[:starts]), suffix.rstrip("."))


def initials(word: str, *, hyphen: bool) -> str:
    """Return the initials of a given name: J for John, J-L for Jean-Luc, or J L without `hyphen`."""
    letters = [part[0].upper() for part in re.split(r"[-.]", word) if part]
    return ("-" if hyphen else " ").join(letters)


def _pinyin_name(first: str, second: str) -> LatinName | None:
    """Return a Chinese name, its family name first or last: Li Jianning, Jianning Li; None if it is not Chinese."""
    for family, given in ((first, second), (second, first)):
        if family.lower() in _FAMILIES and _PINYIN.fullmatch(given.lower()):
            return LatinName(family, (given,), pinyin=True)
    return None


def _is_word(word: str) -> bool:
    """Return True for a word of a name in Latin letters; in lower case only if it is a particle (van, de)."""
    in_latin = _WORD.fullmatch(word) is not None and ord(max(word.replace("’", "'"))) < 0x250
    return in_latin and (word[0].isupper() or word in _PARTICLES)
