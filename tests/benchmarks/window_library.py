"""Makes a library of very many stories for `window_scale`: what an import leaves, without reading any file.

python -m tests.benchmarks.window_library FOLDER [STORIES [CACHE [CORPUS]]]

With CACHE the search index is built there as well. The stories are short and their words few; how often they stand in
a story is like in print. With CORPUS, a file that `search_corpus.write` wrote, headlines and text are those there.
"""

import itertools
import random
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess, Page, PageFacts
from reader.domain.photo import Photo
from reader.domain.story import Headline, JumpLine, Paragraph, Story
from reader.library import continuations
from reader.ports.collecting import Put, Source
from reader.query.fields import Zone
from reader.store.sqlite_store import SqliteStore
from reader.wiring import open_library
from tests.benchmarks import search_corpus

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
    """Prints stories: of about a hundred characters, or those of a corpus."""

    def __init__(self, count: int, corpus: Path | None) -> None:
        self._count = count
        self._random = random.Random(7)
        self._stock = () if corpus else tuple(self._paragraph() for _ in range(20_000))
        self._corpus = corpus

    def stories(self) -> Iterator[Story]:
        """Yield as many stories as were wanted."""
        for number, (headline, other, texts) in enumerate(self._read() if self._corpus else self._made()):
            kicked, decked, pictured = (self._random.random() < share for share in (0.25, 0.1, 0.15))
            yield Story(
                headline=Headline(main=headline, kicker=other if kicked else None, deck=other if decked else None),
                column_label=self._random.choice(_LABELS) or None,
                paragraphs=tuple(Paragraph(text=text) for text in texts),
                photos=(Photo(caption=other),) if pictured else (),
                continued_on=JumpLine(page="3", text="（下转第3版）") if number % 400 == 0 else None,
            )

    def _read(self) -> Iterator[tuple[str, str, Sequence[str]]]:
        """Yield the headline, that of the story before, the paragraphs."""
        other = ""
        for batch in search_corpus.read(self._count, self._corpus or Path()):
            for one in batch:
                headline = "".join(one.zones[Zone.HEADLINE])
                yield headline, other, one.zones[Zone.TEXT]
                other = headline

    def _made(self) -> Iterator[tuple[str, str, Sequence[str]]]:
        for number in range(self._count):
            yield f"{self._line()}（{number}）", self._line(), (self._random.choice(self._stock),)

    def _line(self) -> str:
        pick = self._random.choice
        return f"{pick(_WHO)}{pick(_DOES)}{pick(_WHAT)}"

    def _paragraph(self) -> str:
        pick = self._random.choice
        return "，".join(f"{pick(_WHO)}{pick(_LINKS)}{self._line()}" for _ in range(8)) + "。"


def files(stories: Iterator[Story]) -> Iterator[Put]:
    """Yield files of one page each, day after day, until there are no more stories."""
    for day in (date(1995, 1, 1) + timedelta(days=each) for each in itertools.count()):
        for paper, at in itertools.product(_PAPERS, range(1, _PAGES_AN_ISSUE + 1)):
            printed = tuple(itertools.islice(stories, _STORIES_A_PAGE))
            if not printed:
                return
            page = Page(
                facts=PageFacts(newspaper=paper, date=day.isoformat(), number=str(at)),
                guesses=(Guess("page", str(at), (Evidence(EvidenceSource.PAGE_HEAD, str(at)),), 1.0),),
                stories=printed,
                text=f"{paper} {day} {at}",
            )
            path = f"/papers/{paper}/{day}/{at:02}.txt"
            yield Put(source=Source(digest=path, path=path), pages=(page,))


def make(folder: Path, press: Press) -> None:
    """Put all stories into a new library."""
    store = SqliteStore(folder)
    coming = files(press.stories())
    while batch := list(itertools.islice(coming, _FILES_AT_ONCE)):
        store.collecting.put_many(batch)
    continuations.join(store)
    store.close()


def main() -> None:
    folder = Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    began, worked = time.perf_counter(), time.process_time()
    make(folder, Press(count, Path(sys.argv[4]) if len(sys.argv) > 4 else None))
    spent = f"{time.perf_counter() - began:.0f} s ({time.process_time() - worked:.0f} s)"
    print(f"{count:,} stories put in {spent}", flush=True)
    if len(sys.argv) > 3:
        library = open_library(folder, Path(sys.argv[3]))
        library.refresh_index()
        library.close()
        print(f"indexed after {time.perf_counter() - began:.0f} s ({time.process_time() - worked:.0f} s)")


if __name__ == "__main__":
    main()
