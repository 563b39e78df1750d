"""Styles of a Word document: a small table, made into the style sheet of the template.

Measures are Word's: sizes in half points, indents and spaces in twentieths of a point. Indents of two characters are
written as characters (`firstLineChars`), so that they stay two characters wide at any size.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

SONG, HEI, KAI = "宋体", "黑体", "楷体"
LATIN, LATIN_HEAD = "Times New Roman", "Arial"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_INK, _QUIET, _ACCENT = "1F1E1C", "645F59", "A8321F"
_BODY_SIZE = 24
MEASURE = 9070
"""Width of the text: A4 without its margins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A paragraph style. `id` is the program's name for it, `name` that of Word, which translates its own.

    `chars` is the indent of the first line in hundredths of a character; `outline` the level in the navigation pane,
    from 0. `line` is the least line height, the same for faces of different heights. `keeps`: kept on one page with the
    next paragraph. `rule` is the side of a line in the accent colour.
    """

    id: str
    name: str
    based: str = "Normal"
    next: str = ""
    asian: str = ""
    size: int = 0
    colour: str = ""
    bold: bool = False
    keeps: bool = False
    rule: str = ""
    leader: bool = False
    before: int = 0
    after: int = 0
    line: int = 0
    left: int = 0
    hanging: int = 0
    chars: int = 0
    align: str = ""
    outline: int | None = None


_TEXT = "BodyText"
_ISSUE = Style(id="", name="", next=_TEXT, asian=HEI, size=34, bold=True, keeps=True, before=360, after=120)
_PAGE = Style(id="", name="", next=_TEXT, asian=HEI, size=24, colour=_ACCENT, keeps=True, rule="bottom", after=120)
_HEADLINE = Style(id="", name="", next=_TEXT, asian=HEI, size=36, bold=True, keeps=True, before=60, after=140, line=540)
_CROSSHEAD = Style(id="", name="", next=_TEXT, asian=HEI, size=25, bold=True, keeps=True, before=240, after=120)

_STYLES = (
    Style(id=_TEXT, name="Body Text", chars=200, align="both", line=440, after=80),
    Style(id="Title", name="Title", asian=HEI, size=56, bold=True, align="center", before=1800, after=240, keeps=True),
    Style(id="Subtitle", name="Subtitle", asian=KAI, size=26, colour=_QUIET, align="center", after=720),
    Style(id="TOCHeading", name="TOC Heading", asian=HEI, size=26, bold=True, before=480, after=200, keeps=True),
    Style(id="Label", name="栏目", asian=HEI, size=21, colour=_ACCENT, keeps=True),
    Style(id="Kicker", name="引题", asian=KAI, size=27, colour=_QUIET, keeps=True),
    Style(id="Deck", name="副题", asian=KAI, size=27, after=120, line=420, keeps=True, next=_TEXT),
    Style(id="Place", name="出处", asian=HEI, size=18, colour=_QUIET, after=40, keeps=True),
    Style(id="Byline", name="署名", asian=HEI, size=18, colour=_QUIET, after=160, keeps=True),
    Style(id="Verse", name="诗行", asian=KAI, left=840, line=440, after=80),
    Style(id="Signature", name="Signature", asian=KAI, line=440, after=80, align="right"),
    Style(id="Cell", name="表格", asian=HEI, size=19, line=320, before=20, after=20),
    Style(
        id="Figures", name="表格数字", based="Cell", asian=HEI, size=19, line=320, before=20, after=20, align="right"
    ),
    Style(id="AfterTable", name="表格之后", size=12),
    Style(id="Jump", name="转版", asian=HEI, size=18, colour=_ACCENT, before=120, after=120),
    Style(id="Picture", name="图片", align="center", before=240, after=80, keeps=True),
    Style(id="Caption", name="caption", asian=HEI, size=18, line=320, after=40),
    Style(id="CaptionTitle", name="图题", based="Caption", asian=HEI, bold=True, keeps=True),
    Style(id="Credit", name="摄影署名", based="Caption", asian=HEI, colour=_QUIET, align="right", after=240),
    Style(id="Note", name="批注", asian=KAI, rule="left", left=240, before=160, after=160),
    Style(id="Bibliography", name="Bibliography", size=20, left=440, hanging=440, after=60),
    Style(id="TOC1", name="toc 1", leader=True, after=80),
    Style(id="TOC2", name="toc 2", leader=True, left=420, after=80),
    Style(id="TOC3", name="toc 3", leader=True, left=840, after=80),
    Style(id="Footer", name="footer", asian=HEI, size=18, colour=_QUIET, align="center"),
)

_GRID = f"""<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>\
<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>\
<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>\
<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr>\
<w:tblBorders>{
    "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_QUIET}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
}</w:tblBorders></w:tblPr></w:style>
"""
"""The styles of tables: Word's own grid of thin lines."""


