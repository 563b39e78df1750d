"""Lines that can only be captions, though they name no photographer: 图为…, …剧照, 中国画《…》, 数据来源:…."""

import re

_CAPTION_HEAD = re.compile(
    r"(?:图为|左图|右图|上图|下图|大图|小图|图[①-⑳\d一二三四]|图片说明|配图|题图|扫描?二维码|视频报道请看)"
)
_FIRST_OF_HEAD = frozenset("图左右上下大小配题扫视")
_CAPTION_TAIL = re.compile(
    r"(?:剧照|海报|书影|书封|近照|示意图|资料图|效果图|插图|截图|AI修饰生成[\u4e00-\u9fff]{0,3}素描画)[。.]?$"
)
_CLAUSES = re.compile(r"[,，;；]")
_ART = "中国画|油画|版画|水彩画?|水粉画?|雕塑|书法|漫画|年画|剪纸|摄影|国画|粉画|壁画|速写|素描|连环画"
_WORK = re.compile(rf"[\u4e00-\u9fff]{{0,4}}(?:{_ART})[^。]{{0,4}}《[^》]{{1,30}}》[^。]{{0,60}}[。.]?$")
"""中国画《春山》,作者张三,中国美术馆藏."""
_WORK_BY = re.compile(rf"[^。()]{{1,20}}\((?:{_ART}|装置|影像|陶艺|综合材料)\)\s{{1,4}}\S[^。]{{0,10}}$")
"""相对论(装置) 张三."""
_BOOK = re.compile(r"《[^》]{1,40}》[:,].{2,40}(?:著|编|译|绘|主编|编著).{0,40}出版[。.]?$")
"""《春山》:张三著;海州出版社出版."""
_KEPT = re.compile(
    r"(?:《[^》]{1,30}》|[^。！？!?，,]{2,20}\s)[^。！？!?《]{0,16}"
    r"(?:博物[馆院]|美术馆|图书馆|档案馆|纪念馆|文物局|考古\S{0,6}|故宫)(?:收)?藏[。.]?$"
)
"""《秋山图》,海州博物馆藏; 清代青花瓶 海州博物馆藏."""
_MADE = re.compile(
    r"(?:(?:数据|资料|图表|图片|图文|文字|照片|插图|题图|漫画|信息)[及和、/]?){1,3}来源[: ]|(?:漫画|插图|绘图):"
)
_FIRST_OF_NOTE = frozenset("数资图文照插题漫信绘")
_COVERS = ("以上", "本组", "本版", "本文", "文中", "上述", "图片", "照片")
_FOR_ALL = re.compile(
    r"(?:(?:以上|本组|本版|本文|文中|上述)(?:图片|照片)[均皆都]?[为由系]?|(?:图片|照片)[均皆都]?由)[^。！？!?，,]{2,40}(?:提供|供图|摄)(?:\([^()]{2,20}\))?[。.]?$"
)
"""以上图片均为受访者提供, as a line of its own."""
_SCENE = re.compile(
    r"在|正|[内外全]景|现场|一角|风光|景色|合影|展示|参观|体验|表演|演出|训练|作业|检修|操作|拍摄|俯瞰|航拍|新建|即将"
)
"""Words of a caption: who does what where in the picture."""
_ALL = re.compile(r"(?:(?:以上|本组|本版|本文|文中|上述)(?:图片|照片)|(?:图片|照片)[均皆])")

_SHORT_CAPTION_CHARS = 59
"""Code points of a line that one word at its end (剧照, 书影) makes a caption; longer ones are a text's sentences."""

_MOST_CLAUSE_SIGNS = 1
"""Commas of such a line; with more it is a sentence that ends with the word: 打开页面,选择类别,上传截图."""

_LONGEST_NOTE_CHARS = 80
"""Code points of a note of the source; what is longer has taken in the paragraph below it."""

_TAIL_CHARS = 60
"""Code points at a line's end where a credit for all pictures stands. Guard: a line may be a whole paragraph."""


def is_caption(plain: str) -> bool:
    """Return True for a line that can only be a caption: it opens with 图为, ends in 剧照, or names a work of art."""
    if (plain[:1] in _FIRST_OF_HEAD and _CAPTION_HEAD.match(plain)) or is_artwork(plain):
        return True
    if len(plain) > _SHORT_CAPTION_CHARS or not _CAPTION_TAIL.search(plain):
        return False
    return len(_CLAUSES.findall(plain)) <= _MOST_CLAUSE_SIGNS


def is_artwork(plain: str) -> bool:
    """Return True for a picture's or book's own line: 中国画《…》,作者…,…藏; 《…》:…著;…出版社出版."""
    if "《" in plain and (_WORK.match(plain) or _BOOK.match(plain)):
        return True
    return (plain.endswith(("藏", "藏。", "藏.")) and _KEPT.match(plain) is not None) or (
        ")" in plain and _WORK_BY.match(plain) is not None
    )


def is_source_note(plain: str) -> bool:
    """Return True for a chart's or picture's note: 数据来源:…, 图片来源:…, 制图:…."""
    return plain[:1] in _FIRST_OF_NOTE and len(plain) <= _LONGEST_NOTE_CHARS and _MADE.match(plain) is not None


def covers_all(plain: str) -> bool:
    """Return True if the credit is for the captions above, too: 以上图片均为…."""
    return _ALL.search(plain[-_TAIL_CHARS:]) is not None


def is_credit_for_all(plain: str) -> bool:
    """Return True for a line that is nothing but the credit of all pictures: 以上图片均为受访者提供."""
    return plain.startswith(_COVERS) and _FOR_ALL.match(plain) is not None


def shows_scene(plain: str) -> bool:
    """Return True for a sentence of what a picture shows: 队员在拍摄高原植物."""
    return _SCENE.search(plain) is not None
