"""The faces of a PDF among the fonts of this machine, found without Qt."""

from collections.abc import Iterable, Mapping

# First what is drawn best, then what Windows, macOS and older systems bring. The window names the first of each kind in
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
_BROUGHT = "Libertinus Serif"
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
    """The families for text and for what stands around it, each best first, for simplified and traditional stories.

    Each ends with a face that Typst brings along. If no other is known here, Typst takes any font of the machine that
    has the characters.
    """
    held = frozenset(installed)
    serifs, sanses = _SERIF, _SANS
    hants = (_SERIF_HANT, _SANS_HANT)
    text, text_hant = (serifs, hants[0]) if serif else (sanses, hants[1])
    # A story in the other script, and a face that lacks a character, take the next face of the same kind.
    kinds = {
        "text": (text, text_hant, sanses),
        "text_hant": (text_hant, text, hants[1]),
        "sans": (sanses, hants[1], serifs),
        "sans_hant": (hants[1], sanses, hants[0]),
    }
    return {
        kind: [*(name for group in groups for name in group if name in held), _BROUGHT]
        for kind, groups in kinds.items()
    }
