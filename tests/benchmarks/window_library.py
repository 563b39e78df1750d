"""Makes a library of very many short stories for `window_scale`: what an import leaves, without reading any file.

python -m tests.benchmarks.window_library FOLDER [STORIES [CACHE]]

With CACHE the search index is built there as well. The words are few; how often they stand in a story is like in print.
"""

import itertools
import random
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from reader.domain.newspaper import Guess, Page, PageFacts
from reader.domain.story import Headline, JumpLine, Paragraph, Story
from reader.library import continuations
from reader.library.ports import Put, Source
from reader.store.sqlite_store import SqliteStore
from reader.wiring import open_library

_PAPERS = ("人民日报", "工人日报", "光明日报", "经济日报", "新华日报")
_PAGES_AN_ISSUE = 12
_STORIES_A_PAGE = 8
_FILES_AT_ONCE = 200
_WHO = (
    "中国",
    "全国总工会",
    "国务院",
    "各地",
    "北京市",
    "上海市",
    "浙江省",
    "海北州",
    "企业",
    "职工",
    "代表委员",
    "专家",
    "记者",
    "农民",
    "青年",
    "社区",
)
_DOES = (
    "推动",
    "加快",
    "部署",
    "开展",
    "完善",
    "深化",
    "举办",
    "通过",
    "发布",
    "建设",
    "支持",
    "服务",
    "保障",
    "讨论",
    "启动",
    "回应",
)
_WHAT = (
    "高质量发展",
    "经济发展",
    "乡村振兴",
    "职业技能培训",
    "网约车司机权益",
    "公共服务",
    "科技创新",
    "生态保护",
    "健康体检",
    "文化活动",
)
_LINKS = ("的", "和", "在", "与", "为", "并", "也", "不", "了", "是")
_LABELS = ("", "", "", "", "本报评论员", "新视野", "读者来信", "一线报道")


class Press:
    """Prints stories of about a hundred characters."""

    def __init__(self) -> None:
        self._random = random.Random(7)
        self._stock = [self._paragraph() for _ in range(20_000)]

    def story(self, number: int) -> Story:
        pick = self._random.choice
        kicker = f"{pick(_WHO)}{pick(_DOES)}{pick(_WHAT)}" if self._random.random() < 0.25 else None
        return Story(
            headline=Headline(main=f"{pick(_WHO)}{pick(_DOES)}{pick(_WHAT)}（{number}）", kicker=kicker),
            column_label=pick(_LABELS) or None,
            paragraphs=(Paragraph(text=pick(self._stock)),),
            continued_on=JumpLine(page="3", text="（下转第3版）") if number % 400 == 0 else None,
        )

    def _paragraph(self) -> str:
        pick = self._random.choice
        said = (f"{pick(_WHO)}{pick(_LINKS)}{pick(_WHO)}{pick(_DOES)}{pick(_WHAT)}" for _ in range(8))
        return "，".join(said) + "。"


def files(count: int) -> Iterator[Put]:
    """Files of one page each, day after day, until there are so many stories."""
    press, number = Press(), 0
    for day in (date(1995, 1, 1) + timedelta(days=each) for each in itertools.count()):
        for paper, at in itertools.product(_PAPERS, range(1, _PAGES_AN_ISSUE + 1)):
            if number >= count:
                return
            facts = PageFacts(newspaper=paper, date=day.isoformat(), number=str(at))
            wanted = range(number, min(number + _STORIES_A_PAGE, count))
            number = wanted.stop
            page = Page(
                facts=facts,
                guesses=(Guess("page", str(at), "folio", 1.0),),
                stories=tuple(map(press.story, wanted)),
                text=f"{paper} {day} {at}",
            )
            path = f"/papers/{paper}/{day}/{at:02}.txt"
            yield Put(source=Source(digest=path, path=path), pages=(page,))


def make(folder: Path, count: int) -> None:
    """Put so many stories into a new library."""
    store = SqliteStore(folder)
    coming = files(count)
    while batch := list(itertools.islice(coming, _FILES_AT_ONCE)):
        store.put_many(batch)
    continuations.join(store)
    store.close()


def main() -> None:
    folder = Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    began, worked = time.perf_counter(), time.process_time()
    make(folder, count)
    print(f"{count:,} stories put in {time.perf_counter() - began:.0f} s ({time.process_time() - worked:.0f} s)")
    if len(sys.argv) > 3:
        library = open_library(folder, Path(sys.argv[3]))
        library.refresh_index()
        library.close()
        print(f"indexed after {time.perf_counter() - began:.0f} s ({time.process_time() - worked:.0f} s)")


if __name__ == "__main__":
    main()
