"""JSON Lines: what `parse --json` prints comes back the same; records of others with keys missing read fine."""

import json
import lzma
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.domain.origin import Origin
from reader.domain.photo import Photo
from reader.domain.story import ParagraphStyle, Role, StoryKind
from reader.errors import FileRefused
from reader.importer.containers.records.page_record import page_of
from reader.importer.stages import read_pages
from reader.render.page_json import page_record
from tests.importer.books import read_file

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / ".." / "shared" / "corpora" / "broadcast-news.pages.jsonl.xz"


def lines_file(folder: Path, *lines: str) -> Path:
    file = folder / "a.jsonl"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def said(photo: Photo) -> tuple[str | None, str, str | None]:
    return photo.title, photo.caption, photo.credit


def test_the_sample_page_comes_back_as_it_was(tmp_path: Path) -> None:
    [page] = read_file(ROOT / "seeds" / "000_345b380e85948017.txt")
    record = page_record(page)
    [again] = read_file(lines_file(tmp_path, json.dumps(record, ensure_ascii=False)))
    assert page_record(again) == record
    for old, new in zip(page.stories, again.stories, strict=True):
        assert new.headline.main == (old.headline.main or (old.title if old.kind is StoryKind.PHOTO else None))
        assert (new.headline.kicker, new.headline.deck, new.column_label) == (
            old.headline.kicker,
            old.headline.deck,
            old.column_label,
        )
        assert new.bylines == old.bylines
        assert [part.text for part in new.paragraphs] == [part.text for part in old.paragraphs]
        assert [part.style for part in new.paragraphs] == [part.style for part in old.paragraphs]
        assert list(map(said, new.photos)) == list(map(said, old.photos))
        for end in ("continued_from", "continued_on"):
            before, after = getattr(old, end), getattr(new, end)
            assert (before and (before.page, before.text)) == (after and (after.page, after.text))


def test_lines_say_where_a_paragraph_stands(tmp_path: Path) -> None:
    [page] = read_file(ROOT / "seeds" / "000_345b380e85948017.txt")
    [again] = read_file(lines_file(tmp_path, json.dumps(page_record(page), ensure_ascii=False)))
    text = again.text.split("\n")
    for story in again.stories:
        for paragraph in story.paragraphs:
            place = paragraph.lines[0]
            assert "\n".join(text[place.first - 1 : place.last]) == paragraph.text


def test_missing_keys_and_leading_spaces_read_fine(tmp_path: Path) -> None:
    record = {
        "newspaper": "新闻联播",
        "date": "2012-07-02",
        "page": 1,
        "stories": [
            {"headline": "题", "paragraphs": ["    一段。  ", "　　二段。", "", None, 7]},
            {"kind": "unheard of"},
            5,
        ],
    }
    [page] = read_file(lines_file(tmp_path, json.dumps(record)))
    assert (page.facts.newspaper, page.facts.date, page.facts.number) == ("新闻联播", "2012-07-02", "1")
    assert [paragraph.text for paragraph in page.stories[0].paragraphs] == ["一段。", "二段。"]
    assert page.stories[1].kind is StoryKind.STORY
    assert all(guess.confidence == 1.0 for guess in page.guesses)


def test_values_of_other_kinds_do_no_harm(tmp_path: Path) -> None:
    record = {
        "newspaper": ["x"],
        "date": "2023-02-30",
        "page": "007",
        "stories": [
            {
                "bylines": [{"role": "king", "name": "张三"}, {"name": 3}, "x"],
                "photos": ["x", {"caption": 5}],
                "styles": {"0": "crosshead", "1": []},
                "paragraphs": ["甲", "乙\ud800"],
                "continued_from": True,
                "continued_on": 4,
                "jump_lines": ["（下转第四版）"],
                "aliases": [["中华全国总工会", "全总"], [1, 2], "x"],
            }
        ],
        "problems": [{"code": "x", "lines": [1, 2]}, {"code": 4}, "y"],
    }
    [page] = read_file(lines_file(tmp_path, json.dumps(record)))
    [story, beside] = page.stories
    assert page.facts.newspaper is None
    assert (page.facts.date, page.facts.number) == (None, "7")
    assert [problem.code for problem in page.problems] == ["odd_date", "x"]
    assert [(byline.role, byline.name) for byline in story.bylines] == [
        (Role.AUTHOR, "张三"),
        (Role.AUTHOR, "x"),
    ]
    assert [paragraph.style for paragraph in story.paragraphs] == [ParagraphStyle.CROSSHEAD, ParagraphStyle.TEXT]
    assert story.paragraphs[1].text == "乙"
    assert story.continued_from is None
    assert story.continued_on is not None
    assert (story.continued_on.page, story.continued_on.text) == ("4", "（下转第四版）")
    assert story.aliases == (("中华全国总工会", "全总"),)
    assert [photo.image for photo in story.photos] == ["x", None]
    assert (beside.kind, [paragraph.text for paragraph in beside.paragraphs]) == (
        StoryKind.FOLIO,
        ["newspaper: x", "continued_from: true", "photos.caption: 5", "bylines.name: 3"],
    )


