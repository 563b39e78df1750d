"""Style of a story in the window: a small table of choices, and the style sheet made of it."""

from dataclasses import dataclass
from string import Template

SERIF = "'Noto Serif CJK SC','Source Han Serif SC','Songti SC','STSong','SimSun','Noto Serif',serif"
SANS = "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','Noto Sans',sans-serif"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryStyle:
    """Choices of a person and colours of a theme (#rrggbb).

    `size` is that of the text in pixels, `line_height` in times of it. `script` is 'original', 'simplified' or
    'traditional'. `split_headlines` puts the halves of a headline that was printed on two lines on two lines again.
    """

    serif: bool = True
    size: int = 18
    line_height: float = 1.75
    indent: bool = True
    full_width: bool = True
    script: str = "original"
    split_headlines: bool = True
    text: str = "#1f1e1c"
    muted: str = "#6e6a64"
    accent: str = "#a8321f"
    panel: str = "#f6f3ee"
    line: str = "#d8d2c8"
    mark: str = "#ffe08a"
    mark_text: str = "#1f1e1c"


# white-space: pre-wrap keeps the blanks of the original, which HTML would collapse. Qt keeps no classes: the user state
# identifies the blocks of the headline stack and of the text.
_SHEET = Template(
    """
body { font-family: $family; font-size: ${size}px; color: $text; }
p { margin: 0; white-space: pre-wrap; }
p.where { font-family: $sans; font-size: ${small}px; color: $muted; margin-bottom: ${half}px; }
p.label { font-family: $sans; font-size: ${small}px; font-weight: 600; color: $accent; margin-bottom: ${third}px; }
p.kicker { font-size: ${kicker}px; color: $muted; margin-bottom: ${third}px; }
p.headline { font-size: ${headline}px; font-weight: 700; margin-bottom: ${half}px; }
p.deck { font-size: ${deck}px; font-weight: 500; margin-bottom: ${half}px; }
p.kicker, p.headline, p.deck { -qt-user-state: 1; }
p.byline { font-family: $sans; font-size: ${small}px; color: $muted; }
p.text, p.bullet, p.verse { line-height: ${height}px; margin-top: ${gap}px; }
p.text, p.bullet { text-indent: ${indent}px; -qt-user-state: 2; }
p.verse { margin-left: ${indent2}px; }
p.crosshead { font-size: ${deck}px; font-weight: 700; margin-top: ${size}px; margin-bottom: ${third}px; }
p.signature { color: $muted; margin-top: ${half}px; }
p.jump { font-family: $sans; font-size: ${small}px; color: $accent; margin-top: ${half}px; margin-bottom: ${third}px; }
p.part { font-family: $sans; font-size: ${small}px; color: $muted; margin-top: ${double}px; margin-bottom: ${third}px; }
p.missing { font-family: $sans; font-size: ${small}px; color: $muted; margin-top: ${half}px; margin-bottom: ${half}px; }
p.picture { margin-top: ${size}px; }
table.photo { background-color: $panel; margin-top: ${size}px; }
table.rows { border-color: $line; border-style: solid; border-collapse: collapse; }
table.rows { margin-top: ${size}px; margin-bottom: ${half}px; }
p.cell { font-family: $sans; font-size: ${caption}px; }
p.smallcell { font-family: $sans; font-size: ${small}px; }
p.phototitle { font-family: $sans; font-weight: 600; font-size: ${captiontitle}px; margin-bottom: ${quarter}px; }
p.caption { font-family: $sans; font-size: ${caption}px; line-height: ${caption_height}px; }
p.caption, p.byline { margin-bottom: ${quarter}px; }
p.credit { font-family: $sans; font-size: ${small}px; color: $muted; margin-top: ${third}px; }
p.above { font-size: ${caption}px; color: $muted; margin-top: ${size}px; }
p.item { font-size: ${item}px; font-weight: 700; margin-top: ${size}px; }
p.under { font-size: ${item}px; font-weight: 700; }
a { color: $text; text-decoration: none; }
p.lead { line-height: ${height}px; margin-top: ${quarter}px; }
span.mark { background-color: $mark; color: $mark_text; }
"""
)


def style_sheet(style: StoryStyle) -> str:
    """Return CSS in the subset that Qt's rich text supports: lengths in px; a line height in px is a minimum."""
    size = style.size
    return _SHEET.substitute(
        family=SERIF if style.serif else SANS,
        sans=SANS,
        size=size,
        small=max(11, round(size * 0.74)),
        kicker=round(size * 0.95),
        headline=round(size * 1.68),
        deck=round(size * 1.1),
        item=round(size * 1.2),
        caption=round(size * 0.86),
        caption_height=round(size * 0.86 * 1.65),
        captiontitle=round(size * 0.92),
        double=size * 2,
        half=round(size * 0.6),
        third=round(size * 0.4),
        quarter=round(size * 0.25),
        gap=round(size * 0.45) if style.indent else round(size * 0.8),
        height=round(style.line_height * size),
        indent=2 * size if style.indent else 0,
        indent2=2 * size,
        text=style.text,
        muted=style.muted,
        accent=style.accent,
        panel=style.panel,
        line=style.line,
        mark=style.mark,
        mark_text=style.mark_text,
    )
