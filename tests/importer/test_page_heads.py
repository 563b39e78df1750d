"""Page heads in the forms in which newspapers print them and tools and people write them: facts, and no stray story."""

import pytest

from reader.domain.story import StoryKind
from reader.importer.blocks.reading import split_blocks
from reader.importer.stages import parse_text

MARKED = """# 渔港早市天不亮就开张

本报记者 林海生

港务局的调度员说，夜里又靠了三条船，吊机一直转到天亮，司机们轮班吃上了热饭。

# 山里的邮路

邮递员每天走四十里山路，把报纸和药送到最远的寨子，去年一双鞋只穿了三个月。
"""
WRAPPED = """渔港早市天不亮就开张
本报记者 林海生
　　港务局的调度员说，夜里又靠了三
条船，吊机一直转到天亮，司机们轮班
吃上了热饭。
　　邮递员每天走四十里山路，把报纸
和药送到最远的寨子，去年一双鞋只穿
了三个月。
　　码头上的灯换了新的，夜里干活比
过去亮堂得多。
"""

HAIZHOU = "海州日报"
DAY = "2026-05-06"

HEADS: dict[str, tuple[str | None, str | None, str | None, str | None]] = {
    # One line, its parts in any order and with any signs between.
    "海州日报 2026年5月6日 星期三 第5版 社会": (HAIZHOU, DAY, "5", "社会"),
    "第5版 社会 2026年5月6日 星期三 海州日报": (HAIZHOU, DAY, "5", "社会"),
    "社会 05 海州日报 2026-05-06": (HAIZHOU, DAY, "5", "社会"),
    "海州日报｜2026.5.6｜05版｜社会": (HAIZHOU, DAY, "5", "社会"),
    "海州日报 | 2026-05-06 | A05 社会": (HAIZHOU, DAY, "A05", "社会"),
    "海州日报·2026年5月6日·第五版·社会": (HAIZHOU, DAY, "5", "社会"),
    "海州日报·社会·2026年5月6日·星期三·5版": (HAIZHOU, DAY, "5", "社会"),
    "海州日报 — 2026/5/6 — A05 — 社会": (HAIZHOU, DAY, "A05", "社会"),
    "海州日报/2026年5月6日/星期三/A05版/社会": (HAIZHOU, DAY, "A05", "社会"),
    "海州日报2026年5月6日星期三第5版社会": (HAIZHOU, DAY, "5", "社会"),
    "海州日报 2026年5月6日 A05社会": (HAIZHOU, DAY, "A05", "社会"),
    "海州日报 2026年5月6日 社会A05": (HAIZHOU, DAY, "A05", "社会"),
    "海州日报 A05 2026年5月6日": (HAIZHOU, DAY, "A05", None),
    "【海州日报】2026年5月6日 星期三 第5版：社会": (HAIZHOU, DAY, "5", "社会"),
    "《海州日报》2026年5月6日 第5版 社会": (HAIZHOU, DAY, "5", "社会"),
    "海州日报（2026年5月6日）第5版 社会": (HAIZHOU, DAY, "5", "社会"),
    "海州日报 2026年5月6日 周三 头版": (HAIZHOU, DAY, "1", None),
    "海州日报 2026年5月6日 第4/8版 财经": (HAIZHOU, DAY, "4", "财经"),
    "海州日报 二〇二六年五月六日 星期三 第四版": (HAIZHOU, DAY, "4", None),
    "海州日报 20260506 P5 社会": (HAIZHOU, DAY, "5", "社会"),
    "海州日報 2026年5月6日 星期三 第5版 社會": ("海州日報", DAY, "5", "社會"),
    "海州日报 2026年5月6日 星期三 甲辰年三月二十 今日8版 总第12345期": (HAIZHOU, DAY, None, None),
    "海州日报 2026年5月6日 星期三 农历丙午年三月二十 第12345期 今日8版": (HAIZHOU, DAY, None, None),
    "海州日报 2026年5月6日 第5版 社会 责编：孙立 美编：李四": (HAIZHOU, DAY, "5", "社会"),
    "海州日报 2026年5月6日 星期三 第5版 社会 责编/孙立 版式/李四 校对/王五": (HAIZHOU, DAY, "5", "社会"),
    "海州日报 2026年5月6日 第5版 社会 电话：0512-65110110 邮箱：hz@haizhou.cn": (HAIZHOU, DAY, "5", "社会"),
    "海州日报 2026年5月6日 星期三 晴转多云 12℃～24℃ 第5版": (HAIZHOU, DAY, "5", None),
    "海州日报 2026年5月6日 星期三 立夏 第1版 要闻": (HAIZHOU, DAY, "1", "要闻"),
    "HAIZHOU DAILY 海州日报 2026年5月6日 第5版": (HAIZHOU, DAY, "5", None),
    "海州日报 HAIZHOU RIBAO Wednesday May 6, 2026 A05": (HAIZHOU, DAY, "A05", None),
    "海州日报 国内统一连续出版物号 CN 32-0001 邮发代号 27-1 2026年5月6日 第5版": (HAIZHOU, DAY, "5", None),
    "海州日报 CN32-0001 2026年5月6日 星期三 零售价1.5元 第1版": (HAIZHOU, DAY, "1", None),
    "海州日报 电子版 2026年5月6日 第A05版：文化周刊": (HAIZHOU, DAY, "A05", "文化周刊"),
    "海州日报社 2026年5月6日 第5版": (HAIZHOU, DAY, "5", None),
    "中共海州市委机关报 海州日报 2026年5月6日 第1版": (HAIZHOU, DAY, "1", None),
    "中華民國三十六年五月六日 星期二 海州日報 第二版": ("海州日報", "1947-05-06", "2", None),
    "每日商报 2026年5月6日 星期三 第3版": ("每日商报", DAY, "3", None),
    "明报 2026-05-06 A14 港闻": ("明报", DAY, "A14", "港闻"),
    "参考消息 2026年5月6日 第5版": ("参考消息", DAY, "5", None),
    "人民日报海外版 2026年5月6日 星期三 第5版": ("人民日报海外版", DAY, "5", None),
    "2026年5月6日 星期三 第5版 社会": (None, DAY, "5", "社会"),
    "第5版 社会": (None, None, "5", "社会"),
    # Several lines.
    "海州日报\n2026年5月6日 星期三\n第5版 社会": (HAIZHOU, DAY, "5", "社会"),
    "海州日报\n2026年5月6日\n星期三\n第5版\n社会": (HAIZHOU, DAY, "5", "社会"),
    "第5版\n海州日报\n2026年5月6日": (HAIZHOU, DAY, "5", None),
    "HAIZHOU DAILY\n海州日报\n2026年5月6日 第5版": (HAIZHOU, DAY, "5", None),
    "海州日报\nHAIZHOU RIBAO\n2026年5月6日 星期三 05版": (HAIZHOU, DAY, "5", None),
    "海州日报\n国内统一连续出版物号 CN 32-0001\n2026年5月6日 星期三 第5版": (HAIZHOU, DAY, "5", None),
    "海州日报\n2026年5月6日 星期三\n丙午年三月二十\n总第12345期 今日8版\n中共海州市委主办 海州日报社出版": (
        *(HAIZHOU, DAY),
        *(None, None),
    ),
    "海州日报\n1948年6月15日创刊\n2026年5月6日 第1版": (HAIZHOU, DAY, "1", None),
    "海州日报\n今日天气 多云 18℃-26℃ 东南风3到4级\n2026年5月6日 第1版": (HAIZHOU, DAY, "1", None),
    "海州日报\n5\n社会\n2026年5月6日 星期三": (HAIZHOU, DAY, "5", "社会"),
    "海州市图书馆剪报\n海州日报 2026年5月6日 第5版 社会": (HAIZHOU, DAY, "5", "社会"),
    "水渠通报\n海州日报 2026年5月6日 星期三 第5版": (HAIZHOU, DAY, "5", None),
    "海州日报\n责编：孙立 版式：李四\n2026年5月6日 第5版": (HAIZHOU, DAY, "5", None),
    "报名：海州日报\n日期：2026年5月6日\n版次：第5版\n版名：社会": (HAIZHOU, DAY, "5", "社会"),
    "报纸名称：海州日报\n出版日期：2026-05-06 星期三\n版面：A05 社会": (HAIZHOU, DAY, "A05", "社会"),
    "日期：2026年5月6日\n版次：5\n期号：第12345期": (None, DAY, "5", None),
    "海州日报 06/05/2026 A05 社会": (HAIZHOU, DAY, "A05", "社会"),
    # Further ones, as they came to mind once the rules stood.
    "海州日报    2026年5月6日    星期三    责任编辑：林海生    E-mail:hz@hz.com    5": (HAIZHOU, DAY, "5", None),
    "2026年5月6日 星期三\n农历丙午年三月二十\n海州日报\nHaizhou Daily\n第9876期\n今日12版\n1版": (
        HAIZHOU,
        DAY,
        "1",
        None,
    ),
    "05\n海州日报\n2026年5月6日": (HAIZHOU, DAY, "5", None),
    "A5 | 海州日报 | 2026年5月6日 | 社会新闻": (HAIZHOU, DAY, "A5", "社会新闻"),
    "海州日报 • 2026.05.06 • 星期三 • 第 05 版 • 社会": (HAIZHOU, DAY, "5", "社会"),
    "■海州日报 ■2026年5月6日 ■5版": (HAIZHOU, DAY, "5", None),
    "海州日报 2026年5月6日 星期三 国内统一刊号:CN32-0001 邮发代号:27-1 总第12345号": (HAIZHOU, DAY, None, None),
    "中国共产党海州市委员会机关报\n海州日报\n2026年5月6日 星期三": (HAIZHOU, DAY, None, None),
    "海州日报\n海州日报社出版 国内统一刊号CN32-0001\n第12345期 今日12版\n2026年5月6日 星期三 农历丙午年三月二十": (
        HAIZHOU,
        DAY,
        None,
        None,
    ),
    "海州日报\n第5版：社会\n2026年05月06日 星期三": (HAIZHOU, DAY, "5", "社会"),
    "第05版：社会 | 海州日报 2026年05月06日": (HAIZHOU, DAY, "5", "社会"),
    "海州日报 2026年05月06日 星期三 第A05版:社会": (HAIZHOU, DAY, "A05", "社会"),
    "报纸：《海州日报》 日期：2026年5月6日 版面：第5版（社会）": (HAIZHOU, DAY, "5", "社会"),
    "海州日报 5月6日 第5版": (HAIZHOU, None, "5", None),
    "责编 林海生 电话 65110110\n海州日报 2026年5月6日 第5版 社会": (HAIZHOU, DAY, "5", "社会"),
    "社会\n5\n2026年5月6日\n海州日报": (HAIZHOU, DAY, "5", "社会"),
    "2026/05/06 海州日报 第05版": (HAIZHOU, DAY, "5", None),
    "海州日报 二○二六年五月六日 第五版": (HAIZHOU, DAY, "5", None),
    "海州日报 2026 年 5 月 6 日 星期三 第 5 版": (HAIZHOU, DAY, "5", None),
    "海 州 日 报\n2026年5月6日 星期三 第5版": (HAIZHOU, DAY, "5", None),
    "海 州 日 报 2026年5月6日 第5版": (HAIZHOU, DAY, "5", None),
    "海州日报 副刊 2026年5月6日 5": (HAIZHOU, DAY, "5", "副刊"),
    "文化·副刊 5 海州日报 2026年5月6日 星期三": (HAIZHOU, DAY, "5", "文化·副刊"),
    "海州日报 要闻·综合 2版 2026年5月6日": (HAIZHOU, DAY, "2", "要闻·综合"),
    "海州日报 2026年5月6日 星期三 编辑:林海生 组版:李四 第5版 国际新闻": (HAIZHOU, DAY, "5", "国际新闻"),
    "海州晚报 2026.05.06 星期三 A叠05 社会": ("海州晚报", DAY, "A05", "社会"),
    "时事A05 海州晚报 2026年5月6日 星期三": ("海州晚报", DAY, "A05", "时事"),
    "2026年5月6日 星期三 A05": (None, DAY, "A05", None),
    "2026-05-06（星期三） 海州日报 05版": (HAIZHOU, DAY, "5", None),
    "海州日报 2026年5月6日 星期三 今日4版": (HAIZHOU, DAY, None, None),
    "海州日报 2026年5月6日 今日4版 第1版": (HAIZHOU, DAY, "1", None),
    "海州日报 第三版 一九八六年五月六日": (HAIZHOU, "1986-05-06", "3", None),
    "海州日报 1986年5月6日 星期二 第三版": (HAIZHOU, "1986-05-06", "3", None),
    "农历三月二十 立夏 海州日报 2026年5月6日": (HAIZHOU, DAY, None, None),
    "今日天气：晴 最高气温26℃ 最低气温18℃\n海州日报 2026年5月6日 第1版": (HAIZHOU, DAY, "1", None),
    "海州日报\n2026年5月6日\n星期三\n第5版\n责编：林海生 版式：李四": (HAIZHOU, DAY, "5", None),
    "海州日报\n2026年5月6日 星期三\n第12345期\n今日8版": (HAIZHOU, DAY, None, None),
    "海州日报 2026年5月6日 第 2 版 / 共 8 版": (HAIZHOU, DAY, "2", None),
    "海州日报 2026年5月6日 2/8": (HAIZHOU, DAY, "2", None),
    "海州日报 2026年5月6日 第2-3版": (HAIZHOU, DAY, "2", None),
    "海州日报 2026年5月6日 02-03版": (HAIZHOU, DAY, "2", None),
    "海州日报 2026年5月6日 A02/A03 特别报道": (HAIZHOU, DAY, "A02", "特别报道"),
    "海州日报 WEDNESDAY, MAY 6, 2026": (HAIZHOU, DAY, None, None),
    "海州日报 Vol. 12 No. 345 2026年5月6日": (HAIZHOU, DAY, None, None),
    "海州日报 2026年5月6日 版面 05": (HAIZHOU, DAY, "5", None),
    "电子版 海州日报 2026年5月6日 www.hzrb.cn": (HAIZHOU, DAY, None, None),
    "海州日报数字报 2026年5月6日 第5版": (HAIZHOU, DAY, "5", None),
    "海州日报 2026年5月6日 第5版 健康周刊·养生": (HAIZHOU, DAY, "5", "健康周刊·养生"),
    "海州日报 2026年5月6日 星期三 投稿热线：0512-65110110 第5版 副刊": (HAIZHOU, DAY, "5", "副刊"),
    "海州日报 2026年5月6日 丙午年三月廿 5版 民生": (HAIZHOU, DAY, "5", "民生"),
    "海州日报 2026年5月6日 星期三 二版 要闻": (HAIZHOU, DAY, "2", "要闻"),
    "海州日报 2026年5月6日 星期三 要闻 二版 ": (HAIZHOU, DAY, "2", "要闻"),
    "2版要闻 海州日报 2026年5月6日": (HAIZHOU, DAY, "2", "要闻"),
    "海州日报 2026.5.6 Wed. 05": (HAIZHOU, DAY, "5", None),
    "海州日报 2026年5月6日 Page 5": (HAIZHOU, DAY, "5", None),
    "海州日报 2026年5月6日 P05": (HAIZHOU, DAY, "5", None),
    "海州日报·海外版 2026年5月6日 第5版": ("海州日报·海外版", DAY, "5", None),
    "海州日报 2026年5月6日 审读：王五 一读：赵六 5版": (HAIZHOU, DAY, "5", None),
    "海州日报 2026年5月6日 值班编委 林海生 5版 社会": (HAIZHOU, DAY, "5", "社会"),
}

