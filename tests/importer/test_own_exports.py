"""Exports of this program imported again: the same stories, as many, on the same pages."""

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.domain.newspaper import Page
from reader.domain.photo import Photo
from reader.domain.story import Headline, Paragraph, ParagraphStyle, Role, Story, StoryKind
from reader.importer.containers.records.story_record import PageText, story_of
from reader.importer.stages import page_again, parse_text
from reader.render.clipping import Clipping, ClippingBook
from reader.render.exports import EXPORTS
from tests.importer.books import linked_picture, read_file
from tests.render.clippings import BOOK, PNG, clipping, issue, jpeg, no_picture, paper

FORMS = ("html", "epub", "md", "json")
BESIDE = (StoryKind.FOLIO, StoryKind.CONTENTS)

SIGNS = "报纸工会，。“”（）—…　 \t\n<>&\"'#*_`[]()!|~-+=:.$\\{}1a;/%𠮷🀄é"
ONE_LINE = SIGNS.replace("\n", "").replace("\t", "")


def words(alphabet: str = SIGNS, most: int = 24) -> st.SearchStrategy[str]:
    return st.text(alphabet, min_size=1, max_size=most).map(str.strip).filter(bool)


maybe = st.none() | words()
photos = st.fixed_dictionaries({"title": maybe, "caption": st.just("") | words(), "credit": maybe})
stories = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["story", "photo"]),
        "headline": maybe,
        "kicker": maybe,
        "deck": maybe,
        "column_label": maybe,
        "byline_text": maybe,
        "bylines": st.lists(
            st.fixed_dictionaries({"role": st.sampled_from([role.value for role in Role]), "name": words(ONE_LINE)}),
            max_size=3,
        ),
        "dateline": st.sampled_from([None, "本报北京2月14日电", "本报讯"]) | words(ONE_LINE),
        "paragraphs": st.lists(words() | st.just("本报北京2月14日电 会议召开。"), max_size=4),
        "styles": st.dictionaries(
            st.sampled_from("0123"), st.sampled_from(["crosshead", "verse", "bullet", "signature"]), max_size=4
        ),
        "photos": st.lists(photos, max_size=2),
        "continued_from": st.sampled_from([None, "1", "A05"]),
        "continued_on": st.sampled_from([None, "3"]),
        "series": st.none() | words(ONE_LINE),
        "genre": st.none() | st.sampled_from(["news", "poem", "其他"]),
        "url": st.sampled_from([None, "https://paper.example/2023/02/15?a=1&b=<2>", "http://例.example/甲"]),
        "accessed": st.sampled_from([None, "2026-11-30"]),
        "accessed_estimated": st.booleans(),
        "aliases": st.lists(st.tuples(words(ONE_LINE), words(ONE_LINE)).map(list), max_size=2),
    }
)
clippings = st.builds(
    lambda record, newspaper, day, page, section, note: Clipping(
        story=story_of(record, PageText()),
        newspaper=newspaper,
        date=day,
        page=page,
        section=section,
        note=note,
        fingerprint="ab12",
    ),
    stories,
    st.none() | words(ONE_LINE, 8),
    st.none() | st.sampled_from(["2023-02-15", "2023-02-16"]),
    st.sampled_from([None, "2", "A5"]),
    st.none() | words(ONE_LINE, 8),
    st.just("") | words(),
)


def bare(story: Story, *, picture: bool) -> Story:
    """Return a story by what it says: nothing of where it stood in a file."""
    shown = [dataclasses.replace(each, lines=(), image=each.image if picture else None) for each in story.photos]
    jumps = {
        name: dataclasses.replace(jump, lines=None) if jump else None
        for name, jump in (("continued_from", story.continued_from), ("continued_on", story.continued_on))
    }
    return dataclasses.replace(
        story,
        paragraphs=tuple(dataclasses.replace(each, lines=(), seams=()) for each in story.paragraphs),
        photos=tuple(shown),
        rules=(),
        **jumps,
    )


Said = tuple[str | None, str | None, str | None, str | None, Story]


def said_by(pages: Sequence[Page]) -> list[Said]:
    """Return the stories of pages with where they were printed."""
    return [
        (page.facts.newspaper, page.facts.date, page.facts.number, page.facts.section, bare(story, picture=False))
        for page in pages
        for story in page.stories
        if story.kind not in BESIDE
    ]


