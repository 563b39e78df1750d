"""Words of a page head that state neither newspaper, nor day, nor page: they show that a line is one.

Issue number, 今日8版, lunar day, weekday, registration and post codes, price, weather, publisher, editors, address, the
name in Latin letters, names of fields.
"""

import re

from reader.text.numerals import CHINESE

_COUNT = rf"(?:\d{{1,3}}|[{CHINESE}]{{1,3}})"
_SKY = "晴|多云|少云|阴|[小中大暴阵]到?[小中大暴]?雨|雷?阵雨|雨夹雪|[小中大暴阵]雪|雾|霾|扬沙|浮尘"
_FORCE = r"[\d一二三四五六七八]{0,2}"
_TERMS = (
    "立春|雨水|惊蛰|春分|清明|谷雨|立夏|小满|芒种|夏至|小暑|大暑|立秋|处暑|白露|秋分|寒露|霜降|立冬|小雪|大雪|冬至"
    "|小寒|大寒"
)
_LATIN_WORDS = (
    "Daily|News|Times|Post|Weekly|Herald|Journal|Evening|Morning|Gazette|Tribune|Ribao|Wanbao|Chenbao|Zaobao|Shibao|Bao"
)
_LATIN = f"{_LATIN_WORDS}|{_LATIN_WORDS.upper()}"
_NAMES = (
    "报头信息|版头信息|版面信息|报纸信息|基本信息|报头|报眉|版头|页眉|报名|报纸|报纸名称|报刊|报刊名称|媒体|媒体名称|日期|时间|出版日期"
    "|出版时间|见报日期|邮箱|投稿邮箱|E-?[Mm]ail|星期|版次|版号|版别|版位|页码|期号|期数|刊期"
)

_HEADINGS = "报头|报眉|报头信息|版头信息|版面信息|报纸信息|基本信息|正文|正文内容|文章内容|版面内容|报纸内容"
SIGNS = tuple(
    re.compile(sign)
    for sign in (
        rf"^(?:[{CHINESE}\d]{{1,2}}[、.]\s?)?(?:{_HEADINGS})\s?:?$",  # 一、报头, 正文
        r"(?:总\s?第?|第)\s?\d[\d,]{0,6}\s?[期号](?:\s?\(总第?\s?\d{1,6}\s?[期号]\))?",  # 总第12345期, 第3号
        rf"\(总第?\s?\d{{1,6}}\s?[期号]\)|[总第]第?\s?[{CHINESE}千万仟萬]{{2,10}}[期号號]",
        r"(?:今[日天]|本报今日|本期|本报)(?:\s|本报|共|出版|对开|四开|彩印|[一二两三四\d]\s?大?张){0,4}"  # 今日8版
        rf"{_COUNT}\s?版",
        rf"共\s?{_COUNT}\s?版",
        r"(?:国内)?(?:统一)?(?:连续出版物|刊)号\s{0,3}:?(?:\s{0,3}CN)?\s{0,3}[\d-]*(?:/[A-Z])?",
        r"CN\s?\d{2}\s?-\s?\d{4}(?:/[A-Z]\d?)?|国内统一\S*",  # CN 32-0001
        r"(?:国际标准\S{2,6}号\s{0,3}:?\s{0,3})?ISSN\s?:?\s?\d{4}-\d{3}[\dX]",
        r"(?:邮发|国外|国外发行)?代号\s{0,3}:?\s{0,3}[A-Z]{0,2}\d{1,4}(?:-\d{1,5})?",
        r"(?:零售|定价|每份|月价|全年)(?:价|定价)?\s?:?\s?[\d.]{1,7}\s?元",
        r"(?:https?://|www\.)\S+|(?<![\w.])[\w-]{2,20}\.(?:com|cn|net|org)(?:\.cn)?(?![\w.])",
        r"(?:Vol|VOL|No|NO|Issue|ISSUE)\.?\s?\d{1,6}",
        r"(?:版面|版次|版号|页码)\s?(?=[A-Z]?\d)",
        r"[\u4e00-\u9fff]{0,4}(?:热线|电话|传真|邮编|邮政编码)\s?:?\s?[\d-]{5,16}",  # 电话:0512-65110110
        r"(?:社址|地址|网址|邮箱|主办|主管|主管主办|出版|承印|印刷)(?:单位)?\s?:\s?\S{2,30}",
        r"[\u4e00-\u9fff]{2,14}(?:机关报|主管主办|主办|主管|传媒集团出版|报社出版|报业集团出版|编印)(?![\u4e00-\u9fff])",
        r"(?:\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?\s?)?创刊(?:于\s?\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?)?",
        rf"(?:{_NAMES}|版名|版面名称|版面|版块)\s?:",  # 日期:
        r"(?:电子版|数字报|数字版|文字版)",
    )
)
"""Parts that are taken away before the day and the page are looked for: they hold figures of their own.

Each is an expression of its own: as branches of one they would all be tried at each character.
"""

