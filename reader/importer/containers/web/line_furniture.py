"""Lines that no article has, by their wording: ways to turn pages, buttons, rights, lists of pages and of articles."""

import re
from collections.abc import Iterable

from reader.importer.containers.web.html_lines import Line
from reader.importer.furniture import Furniture

_TURNS = (
    "上一篇 下一篇 上一版 下一版 上一页 下一页 上一頁 下一頁 上一期 下一期 上一条 下一条 上一则 下一则 上一张 "
    "下一张 上篇 下篇 上版 下版 上期 下期 前一篇 后一篇 前一天 后一天 首页 首頁 尾页 末页 返回 返回目录 "
    "返回首页 返回列表 返回顶部 返回上级 返回本版 返回版面 回到顶部 回首頁 没有了"
)
_BUTTONS = (
    "字級設定 字體 特 FB 訂閱 订阅 "
    "放大 缩小 默认 正常 字体 字号 字体大小 调整字体 放大字体 缩小字体 大字 中字 小字 大字号 中字号 小字号 大 中 小 "
    "A+ A- T+ + 打印 打印本页 打印本文 打印文章 打印预览 列印 关闭 关闭窗口 全文复制 复制 复制全文 复制链接 "
    "复制网址 收藏 收藏本文 分享 分享到 分享至 分享給 分享本文 分享新聞 转发 点赞 赞 举报 纠错 投稿 推荐 朗读 "
    "听报 听新闻 播报 语音播报 微信 微信好友 微信扫一扫 微博 新浪微博 腾讯微博 朋友圈 微信朋友圈 QQ空间 QQ好友 "
    "QQ Qzone 人人网 豆瓣 Facebook Twitter LINE Email 邮件 手机版 手机看 手机扫码阅读 扫一扫 扫码阅读 扫码分享 "
    "用微信扫描二维码 分享至好友和朋友圈 二维码 登录 登陆 注册 登入 搜索 搜寻 搜尋 检索 数字报检索 阅读全文 "
    "图集 导航 展开 展开全文 展开剩余 收起 点击播放 播放 自动播放 下载 下载PDF PDF pdf 版面图 原版 原版面 标题导航 "
    "版面导航 版面目录 往期回顾 往期 更多 查看更多 点击查看更多 T"
)
_LONGEST_BAR_CHARS = 400
"""Code points of a bar of buttons. Guard: each of a text is looked at for a hundred words."""

# Words of one button may be those of two others: a choice is never taken back, or a long bar takes time without end.
_ANY = r"[\s|｜/·,，、：:；;>»«<＞＜\-—()（）\[\]【】\d]*+"


def _one_of(words: str) -> str:
    return "|".join(re.escape(word) for word in _longest_first(words))


def _longest_first(words: str) -> list[str]:
    return sorted(words.split(), key=len, reverse=True)


def _in_any_case(word: str) -> str:
    """Return an expression for a word in capitals or not. With IGNORECASE a search tries every word at every sign."""
    signs = [(sign.lower(), sign.upper()) for sign in word]
    rest = "".join(re.escape(small) if small == large else f"[{small}{large}]" for small, large in signs[1:])
    return "|".join(re.escape(first) + rest for first in sorted(set(signs[0])))


