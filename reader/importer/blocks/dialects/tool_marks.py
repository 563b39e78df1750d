"""Marks of tools in Markdown, each with the tool that writes it, an example, and its meaning.

Markdown's and HTML's own marks (`![](images/…)`, `<div style="text-align: center;">`, `$9 5 . 6 \\%$`) need no entry:
`inline_marks`, `html_tags` and `formulas` read them whoever wrote them.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Meaning(StrEnum):
    """The fact that a tool's mark states.

    FURNITURE has text of the page's edge in a group `text`; without that group the whole mark is that text. The `text`
    of a PICTURE says what it shows. REGION has `role` and the corners of a box, and what follows lies in that box.
    NOTHING states no fact of a newspaper.
    """

    PAGE_BREAK = "page break"
    PICTURE = "picture"
    FURNITURE = "furniture"
    REGION = "region"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class ToolMark:
    """A mark of a tool. `pattern` is a regular expression; with `alone` it must match the whole line.

    Each text that it matches begins with the example's first sign, and, if `opens` is given, as this expression says.
    """

    tool: str
    means: Meaning
    example: str
    pattern: str
    alone: bool = False
    opens: str = ""

    @property
    def start(self) -> str:
        return self.example[0]


_ILLEGIBLE = "(?i:illegible|unclear|unreadable|text cut off|blurred)"
_SPOT, _UNCLEAR = "(?:字迹|文字|此处|以下|部分)", "(?:不清|模糊|无法辨认|无法识别|难以辨认)"

_BOX = r"(?P<left>\d+)[,\s]+(?P<top>\d+)[,\s]+(?P<right>\d+)[,\s]+(?P<bottom>\d+)"

TOOL_MARKS: tuple[ToolMark, ...] = (
    ToolMark("Marker", Meaning.PAGE_BREAK, "{2}" + "-" * 48, r"\{\d+\}-{3,}", alone=True),
    ToolMark("Docling", Meaning.PICTURE, "<!-- image -->", r"<!--\s*(?:image|picture|figure|图片?)\s*-->"),
    ToolMark("Docling", Meaning.PAGE_BREAK, "<!-- page break -->", r"<!--\s*(?:new[\s-]?page|page[\s_-]?break)\s*-->"),
    ToolMark("scripts over pages", Meaning.PAGE_BREAK, "<!-- Page 2 -->", r"<!--\s*[Pp]age\s?\d{1,4}\s*-->"),
    ToolMark("pdf-parse", Meaning.PAGE_BREAK, "-- 1 of 3 --", r"--\s?\d{1,4} of \d{1,4}\s?--", alone=True),
    ToolMark(
        "Docling, doctags",
        Meaning.REGION,
        "<loc_10><loc_20><loc_300><loc_40>",
        r"<loc_(?P<left>\d+)><loc_(?P<top>\d+)><loc_(?P<right>\d+)><loc_(?P<bottom>\d+)>",
    ),
    ToolMark(
        "Azure Document Intelligence",
        Meaning.PAGE_BREAK,
        "<!-- PageBreak -->",
        r"<!--\s*PageBreak\s*-->",
    ),
    ToolMark(
        "Azure Document Intelligence",
        Meaning.FURNITURE,
        '<!-- PageHeader="第2版 要闻" -->',
        r'<!--\s*Page(?:Header|Number|Footer)="(?P<text>[^"]*)"\s*-->',
    ),
    ToolMark("Azure Document Intelligence", Meaning.NOTHING, ":unselected:", r":(?:un)?selected:"),
    ToolMark(
        "DeepSeek-OCR",
        Meaning.REGION,
        "<|ref|>title<|/ref|><|det|>[[12, 30, 400, 88]]<|/det|>",
        rf"<\|ref\|>(?P<role>[^<|]*)<\|/ref\|>\s*<\|det\|>\[\[{_BOX}\][^<]*<\|/det\|>",
    ),
    ToolMark("DeepSeek-OCR", Meaning.PAGE_BREAK, "<--- Page Split --->", r"<-{2,}\s?Page Split\s?-{2,}>"),
    ToolMark("DeepSeek-OCR", Meaning.NOTHING, "<｜end▁of▁sentence｜>", r"<｜[^<>｜]{1,40}｜>"),
    *(
        ToolMark(
            "DeepSeek-OCR", Meaning.NOTHING, example, r"(?:NO )?(?:BASE|PATCHES):?\s*(?:torch\.Size\(.*\))?", alone=True
        )
        for example in ("BASE:  torch.Size([1, 256, 1280])", "PATCHES:  torch.Size([6, 100, 1280])", "NO PATCHES")
    ),
    ToolMark(
        "MinerU, its language model",
        Meaning.REGION,
        "<|box_start|>102 088 898 130<|box_end|><|ref_start|>title<|ref_end|>",
        rf"<\|box_start\|>{_BOX}<\|box_end\|>(?:<\|ref_start\|>(?P<role>\w+)<\|ref_end\|>)?",
    ),
    ToolMark("Qwen-VL", Meaning.PICTURE, "<!-- Image (12, 30, 400, 88) -->", rf"<!--\s*Image \({_BOX}\)\s*-->"),
    ToolMark("language models", Meaning.NOTHING, "<|md_end|>", r"<\|/?[a-z][a-z_]{1,30}\|>"),
    ToolMark(
        "language models",
        Meaning.PICTURE,
        "[图片：渔民在卸鱼]",
        r"\[(?:图片|照片|插图|图)(?:描述|说明)?[：:]\s*(?P<text>[^\[\]]{1,200})\](?=[*_]{0,3}\s*$)",
    ),
    ToolMark(
        "language models",
        Meaning.PICTURE,
        "[Photo: 渔民在卸鱼]",
        r"\[(?i:photo|image|picture|illustration|figure|cartoon)(?: (?i:description))?:\s*(?P<text>[^\[\]]{1,200})\]"
        r"(?=[*_]{0,3}\s*$)",
    ),
    *(
        ToolMark("language models", Meaning.FURNITURE, example, opens + rest, alone=True, opens=opens)
        for example, opens, rest in (
            ("[illegible]", rf"\[{_ILLEGIBLE}", r"[^\[\]]{0,40}\]"),
            ("(illegible)", rf"\({_ILLEGIBLE}", r"[^()]{0,40}\)"),
            ("[字迹不清]", rf"\[{_SPOT}", rf"[^\[\]]{{0,12}}{_UNCLEAR}[^\[\]]{{0,8}}\]"),
            ("（字迹不清）", rf"（{_SPOT}", rf"[^（）]{{0,12}}{_UNCLEAR}[^（）]{{0,8}}）"),
        )
    ),
    ToolMark(
        "PyMuPDF4LLM",
        Meaning.PICTURE,
        "**==> picture [320 x 200] intentionally omitted <==**",
        r"\*{0,2}==> picture \[\d+ x \d+\] intentionally omitted <==\*{0,2}",
    ),
    ToolMark(
        "PyMuPDF4LLM",
        Meaning.NOTHING,
        "**----- Start of picture text -----**",
        r"\*{0,2}-{5} (?:Start|End) of picture text -{5}\*{0,2}",
    ),
    ToolMark("Nougat", Meaning.PAGE_BREAK, "[MISSING_PAGE_EMPTY:3]", r"\[MISSING_PAGE(?:_[A-Z]+)?(?::\d+)?\]"),
    # Behind a figure the signs are a slip for one: 增长5%%.
    ToolMark("Obsidian", Meaning.NOTHING, "%%待核对%%", r"(?<!\d)%%(?:[^%]|%(?!%)){1,2000}%%"),
    ToolMark("Obsidian", Meaning.FURNITURE, "#渔业 #海州", r"#[^\s#]{1,20}(?:\s+#[^\s#]{1,20})+", alone=True),
    ToolMark(
        "Markdown, the address of a link",
        Meaning.NOTHING,
        "[1]: https://www.example.org/1.html",
        r"\[[^\[\]^]{1,40}\]:\s*<?(?:https?://|www\.)\S+(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?",
        alone=True,
    ),
    ToolMark("Typora", Meaning.NOTHING, "[TOC]", r"(?i:\[\[?toc\]\]?)", alone=True),
)

ALONE = tuple((mark, re.compile(mark.pattern)) for mark in TOOL_MARKS if mark.alone)

WITHIN = tuple((mark, re.compile(mark.pattern)) for mark in TOOL_MARKS if not mark.alone)

BREAKS = re.compile(
    "|".join(rf"^[ \t]*(?:{mark.pattern})[ \t]*$" for mark in TOOL_MARKS if mark.means is Meaning.PAGE_BREAK),
    re.MULTILINE,
)
"""Page breaks of any tool, on lines of their own."""
