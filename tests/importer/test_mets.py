"""Issues in METS with their pages in ALTO: articles, facts, and what is missing."""

from pathlib import Path

import pytest

from reader.domain.newspaper import Page
from reader.domain.story import StoryKind
from reader.errors import FileRefused
from reader.importer.source.passed_over import PassedKind
from reader.importer.source.walk import walk_all
from tests.importer.books import make_zip, read_file
from tests.importer.test_alto import MAIN, MORE, OTHER, TEXT, alto_file, line, page

SPACE = 'xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:mods="http://www.loc.gov/mods/v3"'


def block(key: str, *lines: str) -> str:
    return f'<TextBlock ID="{key}" HPOS="1" VPOS="2" WIDTH="3" HEIGHT="4">{"".join(lines)}</TextBlock>'


def area(file: str, key: str) -> str:
    return f'<fptr><seq><area FILEID="{file}" BEGIN="{key}" BETYPE="IDREF"/></seq></fptr>'


def div(kind: str, inside: str) -> str:
    return f'<div TYPE="{kind}" DMDID="A1">{inside}</div>'


def issue(folder: Path, link: str = "file://./text/{}.xml") -> Path:
    """Write an issue of two pages, whose articles the pages hold in another order and in type of one size."""
    (folder / "text").mkdir(parents=True)
    first = page(block("B1", line(TEXT)), block("B2", line(MAIN)), block("B3", line(MORE)), '<Illustration ID="I1"/>')
    second = page(block("B4", line("村民查看水位。")), block("B5", line(OTHER)), block("B6", line(MORE)))
    for name, made in (("1", first), ("2", second)):
        alto_file(folder / "text" / f"{name}.xml", made, before="")
    files = "".join(
        f'<file ID="ALTO{name}" MIMETYPE="text/xml"><FLocat xlink:href="{link.format(name)}"/></file>' for name in "12"
    )
    records = (
        '<dmdSec ID="A1"><mods:mods><mods:title>秋收之后</mods:title></mods:mods></dmdSec>'
        '<dmdSec ID="P1"><mods:mods><mods:title>临河日报</mods:title><mods:dateIssued>1956-03-12</mods:dateIssued>'
        "</mods:mods></dmdSec>"
    )
    picture = div("ILLUSTRATION", div("IMAGE", area("ALTO1", "I1")))
    body = div("BODY", div("PARAGRAPH", area("ALTO1", "B1")) + picture)
    articles = div("ARTICLE", div("HEADING", area("ALTO1", "B2")) + body) + div(
        "ARTICLE", div("HEADING", area("ALTO2", "B5")) + div("TEXT", area("ALTO2", "B6"))
    )
    labels = "".join(
        f'<div TYPE="PAGE" ORDERLABEL="{number}"><fptr><area FILEID="ALTO{name}"/></fptr></div>'
        for name, number in (("1", "5"), ("2", "6"))
    )
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?><mets {SPACE}>{records}<fileSec><fileGrp>{files}</fileGrp></fileSec>'
        f'<structMap TYPE="PHYSICAL"><div TYPE="NEWSPAPER" DMDID="P1">{labels}</div></structMap>'
        f'<structMap TYPE="LOGICAL"><div TYPE="ISSUE">{articles}</div></structMap></mets>'
    )
    (folder / "mets.xml").write_text(text, encoding="utf-8")
    return folder / "mets.xml"


def heads(page: Page) -> list[str | None]:
    return [story.headline.main for story in page.stories if story.kind is StoryKind.STORY]


@pytest.mark.parametrize("link", ["file://./text/{}.xml", "text/{}.xml", "./text/{}.xml", "file:///text/{}.xml"])
def test_an_issue_is_read_with_its_articles(tmp_path: Path, link: str) -> None:
    first, second = read_file(issue(tmp_path / "a", link))
    facts = [(each.facts.newspaper, each.facts.date, each.facts.number) for each in (first, second)]
    assert facts == [("临河日报", "1956-03-12", "5"), ("临河日报", "1956-03-12", "6")]
    assert {guess.confidence for guess in first.guesses if guess.field in ("newspaper", "date")} == {0.9}
    assert MAIN in heads(first)
    assert OTHER in heads(second)
    stories = {story.headline.main: story for each in (first, second) for story in each.stories}
    assert [each.text for each in stories[MAIN].paragraphs] == [TEXT]
    assert [each.text for each in stories[OTHER].paragraphs] == [MORE]
    assert MORE in "".join(each.text for story in first.stories for each in story.paragraphs)
    assert "村民查看水位。" in second.text