_TURNING = re.compile(rf"{_ANY}(?:(?>{_one_of(_TURNS)}){_ANY})++$|[上下]一?[篇版条页]\s*[:：].{{0,60}}$", re.IGNORECASE)
_CONTROL = re.compile(rf"{_ANY}(?:(?>{_one_of(_BUTTONS + ' ' + _TURNS)}){_ANY})++$", re.IGNORECASE)
_BUTTON = re.compile("|".join(_in_any_case(word) for word in _longest_first(_BUTTONS) if len(word) > 1))
_RIGHTS = re.compile(
    r"版\s*权\s*所\s*有|著作權|©|\bCopyright\b|All Rights? Reserved|ICP\s?[备備证證]|公网安备"
    r"|(?:增值电信|新闻信息服务|出版服务|视听节目)\S{0,12}许可证"
    r"|^(?:地址|邮编|电话|传真|邮箱|联系电话|联系方式|广告热线|举报电话|投稿邮箱|违法和?不良信息举报\S{0,6})\s*[:：]"
    r"|(?:未经|未經)\S{0,20}(?:授权|许可|授權|許可|同意)\S{0,20}(?:转载|轉載|复制|使用|镜像)"
    r"|^[【\[]?(?:关于我们|联系我们|法律声明|免责声明|特别声明|版权声明|网站地图|广告服务|诚聘英才|隐私政策)",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"文明上网|文明發言|服务协议|(?:发表|發表|查看|我要|网友|最新|热门|全部)(?:评论|評論|留言)"
    r"|(?<!\d)\d++\s?(?:条|人)(?:评论|评论|参与|跟帖)|评论\s*[(（]?\d*[)）]?$"
)
_COMMENTS_BELOW = re.compile(
    r"(?:發表意見|发表意见|發表評論|发表评论|我要[评評][论論]|[网網]友[评評留][论論言]|[读讀]者[迴回留][响響言]|留言[规規][则則]|留言板|全部评论|最新评论|热门评论)"
    r"\s*[(（]?\d*[)）]?\s*[：:]?$"
)
_LINKS = re.compile(
    r"[【\[]?(?:相关|相關|延伸|推荐|推薦|热门|熱門|更多|精彩|最新|今日|本版|编辑|点击|图片)(?:阅读|閱讀|新闻|新聞|报道|報導|文章|链接|連結|推荐|推薦"
    r"|专题|排行|热点|热文|话题|資訊|资讯|视频|标题|图片)(?:排行榜?)?[】\]]?\s*[：:]?$"
    r"|猜你喜[欢歡]|你可能(?:会|也)?喜[欢歡]|大家都在看|为你推荐|[请請]繼續往下閱讀|(?:文章)?关键词\s*[：:]|标签\s*[：:]?$|^(?:#[^\s#]{1,10}+\s*+){2,}$"
)
_MENU = re.compile(
    r"(?:您|你)?(?:现在|当前|的|所在){0,4}位置\s*[:：]|首[页頁]\s*[>»＞›/-]|第?\s?[A-Za-z]?\d{1,3}\s?版\s*[：:]\s*[^\d。]{1,12}$|版面(?:目录|导航|概览)"
)
_FOLLOW = re.compile(
    r"(?:扫一扫|扫描|扫码|掃描|长按)[^。，,]{0,24}(?:二维码|公众号|公眾號|微信|微博|客户端)$"
    r"|(?:关注|關注|订阅|感謝您訂閱|訂閱)(?:[^。，,]{0,24}(?:公众号|公眾號|电子报|電子報|客户端|官方微[信博])|新华网|人民网)$"
)
_ADVERT = re.compile(r"[\s\[【(（]*(?:广告|廣告|advertisement|ad|赞助|贊助)[\s\])）】]*$", re.IGNORECASE)

_ANYWHERE = (
    (_TURNING, Furniture.TURNING),
    (_CONTROL, Furniture.CONTROL),
    (_ADVERT, Furniture.ADVERT),
    (_MENU, Furniture.MENU),
    (_FOLLOW, Furniture.CONTROL),
)
_AROUND = ((_RIGHTS, Furniture.RIGHTS), (_COMMENTS, Furniture.COMMENTS), (_LINKS, Furniture.LINKS))


def worded(line: Line) -> Furniture | None:
    """Return the kind of a line that is furniture wherever it stands."""
    if line.image is not None:
        return None
    if line.control or _is_bar(line):
        return Furniture.CONTROL
    return next((kind for words, kind in _ANYWHERE if words.match(line.text)), None)


def around(line: Line) -> Furniture | None:
    """Return the kind of a line outside an article: its wording names it, or it is a link."""
    if kind := worded(line):
        return kind
    if line.image is None and line.links and is_link(line):
        return Furniture.LINKS
    return next((kind for words, kind in _AROUND if words.search(line.text)), None)


def opens_comments(line: Line) -> bool:
    """Return True for a heading over the words of a site's visitors: nothing of the article stands below it."""
    return line.image is None and _COMMENTS_BELOW.match(line.text) is not None


def is_button(picture: Line) -> bool:
    """Return True for a picture that a button shows, by the words in its place."""
    return is_buttons(picture.text)


def is_buttons(words: str) -> bool:
    """Return True for words that are those of buttons and nothing else."""
    return bool(words) and _CONTROL.match(words) is not None


def headed(line: Line) -> Furniture | None:
    """Return the kind of a line without a sentence within an article that heads other articles, or states rights."""
    return next((kind for words, kind in _AROUND if words.match(line.text)), None)


def _is_bar(line: Line) -> bool:
    """Return True if two buttons or more are most of a line, beside a site's name or a count."""
    found = _BUTTON.findall(line.text) if len(line.text) <= _LONGEST_BAR_CHARS else ()
    return len(found) > 1 and sum(map(len, found)) * 2 > line.chars


def are_links(lines: Iterable[Line]) -> bool:
    """Return True if lines are mostly links: a list of headlines, some of which may be questions."""
    seen = [line for line in lines if line.image is None]
    return sum(line.links for line in seen) * 2 > sum(line.chars for line in seen)


def is_link(line: Line) -> bool:
    """Return True if most of a line is a link's."""
    return line.links * 2 > line.chars