IN_MARKDOWN: dict[str, tuple[str | None, str | None, str | None, str | None]] = {
    "# 海州日报 2026年5月6日 星期三 第5版": (HAIZHOU, DAY, "5", None),
    "# 海州日报\n\n2026年5月6日 星期三 第5版 社会": (HAIZHOU, DAY, "5", "社会"),
    "# 海州日报\n\n## 2026年5月6日 星期三 第5版 社会": (HAIZHOU, DAY, "5", "社会"),
    "# HAIZHOU DAILY 海州日报\n\n2026.5.6 星期三 05版": (HAIZHOU, DAY, "5", None),
    "# 社会\n\n海州日报 2026年5月6日 第5版": (HAIZHOU, DAY, "5", "社会"),
    "# 第5版\n\n# 海州日报\n\n# 2026年5月6日": (HAIZHOU, DAY, "5", None),
    "# 海州日报\n\n# 2026年5月6日\n\n# 第5版\n\n# 社会": (HAIZHOU, DAY, "5", "社会"),
    "# 海州日报\n\n国内统一连续出版物号 CN 32-0001\n\n2026年5月6日 星期三 第5版": (HAIZHOU, DAY, "5", None),
    "# 海州日报\n\n![](images/logo.jpg)\n\n2026年5月6日 星期三 第5版": (HAIZHOU, DAY, "5", None),
    "![](images/logo.jpg)\n\n# 海州日报\n\n2026年5月6日 星期三 第5版": (HAIZHOU, DAY, "5", None),
    "# 海州日報\n\n2026年5月6日 星期三 丙午年三月二十 今日8版 总第12345期": ("海州日報", DAY, None, None),
    "# 海州日报剪报\n\n海州日报 2026年5月6日 第5版 社会": (HAIZHOU, DAY, "5", "社会"),
    "# 水渠通报\n\n# 海州日报 2026年5月6日 星期三 第5版": (HAIZHOU, DAY, "5", None),
    "# 报纸内容转录\n\n**报头信息：**\n- 报名：海州日报\n- 日期：2026年5月6日\n- 版面：第5版": (
        HAIZHOU,
        DAY,
        "5",
        None,
    ),
    "**海州日报**\n\n**2026年5月6日**\n\n**05 社会新闻**": (HAIZHOU, DAY, "5", "社会新闻"),
    "**海州日报** | 2026年5月6日 星期三 | 第5版：**社会**": (HAIZHOU, DAY, "5", "社会"),
    "> 海州日报 2026年5月6日 第5版": (HAIZHOU, DAY, "5", None),
    "海州日报\n\n---\n\n2026年5月6日 第5版 社会\n\n---": (HAIZHOU, DAY, "5", "社会"),
    "# 海州日报\n\n### 第5版 社会\n\n*2026年5月6日 星期三*": (HAIZHOU, DAY, "5", "社会"),
    "## 海州日报 · 第5版 · 社会\n\n2026年5月6日": (HAIZHOU, DAY, "5", "社会"),
    "---\n\n**海州日报**　2026年5月6日　星期三　**05** 社会\n\n---": (HAIZHOU, DAY, "5", "社会"),
    "# 海州日报 (Haizhou Daily)\n\n**日期:** 2026年5月6日 星期三  \n**版面:** 第5版 社会": (HAIZHOU, DAY, "5", "社会"),
    "- **报纸名称**：海州日报\n- **日期**：2026年5月6日\n- **版次**：第5版\n- **版面名称**：社会": (
        HAIZHOU,
        DAY,
        "5",
        "社会",
    ),
    "# 海州日报\n# HAIZHOU DAILY\n\n2026年5月6日 星期三 第5版": (HAIZHOU, DAY, "5", None),
    "# 5\n\n# 社会\n\n# 海州日报\n\n# 2026年5月6日": (HAIZHOU, DAY, "5", "社会"),
    "# 海州日报\n\n## 第5版：社会": (HAIZHOU, None, "5", "社会"),
    "# 海州日报2026年5月6日第5版": (HAIZHOU, DAY, "5", None),
    "# 海州日报\n\n$2026年5月6日$ 星期三 第 5 版": (HAIZHOU, DAY, "5", None),
    '<div style="text-align: center;">海州日报</div>\n\n2026年5月6日 第5版': (HAIZHOU, DAY, "5", None),
    "# 海州日报\n\n- 2026年5月6日 星期三\n- 第5版\n- 社会": (HAIZHOU, DAY, "5", "社会"),
    "# 报纸版面文字识别结果\n\n## 一、报头\n\n海州日报 2026年5月6日 第5版": (HAIZHOU, DAY, "5", None),
    "## 报头\n\n海州日报 2026年5月6日 第5版\n\n## 正文": (HAIZHOU, DAY, "5", None),
    "**报头：** 海州日报 2026年5月6日 星期三 第5版": (HAIZHOU, DAY, "5", None),
    "海州日报，2026年5月6日，第5版": (HAIZHOU, DAY, "5", None),
    "《海州日报》，2026年5月6日，星期三，第5版，社会": (HAIZHOU, DAY, "5", "社会"),
    "海州日报 第5版 社会 （2026年5月6日 星期三）": (HAIZHOU, DAY, "5", "社会"),
    "# 2026年5月6日 海州日报\n\n## 第5版": (HAIZHOU, DAY, "5", None),
}

