"""Bylines of authors with their post: 海州省委书记 王长河, 海州大学经济学院教授 李明华, 海州市青山县 林志明.

The words before the name end in a post, an institution or a place. More than one author may stand on a line, each with
a post. The post stays in the line as printed; only names become `Byline`s.
"""

import re
from itertools import groupby

from reader.importer.shapes.names import close_up, looks_like_name
from reader.importer.shapes.surnames import SURNAMES

_POST = re.compile(
    r"""
    (?: [部省市县区乡镇州旗村局厅司处科股院校所署会社站队厂行店馆台园班组团旅师军连排庭关总书事察计谋]长
      | 书记|主席|主任|委员|代表|董事|理事|总裁|经理|总监|主编|总编辑?|社员|会员|干事|首席\S{1,4}
      | 首相|总理|总统|大臣|大使|公使|参赞|领事|发言人|负责人|召集人|创始人|传承人|带头人|合伙人|顾问
      | 教授|讲师|院士|研究员|馆员|博士|硕士|博导|导师|专家|学者|(?:工程|设计|建筑|规划|经济|会计)师|医师|医生|村医
      | 护士
      | 教练|运动员|裁判|作家|诗人|导演|编剧|演员|制片人|评论家|画家|书法家|音乐家|歌唱家|艺术家|教师|老师|辅导员
      | 学生|研究生|年级|[一二三四五六七八九十\d]{1,3}\)?班|法官|检察官|律师|司令员?|政委|教导员|指导员|战士|民警
      | 警察|村民|居民|市民|职工|员工|工人|农民
      | 牧民|渔民|读者|网友|老人|志愿者|店主|户主|劳模|劳动模范|党员
    )$
    """,
    re.VERBOSE,
)
"""Ends of a word that names a post, an office or a calling."""
_INSTITUTION = re.compile(
    r"(?:大学|学院|学校|中学|小学|党校|研究院|研究所|研究会|研究室|研究中心|科学院|学会|协会|中心|基地|智库|编辑部|出版社|医院"
    r"|公司|集团|银行|法院|检察院|博物馆|图书馆|文化馆|委员会|办公室|省委|市委|县委|区委|州委|党委|党组|支部|政府|部队|支队|总队"
    r"|[省市县区旗州盟乡镇村])$"
)
"""Ends of a word that names the author's institution or place."""
_CALLING = re.compile(
    r"(?:热心)?(?:市民|村民|居民|读者|网友|职工|工人|农民|牧民|渔民|业主|乘客|游客|学生|家长|观众|听众)"
)
_FAMILIAR = re.compile(
    rf"[老小阿][{''.join(sorted(SURNAMES))}]|[{''.join(sorted(SURNAMES))}](?:女士|先生|师傅|大爷|大妈|阿姨|老师|同学|某某?)"
)
_GUEST_SPACES = re.compile(r"[\s、,;()]+")

_SHORTEST_CHARS = 4
"""Code points of a word that names an institution or a place, with no post: 海州大学. Shorter ones may be any word."""

_MOST_WORDS = 8
"""Words of a line of authors with posts: two authors, each with institution and post, their names set wide."""


def names_with_posts(line: str) -> list[str] | None:
    """Return the names of a line of authors with their posts; None if the line is something else."""
    words = line.split()
    if not 1 < len(words) <= _MOST_WORDS or any(sign in line for sign in ":;。"):
        return None
    if not names_post(words[0]) or names_post(words[-1]):
        return None
    runs = (list(run) for is_post, run in groupby(words, names_post) if not is_post)
    names = [name for run in runs for name in close_up(run)]
    return names if all(looks_like_name(name) or _is_familiar(name, words) for name in names) else None


def _is_familiar(name: str, words: list[str]) -> bool:
    """Return True for a name as neighbours use it, behind who the person is: 市民 老赵, 读者 孙女士."""
    return _CALLING.fullmatch(words[0]) is not None and _FAMILIAR.fullmatch(name) is not None


def names_guest(line: str) -> bool:
    """Return True for a guest of an interview: name and post on a line, either first."""
    words = [word for word in _GUEST_SPACES.split(line.strip()) if word]
    posts = [word for word in words if names_post(word)]
    names = close_up([word for word in words if not names_post(word)])
    return bool(posts) and any(map(looks_like_name, names)) and len(words) <= _MOST_WORDS


def names_post(word: str) -> bool:
    """Return True for a post (读者, 省委书记), or for an institution or a place that stands before one."""
    if _POST.search(word):
        return True
    return len(word) >= _SHORTEST_CHARS and _INSTITUTION.search(word) is not None
