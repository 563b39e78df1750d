"""Lists of guests over an interview (对话嘉宾：, 受访嘉宾：, 与谈人：, 主持人：), which are text of the story.

Claims    a line that heads a list of guests, and the lines under it that name a guest with a post.
Evidence  the heading's word with its colon; a name and a post on each line.
Cases     guests.md, thresholds_boxes.md.
Leaves    speech of the host (主持人：…？), a teller (讲述人, 主讲人), reporters, who are the story's byline.
"""

import re

from reader.domain.story import Role
from reader.importer.blocks.block import Block, Stated
from reader.importer.rules.standing import byline_of
from reader.importer.rules.state import Part, State
from reader.importer.shapes.byline_line import names_reporters
from reader.importer.shapes.posts import names_guest
from reader.importer.shapes.sentence import is_finished

_HEAD = re.compile(
    r"[■●◆▲★□]?(?:本期|特邀|对话|受访|访谈|采访|圆桌|参会|点评)?(?:嘉宾|人物|专家|学者|代表|主持|与谈|对谈|对话|访谈|受访|讨论|主持)"
    r"(?:人|者|嘉宾|专家)?:"
)
_HOST = re.compile(r"(?:主持人?|采访者?|整理|策划):$")

_LONGEST_CHARS = 80
"""Code points of a line that names one guest with several posts; a longer one is speech."""


def apply(state: State) -> None:
    """Claim each list of guests."""
    for at, block in enumerate(state.blocks):
        if ":" in block.plain and _is_head(state, at):
            _claim_list(state, at)


def _is_head(state: State, at: int) -> bool:
    plain = state.blocks[at].plain
    head = _HEAD.match(plain) if ":" in plain else None
    if head is None or len(plain) > _LONGEST_CHARS or not state.is_text(at):
        return False
    rest = plain[head.end() :].strip()
    return not rest or (not is_finished(rest) and names_guest(rest))


def _claim_list(state: State, head: int) -> None:
    """Claim the lines from `head` on that name guests or the host, as items, or the reporters, who are the byline."""
    state.claim(head, Part.TEXT)
    if not state.blocks[head].plain.endswith(":"):
        _set_as_item(state.blocks[head])
    for at in range(head + 1, len(state.blocks)):
        if not state.is_text(at) or len(state.blocks[at].plain) > _LONGEST_CHARS:
            return
        block, plain = state.blocks[at], state.blocks[at].plain
        names = byline_of(block) or ()
        is_host = bool(names) and _HOST.match(state.blocks[at - 1].plain) is not None
        if any(one.role is Role.REPORTER for one in names) or (names_reporters(plain) and not is_host):
            state.claim(at, Part.BYLINE)
        elif _HOST.match(plain) or _is_head(state, at):
            state.claim(at, Part.TEXT)
        elif not is_finished(plain) and (is_host or names_guest(plain)):
            state.claim(at, Part.TEXT)
            _set_as_item(block)
        else:
            return


def _set_as_item(block: Block) -> None:
    block.stated, block.closed = Stated.ITEM, True
