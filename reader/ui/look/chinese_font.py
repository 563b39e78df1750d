"""A font with Chinese characters: the system's, else the one that the program brought, else said to be missing."""

from PySide6.QtGui import QFont, QFontDatabase, QTextLayout

from reader import paths

FAMILIES = ["Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei UI", "WenQuanYi Micro Hei"]
MISSING = (
    "No font on this system has Chinese characters: boxes stand in their place. Install one: fonts-noto-cjk on Debian"
    " and Ubuntu, google-noto-sans-cjk-fonts on Fedora, noto-fonts-cjk on Arch."
)
"""Said in the window, and therefore in English whatever its language: of Chinese nothing could be read."""
_PROBE = "读报国户"


def provide(font: QFont) -> None:
    """Load the font that a packed program may bring, if none of the system has the characters that `font` lacks."""
    if is_missing(font):
        for file in _brought():
            QFontDatabase.addApplicationFont(file)


def is_missing(font: QFont) -> bool:
    """Return whether Chinese set in `font`, and whatever the system puts in for it, comes out as boxes."""
    if QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        return False
    # No font claims the language. One that claims none may have the characters all the same: those that no font has are
    # one glyph, a box.
    layout = QTextLayout(_PROBE, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    glyphs = {glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()}
    return len(glyphs) < len(_PROBE)


def _brought() -> list[str]:
    try:
        return [str(file) for file in sorted(paths.shipped("fonts").iterdir())]
    except FileNotFoundError:
        return []