def test_a_line_that_holds_no_page_is_refused_and_stops_nothing(tmp_path: Path) -> None:
    good, no_list = json.dumps({"stories": [{"headline": "题"}]}), json.dumps({"stories": "题"})
    file = lines_file(tmp_path, "{", good, "", "[1]", "{}", "[" * 5000, good, "null", no_list)
    refused: list[FileRefused] = []
    assert [len(page.stories) for page in read_pages(file, refused.append)] == [1, 1]
    assert [each.path.name for each in refused] == [f"a.jsonl:{n}" for n in (1, 4, 5, 6, 8, 9)]
    assert {each.reason for each in refused} == {"not_json"}


def test_what_is_no_story_among_stories_is_reported(tmp_path: Path) -> None:
    record = {"stories": [{"headline": "题", "paragraphs": "甲。\n\n乙。"}, 5, None]}
    [page] = read_file(lines_file(tmp_path, json.dumps(record)))
    [story, beside] = page.stories
    assert [paragraph.text for paragraph in story.paragraphs] == ["甲。", "乙。"]
    assert [paragraph.text for paragraph in beside.paragraphs] == ["stories: 5"]
    assert [problem.detail for problem in page.problems] == ["stories[1]", "stories[2]"]


def test_names_and_texts_of_other_programs_are_kept(tmp_path: Path) -> None:
    story = {
        "headline": "修好水渠之后",
        "author": "王长河",
        "paragraphs": [{"text": "水田多了三百亩。", "size": [9, "小五"]}],
        "photos": [{"image": "a.jpg", "width": "320"}],
        "tags": ["水利", {"name": "农业"}],
        "link": "https://example.org/1",
        "fingerprint": "af01",
    }
    [page] = read_file(lines_file(tmp_path, json.dumps({"stories": [story], "note": "第一次抄录\n第二次"})))
    [read, beside] = page.stories
    assert [paragraph.text for paragraph in read.paragraphs] == ["水田多了三百亩。"]
    assert read.origin is not None
    texts = [paragraph.text for paragraph in beside.paragraphs]
    assert texts == [
        "note: 第一次抄录 第二次",
        "author: 王长河",
        "tags: 水利 农业",
        "paragraphs.size: 9 小五",
        "photos.width: 320",
    ]
    assert page.copies == ("af01", "")
    lines = page.text.split("\n")
    assert [lines[paragraph.lines[0].first - 1] for paragraph in beside.paragraphs] == texts


def test_pages_have_the_facts_of_their_issue(tmp_path: Path) -> None:
    first = {"page": "2", "stories": [{"headline": "修好水渠之后"}]}
    second = {"page": "3", "date": "2024-03-07", "section": "社会", "stories": [{"headline": "夜校"}]}
    issue = {
        "paper": "海州日报",
        "date": "2024年3月6日",
        "版次": "共八版",
        "note": {"by": "抄录"},
        "pages": [first, second],
    }
    pages = read_file(lines_file(tmp_path, json.dumps(issue)))
    facts = [(page.facts.newspaper, page.facts.date, page.facts.number, page.facts.section) for page in pages]
    assert facts == [("海州日报", "2024-03-06", "2", None), ("海州日报", "2024-03-07", "3", "社会")]
    beside = [[paragraph.text for paragraph in page.stories[-1].paragraphs] for page in pages]
    assert beside == [["note: 抄录", "版次: 共八版"], ["outer.date: 2024年3月6日", "版次: 共八版"]]


def test_names_that_come_again_further_out_keep_their_values(tmp_path: Path) -> None:
    article = {"title": "夜校开课", "content": "本县今年开办夜校三十所。"}
    issue = {"title": "海州日报合订本", "pages": [{"title": "要闻版", "articles": [article]}]}
    [page] = read_file(lines_file(tmp_path, json.dumps(issue)))
    texts = [paragraph.text for paragraph in page.stories[0].paragraphs]
    assert texts == ["outer.outer.title: 海州日报合订本", "outer.title: 要闻版"]


def test_texts_among_the_articles_of_a_list_are_kept(tmp_path: Path) -> None:
    one, other = ({"title": title, "content": "本县今年开办夜校三十所。"} for title in ("夜校开课", "水渠通水"))
    pages = read_file(lines_file(tmp_path, json.dumps({"list": ["上编", one, None, "下编", 7, other, "完"]})))
    beside = [[paragraph.text for paragraph in page.stories[0].paragraphs] for page in pages]
    assert beside == [["item: 上编"], ["outer.item: 完", "item: 下编 7"]]


def test_one_value_over_many_lines_is_read_too(tmp_path: Path) -> None:
    page = {"newspaper": "甲报", "stories": [{"headline": "题"}]}
    for value, count in ((page, 1), ([page, page, 4], 2)):
        (tmp_path / "a.json").write_text(json.dumps(value, indent=2), encoding="utf-8")
        refused: list[FileRefused] = []
        pages = read_pages(tmp_path / "a.json", refused.append)
        assert [each.facts.newspaper for each in pages] == ["甲报"] * count
        assert [each.path.name for each in refused] == (["a.json:3"] if isinstance(value, list) else [])


