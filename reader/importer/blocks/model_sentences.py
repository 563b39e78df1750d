"""Sentences that language models write around a page: above it, below it, what they thought before, and its fence.

Claims    lines at the head and at the end of an answer: 以下是图片中的文字：, Here is the markdown:, offers of help,
          notes on what could not be read, who made it (以上内容由AI生成), <think> … </think>; beside a fence any line.
Evidence  the words, and the place: nothing of the newspaper stands above or below.
Cases     model_words.md
Leaves    the same words within the page, and headings.
"""

import re
from collections.abc import Sequence

from reader.importer.blocks.block import Block, Stated
from reader.importer.blocks.line_marks import FENCE
from reader.importer.blocks.removed import Mark, Removed

_LAST_LINES = 2
"""Lines below a page in which a model speaks: an offer, a note."""

_READ = "识别|转写|转录|转换|提取|抽取|解析|读取|辨认|输出|OCR|ocr|JSON|Markdown|markdown"
_SOURCE = "图片|图像|图中|版面|照片|扫描|截图|报纸页|页面"

_MAKERS = "AI|人工智能|大?模型|机器|智能|OCR"

_CLOSING = re.compile(
    rf"""
    (?:以上[^。]{{0,30}}[,;。!]\s?)?(?:如果|如|若|需要).{{0,40}}
      (?:(?:告诉|告知|通知|联系)我(?!们)|我.{{0,6}}(?:可以|能|会).{{0,12}}(?:帮|为|继续))  # 如需进一步整理,请告诉我
    | (?:希望|但愿).{{0,24}}(?:帮助|帮到|有用|满足).{{0,60}}$                # 希望以上内容对您有帮助!
    | (?:请问|您).{{0,24}}(?:还|是否|需要).{{0,16}}(?:我|吗)\S{{0,12}}[?。!]?$
    | (?:以上|本|此|该)?(?:是|为|即|就是)?.{{0,16}}(?:{_SOURCE}|识别|转录|转写)
      .{{0,12}}(?:文字|内容|结果)(?:的?全部)?[。!.]?$
    | [(\[*]?(?:以上|本|此|该)?.{{0,10}}(?:内容|结果|文本|文字|文章)?.{{0,4}}(?:由|为|系)\s?.{{0,8}}(?:{_MAKERS})
      .{{0,6}}(?:生成|识别|转写|转录|整理|输出|辅助).{{0,30}}$                # 以上内容由AI识别生成,仅供参考。
    | [(\[*](?:以上|本|此|该).{{0,10}}(?:根据|按照|依据).{{0,8}}(?:{_SOURCE}|原图).{{0,60}}[)\]*]$
    | [(\[*]?(?:以上|本|此|该).{{0,12}}仅供参考[。.)\]*]*$
    | [(\[*]?(?:请注意|注|备注|说明|注意)[:,].{{0,40}}(?:图片|图像|扫描|识别|原图|原文|OCR|转写|字迹|此处|文字)
      .{{0,30}}(?:模糊|无法|不清|有误|省略|标示|标注|标记|误差|核对|推断|遮挡|缺失|残缺|截断|裁切)
    | (?:\*|\(|\[)?(?:please\ note|note|disclaimer)s?\b[^\u4e00-\u9fff]*$    # Note: the corner is cut off.
    | (?:please\ )?(?:let\ me\ know|if\ you|feel\ free|i\ hope|hope\ this|would\ you\ like|is\ there|do\ you)
      \b[^\u4e00-\u9fff]*$                                                # Let me know if you need more.
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OPENING = re.compile(
    rf"""
    (?:sure|certainly|of\ course|here|i['’]ll|i\ will|i['’]ve|i\ have|below|the\ following|this\ is|okay|ok|based\ on)\b
      [^\u4e00-\u9fff]*(?:transcri|text|content|page|newspaper|image|ocr|markdown|json|html|extract|result|document)
      [^\u4e00-\u9fff]*$
    | (?:sure|certainly|of\ course|okay|ok|got\ it)[!,.:]*$
    | (?:好的|当然|当然可以|没问题|可以|收到)[,。!:]*$
    | (?:(?:好的|当然|当然可以|没问题|可以|收到)[,。!:]\s?)?
      (?:以下|下面|这|如下|根据|按照|我已|我将|我来|我为|让我|已|您|{_SOURCE})
      [^。]{{0,40}}(?:{_READ}|{_SOURCE})[^。]{{0,30}}[:。]?$
    | [^。]{{0,12}}(?:{_READ})[^。]{{0,8}}(?:结果|内容|文字|文本)?(?:如下)?:$
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A model's own words above a page, in half-width signs."""

_THOUGHT = ("think", "thinking", "thought", "reasoning")
"""Names of the elements in which models write what they think before they answer."""

_OPENS_THOUGHT = re.compile(rf"\s*<(?P<name>{'|'.join(_THOUGHT)})>", re.IGNORECASE)
_CLOSES_THOUGHT = re.compile(rf"</(?:{'|'.join(_THOUGHT)})>\s*$", re.IGNORECASE)
_MARK = re.compile(rf"</?(?:{'|'.join(_THOUGHT)})>", re.IGNORECASE)


def without_marks(line: str) -> str:
    """Return a line of a model's thoughts without the marks around them."""
    return _MARK.sub("", line)


def thoughts(lines: Sequence[str]) -> int:
    """Count the lines at the top in which a model thinks: <think> … </think>; 0 if nothing closes the element."""
    first = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    if first == len(lines) or not _OPENS_THOUGHT.match(lines[first]):
        return 0
    return next((at + 1 for at in range(first, len(lines)) if _CLOSES_THOUGHT.search(lines[at])), 0)


def settle(blocks: list[Block], removed: list[Removed]) -> list[Block]:
    """Return the blocks, those of a model's own sentences as furniture; marks of its thoughts are `removed`."""
    end = thoughts([block.text for block in blocks]) if blocks and blocks[0].text[:1] == "<" else 0
    for block in blocks[:end]:
        _set_aside(block)
        removed += [Removed(Mark.TOOL, block.first, mark) for mark in _MARK.findall(block.text)]
        block.text, block.plain = without_marks(block.text).strip(), without_marks(block.plain).strip()
    page = blocks[end:]
    _beside_fence(page, removed)
    for block in page:
        if not _may_speak(block) or not _OPENING.match(block.plain):
            break
        _set_aside(block)
    for block in reversed(page[-_LAST_LINES:]):
        if not _may_speak(block) or not (block.stated is Stated.FOLIO or _CLOSING.match(block.plain)):
            break
        _set_aside(block)
    return [block for block in blocks[:end] if block.text] + page


def _beside_fence(blocks: Sequence[Block], removed: Sequence[Removed]) -> None:
    """Take what stands above and below a fence around a page for the model's words, if it is less than the page."""
    fences = [mark for mark in removed if mark.mark is Mark.CODE and FENCE.match(mark.text)]
    if not fences:
        return
    first = fences[0].line
    last = fences[-1].line if len(fences) > 1 else max(block.last for block in blocks) + 1 if blocks else first
    beside = [block for block in blocks if block.last < first or block.first > last]
    within = sum(len(block.text) for block in blocks if first <= block.first <= last)
    if all(map(_may_speak, beside)) and sum(len(block.text) for block in beside) < within:
        for block in beside:
            _set_aside(block)


def _may_speak(block: Block) -> bool:
    return block.image is None and not block.level and block.stated is not Stated.TABLE


def _set_aside(block: Block) -> None:
    block.level, block.emphasis, block.stated = 0, None, Stated.FOLIO
