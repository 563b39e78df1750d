"""Captions of photo stories, which one photographer took and wrote (摄影报道), and of pages with one credit for all.

Claims    the plain sentences at the end of a story whose byline says 摄影报道; on a page whose imprint says
          本版图片均由…提供, runs of such sentences in its stories.
Evidence  the byline or the imprint; short sentences of one clause that show a scene.
Cases     photo_stories.md, thresholds_photo.md.
Leaves    a story's first paragraph; the text of a box (● 链接) at its end; sentences beside longer paragraphs on pages
          without such a line.
"""

import re
from itertools import pairwise

from reader.importer.rules.bare_caption import is_scene
from reader.importer.rules.state import CAPTION_PARTS, Part, State
from reader.importer.shapes.sentence import is_finished, starts_item

_BY_ONE = re.compile(r"摄影(?:报道|/文)$|文/图$|图/文$|图文$")
_FOR_PAGE = re.compile(r"本版(?:图片|照片|摄影)[^。]{0,4}[均皆由为系除]")

_LEAST_RUN = 2
"""Captions in a row that a page's credit for all makes captions; one short sentence may be a story's."""


def apply(state: State) -> None:
    """Claim the captions of photo stories."""
    starts = sorted(state.opens)
    credited = any("本版" in block.plain and _FOR_PAGE.search(block.plain) for block in state.blocks)
    for first, end in pairwise([*starts, len(state.blocks)]):
        if _is_by_one(state, first, end):
            _claim_last(state, first, end)
        elif credited:
            _claim_runs(state, first, end)


def _is_by_one(state: State, first: int, end: int) -> bool:
    """Return True if the byline of the story says that its reporter took the pictures, too."""
    byline = Part.BYLINE
    lines = (at for at, part in enumerate(state.parts[first:end], first) if part is byline)
    return any(_BY_ONE.search(state.blocks[at].plain) for at in lines)


def _claim_last(state: State, first: int, end: int) -> None:
    """Claim the captions at a story's end, past what stands beside it; not the text of a box there."""
    captions: list[int] = []
    for at in range(end - 1, first, -1):
        if at in state.beside or state.parts[at] in CAPTION_PARTS:
            continue
        if not is_scene(state, at):
            captions = [] if _heads_box(state, at) else captions
            break
        captions.append(at)
    for at in captions:
        state.claim(at, Part.CAPTION)


def _heads_box(state: State, at: int) -> bool:
    """Return True for a line with a sign as boxes have over them (● 链接), and for a title right below one."""
    plain = state.blocks[at].plain
    if starts_item(plain):
        return state.is_text(at)
    return not is_finished(plain) and state.is_text(at - 1) and starts_item(state.blocks[at - 1].plain)


def _claim_runs(state: State, first: int, end: int) -> None:
    """Claim captions in a row, or beside other pictures of the story."""
    run: list[int] = []
    for at in range(first, end + 1):
        if at < end and is_scene(state, at):
            run.append(at)
            continue
        if len(run) >= _LEAST_RUN:
            for line in run:
                state.claim(line, Part.CAPTION)
        run = []
