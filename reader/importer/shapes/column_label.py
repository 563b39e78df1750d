"""Column labels (栏目): the standing head of a regular feature, in brackets after a headline or on its own line."""

import re
from enum import IntEnum
from functools import lru_cache

from reader.importer.shapes.clause import reads_as_clause
from reader.text.traditional import simplified

_TRAILING = re.compile(r"[(（]([^()（）]{2,16})[)）]$")
_NO_LABEL = re.compile(
    r"""
    (?: [上中下一二三四五六七八九十\d]{1,3}|之[一二三四五六七八九十]|[上下]篇      # (上), (之二)
      | 组诗|外[一二三]首|节选|摘[要编登]|二题|[一-十]首                            # (组诗), (外二首)
      | [^()·•]{0,8}第[\d一二三四五六七八九十]+[章节期届部号批版页季场次].*          # (第三季)
      | [一二三四五六七八九十\d]+届                                                # (十届)
      | 图|组图|全文|试行|草案|修订.*|征求意见稿|连载.*|讲话                        # (试行), (图)
      | [^()]*(?:影像中国|人民视觉|视觉中国|[社网报]发|供图|摄影?|绘|提供|(?:资料|光明)(?:图片|照片))  # (人民视觉)
      | [二一][〇○零九]{1,2}.*|\d+.*                                                # (二〇二三年), (2023年)
    )$
    """,
    re.VERBOSE,
)
"""Brackets at a headline's end that are part of it."""
_KNOWN_WORDS = (
    "社论 社评 代论 专论 评论 时论 来论 星期论文 "
    "今日谈 人民论坛 人民时评 人民观点 人民眼 人民要论 国际论坛 国际视点 国际观察 国际周刊 环球走笔 "
    "环球热点 环球扫描 编辑手记 编者手记 记者手记 采访手记 记者观察 评论员观察 评论员文章 和音 钟声 "
    "望海楼 仲音 宣言 文思 遇见 守望 纵横 新知 新语 微观 短评 热议 反馈 曝光 建议 建言 议政 锐见 "
    "时评 快评 锐评 乡音 体谈 财经观 谈艺录 序与跋 创作谈 创新谈 有所思 兵之声 深阅读 读数 探访 百家谈 "
    "大家谈 多味斋 延伸阅读 相关链接 新闻链接 背景链接 链接 专家点评 专家观点 专家解读 权威发布 权威访谈 "
    "政策解读 政策问答 有问有答 问答 数读 图说 一线调研 一线行走 在现场 现场评论 暖闻热评 名家笔谈 "
    "专题深思 思想纵横 学习手记 艺海观澜 艺坛走笔 艺文观察 看台人语 金台随笔 金台锐评 金台点兵 子夜走笔 "
    "经济时评 每周经济评论 商海观潮 财经茶座 财经观察 财经深一度 法治聚焦 以案说法 民生观 民生探针 "
    "百姓关注 身边事 监督哨 考古中国 博古知今 美丽中国 美丽中国行 记录中国 神州看点 四海听音 八方速递 "
    "创新故事 暖心故事 履职故事 代表之声 委员之声 大使随笔 域外见闻 旅人心语 国防视线 总书记的人民情怀 "
    "走进职工之家 工人日报评论 e网评 百姓话题 光明论坛 光明时评 光明观察 光明专论 大家 论坛 综述 特稿 "
    "访谈 专访 人物 关注 聚焦 焦点 调查 特写 速写 侧记 亮点 视点 观点 观察 广角 视界 一线 声音 故事 连线 "
    "我在现场 视线 深度 深观察 热点 热点透视 前沿 新视野 新视窗 讲述 风采 时代先锋 新春走基层 走基层 "
    "壮丽70年 奋斗者 劳动者之歌 工匠绝活 大国工匠 工会视线 职工说事 班组天地 一句话新闻 微评 今日关注 "
    "本报评论员 来信调查 读者来信 书里书外 读书有味 新作速评 枝叶关情 追梦路上 名场面的背后 大国小家 "
    "新春走基层·蹲点日记 党旗在基层一线高高飘扬"
)
_KNOWN = frozenset(_KNOWN_WORDS.split())
_PART_HEADS_WORDS = (
    "核心阅读 核心提示 阅读提示 内容提要 内容摘要 前言 引言 引子 结语 尾声 "
    "编者按 编者的话 编者寄语 开栏的话 开栏语 开篇的话"
)
_PART_HEADS = frozenset(_PART_HEADS_WORDS.split())
"""Heads of a part of a story: of its digest, of the editor's note above it."""
_TAILS_WORDS = (
    "论坛 时评 评论 短评 锐评 快评 热评 速评 点评 手记 走笔 随笔 笔谈 笔记 札记 杂谈 漫谈 观察 视点 视线 "
    "视窗 视野 聚焦 焦点 看点 热点 亮点 关注 之声 故事 故事汇 茶座 纵横 问答 解读 解码 链接 阅读 发布 "
    "策划 报道 专栏 专题 连线 调查 调研 观潮 观澜 听音 速递 扫描 见闻 心语 友声 人语 新知 探针 探新 行走 "
    "一线 现场 面孔 之歌 画卷 征程 回响 访谈 对话 讲堂 课堂 广角 看台 前沿 风采 情怀 足迹 印象 记忆 档案 "
    "传真 家常 信箱 来信 反馈 探馆 探访 特刊 周刊 深一度 的背后 进行时 在行动 新方位 新实践 新亮点 好起步 "
    "微视角 大看台 服务站 科普 谈艺 论语 说法 观 谈 论 评 说 语 声 录 记 访 行 眼"
)
_TAILS = tuple(_TAILS_WORDS.split())
_LONG_TAILS = tuple(tail for tail in _TAILS if len(tail) > 1)
_HEADS_WORDS = (
    "我和 我在 我家 我身边 走进 行走 聚焦 探访 连线 新时代 新春 坚持 奋进 喜迎 壮丽 学习贯彻 深入学习 "
    "树立和践行 牢记 扎实做好 弘扬 铭记 加快 解码 秒懂 跟着 感知 总书记 大国 中国 人民 金台 一线 建设 "
    "推动 稳就业 高质量发展 开局起步 “十 政策 美丽 民生 国际 环球 老外 在中国 共创 厉行 基层"
)
_HEADS = tuple(_HEADS_WORDS.split())
_MARKED = re.compile(
    r"(?:(?:专栏|栏目|本期栏目|栏题)\s{0,2}[:：]\s{0,4}([^:：。]{2,24})|[【\[［〖]([^【】\[\]〖〗。]{2,20})[】\]］〗])$"
)
_FIRST_OF_MARKED = frozenset("专栏本【[［〖")
_LEADING = re.compile(r"[【［〖]([^【】［］〖〗。]{2,16})[】］〗]\s{0,4}(\S.{1,120})$")
_EDITORIAL = re.compile(r"(社[论論评評說说])\s?[:：｜|]\s{0,2}(\S.{2,120})$")
_DECORATION = "■●◆▲★□○◇·<>|丨 　"
_OCCASIONS = ("时期", "假期", "期间", "首日", "前夕", "月底", "年底", "季度")
_OCCASION = re.compile(r"截至|前.{1,2}月$")
_DOT = re.compile("[·•]")
_NUMBERED = re.compile("[①-⑳]")
_QUOTED = re.compile(r"“[^”]{2,8}”[\u4e00-\u9fff]{2,8}$")
_PLACE = re.compile(
    r"(?![走聚行来在新我大老小全各])(?:[\u4e00-\u9fff]{2,3}?(?:(?<![城都超股楼夜集闹上乡])[市县](?![场民域委])|(?<![城乡小古集])镇(?![长])"
    r"|(?<![社校景小地灾山牧园街城郊])区(?![域别])|村(?![民里])))[\u4e00-\u9fff“”]{5,}$"
)
"""A town or district by its name, and what happened there."""
_SENTENCE = re.compile(r"[,，。;；:：!?！？]|——|…")
_NUMERAL = re.compile(r"\d|[一二三四五六七八九十百千万亿两][个年月日名次条件项万亿]")
_EVENT = re.compile(
    r"发布|印发|举行|召开|出席|会见|会谈|落幕|收官|开幕|闭幕|启动|上线|强调|实施|施行|通过|建成|投用|获|超|达|增长|下降"
    r"|突破|完成|公布|推进|推出|打造|助力|首演|[^谦]让|变身|^从\S{1,8}到|批准|批示|签署|任免|主持(?!人)"
)
"""Words of what happened: a headline's."""
_WHO = re.compile(
    r"(?:负责人|发言人|代表团|主席|总理|总统|部长|大使|委员会|[纪监]委|(?:联络|指导|领导|工作)小?组|获得者)$"
)
"""Ends of a line of who speaks: a kicker's."""
_SLOGAN = re.compile(r"[\u4e00-\u9fff]{2}[·•][\u4e00-\u9fff]{2}[·•][\u4e00-\u9fff]{2}$")
"""Three words of two characters between dots: 活化·新生·焕彩."""