@pytest.mark.parametrize("text", ["[]", "{}", "工会", '{"a": 1}', "\x00"])
def test_what_holds_no_page_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(FileRefused, match="not_json"):
        read_file(lines_file(tmp_path, text))


def test_a_byte_order_mark_and_crlf_are_no_trouble(tmp_path: Path) -> None:
    file = tmp_path / "a.ndjson"
    file.write_bytes(b'\xef\xbb\xbf{"stories": [{"headline": "x"}]}\r\n')
    assert read_file(file)[0].stories[0].headline.main == "x"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ("stories", "paragraphs", "photos", "bylines", "headline", "page", "date", "styles", "problems")
            )
            | st.text(max_size=4),
            inner,
            max_size=5,
        )
    ),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(("stories", "date", "page", "newspaper", "problems")), JSON, max_size=5))
def test_any_record_is_read_and_comes_back(record: dict[str, Any]) -> None:
    first = page_record(page_of(record))
    again = page_record(page_of(json.loads(json.dumps(first))))
    assert again["stories"] == first["stories"]


def test_a_long_file_needs_the_memory_of_one_page(tmp_path: Path) -> None:
    story = {"headline": "题", "paragraphs": ["全总和各级工会将在强化职工思想政治引领等方面下功夫。" * 40]}
    line = json.dumps({"newspaper": "甲报", "date": "2023-02-15", "stories": [story] * 5}, ensure_ascii=False)
    file = lines_file(tmp_path, *[line] * 1000)
    tracemalloc.start()
    try:
        assert sum(len(page.stories) for page in read_pages(file, lambda _: None)) == 5000
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert file.stat().st_size > 15_000_000
    assert peak < 2_000_000


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here")
def test_the_first_days_of_the_shared_corpus(tmp_path: Path) -> None:
    with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
        days = [next(lines) for _ in range(40)]
    pages = read_file(lines_file(tmp_path, *days))
    for day, page in zip(days, pages, strict=True):
        record = json.loads(day)
        assert (page.facts.newspaper, page.facts.date) == (record["newspaper"], record["date"])
        assert [[part.text for part in story.paragraphs] for story in page.stories] == [
            [text.strip() for text in story["paragraphs"] if text.strip()] for story in record["stories"]
        ]


@pytest.mark.parametrize(
    ("said", "held"), [("A05", "A05"), ("a05", "A05"), ("007", "7"), (12, "12"), ("第二版", "2"), ("中缝", "中缝")]
)
def test_a_page_has_the_number_that_it_has_in_a_text(said: object, held: str) -> None:
    assert page_of({"newspaper": "工人日报", "page": said}).facts.number == held


def test_a_record_of_one_article_is_a_page_with_it(tmp_path: Path) -> None:
    """A record as programs write it that fetch web pages."""
    record = {
        "url": "https://a.cn/2026-05/06/1.html",
        "title": "春耕开始",
        "author": ["张三", "李四"],
        "source": "工人日报",
        "publish_time": "2026-05-06 08:00:00",
        "crawl_time": "2026-07-01T08:00:00+08:00",
        "content": "<p>第一段。</p><p>第二段，<b>说</b>了一件事。</p>",
    }
    [page] = read_file(lines_file(tmp_path, json.dumps(record)))
    [story] = page.stories
    assert (page.facts.newspaper, page.facts.date) == ("工人日报", "2026-05-06")
    assert {guess.confidence for guess in page.guesses} == {0.5}
    assert story.headline.main == "春耕开始"
    assert [(one.role, one.name) for one in story.bylines] == [(Role.AUTHOR, "张三"), (Role.AUTHOR, "李四")]
    assert [paragraph.text for paragraph in story.paragraphs] == ["第一段。", "第二段，说了一件事。"]
    assert story.origin == Origin(url=record["url"], accessed="2026-07-01")


@pytest.mark.parametrize("text", ["第一段。\n\n第二段。", ["第一段。", "第二段。", 7]])
def test_an_articles_text_may_be_plain_or_a_list(tmp_path: Path, text: object) -> None:
    record = {"newspaper": "甲报", "headline": "题", "author": "本报记者 张三 通讯员 李四", "text": text}
    [page] = read_file(lines_file(tmp_path, json.dumps(record)))
    assert [paragraph.text for paragraph in page.stories[0].paragraphs] == ["第一段。", "第二段。"]
    assert [one.role for one in page.stories[0].bylines] == [Role.REPORTER, Role.CORRESPONDENT]
    assert page.stories[0].byline_text == "本报记者 张三 通讯员 李四"


@pytest.mark.parametrize(
    "record", [{"text": "无题无址。"}, {"title": "题"}, {"title": "题", "content": ""}, {"content": 7}]
)
def test_a_record_without_text_or_name_is_no_article(tmp_path: Path, record: dict[str, object]) -> None:
    with pytest.raises(FileRefused):
        read_file(lines_file(tmp_path, json.dumps(record)))
