"""ALTO pages: words, cut words, headings by type and by tag, margins, pictures, and what is hostile."""

from pathlib import Path

import pytest

from reader.domain.newspaper import Page
from reader.domain.story import StoryKind
from reader.errors import FileRefused
from reader.importer.containers.ocr import alto
from reader.importer.source.safe_files import Document
from tests.importer.books import make_zip, read_file
from tests.importer.ledger import entry_of

HEAD = "临河日报 2026年3月12日 第2版 要闻"
MAIN, OTHER = "临河县冬灌用水少了两成", "夜校里的灯光"
TEXT = "临河县今年冬灌比往年少用了两成水，水渠修好以后，各村都能按时浇上地。"
MORE = "县里的夜校开课一月，报名的农民超过一千人，课上讲种地的科学，也讲记账。"
STYLES = '<Styles><TextStyle ID="T1" FONTSIZE="9.5"/><TextStyle ID="T2" FONTSIZE="28"/></Styles>'


def line(*words: str) -> str:
    made = "<SP/>".join(f'<String CONTENT="{word}" WC="0.8"/>' for word in words)
    return f"<TextLine>{made}</TextLine>"


def block(*lines: str, style: str = "T1", tag: str = "") -> str:
    tags = f' TAGREFS="{tag}"' if tag else ""
    return (
        f'<TextBlock STYLEREFS="{style}"{tags} HPOS="10" VPOS="20" WIDTH="290" HEIGHT="40">{"".join(lines)}</TextBlock>'
    )


def page(*blocks: str, top: str = "", number: str = "") -> str:
    printed = f' PRINTED_IMG_NR="{number}"' if number else ""
    return f"<Page{printed}><TopMargin>{top}</TopMargin><PrintSpace>{''.join(blocks)}</PrintSpace></Page>"


def alto_file(path: Path, *pages: str, version: str = "4", before: str = STYLES) -> Path:
    space = f'xmlns="http://www.loc.gov/standards/alto/ns-v{version}#"'
    text = f'<?xml version="1.0" encoding="UTF-8"?><alto {space}>{before}<Layout>{"".join(pages)}</Layout></alto>'
    path.write_text(text, encoding="utf-8")
    return path


def heads(page: Page) -> list[str | None]:
    return [story.headline.main for story in page.stories if story.kind is StoryKind.STORY]


WHOLE = page(
    block(line(*MAIN), style="T2"),
    f"<ComposedBlock>{block(line(*TEXT[:15]), line(TEXT[15:]))}<Illustration/></ComposedBlock>",
    block(line(OTHER), style="T2"),
    block(line(MORE)),
    top=block(line(HEAD)),
)


@pytest.mark.parametrize("version", ["2", "3", "4"])
@pytest.mark.parametrize("name", ["a.xml", "a.alto", "a"])
def test_a_page_is_read_with_its_head(tmp_path: Path, version: str, name: str) -> None:
    [found] = read_file(alto_file(tmp_path / name, WHOLE, version=version))
    facts = found.facts
    assert (facts.newspaper, facts.date, facts.number, facts.section) == ("临河日报", "2026-03-12", "2", "要闻")
    assert heads(found) == [MAIN, OTHER]
    assert [each.text for story in found.stories for each in story.paragraphs if story.headline.main] == [TEXT, MORE]


def test_pages_of_one_file_and_of_an_archive(tmp_path: Path) -> None:
    file = alto_file(tmp_path / "a.xml", WHOLE, page(block(line(MORE)), number="3"))
    assert [each.facts.number for each in read_file(file)] == ["2", "3"]
    packed = make_zip(tmp_path / "a.zip", {"临河日报/2026/0312/alto/1.xml": file.read_bytes()})
    assert len(read_file(packed)) == 2


def test_the_printed_number_yields_to_the_page_head(tmp_path: Path) -> None:
    [found] = alto.manuscripts(
        Document(tmp_path, alto_file(tmp_path / "a.xml", page(block(line(MORE)), number="3")).read_bytes())
    )
    assert [(guess.value, guess.confidence) for guess in found.guesses] == [("3", 0.9)]
    head = block(line(HEAD))
    [read] = read_file(alto_file(tmp_path / "b.xml", page(block(line(MORE)), top=head, number="7")))
    assert read.facts.number == "2"


def test_cut_words_and_words_of_letters_are_joined(tmp_path: Path) -> None:
    cut = (
        '<TextLine><String CONTENT="The"/><SP/><String CONTENT="irri" SUBS_TYPE="HypPart1" SUBS_CONTENT="irrigation"/>'
        '<HYP CONTENT="-"/></TextLine><TextLine>'
        '<String CONTENT="gation" SUBS_TYPE="HypPart2" SUBS_CONTENT="irrigation"/>'
        '<SP/><String CONTENT="works"/><SP/><String CONTENT="well."/></TextLine>'
    )
    [found] = read_file(alto_file(tmp_path / "a.xml", page(block(cut), block(line(TEXT)))))
    assert "The irrigation works well." in found.text


def test_headings_and_captions_are_known_by_tags(tmp_path: Path) -> None:
    tags = '<Tags><StructureTag ID="h" LABEL="title"/><LayoutTag ID="c" LABEL="caption"/></Tags>'
    body = page(
        block(line(MAIN), tag="h"),
        block(line(TEXT)),
        "<Illustration/>",
        block(line("村民查看水位"), tag="c"),
        block(line(MORE)),
    )
    [found] = read_file(alto_file(tmp_path / "a.xml", body, before=STYLES + tags))
    assert heads(found) == [MAIN]
    assert [photo.caption for story in found.stories for photo in story.photos] == ["村民查看水位"]


def test_no_character_is_lost(tmp_path: Path) -> None:
    entry = entry_of(alto_file(tmp_path / "a.xml", WHOLE))
    assert (entry.refused, entry.lost) == (0, {})
    assert entry.held > len(TEXT)


def test_places_and_confidence_are_kept(tmp_path: Path) -> None:
    [found] = alto.manuscripts(Document(tmp_path, alto_file(tmp_path / "a.xml", page(block(line(TEXT)))).read_bytes()))
    [kept] = found.parts[0].blocks
    assert kept.region is not None
    assert (kept.region.left, kept.region.top, kept.region.right, kept.region.bottom) == (10, 20, 300, 60)
    assert kept.confidence == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<alto><Layout><Page/></Layout></alto>", "empty"),
        ("<alto><Layout><Page>", "damaged"),
        ("<alto>" + "<Layout>" * 5_000, "damaged"),
        ('<?xml version="1.0"?><alto><!DOCTYPE x></alto>', "doctype"),
    ],
)
def test_hostile_pages_are_refused(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "a.xml").write_text(text, encoding="utf-8")
    with pytest.raises(FileRefused, match=reason):
        read_file(tmp_path / "a.xml")