def test_an_article_goes_on_on_the_page_that_the_issue_names(tmp_path: Path) -> None:
    file = issue(tmp_path / "a")
    parts = area("ALTO1", "B1") + area("ALTO2", "B6")
    text = file.read_text(encoding="utf-8")
    text = text.replace(area("ALTO1", "B1"), parts).replace(div("TEXT", area("ALTO2", "B6")), "")
    file.write_text(text, encoding="utf-8")
    pages = read_file(file)
    first, second = (next(story for story in each.stories if story.headline.main == MAIN) for each in pages)
    assert [each.text for each in (*first.paragraphs, *second.paragraphs)] == [TEXT, MORE]
    assert first.continued_on is not None
    assert second.continued_from is not None
    assert (first.continued_on.page, second.continued_from.page) == ("6", "5")
    assert (first.continued_from, second.continued_on) == (None, None)


@pytest.mark.parametrize(("label", "headline"), [("渡船倾覆", "渡船倾覆"), (MORE, MORE), ("ARTICLE12", None)])
def test_an_articles_label_is_its_headline_if_no_block_is(tmp_path: Path, label: str, headline: str | None) -> None:
    file = issue(tmp_path / "a")
    text = file.read_text(encoding="utf-8")
    heading = div("HEADING", area("ALTO2", "B5"))
    text = text.replace(f'<div TYPE="ARTICLE" DMDID="A1">{heading}', f'<div TYPE="ARTICLE" LABEL="{label}">')
    file.write_text(text, encoding="utf-8")
    _, second = read_file(file)
    [story] = [
        story for story in second.stories if MORE in (story.headline.main, *(one.text for one in story.paragraphs))
    ]
    assert story.headline.main == headline


def test_pages_of_an_issue_are_taken_once(tmp_path: Path) -> None:
    issue(tmp_path / "a")
    alto_file(tmp_path / "a" / "text" / "9.xml", page(block("B9", line(MORE))))
    found = {each.path.name: (each.is_read, each.passed) for each in walk_all([tmp_path])}
    assert found == {
        "mets.xml": (True, None),
        "1.xml": (False, PassedKind.SAME_PAGE),
        "2.xml": (False, PassedKind.SAME_PAGE),
        "9.xml": (True, None),
    }


def test_a_missing_page_is_a_problem_and_no_more(tmp_path: Path) -> None:
    file = issue(tmp_path / "a")
    (tmp_path / "a" / "text" / "1.xml").unlink()
    [found] = read_file(file)
    assert [problem.detail for problem in found.problems if problem.code == "member_refused"] == [
        "text/1.xml: not_found"
    ]
    (tmp_path / "a" / "text" / "2.xml").unlink()
    with pytest.raises(FileRefused, match="no_pages"):
        read_file(file)


@pytest.mark.parametrize("link", ["../{}.xml", "/etc/{}.xml", "http://x/{}.xml", "file://host/../../{}.xml"])
def test_pages_elsewhere_are_not_looked_for(tmp_path: Path, link: str) -> None:
    alto_file(tmp_path / "1.xml", page(block("B1", line(TEXT))))
    with pytest.raises(FileRefused, match="no_pages"):
        read_file(issue(tmp_path / "a" / "b", link))


def test_a_link_of_the_file_system_is_not_followed(tmp_path: Path) -> None:
    file = issue(tmp_path / "a")
    (tmp_path / "a" / "text").rename(tmp_path / "elsewhere")
    (tmp_path / "a" / "text").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileRefused, match="no_pages"):
        read_file(file)


def test_pages_of_an_issue_in_an_archive_are_read_one_by_one(tmp_path: Path) -> None:
    folder = issue(tmp_path / "a").parent
    members = {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*.xml")}
    assert len(read_file(make_zip(tmp_path / "a.zip", members))) == 2
