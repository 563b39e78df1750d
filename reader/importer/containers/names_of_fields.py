"""The names under which a source states the parts and facts of an article: one table for every container.

`in_heads` state them wherever a person or a program names a field: front matter, lines of a text (作者：王长河),
records, tables, JSON. `in_columns` do so in tables and records alone: abbreviations, tags, and words that say too
little elsewhere.

Sources: exports of CNKI (Title-题名), Wisers, 读秀 and 全国报刊索引, ProQuest, tags of RIS and EndNote, clippers of web
pages, crawlers of e-papers. Names stand here in lower case, without spaces, hyphens and low lines.
"""

import re
from dataclasses import dataclass

from reader.domain.article_table import Field


@dataclass(frozen=True, slots=True)
class Names:
    """Names of a field, with spaces between."""

    in_heads: str = ""
    in_columns: str = ""


NAMES = {
    Field.TITLE: Names(
        in_heads=(
            "title headline 标题 题目 主标题 主题 articletitle newstitle maintitle titlename articlename 题名 "
            "篇名 文章标题 新闻标题 文章题目 稿件标题 標題 題名 題目 新聞標題"
        ),
        in_columns=("%t ti t1 bt biaoti doctitle headlines hl heading 文献题名 正题 主题名 文题 篇名題目"),
    ),
    Field.KICKER: Names(
        in_heads=("kicker 引题 肩题 眉题 引标题 肩标题 引題 肩題 眉題"),
        in_columns=("yt yinti leadtitle pretitle overline suptitle eyebrow"),
    ),
    Field.DECK: Names(
        in_heads=("deck subtitle subhead 副题 副标题 subheading subheadline 副标 副題 副標題"),
        in_columns=("ft futi subhed secondtitle viceheadline"),
    ),
    Field.LABEL: Names(
        in_heads=("column columnlabel 专栏 栏目 栏 columnname columntitle 栏目名称 栏目名 专栏名 專欄 欄目"),
        in_columns=("lm lanmu colname 版块"),
    ),
    Field.AUTHOR: Names(
        in_heads=(
            "author authors byline 作者 记者 署名 authorname writer reporter journalist 作者姓名 撰稿人 "
            "文章作者 撰文 記者 作者名"
        ),
        in_columns=("%a au a1 zz zuozhe creator contributor 责任者 第一责任人 著者"),
    ),
    Field.TEXT: Names(
        in_columns=(
            "content text body fulltext maintext articlebody articletext contenttext bodytext article "
            "articlecontent newscontent txt nr neirong zw zhengwen qw rawtext plaintext contents story lp "
            "markdown md mdcontent contenthtml html htmlcontent bodyhtml paragraphs 正文 内容 全文 文章内容 "
            "新闻内容 正文内容 文本 原文 稿件内容 文章正文 內容 內文 新聞內容"
        ),
    ),
    Field.NEWSPAPER: Names(
        in_heads=(
            "newspaper paper source publication 报纸 报名 来源 媒体 newspapername papername publicationtitle "
            "publicationname 报纸名称 报纸名 报刊名 报刊名称 报刊 来源媒体 媒体名称 来源报纸 报章 報章 報紙 "
            "報紙名稱 報刊 來源 媒體"
        ),
        in_columns=(
            "%j %b jn jo jf t2 sn so ly bz baozhi bzmc journal journalname media medianame outlet press "
            "magazine sourcename pub containertitle 刊名 文献来源 中文刊名 题名来源 出处"
        ),
    ),
    Field.DATE: Names(
        in_heads=(
            "date published publishdate publishtime publishedat pubdate pubtime datepublished 日期 时间 "
            "出版日期 发布日期 发布时间 publicationdate publisheddate issuedate newsdate printdate 发表时间 "
            "发表日期 刊登日期 见报日期 刊发日期 报纸日期 出版时间 刊登時間 見報日期 發布日期 發佈日期 "
            "發布時間 出版時間"
        ),
        in_columns=(
            "%8 dt da dp pd y1 rq riqi sj fbsj fbrq cbrq bzrq publishtime datetime timestamp posttime pubday "
            "releasedate ptime newstime docdate datum day 发布日期时间 刊期 日期时间 刊登日期時間 出版日 時間"
        ),
    ),
    Field.YEAR: Names(
        in_columns=("%d year yr nian py 年 年份 出版年 发表年度 年度"),
    ),
    Field.MONTH: Names(
        in_columns=("month mon yue 月 月份"),
    ),
    Field.DAY: Names(
        in_columns=("dayofmonth ri 日 日子"),
    ),
    Field.PAGE: Names(
        in_heads=("page pagenumber 版 版次 版面 版号 pageno pagenum 版面号 版序 所在版面 版次号"),
        in_columns=(
            "%p pg pages ban banci bc bmh sp startpage firstpage pageid banmian bm 版数 版码 版头 版頭 版位 "
            "版面名次 頁 頁碼"
        ),
    ),
    Field.SECTION: Names(
        in_heads=("section 版名 sectionname 版面名称 版面名 版名称"),
        in_columns=("pagename pagetitle banname bmmc bmname banming se 版別 版面标题"),
    ),
    Field.URL: Names(
        in_heads=(
            "url link permalink canonical canonicalurl sourceurl originalurl weburl 网址 链接 原文链接 "
            "原文网址 原文地址 来源网址 来源链接 articleurl 文章链接 新闻链接 網址 連結 链接地址"
        ),
        in_columns=("%u ul ur weburl pageurl href sourceurl docurl newsurl 地址 全文链接"),
    ),
    Field.SAVED: Names(
        in_heads=(
            "accessed accessdate retrieved fetched fetchedat fetchtime crawled crawledat crawltime crawldate "
            "saved savedat clipped downloaded downloadtime created 引用日期 访问日期 下载时间 下载日期 "
            "保存时间 保存日期 抓取时间 采集时间"
        ),
        in_columns=("crawldate scrapedat scrapetime fetchdate y2 收录时间 入库时间 爬取时间 下載時間"),
    ),
}
"""`created`: clippers of web pages write their own day so, beside an address; without one it says nothing here."""

HEADS = {name: field for field, names in NAMES.items() for name in names.in_heads.split()}
COLUMNS = HEADS | {name: field for field, names in NAMES.items() for name in names.in_columns.split()}

CHINESE_NAMES = tuple(name for name in HEADS if not name.isascii())
"""The names that stand on lines of a text, 作者：王长河; those in English are front matter's."""

_BETWEEN = re.compile(r"[\s_-]+")


def plain_name(name: str) -> str:
    """Return a name as the table writes it."""
    return _BETWEEN.sub("", name.lower())