NO_HEADS: dict[str, str] = {
    "a headline that ends like a newspaper": "# 订报容易送报难\n\n去年全村订了三百份报纸，路不好走，送到要两天。\n",
    "a newspaper over its own story": "# 海州日报\n\n海州日报创刊那年，港口还只有一座木码头，报纸靠人力车送到各村。\n",
    "a story that begins with a day": "2026年5月6日，海州港扩建工程开工，这是第三期工程。\n",
    "a forecast": "# 天气预报\n\n今天白天多云转晴，偏南风三到四级，最高气温二十六摄氏度，适合晒盐。\n",
    "a list of what is to be bought": "酱油 2 瓶\n白菜 三颗\n问问晚报订到几月\n周六去邮局\n",
    "a poem named for a solar term": "# 小雪\n\n雪落在渔港的屋顶上，落在没有收起的网上，落在父亲的肩头。\n",
}


def facts(page: str) -> tuple[str | None, str | None, str | None, str | None]:
    """Return newspaper, date, page number and section as a page's text says them; check its two stories."""
    read = parse_text(page)
    kinds = {StoryKind.STORY, StoryKind.PHOTO}
    stories = [story for story in read.stories if story.kind in kinds]
    assert [story.headline.main for story in stories][:1] == ["渔港早市天不亮就开张"]
    assert all(not story.headline.kicker and not story.headline.deck and not story.column_label for story in stories)
    assert [one.name for one in stories[0].bylines] == ["林海生"]
    assert all("海州" not in part.text and "2026" not in part.text for story in stories for part in story.paragraphs)
    assert len(stories) == 2 or "　　" in page
    said = read.facts
    return said.newspaper, said.date, said.number, said.section


@pytest.mark.parametrize(("head", "said"), {**HEADS, **IN_MARKDOWN}.items())
def test_over_headings(head: str, said: tuple[str | None, ...]) -> None:
    assert facts(f"{head}\n\n{MARKED}") == said


@pytest.mark.parametrize(("head", "said"), HEADS.items())
@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["", "blank lines"])
def test_over_wrapped_text(head: str, said: tuple[str | None, ...], gap: str) -> None:
    assert facts(f"{head.replace(chr(10), gap)}{gap}{WRAPPED}") == said


@pytest.mark.parametrize("page", NO_HEADS.values(), ids=NO_HEADS)
def test_no_page_head(page: str) -> None:
    read = parse_text(page)
    assert (read.facts.newspaper, read.facts.number, read.facts.section) == (None, None, None)
    assert [story.kind for story in read.stories] == [StoryKind.STORY]


@pytest.mark.parametrize("head", [*HEADS, *IN_MARKDOWN])
def test_nothing_is_lost(head: str) -> None:
    kept = "".join(p.text for story in parse_text(f"{head}\n\n{MARKED}").stories for p in story.paragraphs)
    assert all("".join(block.text.split()) in "".join(kept.split()) for block in split_blocks(head))
