"""The address that a page was saved from and the day of saving, as other programs write them."""

import json
import os
import time
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from zipfile import ZipFile

import pytest

from reader.domain.origin import Origin
from reader.domain.story import Headline, Paragraph, Story, StoryKind
from reader.importer.containers.saved_from import day_of, origin, web_address
from reader.render.clipping import Clipping, ClippingBook
from reader.render.exports import EXPORTS
from reader.render.page_json import page_record
from tests.importer.books import make_epub, read_file

URL = "http://paper.people.com.cn/rmrb/html/2026-05/06/nw.D110000renmrb_20260506_1-02.htm"
ARTICLE = """<div class="article"><h1>主标题说了什么</h1><div id="ozoom">
<p>本报北京5月5日电 各级工会在强化职工思想政治引领等方面下功夫，团结动员亿万职工建功立业。</p></div></div>"""
PLACED = "<p>《人民日报》（2026年05月06日 第 02 版）</p>"


@pytest.fixture(autouse=True)
def in_shanghai(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Choose the time zone of this machine, in which the days of times in UTC are known."""
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone of a process cannot be chosen here")
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def page(head: str = "", top: str = "", place: str = "") -> str:
    return f"<!DOCTYPE html>\n<html>{top}<head><title>x</title>{head}</head><body>{ARTICLE}{place}</body></html>"


def saved_at(file: Path, day: str) -> Path:
    """Return the file with the time of its last change set to noon of a day."""
    noon = datetime.fromisoformat(f"{day}T12:00:00").timestamp()
    os.utime(file, (noon, noon))
    return file


def origins(file: Path) -> list[Origin | None]:
    """Return the origins of what is read on the pages of a file."""
    read = (StoryKind.STORY, StoryKind.PHOTO)
    return [story.origin for each in read_file(file) for story in each.stories if story.kind in read]


def of_html(folder: Path, text: str, day: str = "2026-08-09") -> Origin | None:
    file = folder / "a.html"
    file.write_text(text, encoding="utf-8")
    [found] = origins(saved_at(file, day))
    return found


JAVASCRIPT = "Wed Jul 01 2026 08:30:12 GMT+0800 (中国标准时间)"


@pytest.mark.parametrize(
    ("top", "head"),
    [
        (f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: {JAVASCRIPT}\n-->", ""),
        (f"<!-- Saved from {URL} at 2026-06-30T16:30:00Z using monolith v2.8.3 -->", ""),
        (
            f"<!-- Mirrored from {URL[7:]} by HTTrack Website Copier/3.x [XR], Wed, 01 Jul 2026 03:22:22 GMT -->",
            "",
        ),
        ("", f'<meta name="savepage-url" content="{URL}"><meta name="savepage-date" content="{JAVASCRIPT}">'),
    ],
)
def test_programs_that_save_pages_write_address_and_day(tmp_path: Path, top: str, head: str) -> None:
    assert of_html(tmp_path, page(head, top)) == Origin(url=URL, accessed="2026-07-01")


@pytest.mark.parametrize(
    ("top", "head"),
    [
        (f"<!-- saved from url=({len(URL):04}){URL} -->", ""),
        ("", f'<link rel="canonical" href="{URL}">'),
        ("", f'<meta property="og:url" content="{URL}">'),
        ("", f'<base href="{URL}">'),
        ("<!-- saved from url=(0014)about:internet -->", f'<link rel="canonical" href="{URL}">'),
        ("<!-- saved from url=(0022)file:///C:/Users/li/1.html -->", f'<link rel="canonical" href="{URL}">'),
        ("", f'<base href="{URL[:26]}/rmrb/"><link rel="canonical" href="{URL[26:]}">'),
        ("", f'<link rel="canonical" href="{URL[:26]}/"><meta property="og:url" content="{URL}">'),
        (f"<!-- saved from url=(0074){URL} -->", '<link rel="canonical" href="https://elsewhere.cn/1">'),
    ],
)
def test_without_a_stated_day_the_files_own_day_is_an_estimate(tmp_path: Path, top: str, head: str) -> None:
    assert of_html(tmp_path, page(head, top)) == Origin(url=URL, accessed="2026-08-09", estimated=True)


def test_a_file_older_than_the_paper_says_no_day(tmp_path: Path) -> None:
    stated = page(f'<link rel="canonical" href="{URL}">', place=PLACED)
    assert of_html(tmp_path, stated, "2026-05-05") == Origin(url=URL)
    assert of_html(tmp_path, stated, "2026-05-06") == Origin(url=URL, accessed="2026-05-06", estimated=True)


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<link rel="canonical" href="file:///C:/Users/li/a.html">',
        '<link rel="canonical" href="/only/a/path.html">',
        '<link rel="canonical" href="http://paper.people.com.cn/">',
        '<base href="http://paper.people.com.cn/rmrb/html/2026-05/06/">',
        '<link rel="canonical" href="http://[bad/1.html"><base href="http://[">',
        '<link rel="canonical" href="http://localhost:8000/a.html">',
    ],
)
def test_what_is_no_address_of_the_page_is_none(tmp_path: Path, head: str) -> None:
    assert of_html(tmp_path, page(head)) is None


def test_an_mhtml_file_says_both_in_its_head(tmp_path: Path) -> None:
    letter = EmailMessage()
    letter["Snapshot-Content-Location"] = URL  # long: folded, in encoded words
    letter["Date"] = "Tue, 30 Jun 2026 16:30:00 -0000"
    letter.set_content(page(), subtype="html")
    file = tmp_path / "a.mhtml"
    file.write_bytes(letter.as_bytes())
    assert origins(saved_at(file, "2026-08-09")) == [Origin(url=URL, accessed="2026-07-01")]
    del letter["Date"]
    file.write_bytes(letter.as_bytes())
    assert origins(saved_at(file, "2026-08-09")) == [Origin(url=URL, accessed="2026-08-09", estimated=True)]


@pytest.mark.parametrize(
    ("lines", "accessed"),
    [
        (f"title: 题\nsource: {URL}\ncreated: 2026-07-01", "2026-07-01"),
        (f"url: {URL}\naccessed: 2026/7/1 08:30", "2026-07-01"),
        (f"标题: 题\n原文链接: {URL}\n抓取时间: 2026年7月1日", "2026-07-01"),
    ],
)
def test_front_matter_of_clippers_says_them(tmp_path: Path, lines: str, accessed: str) -> None:
    file = tmp_path / "a.md"
    file.write_text(f"---\n{lines}\n---\n\n# 题\n\n正文在这里，说了一件事情。\n", encoding="utf-8")
    [found] = origins(saved_at(file, "2026-08-09"))
    assert found == Origin(url=URL, accessed=accessed)
    [read] = read_file(file)
    assert read.facts.newspaper is None
    assert URL in read.text


def test_the_source_of_front_matter_may_still_be_a_newspaper(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("---\ntitle: 题\nsource: 工人日报\ncreated: 2026-07-01\n---\n\n正文在这里。\n", encoding="utf-8")
    [read] = read_file(file)
    assert read.facts.newspaper == "工人日报"
    assert origins(file) == [None]


def test_heads_of_articles_say_their_own_addresses(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    articles = (
        f"第{number}题\n第4版()\n专栏：读者来信\n网址：https://a.cn/{number}\n\n正文{number}说了一件事。\n"
        for number in (1, 2)
    )
    file.write_text("\n".join(articles), encoding="utf-8")
    assert [each and each.url for each in origins(file)] == ["https://a.cn/1", "https://a.cn/2"]


def test_a_newspaper_that_calibre_fetched_has_an_address_for_each_article(tmp_path: Path) -> None:
    bar = '<div class="calibre_navbar"><a href="https://a.cn/{}">原文</a></div>'
    chapters = {
        f"{n}.xhtml": f"<html><body><h1>第{n}题</h1><p>正文{n}说了一件事情，大家满意。</p>{bar.format(n)}</body></html>"
        for n in (1, 2)
    }
    fetched = '工人日报</dc:title><meta name="calibre:timestamp" content="2026-07-01T01:02:03+08:00"/><dc:title>'
    file = make_epub(tmp_path / "a.epub", chapters, fetched)
    assert origins(file) == [Origin(url=f"https://a.cn/{n}", accessed="2026-07-01") for n in (1, 2)]
    file = make_epub(tmp_path / "b.epub", chapters)
    assert origins(file) == [Origin(url=f"https://a.cn/{n}") for n in (1, 2)]


@pytest.mark.parametrize(
    ("said", "accessed"),
    [
        ({"url": URL, "accessed": "2026-07-01"}, "2026-07-01"),
        ({"url": URL, "crawl_time": "2026-07-01 08:30:00"}, "2026-07-01"),
        ({"link": URL, "crawl_time": 1782864000}, "2026-07-01"),
        ({"source_url": URL, "fetched_at": "2026-06-30T16:30:00Z"}, "2026-07-01"),
        ({"url": None, "source": URL}, None),
        ({"url": URL, "accessed": {"no": "day"}}, None),
    ],
)
def test_records_of_crawlers_say_them_of_a_page_or_a_story(
    tmp_path: Path, said: dict[str, object], accessed: str | None
) -> None:
    file = tmp_path / "a.jsonl"
    own = {"headline": "乙", "paragraphs": ["正文。"], "url": "https://a.cn/own"}
    record = {"newspaper": "甲报", "stories": [{"headline": "甲", "paragraphs": ["正文。"]}, own], **said}
    file.write_text(json.dumps(record), encoding="utf-8")
    assert origins(file) == [Origin(url=URL, accessed=accessed), Origin(url="https://a.cn/own")]
    record = {"newspaper": "甲报", "stories": [{"headline": "甲", "paragraphs": ["正文。"], **said}]}
    file.write_text(json.dumps(record), encoding="utf-8")
    assert origins(file) == [Origin(url=URL, accessed=accessed)]


@pytest.mark.parametrize("day", ["2026-08-09", "2026-05-05"])
def test_what_parse_prints_is_read_back_the_same(tmp_path: Path, day: str) -> None:
    file = tmp_path / "a.html"
    file.write_text(page(f'<link rel="canonical" href="{URL}">', place=PLACED), encoding="utf-8")
    records = [page_record(each) for each in read_file(saved_at(file, day))]
    lines = tmp_path / "a.jsonl"
    lines.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records), encoding="utf-8")
    assert [page_record(each) for each in read_file(lines)] == records


@pytest.mark.parametrize("form", ["md", "html", "epub", "json"])
@pytest.mark.parametrize(
    "kept",
    [
        Origin(url=f"{URL}?a=1&b=%E5%B7%A5--x#top", accessed="2026-07-01"),
        Origin(url=URL, accessed="2026-07-01", estimated=True),
        Origin(url=URL),
    ],
)
def test_our_own_exports_keep_them_both_ways(tmp_path: Path, form: str, kept: Origin) -> None:
    story = Story(headline=Headline(main="题"), paragraphs=(Paragraph(text="正文说了一件事情。"),), origin=kept)
    book = ClippingBook(title="剪报", clippings=[Clipping(story=story, newspaper="甲报", date="2026-05-06", page="2")])
    file = tmp_path / f"a{EXPORTS[form].suffix}"
    file.write_bytes(EXPORTS[form].write(book, lambda _name: None))
    assert origins(saved_at(file, "2026-08-09")) == [kept]


def test_members_of_a_zip_have_days_of_their_own(tmp_path: Path) -> None:
    file = tmp_path / "week.zip"
    with ZipFile(file, "w") as archive:
        archive.writestr("a.html", page(f'<link rel="canonical" href="{URL}">'))
        archive.infolist()[0].date_time = (2026, 8, 9, 12, 0, 0)
    assert origins(file) == [Origin(url=URL, accessed="2026-08-09", estimated=True)]


@pytest.mark.parametrize(
    "text",
    [
        "https://a.cn/1?utm_source=x&from=timeline#top",
        "http://例子.中国/新闻/1.html",
        "HTTP://A.CN/1",
        "http://8.8.8.8/1",
        "https://a.cn:8443/1",
    ],
)
def test_an_address_is_kept_as_it_was_saved(text: str) -> None:
    assert web_address(f" {text}\n") == text


@pytest.mark.parametrize(
    "text",
    [
        None,
        7,
        "",
        "a.cn/1",
        "file:///etc/passwd",
        "C:\\Users\\li\\a.html",
        "javascript:alert(1)",
        "ftp://a.cn/1",
        "https://",
        "https://localhost/1",
        "https://intranet/1",
        "http://192.168.1.2/1",
        "http://[::1]/1",
        "http://printer.local/1",
        "https://li:secret@a.cn/1",
        "https://a.cn:99999/1",
        "https://a.cn/1 2",
        "https://a.cn/\u202e1",
        'https://a.cn/"><script>',
        "https://a.cn/" + "x" * 2000,
        "http://[",
    ],
)
def test_what_no_reader_could_follow_is_no_address(text: object) -> None:
    assert web_address(text) is None
    assert origin(text, "2026-07-01") is None


@pytest.mark.parametrize(
    "text",
    [
        "2026-07-01",
        "2026-07-01T23:59:59+08:00",
        "2026-07-01T23:59:59-11:00",
        "2026-06-30T16:00:00Z",
        "2026-06-30T16:00:00.123+00:00",
        "Wed, 01 Jul 2026 23:59:59 -1100",
        "Tue, 30 Jun 2026 16:00:00 GMT",
        "Wed Jul 01 2026 00:00:00 GMT+0800 (CST)",
        "2026年7月1日 8:30",
        "2026/7/1",
        "1782864000",
        "1782864000.5",
        "1782864000123",
        1782864000,
        1782864000.75,
        1782864000123,
    ],
)
def test_a_day_is_read_out_of_any_time(text: object) -> None:
    assert day_of(text) == "2026-07-01"


@pytest.mark.parametrize("text", [None, True, "", "昨天", "2026-13-45", "Wed Foo 01 2026", "9" * 14, [], "x" * 9999])
def test_what_is_no_time_names_no_day(text: object) -> None:
    assert day_of(text) is None


def test_a_day_never_comes_from_a_page_that_is_no_page_of_the_web(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("# 题\n\n正文在这里，说了一件事情。\n", encoding="utf-8")
    assert origins(saved_at(file, "2026-08-09")) == [None]


@pytest.mark.parametrize(
    "mark",
    ["<!-- saved from url=(1)" + "a" * 900, "<!-- Page saved with SingleFile \n url: a ", "<!-- Mirrored from a "],
)
def test_marks_without_an_end_are_none(tmp_path: Path, mark: str) -> None:
    assert of_html(tmp_path, page(top=mark * 3000 + "-->")) is None