MAIL = re.compile(r"[\w.-]+@[\w.-]+")

EDITORS = re.compile(
    r"(?:责任编辑|责编|美编|版式(?:设计)?|校对|组版|排版|检校|审校|审读|初审|终审|[一二三]审|[一二三][校读]|编审|签发|监制"
    r"|编辑|主编|值班\S{0,4}|统筹|视觉|总编辑|社长)"
    r"(?:\s?[:/]\s?|\s{1,4})[\u4e00-\u9fff、\d-]{2,12}(?=\s|[◎|]|$)"
)
"""责编:张三. A line of nothing else is the imprint's."""

DAYS = re.compile(
    r"""
    (?:星\s?期|周|礼拜|禮拜)\s?[一二三四五六日天]
    | (?i:(?<![A-Z])(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?(?![A-Z]))
    | (?:农历|夏历|旧历|農曆)?\s?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]
      (?:\([鼠牛虎兔龙蛇马羊猴鸡狗猪]\))?年\S{0,8}
    | (?:农历|夏历|旧历|農曆)\S{2,8}
    | (?<![\d年])[闰正一二三四五六七八九十冬腊]{1,3}月(?:初|十|廿|卅|二十|三十)[一二三四五六七八九十]{0,2}(?![日月])
    | (?<![\d年])\d{1,2}月\d{1,2}日                                                    # a day without its year
    """,
    re.VERBOSE,
)
"""Names of a day beside its date: weekday, lunar day."""

WEATHER = re.compile(
    rf"""
    (?<![\u4e00-\u9fff\d])(?:今[日天]|[明后]日)?(?:{_TERMS})(?![\u4e00-\u9fff])
    | (?:[\u4e00-\u9fff]{{2,6}})?天气(?:预报)?\s?:?(?=\s|$|[^\u4e00-\u9fff])
    | (?<![\u4e00-\u9fff])(?:今[日天]|今夜|明[日天]|白天|夜间)?\s?:?\s?
      (?:{_SKY})(?:(?:转|间|到|有)(?:{_SKY}))*(?![\u4e00-\u9fff])
    | -?\d{{1,2}}\s?(?:℃|°C|°|度)?\s?[-~—至到/]{{1,2}}\s?-?\d{{1,2}}\s?(?:℃|°C|°|度)|-?\d{{1,2}}\s?(?:℃|°C)
    | (?:偏?[东南西北]{{1,2}}|无持续风向|微)?风(?:力)?\s?{_FORCE}\s?[-~—至到]{{0,2}}\s?{_FORCE}\s?级
    | (?:最高|最低)(?:气温)?|(?:降水概率|相对湿度|湿度)\s?:?\s?\d{{1,3}}%|空气质量\S{{1,6}}
    """,
    re.VERBOSE,
)
"""Weather and solar term, which beside a day or in degrees are a page head's; alone they are headlines as well."""

LATIN_NAME = re.compile(
    rf"(?<![A-Za-z])(?:[A-Z][A-Za-z'’.]{{0,20}}\s){{0,5}}"
    rf"(?:[A-Z]{{0,20}}(?:RI|WAN|ZAO|CHEN|SHI)\s?BAO|(?:{_LATIN}))(?:\s(?:{_LATIN}))*(?![A-Za-z])"
)
"""A newspaper's name in Latin letters: HAIZHOU DAILY, Haizhou Wanbao."""

SECTION_NAMED = re.compile(r"(?:版名|版面名称|版面|版块)\s?:\s?(?P<section>[\u4e00-\u9fff·]{2,12})(?=\s|$)")
"""版名:社会. What stands behind 版面 may be a number as well."""

_SECTIONS = (
    "要闻|综合|社会|经济|财经|文化|体育|国际|国内|时政|时事|民生|教育|科教|科技|法治|法制|健康|卫生|农业|农村|三农|工业|军事|国防|理论|评论"
    "|副刊|文艺|文学|文体|娱乐|旅游|生态|环保|本地|本市|本省|本埠|都市|城市|县域|区县|县区|基层|民族|党建|政治|政法|人大|政协|工商|市场"
    "|专版|专刊|特刊|专题|公告|视觉|影像|读书|收藏|汽车|房产|金融|证券|产经|天下|世界|港澳台|港澳|台湾|海外|头版|中国|广告|港聞|要聞|社會|經濟"
    "|國際|體育|財經|兩岸"
)
_SECTION = re.compile(
    rf"(?:{_SECTIONS})(?:[·/]?(?:{_SECTIONS}))?(?:新闻|新聞|周刊|专版|专刊|副刊|特刊|版面|纵横|视点|版)?$"
)


def names_section(word: str) -> bool:
    """Return True for a word that papers head their pages with, and that is no newspaper, headline or column label."""
    return _SECTION.match(word) is not None