def styles(above: int) -> str:
    """Return the style sheet, for a document with `above` levels of headings above those of its stories."""
    return f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="{WORD}">
<w:docDefaults>
<w:rPrDefault><w:rPr>{_fonts(SONG)}<w:color w:val="{_INK}"/><w:kern w:val="2"/><w:sz w:val="{_BODY_SIZE}"/>\
<w:szCs w:val="{_BODY_SIZE}"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
<w:pPrDefault/>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>\
<w:uiPriority w:val="1"/><w:semiHidden/></w:style>
{"".join(map(_style, (*_STYLES, *_headings(above))))}{_GRID}</w:styles>
"""


def _headings(above: int) -> Iterator[Style]:
    """Yield the heading styles by level: issue and page, headline of a story, crossheads."""
    looks = (*(_ISSUE, _PAGE)[2 - above :], _HEADLINE, _CROSSHEAD)
    for level, look in enumerate(looks, 1):
        yield replace(look, id=f"Heading{level}", name=f"heading {level}", outline=level - 1)


def _style(style: Style) -> str:
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.based}"/>{following}<w:qFormat/>'
        f"<w:pPr>{''.join(_paragraph(style))}</w:pPr><w:rPr>{''.join(_run(style))}</w:rPr></w:style>\n"
    )


def _paragraph(style: Style) -> Iterator[str]:
    """Yield paragraph properties, in the order of the schema."""
    if style.keeps:
        yield "<w:keepNext/><w:keepLines/>"
    if style.rule:
        yield f'<w:pBdr><w:{style.rule} w:val="single" w:sz="8" w:space="6" w:color="{_ACCENT}"/></w:pBdr>'
    if style.leader:
        yield f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{MEASURE}"/></w:tabs>'
    line = f' w:line="{style.line}" w:lineRule="atLeast"' if style.line else ""
    yield f'<w:spacing w:before="{style.before}" w:after="{style.after}"{line}/>'
    # Programs without indents in characters read the second figure, which is right at the style's own size.
    first = f' w:firstLineChars="{style.chars}" w:firstLine="{style.chars * _BODY_SIZE // 10}"' if style.chars else ""
    hanging = f' w:hanging="{style.hanging}"' if style.hanging else ""
    yield f'<w:ind w:left="{style.left}"{hanging}{first}/>'
    if style.align:
        yield f'<w:jc w:val="{style.align}"/>'
    if style.outline is not None:
        yield f'<w:outlineLvl w:val="{style.outline}"/>'


def _run(style: Style) -> Iterator[str]:
    if style.asian:
        yield _fonts(style.asian)
    if style.bold:
        yield "<w:b/><w:bCs/>"
    if style.colour:
        yield f'<w:color w:val="{style.colour}"/>'
    if style.size:
        yield f'<w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/>'


def _fonts(asian: str) -> str:
    latin = LATIN_HEAD if asian == HEI else LATIN
    return f'<w:rFonts w:ascii="{latin}" w:eastAsia="{asian}" w:hAnsi="{latin}" w:cs="{latin}"/>'