_NAMING = re.compile(
    r"""
    我(?![国省市县区州院校])[\u4e00-\u9fff]       # 我眼中的中国
    | [\u4e00-\u9fff]{1,6}[里中间边]的[\u4e00-\u9fff]   # 非遗里的青春派
    | 新[\u4e00-\u9fff]{2}新                    # 新场景新动能
    | “[^”]{1,4}”[说谈讲看]                     # “咖”说科技
    | [\u4e00-\u9fff]{4}[ ][\u4e00-\u9fff]{4}$    # 调查研究 凝聚共识
    """,
    re.VERBOSE,
)
"""Phrases that name a column and may end in any word."""

_LONGEST_CHARS = 22
"""Code points of a label; the longest are slogans such as 学习贯彻…精神·基层行."""

_CATCHY_CHARS, _BRIEF_CHARS, _ROOMY_CHARS = 5, 10, 16
"""Code points. A line of 5 (望海听潮) is more often a label than a headline. An ending such as 观察 says most on a line
of 10, a beginning such as 聚焦 something on one of 16: headlines begin and end with these words as well."""


class LabelWeight(IntEnum):
    """Likeness of a line to a column label by its wording alone."""

    NONE = 0
    FAINT = 1
    LIKELY = 2
    SURE = 3


def trailing_label(text: str) -> tuple[str, str] | None:
    """Part a headline from the label in brackets at its end; None if the bracket says something else (上, 组诗)."""
    if text[-1:] not in ")）":
        return None
    match = _TRAILING.search(text)
    if not match or not text[: match.start()].strip():
        return None
    label = match[1].strip()
    if (_NO_LABEL.match(simplified(label)) and not _is_feature_of_year(label)) or _SENTENCE.search(
        label.replace(":", "").replace("：", "")
    ):
        return None
    return text[: match.start()].rstrip(), label


