"""Lines of a headline stack without a mark: short, without a stop, no other part of a story."""

import re
from functools import lru_cache

from reader.importer.shapes.byline_line import parse_byline
from reader.importer.shapes.caption import is_caption, is_credit_for_all, is_source_note
from reader.importer.shapes.column_label import LabelWeight, label_weight
from reader.importer.shapes.credit import has_credit
from reader.importer.shapes.dateline import opening
from reader.importer.shapes.names import close_up, looks_like_name
from reader.importer.shapes.page_head import is_day_alone
from reader.importer.shapes.sentence import is_finished, starts_item

_SHORTEST_CHARS = 2
"""Code points. One sign alone is a drop cap or a slip of the reading machine."""

_LONGEST_CHARS = 70
"""Code points. The longest kickers name an office, an occasion and two persons; longer lines are sentences."""

_LONGEST_SIGNED_CHARS = 6
"""Code points of a line that ends in 文 and signs a story: 欧阳海棠 文. A longer line may end in 作文 or 公文."""

_NO_HEAD = re.compile(r"(?:责编|责任编辑|设计|制图|统筹|图表|摄影|整理|海报)\s{0,3}[: ]|邮箱|供稿$|整理\)?$")
_SIGNED = re.compile(r"(?:网友|读者|负责人|编者|\d{1,2}日)$")
_OFFICE = re.compile(
    r"(?:委员会|村委会|居委会|支部|党委|政府|[局部厅处校院社]|公司|集团|协会|学会|联合会|办公室|编辑部|组委会|筹备组|治丧\S{0,6}|法院)$"
)
"""Ends of an office that signs a letter or a notice."""
_AUTHORS = re.compile(
    r"[\u4e00-\u9fff·、()]{0,24}(?:课题组|调研组|写作组|编写组|编辑部|编委会|评论部|党组|党委|[省市县区州]委|改革委|委员会|办公厅|办公室"
    r"|研究院|研究中心|研究所|研究会|学习中心组|协会|学会|联合会|政治部|党校|科学院|总局|(?:中共中央|国家|国务院)[\u4e00-\u9fff]{2,8}[部委局署])"
)
"""Offices and groups that write articles: 国家发展改革委, 中央党校课题组."""
_LETTER = re.compile(
    r"(?:编辑同志|尊敬的|亲爱的|敬爱的|各位|同志们|朋友们|广大).{0,24}[:！!]|(?:您|你)们?好|此致|敬礼|特此(?:公告|通告|通知|声明|公示|致谢)|现(?:予|将).{0,12}公[告示]"
)
"""Words of a letter or a notice: salutation, wish, formula."""
_BRACKETED = re.compile(r"[(\[［][^()]*(?:\([^()]*\)[^()]*)*[)\]］]$")
_NOTES = ("(作者", "(本报", "(据", "(记者", "(新华社")
_EDITOR = re.compile(r"[■●◆]?(?:——)?\s{0,2}编\s{0,4}者(?:按|的话|手记)?:?$")
_HEAD_ENDS = "？?！!)）”:：…"
"""Signs that finish a paragraph and may end a headline too."""


def may_be_head(plain: str) -> bool:
    """Return True if nothing in the line speaks against its standing in a headline stack."""
    return has_form_of_head(plain) and _reads_as_head(plain)


def has_form_of_head(plain: str) -> bool:
    """Return True for a short line without a stop: quick to see, and False for most lines."""
    return _SHORTEST_CHARS <= len(plain) <= _LONGEST_CHARS and plain[-1] not in ",，、；;。"


@lru_cache(maxsize=1024)
def _reads_as_head(plain: str) -> bool:
    """Return may_be_head's answer by wording. Cached: several rules ask about the same lines."""
    if is_day_alone(plain):
        return False
    if starts_item(plain) and not plain.startswith("——"):
        return False
    if "。" in plain or (is_finished(plain) and plain[-1] not in _HEAD_ENDS):
        return False
    if _NO_HEAD.search(plain) or (len(plain) <= _LONGEST_SIGNED_CHARS and plain.endswith("文")):
        return False
    return not _is_other_part(plain)


def is_bracketed(plain: str) -> bool:
    """Return True if the whole line stands in brackets."""
    return _BRACKETED.match(plain) is not None


def is_sender(plain: str) -> bool:
    """Return True for the end of a letter or notice, its sender or day: 湖北武汉市 李令仪, …委员会 2026年4月30日."""
    if _SIGNED.search(plain):
        return True
    words = close_up(plain.split())
    return len(words) > 1 and looks_like_name(words[-1])


def is_office(plain: str) -> bool:
    """Return True for the name of an office, which may sign a letter or a notice, and may be a kicker as well."""
    return _OFFICE.search(plain) is not None


def signs_articles(plain: str) -> bool:
    """Return True for the name of an office or group that writes articles."""
    return _AUTHORS.fullmatch("".join(plain.split())) is not None


def reads_as_letter(plain: str) -> bool:
    """Return True for a line of a letter or a notice: 编辑同志:, 此致, 特此公告."""
    return _LETTER.match(plain) is not None


def _is_other_part(plain: str) -> bool:
    """Return True for a byline, a dateline, a credit, a caption, a note of the source."""
    return (
        opening(plain, plain) is not None
        or (parse_byline(plain) is not None and label_weight(plain) is not LabelWeight.SURE)
        or has_credit(plain)
        or is_caption(plain)
        or is_source_note(plain)
        or is_credit_for_all(plain)
        or plain.startswith(_NOTES)
    )


def is_editors_line(plain: str) -> bool:
    """Return True for the line that heads or signs an editor's note: 编者按, ——编  者."""
    return _EDITOR.match(plain) is not None
