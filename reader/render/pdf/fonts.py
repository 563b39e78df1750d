"""Font families of a PDF, chosen from those of this machine, without Qt."""

from collections.abc import Iterable, Mapping

# The best drawn first, then those of Windows, macOS and older systems. The window uses the first of each kind, see
# reader/render/story_css.py.
_SERIF = (
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Noto Serif SC",
    "Source Han Serif CN",
    "Songti SC",
    "STSong",
    "NSimSun",
    "SimSun",
    "FangSong",
    "AR PL SungtiL GB",
    "AR PL UMing CN",
)
_SANS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "STHeiti",
    "Heiti SC",
    "DengXian",
    "SimHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
)
_SERIF_HANT = (
    "Noto Serif CJK TC",
    "Source Han Serif TC",
    "Noto Serif TC",
    "Source Han Serif TW",
    "Songti TC",
    "LiSong Pro",
    "PMingLiU",
    "MingLiU",
    "AR PL UMing TW",
)
_BUNDLED = "Libertinus Serif"
"""A family that Typst brings along."""
_SANS_HANT = (
    "Noto Sans CJK TC",
    "Source Han Sans TC",
    "Noto Sans TC",
    "Source Han Sans TW",
    "PingFang TC",
    "Heiti TC",
    "Microsoft JhengHei",
)


def faces(installed: Iterable[str], *, serif: bool) -> Mapping[str, list[str]]:
    """Return families for text and for labels, best first, for stories in simplified and in traditional characters.

    Each list ends with a family that Typst brings along. If that is the only one, Typst takes any font of the machine
    that has the characters.
    """
    available = frozenset(installed)
    serifs, sanses = _SERIF, _SANS
    hants = (_SERIF_HANT, _SANS_HANT)
    text, text_hant = (serifs, hants[0]) if serif else (sanses, hants[1])
    # For a character that a family lacks, Typst takes the next in the list.
    kinds = {
        "text": (text, text_hant, sanses),
        "text_hant": (text_hant, text, hants[1]),
        "sans": (sanses, hants[1], serifs),
        "sans_hant": (hants[1], sanses, hants[0]),
    }
    return {
        kind: [*(name for group in groups for name in group if name in available), _BUNDLED]
        for kind, groups in kinds.items()
    }
