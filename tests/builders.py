"""Short ways to make pages and stories for tests."""

from collections.abc import Sequence

from reader.domain.bookmark import Anchor
from reader.domain.newspaper import Guess, Page, PageFacts
from reader.domain.photo import Photo
from reader.domain.story import Headline, JumpLine, Paragraph, Story, StoryKind
from reader.ports.collecting import Put, PutResult, Source
from reader.ports.store import Store

DAILY = "工人日报"
DAY = "2023-02-15"

TEXTS = (
    "全国总工会在北京召开会议，部署新一年的工作，要求各级工会把服务职工放在第一位，扎实推进产业工人队伍建设改革。",
    "甘肃省推动建设书香社会，小书屋遍布车间班组，职工在家门口就能借到想看的新书，阅读活动一年超过两千场。",
    "青海海北州实施环卫工人爱心早餐工程，每人每天十元标准，早餐送到站点，环卫工人吃上了热饭，脸上有了笑容。",
    "航天城里的温馨港湾让试验队员安心，阅览室里摆满了型号的纪录，电视里播放着他们走过的每一个不眠之夜。",
    "网约车司机有了自己的工会，维权有人管，学习有地方，节日有人慰问，他们说进了工会就像回到了家里一样。",
)
"""Texts that share no six characters in a row."""


def story(headline: str | None = "标题", *texts: str, kind: StoryKind = StoryKind.STORY, **more: object) -> Story:
    """A story with these paragraphs, by default a text of its own."""
    paragraphs = texts or (f"{headline}的正文，{TEXTS[len(headline or '') % len(TEXTS)]}",)
    return Story(
        kind=kind,
        headline=Headline(main=headline),
        paragraphs=tuple(Paragraph(text=text) for text in paragraphs),
        **more,  # type: ignore[arg-type]
    )


def photo(title: str, caption: str) -> Story:
    """A stand-alone photo."""
    return Story(kind=StoryKind.PHOTO, photos=(Photo(title=title, caption=caption),))


def folio(text: str) -> Story:
    """An item that is kept but not listed."""
    return Story(kind=StoryKind.FOLIO, paragraphs=(Paragraph(text=text),))


def facts(number: str | None = "2", date: str | None = DAY, newspaper: str | None = DAILY) -> PageFacts:
    return PageFacts(newspaper=newspaper, date=date, number=number)


def page(*stories: Story, where: PageFacts | None = None, guesses: tuple[Guess, ...] = (), text: str = "") -> Page:
    """A page of 工人日报 of 2023-02-15, page 2, unless said otherwise."""
    return Page(facts=facts() if where is None else where, stories=stories, guesses=guesses, text=text)


def source(digest: str = "d1", path: str = "/papers/02.md", text: str = "源文") -> Source:
    return Source(digest=digest, path=path, text=text)


def put_file(store: Store, file: Source, pages: Sequence[Page]) -> PutResult:
    """Hold the pages of one file."""
    return store.collecting.put_many([Put(source=file, pages=tuple(pages))])[0]


def onto(number: str) -> JumpLine:
    return JumpLine(page=number, text=f"（下转第{number}版）")


def back_to(number: str) -> JumpLine:
    return JumpLine(page=number, text=f"（上接第{number}版）")


def anchor(headline: str = "标题", **more: str) -> Anchor:
    values = {"newspaper": DAILY, "date": DAY, "page": "2", "fingerprint": "", **more}
    return Anchor(headline=headline, **values)
