"""Articles in NITF, and XML of kinds that are not read."""

from pathlib import Path

import pytest

from reader.domain.story import Role
from reader.errors import FileReason, FileRefused
from reader.importer.stages import read_pages

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.6/specification/dtd/nitf-3-6.dtd">
<nitf><head><title>灯火亮到村口</title><docdata><date.issue norm="20240306T000000"/></docdata>
<pubdata type="print" name="海州日报" position.section="要闻" position.sequence="2"/></head>
<body><body.head><hedline><hl1>灯火亮到村口</hl1><hl2>冬闲时节读书忙</hl2></hedline><byline>王长河</byline></body.head>
<body.content><block><p>本县今年开办夜校三十所，入学农民四千余人，课程有识字、算术和农业技术。</p></block>
<p>村民说，过去天一黑就睡，如今路灯下都是背着书包的大人。</p>课本由县里统一印制。</body.content></body></nitf>
"""


def test_an_article_is_read_with_its_head_and_its_place(tmp_path: Path) -> None:
    [page] = read_pages(_file(tmp_path, NITF), pytest.fail)
    facts = page.facts
    assert (facts.newspaper, facts.date, facts.number, facts.section) == ("海州日报", "2024-03-06", "2", "要闻")
    [story] = page.stories
    assert (story.headline.main, story.headline.deck) == ("灯火亮到村口", "冬闲时节读书忙")
    assert [(one.role, one.name) for one in story.bylines] == [(Role.AUTHOR, "王长河")]
    assert [each.text for each in story.paragraphs] == [
        "本县今年开办夜校三十所，入学农民四千余人，课程有识字、算术和农业技术。",
        "村民说，过去天一黑就睡，如今路灯下都是背着书包的大人。",
        "课本由县里统一印制。",
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('<?xml version="1.0"?><newspaper><article><title>灯</title></article></newspaper>', FileReason.UNKNOWN_XML),
        ('<?xml version="1.0"?><rss version="2.0"><channel><title>灯</title></channel></rss>', FileReason.NO_ARTICLE),
        ("<nitf><body><body.content></body.content></body></nitf>", FileReason.NO_ARTICLE),
        ("<nitf><body>", FileReason.DAMAGED),
        ('<!DOCTYPE nitf [<!ENTITY a "b">]><nitf><body/></nitf>', FileReason.DOCTYPE),
    ],
)
def test_other_xml_is_refused_with_its_reason(tmp_path: Path, text: str, reason: FileReason) -> None:
    with pytest.raises(FileRefused) as refusal:
        list(read_pages(_file(tmp_path, text), pytest.fail))
    assert refusal.value.reason is reason


def test_letters_and_subtitles_are_no_pages(tmp_path: Path) -> None:
    for name in ("a.eml", "a.vtt", "a.srt"):
        file = tmp_path / name
        file.write_text("Subject: a\n\n灯火亮到村口\n", encoding="utf-8")
        with pytest.raises(FileRefused, match="is_markup"):
            list(read_pages(file, pytest.fail))


def test_a_few_bad_bytes_at_the_end_are_marked(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    text = (
        "海州日报 2024年3月6日 第2版\n\n灯火亮到村口\n\n"
        "本县今年开办夜校三十所，入学农民四千余人，课程有识字、算术和农业技术。"
    )
    file.write_bytes(text.encode("gb18030") + b"\xff\x80")
    [page] = read_pages(file, pytest.fail)
    assert page.facts.newspaper == "海州日报"
    assert [problem.code for problem in page.problems] == ["undecodable"]


def _file(folder: Path, text: str) -> Path:
    file = folder / "a.xml"
    file.write_text(text, encoding="utf-8")
    return file