def _is_feature_of_year(label: str) -> bool:
    """Return True for a label that begins with a figure and ends as labels do: 2026经济观察, 24小时连线."""
    return label[0].isdigit() and label.endswith(_LONG_TAILS) and not _EVENT.search(label)


def leading_label(text: str) -> tuple[str, str] | None:
    """Part a headline from the label in 【】 before it, or from 社評： as papers of Hong Kong set it."""
    match = _LEADING.match(text) if text[:1] in "【［〖" else _EDITORIAL.match(text)
    return (match[2].strip(), match[1].strip()) if match else None


def marked_label(text: str) -> str | None:
    """Return the label of a line that says it is one (专栏：…, 栏目：…, 【…】); None for other lines."""
    match = _MARKED.match(text) if text[:1] in _FIRST_OF_MARKED else None
    return (match[1] or match[2]).strip() if match else None


def bare_label(text: str) -> str:
    """Return a label without the signs around it: ■, 【】, 专栏：."""
    return marked_label(text) or text.strip(_DECORATION) or text


def may_be_label(plain: str) -> bool:
    """Return True if nothing in the wording speaks against a label: no clause, no figure, no event."""
    against = (_SENTENCE, _NUMERAL, _EVENT, _WHO)
    if len(plain) > _LONGEST_CHARS or "".join(plain.split()) in _PART_HEADS:
        return False
    return not any(pattern.search(plain) for pattern in against)


def names_place(plain: str) -> bool:
    """Return True for a line that opens with the name of a place, as decks do: 柳河镇乡村学校见闻."""
    return _PLACE.match(plain) is not None


def may_name_column(plain: str) -> bool:
    """Return True for a line that its place may make a label: like one by a little, or as 我眼中的中国 is."""
    if reads_as_clause(plain):
        return False
    return label_weight(plain) > LabelWeight.NONE or _NAMING.match(plain) is not None


def label_weight(plain: str) -> LabelWeight:
    """Weigh how much a line of its own looks like a column label."""
    if marked_label(plain):
        return LabelWeight.SURE
    line = plain.strip(_DECORATION)
    return _weight(line) if 0 < len(line) <= _LONGEST_CHARS else LabelWeight.NONE


@lru_cache(maxsize=1024)
def _weight(line: str) -> LabelWeight:
    """Weigh a short line without the signs around it. Cached: several rules ask about the same lines."""
    line = simplified(line)
    if _SENTENCE.search(line):
        return LabelWeight.NONE
    if line.endswith(_OCCASIONS) or _OCCASION.match(line) or _SLOGAN.match(line):
        return LabelWeight.NONE
    if line in _PART_HEADS:
        return LabelWeight.NONE
    if line in _KNOWN or line.split("·")[0].strip() in _KNOWN:
        return LabelWeight.SURE
    return LabelWeight(max(LabelWeight.NONE, min(LabelWeight.LIKELY, _wording(line))))


def _wording(line: str) -> int:
    """Sum up what speaks for a label (signs, endings, beginnings, brevity) and against it (figures, events, spaces)."""
    has_sign = _DOT.search(line) or _NUMBERED.match(line[-1]) or _QUOTED.match(line)
    weight = LabelWeight.LIKELY if has_sign else 0
    if line.endswith(_TAILS):
        weight += LabelWeight.LIKELY if len(line) <= _BRIEF_CHARS else LabelWeight.FAINT
    weight += line.startswith(_HEADS) and len(line) <= _ROOMY_CHARS
    weight += len(line) <= _CATCHY_CHARS
    if not weight:
        return LabelWeight.NONE
    weight -= _NUMERAL.search(line) is not None
    says = _EVENT.search(line) or (weight > 0 and not has_sign and reads_as_clause(line))
    weight -= LabelWeight.LIKELY if says else 0
    return weight - (" " in line)
