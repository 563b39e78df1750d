"""The time that each kind of query of the search box takes.

usage: python -m tests.benchmarks.search_kinds ENGINE_FOLDER [--only "near;inner"]

ENGINE_FOLDER is the folder of an engine (search_scale keeps them with --keep; a library's is in its cache folder under
`index`); --only takes beginnings of kinds' names. Prints for each kind how many queries it has and the most hits of
one; then milliseconds of processor time and, in brackets, by the clock: the first query of the kind in an engine just
opened, then median, worst and slowest of all in the rounds that follow. Facets and 20 hits are asked for.
"""

import argparse
import subprocess
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from reader.ports.engine import SearchEngine, SortOrder
from reader.query.parser import parse
from tests.benchmarks.search_peers import Ours, make

SENTENCE = (
    "中国共产党第十八次全国代表大会在北京人民大会堂隆重开幕，胡锦涛同志代表第十七届中央委员会向大会作了题为《坚定不移沿着中国特色"
    "社会主义道路前进为全面建成小康社会而奋斗》的报告。大会的主题是：高举中国特色社会主义伟大旗帜，以邓小平理论、“三个代表”重要思想、"
    "科学发展观为指导，解放思想，改革开放，凝聚力量，攻坚克难，坚定不移沿着中国特色社会主义道路前进，为全面建成小康社会而奋斗。"
)
KINDS: dict[str, tuple[str, ...]] = {
    "character": ("的", "国", "高", "龘", "，", "a", "1"),
    "common phrase": ("中国", "经济", "新闻", "我们", "一个"),
    "phrase": ("高质量发展", "网约车司机", "人民代表大会", "国务院总理", "科学发展观"),
    "pasted, 200 characters": (f'"{SENTENCE[:180]}"', SENTENCE[:200], " ".join(SENTENCE[:220].split("，"))),
    "words, and": ("经济 发展", "中国 美国 日本", "记者 的 北京 报道", "的 了 是 在"),
    "words, or": ("经济 或 发展", "北京|上海|广州|深圳", "的 或 了 或 是"),
    "many words, or": ("中国|美国|日本|英国|法国|德国|俄罗斯|印度|巴西|埃及|经济|政治|文化|社会|生态",),
    "and not": ("经济 -发展", "中国 非 美国", "的 -是", "新闻 NOT (北京 或 上海)"),
    "negative only": ("-的", "非 中国", "-经济 -发展", "-龘"),
    "near": ("经济 NEAR/1 发展", "经济 NEAR/5 发展", "中国 NEAR/20 美国", "改革 NEAR/200 开放", "北京 邻近 上海"),
    "near, single characters": ("高 NEAR/3 展", "的 NEAR/10 了", "国 NEAR/2 人 NEAR/2 民"),
    "near, many": ("中国 NEAR/9 经济 NEAR/9 发展 NEAR/9 改革 NEAR/9 开放", "(中国 或 我国) NEAR/9 (经济 或 贸易)"),
    "same sentence": ("经济 同句 发展", "中国 同句 美国 同句 日本", "的 同句 了"),
    "same paragraph": ("经济 同段 发展", "中国 同段 美国 同段 日本", "的 同段 了"),
    "prefix": ("工*", "网络*", "中国*", "a*"),
    "suffix": ("*会", "*大学", "*主义", "*公司"),
    "inner *": ("高*展", "中*人", "习*平", "网*车", "中国*大学", "第*届", "高*发展", "北京*上海", "的*了"),
    "inner *, several": ("中*共*国", "北*大*学", "全国*代表*会议", "一*一*一"),
    "?": ("高?量", "第?届", "一?一", "中国?大学", "?国", "国?", "??国", "a?c"),
    "* and ?": ("高*发?", "第??届*大会", "中?*国"),
    "zones": ("标题:经济", "标题:中", "正文:发展", "引题:经济", "标题:高*展", "标题:(经济 发展)", "署名:记者"),
    "facts": ("报纸:新闻", "版:1", "体裁:图片", "作者:王", "地点:北京", "报纸:新闻 经济"),
    "dates": ("日期:2012", "日期:2008-05..2009-03", "日期:..2005", "日期:2010.. 经济", "日期:2008-08-08 奥运"),
    "other forms of characters": ("經濟發展", "中國", "“一國兩制”", "ＧＤＰ", "１０３７万", "經 NEAR/3 濟"),
    "digits and units": ("5G", "1037万", "2008年", "50%", "3.5亿元", "1", "2008-2012"),
    "latin": ("GDP", "iPhone", "the", "WTO", "CCTV", "e"),
    "mixed": ("G20峰会", "3G手机", "A股", "H7N9禽流感", "CPI 同比"),
    "punctuation": ("“", "《*》", "。", "：“", "、"),
    "everything": ("",),
    "groups": (
        "(经济 或 贸易) (中国 或 美国) -日本",
        "标题:(中国 或 美国) 日期:2010 (增 NEAR/9 降)",
        "中国 -(中* 日*)",
    ),
}
DATED = ("的", "中国", "经济 发展", "高*展", "", "-中国")


class Timing(NamedTuple):
    """Milliseconds of processor time and by the clock."""

    hits: int
    spent: float
    wall: float


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=Path)
    options.add_argument("--only", default="")
    options.add_argument("--rounds", type=int, default=3)
    arguments = options.parse_args()
    print(f"{'kind':28}{'n':>3}{'hits':>8}{'first':>16}{'median':>16}{'worst':>16}")
    wanted = tuple(arguments.only.split(";"))
    jobs = [(kind, texts, SortOrder.RELEVANCE) for kind, texts in KINDS.items()]
    for kind, texts, sort in [*jobs, ("newest first", DATED, SortOrder.NEWEST)]:
        if kind.startswith(wanted):
            measure(arguments, kind, texts, sort)


def measure(arguments: argparse.Namespace, kind: str, texts: tuple[str, ...], sort: SortOrder) -> None:
    subprocess.run(["find", arguments.folder, "-type", "f", "-exec", "cat", "{}", "+"], stdout=subprocess.DEVNULL)
    peer = make("dubao", arguments.folder)
    assert isinstance(peer, Ours)
    engine = peer.engine
    asked(engine, "龘龘", sort)  # opened, and its columns read
    rounds = [[asked(engine, text, sort) for text in texts] for _ in range(arguments.rounds)]
    later = [min(times, key=lambda one: one.spent) for times in zip(*rounds[1:], strict=True)]
    slowest = max(later, key=lambda one: one.spent)
    middle = Timing(0, median(one.spent for one in later), median(one.wall for one in later))
    hits = max(one.hits for one in later)
    figures = "".join(f"{one.spent:8.1f}{f'({one.wall:.1f})':>8}" for one in (rounds[0][0], middle, slowest))
    print(f"{kind:28}{len(texts):3}{hits:8}{figures}  {texts[later.index(slowest)][:20]}", flush=True)
    engine.close()


def asked(engine: SearchEngine, text: str, sort: SortOrder) -> Timing:
    start, spent = time.perf_counter(), time.process_time()
    total = engine.search(parse(text).tree, limit=20, sort=sort, facets=True).total
    return Timing(total, (time.process_time() - spent) * 1e3, (time.perf_counter() - start) * 1e3)


if __name__ == "__main__":
    main()