def printed_in(book: ClippingBook) -> list[Said]:
    """Return the same of a book's clippings, page by page."""
    places: dict[Any, list[Said]] = {}
    for each in book.clippings:
        place = (each.newspaper, each.date, each.page, each.section)
        places.setdefault(place, []).append((*place, bare(each.story, picture=False)))
    return [said for group in places.values() for said in group]


def back(book: ClippingBook, form: str, read: Callable[[str], bytes | None] = no_picture) -> tuple[Page, ...]:
    """Return the pages of an export."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"book{EXPORTS[form].suffix}"
        file.write_bytes(EXPORTS[form].file(book, read))
        return read_file(file)


@pytest.mark.parametrize("form", ["html", "epub", "md"])
@settings(max_examples=25)
@given(found=st.lists(clippings, min_size=1, max_size=2), title=words(), introduction=st.just("") | words())
def test_every_story_comes_back_as_it_was(form: str, found: list[Clipping], title: str, introduction: str) -> None:
    book = ClippingBook(title=title, clippings=found, introduction=introduction)
    pages = back(book, form)
    assert said_by(pages) == printed_in(book)
    assert {print_ for page in pages for print_ in page.copies} <= {"ab12", ""}


cells = st.just("") | words(ONE_LINE)
tables = (
    st.integers(1, 4)
    .flatmap(lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=4))
    .map(lambda rows: "\n".join("\t".join(row) for row in rows))
    .filter(str.strip)
)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=25)
@given(found=st.lists(tables, min_size=1, max_size=3))
def test_every_table_comes_back_as_it_was(form: str, found: list[str]) -> None:
    paragraphs = [Paragraph(text=text, style=ParagraphStyle.TABLE) for text in found]
    story = Story(headline=Headline(main="各地面积"), paragraphs=(Paragraph(text="见下表。"), *paragraphs))
    clip = Clipping(story=story, newspaper="东北日报", date="2024-03-06", page="1")
    book = ClippingBook(title="表", clippings=[clip])
    assert said_by(back(book, form)) == printed_in(book)


@pytest.mark.parametrize("form", FORMS)
def test_a_table_read_from_a_page_survives_its_export(form: str) -> None:
    page = parse_text("# 各地面积\n\n各地春耕面积见下表。\n\n|  | 面积 |\n|---|---|\n| 松原 | 1,240 |\n| 白城 |  |\n")
    (story,) = page.stories
    assert story.paragraphs[1].text == "\t面积\n松原\t1,240\n白城\t"
    book = ClippingBook(title="表", clippings=[Clipping(story=story, date="2024-03-06")])
    assert [each[-1].paragraphs for each in said_by(back(book, form))] == [bare(story, picture=False).paragraphs]


def forty() -> ClippingBook:
    """Return forty stories of several papers and days, in the order that a reader gave them."""
    some = [paper(f"第{number}篇", newspaper=f"{'甲乙丙'[number % 3]}报", day=1 + number % 9) for number in range(40)]
    return ClippingBook(title="四十篇", clippings=some, introduction="为什么是这四十篇。\n第二段。")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("book", [forty(), issue(), BOOK], ids=["forty stories", "an issue", "hostile text"])
def test_as_many_come_back_as_went_out(form: str, book: ClippingBook) -> None:
    pages = back(book, form)
    assert sum(story.kind not in BESIDE for page in pages for story in page.stories) == len(book.clippings)
    if form != "json":
        places = [(page.facts.newspaper, page.facts.date, page.facts.number) for page in pages]
        assert len(set(places)) == len(places)


@pytest.mark.parametrize("form", ["html", "epub", "md"])
def test_what_is_the_books_own_is_kept_and_no_story(form: str) -> None:
    kept = ClippingBook(title="剪报", clippings=[clipping(note="我的笔记")] * 2, introduction="前言一。\n前言二。")
    beside = [
        paragraph.text
        for page in back(kept, form)
        for story in page.stories
        if story.kind in BESIDE
        for paragraph in story.paragraphs
    ]
    assert [text for text in beside if text in ("前言一。", "前言二。")] == ["前言一。", "前言二。"]
    assert beside.count("我的笔记") == 2
    assert sum(text.startswith("[1] ") for text in beside) == 1
    assert form == "epub" or "剪报" in beside


@pytest.mark.parametrize("form", ["html", "epub"])
def test_pictures_come_back_with_their_captions(form: str, tmp_path: Path) -> None:
    # More signs in one line than a parser of HTML takes.
    shown = {"a.png": PNG, "b.jpg": jpeg(300, 200) + Random(7).randbytes(9_000_000)}
    story = Story(photos=(Photo(title="甲", image="a.png"), Photo(caption="乙", image="b.jpg")))
    book = ClippingBook(title="x", clippings=[Clipping(story=story), Clipping(story=story)])
    file = tmp_path / f"book.{form}"
    file.write_bytes(EXPORTS[form].file(book, shown.get))
    photos = [photo for page in read_file(file) for each in page.stories for photo in each.photos]
    assert [(photo.title, photo.caption) for photo in photos] == [("甲", ""), (None, "乙")] * 2
    found = [linked_picture(file, photo.image or "") for photo in photos]
    assert [picture.data if picture else None for picture in found] == list(shown.values()) * 2


def test_an_edited_export_says_what_its_editor_wrote() -> None:
    written = EXPORTS["html"].file(issue(), no_picture).decode()
    added = "<p>添了\n  一段。</p><div>还有 this\n   too</div>"
    edited = written.replace("甲稿的正文。</p>", f"甲稿改过的正文。</p>\n{added}")
    edited = edited.replace("<h2>参考文献</h2>", "<h2>参考文献</h2><p>添了一条。</p>")
    with TemporaryDirectory() as folder:
        file = Path(folder) / "book.html"
        file.write_text(edited, "utf-8")
        pages = read_file(file)
    first = next(story for page in pages for story in page.stories if story.headline.main == "甲稿")
    assert [each.text for each in first.paragraphs] == ["甲稿改过的正文。", "添了一段。", "还有 this too"]
    assert "添了一条。" in [each.text for page in pages for story in page.stories for each in story.paragraphs]


def test_edited_markdown_says_what_its_editor_wrote() -> None:
    written = EXPORTS["md"].file(issue(), no_picture).decode()
    edited = written.replace("甲稿的正文。", "甲稿改过的**正文**。\n\n- 一条\n- 两条\n\n> 引文")
    with TemporaryDirectory() as folder:
        file = Path(folder) / "book.md"
        file.write_text(edited, "utf-8")
        pages = read_file(file)
    first = next(story for page in pages for story in page.stories if story.headline.main == "甲稿")
    assert [each.text for each in first.paragraphs] == ["甲稿改过的**正文**。", "- 一条\n- 两条", "引文"]


@pytest.mark.parametrize("form", ["html", "md"])
def test_a_heading_given_to_a_story_without_one_is_its_headline(form: str, tmp_path: Path) -> None:
    written = EXPORTS[form].file(ClippingBook(title="x", clippings=[paper(""), paper("乙")]), no_picture).decode()
    edited = written.replace('class="untitled">的正文。', 'class="untitled">新标题').replace("## 的正文。", "## 新标题")
    file = tmp_path / f"book.{form}"
    for text, headline in ((written, None), (edited, "新标题")):
        file.write_text(text, "utf-8")
        stories = [story for page in read_file(file) for story in page.stories if story.kind not in BESIDE]
        assert [story.headline.main for story in stories] == [headline, "乙"]


def test_markdown_keeps_the_lines_of_its_file() -> None:
    (page,) = back(ClippingBook(title="x", clippings=[clipping()] * 2), "md")
    lines = page.text.split("\n")
    for story in page.stories:
        for each in story.paragraphs:
            for place in each.lines:
                assert each.text.partition("\n")[0].lstrip("[1] ")[:8] in lines[place.first - 1].replace("\\", "")


def test_kept_markdown_is_read_again_alike() -> None:
    book = forty()
    for page in back(book, "md"):
        again = page_again(page.text, Path("book.md"))
        assert again is not None
        assert said_by([again]) == said_by([page])
        assert again.copies[: len(page.copies)] == page.copies


def test_an_export_without_stories_left_is_read_like_any_page(tmp_path: Path) -> None:
    written = EXPORTS["html"].file(issue(), no_picture).decode()
    start, end = written.index("<article"), written.rindex("</article>")
    file = tmp_path / "page.html"
    text = "<h1>甲</h1><p>这是另一篇文章的正文，足够长，能认出来是一篇文章。</p>" * 3
    file.write_text(written[:start] + text + written[end:], "utf-8")
    assert not any(page.copies for page in read_file(file))
