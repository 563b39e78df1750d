"""Names of persons as Chinese newspapers print them."""

import re

_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
    "酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧肖尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞"
    "熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单"
    "杭洪包诸左石崔吉龚程嵇邢滑裴陆荣翁荀羊惠甄曲封芮储靳汲松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武"
    "符刘景詹束龙叶幸司韶黎薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍桑桂濮牛寿通边扈燕冀"
    "郏浦尚农温别庄晏柴瞿阎闫充慕连茹习宦艾鱼容向古易慎戈廖庾终居衡步都耿满弘匡国文寇广禄阙东欧沃利蔚越夔隆师巩厍聂晁勾敖融冷訾"
    "辛阚那简饶空曾沙养鞠须丰巢关蒯相查后荆红游竺权盖益桓公仉督岳帅海郜鲜亓佘付代逯鹿闾原桐皇仝亢忻青乜侍刑揭檀芦苑智么占占智战"
    "展斯谌麦佟历笪修禚苟晋智阿木多尼旦才旺格玉巨由展宇甫剧迟"
)
_DOUBLE = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "令狐",
    "慕容",
    "司徒",
    "端木",
    "夏侯",
    "呼延",
)
_SOUNDS = frozenset(
    "阿埃艾安奥巴班邦贝本比彼毕宾波伯博布查达戴丹道德登邓迪蒂丁东杜多顿恩尔法凡范菲费芬丰弗夫福甘盖冈高戈格根古瓜哈海汉豪赫亨洪"
    "胡华怀惠霍基吉济加贾杰津金卡凯坎康考柯科克肯库夸昆拉莱赖兰朗劳勒雷黎里理利莉丽林龙卢鲁路吕伦罗洛马玛迈麦曼芒梅门蒙米密"
    "明缪莫墨默木穆姆内纳娜奈南尼宁农努诺欧帕潘庞佩彭皮平珀普齐奇恰钱强乔切琼丘让热日茹瑞若撒萨塞赛桑森沙莎珊尚绍申胜施什圣史"
    "舒斯思松苏孙索塔泰坦汤唐陶特腾提廷通图土托瓦万旺威韦维卫温翁沃乌吾武伍西希锡席夏香肖谢辛欣匈休许逊雅亚扬杨耶叶伊依易因"
    "英永尤于约云泽赞曾扎詹章张珍芝治朱卓兹佐弥娅弩奇雯蕾琳丝翰"
)
SHORT_NAME_CHARS, LONG_NAME_CHARS = 2, 3
"""Code points of a Han name: surname and one or two given characters. A double surname adds one."""

_PEN_NAMES = frozenset(["国纪平", "任仲平", "仲祖文", "郑青原", "任理轩", "钟轩理"])
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,4}$")
_FOREIGN = re.compile(r"[\u4e00-\u9fffA-Z.]{1,12}(?:[·•・][\u4e00-\u9fffA-Z.]{1,12}){1,4}$")


def is_foreign_name(text: str) -> bool:
    """Return True for a name from abroad, parts set off by dots, most of its characters used for their sound."""
    if not _FOREIGN.match(text):
        return False
    signs = [sign for sign in text if sign not in "·•・"]
    return 2 * sum(sign in _SOUNDS or sign.isascii() for sign in signs) > len(signs)


def looks_like_name(text: str) -> bool:
    """Return True for a known surname with one or two given characters, a double surname, or a foreign name."""
    if is_foreign_name(text):
        return True
    if not _HAN_NAME.match(text):
        return False
    if text.startswith(_DOUBLE) or text in _PEN_NAMES:
        return True
    return len(text) <= LONG_NAME_CHARS and text[0] in _SURNAMES


def may_be_name(text: str) -> bool:
    """Return True for two to four Han characters, or a foreign name: enough beside a role word that vouches for it."""
    return _HAN_NAME.match(text) is not None or is_foreign_name(text)


def close_up(words: list[str]) -> list[str]:
    """Join names that are set wide (刘, 泉 give 刘泉) and the pieces of a name that a stray space cuts (张云, 河)."""
    names: list[str] = []
    at = 0
    while at < len(words):
        size = _pieces(words, at)
        names.append("".join(words[at : at + size]))
        at += size
    return names


def _pieces(words: list[str], at: int) -> int:
    """Return the number of words from `at` on that are one name."""
    singles = 0
    while at + singles < len(words) and len(words[at + singles]) == 1:
        singles += 1
    following = words[at + 1] if at + 1 < len(words) else ""
    if singles == 1:
        return 1 + (len(following) == SHORT_NAME_CHARS and words[at] in _SURNAMES)
    if singles:
        return LONG_NAME_CHARS if singles == LONG_NAME_CHARS else SHORT_NAME_CHARS
    if len(words[at]) == SHORT_NAME_CHARS and len(following) == 1 and words[at][0] in _SURNAMES:
        after = next((n for n, word in enumerate(words[at + 1 :]) if len(word) != 1), len(words) - at - 1)
        return 1 + after % 2
    return 1
