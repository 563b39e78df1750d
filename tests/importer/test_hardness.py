"""No input raises anything but FileRefused, and none takes long."""

import gzip
import io
import json
import random
import time
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.domain.newspaper import Page
from reader.domain.span import SourceLines
from reader.errors import FileRefused
from reader.importer.blocks.reading import read_text
from reader.importer.containers.records.header_row import names_of
from reader.importer.source.decoding import clean
from reader.render.page_json import page_record
from tests.importer.books import make_epub, make_zip, read_file
from tests.importer.packed import COPY, seven_zip, tar
from tests.importer.recognised_pages import content_list
from tests.importer.test_alto import WHOLE, alto_file
from tests.importer.word_files import paragraph, table, word_file

SEED = Path(__file__).resolve().parents[2] / "seeds" / "000_345b380e85948017.txt"
SUFFIXES = (".md", ".txt", ".html", ".zip", ".7z", ".tar", ".gz", ".epub", ".docx", ".jsonl", ".json", ".xml", "")
HTML = (
    '<html><body><div class="article"><h3>引题——</h3><h1>主题</h1><h2>——副题</h2><p class="sec">本报记者 刘泉'
    "《人民日报》（2026年08月03日 第 04 版）</p><table><tr><td><img src=a.jpg></td><td>图为现场。张三摄</td></tr>"
    "</table><div id=ozoom><p>本报北京8月2日电 （记者刘泉）正文。</p><p>（下转第四版）</p></div></div></body></html>"
)


def read(folder: Path, data: bytes, suffix: str) -> tuple[Page, ...]:
    """Return the pages of the bytes, none if they are refused; any other exception fails the test."""
    file = folder / f"20230215-02{suffix}"
    file.write_bytes(data)
    try:
        pages = tuple(read_file(file))
    except FileRefused as refused:
        assert refused.path.is_relative_to(file)  # noqa: PT017 - a refusal is a good answer, if it names the file
        return ()
    for page in pages:
        json.dumps(page_record(page), ensure_ascii=False).encode("utf-8")
    return pages


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hardness")


@settings(max_examples=250, deadline=None)
@given(data=st.binary(max_size=600), suffix=st.sampled_from(SUFFIXES))
def test_any_bytes(folder: Path, data: bytes, suffix: str) -> None:
    read(folder, data, suffix)


PIECES = (
    *(
        "# ",
        "## ",
        "\n",
        "\n\n",
        "——",
        "（",
        "）",
        "(上接第1版)",
        "（下转第四版）",
        "本报记者 ",
        "刘  泉",
        "摄",
        "广告",
        "责编：",
    ),
    *(
        "本报北京2月14日电 ",
        "第4版()\n",
        "专栏：x\n",
        "---\n",
        "title: a\n",
        "2023年2月15日 星期三 第 02 版",
        "![](a.jpg)",
    ),
    *(
        "■",
        "问：",
        "　　",
        "  ",
        "工会工作的总体要求",
        "。",
        ",",
        "“",
        "”",
        "\t",
        "\u202e",
        "\ufeff",
        "\x85",
        "Ａ０５",
        "1. ",
    ),
)
"""Pieces of pages, and what stands in their way."""


@settings(max_examples=150, deadline=None)
@given(
    pieces=st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40), suffix=st.sampled_from((".md", ".txt"))
)
def test_any_text_keeps_its_characters_and_lines(folder: Path, pieces: list[str], suffix: str) -> None:
    text = "".join(pieces).encode("utf-8", "replace")
    pages = read(folder, text, suffix)
    for page in pages:
        count = page.text.count("\n") + 1
        for place in lines_of(page):
            assert 1 <= place.first <= place.last <= count
    if pages:
        shown = "".join(strings([page_record(page) for page in pages]))
        # A sheet of nothing but marks is no page.
        sheets = [*clean(text.decode().replace("\x0c", "\n")).split("\n"), *(page.text for page in pages)]
        removed = "".join(mark.text for sheet in sheets for mark in read_text(sheet).removed)
        assert not characters(clean(text.decode())) - characters(shown + removed)


def characters(text: str) -> Counter[str]:
    """Count the characters of a text without white space."""
    return Counter("".join(unicodedata.normalize("NFKC", text).split()))


def strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            yield from (text for item in value for text in strings(item))
        case dict():
            yield from (text for item in value.values() for text in strings(item))


def lines_of(page: Page) -> list[SourceLines]:
    places = [place for story in page.stories for paragraph in story.paragraphs for place in paragraph.lines]
    places += [place for story in page.stories for photo in story.photos for place in photo.lines]
    return places + [rule.lines for story in page.stories for rule in story.rules]


def sound_files(folder: Path) -> dict[str, bytes]:
    text = SEED.read_text(encoding="utf-8")[:3000]
    chapter = f"<html><body>{HTML}</body></html>"
    page = {
        "newspaper": "甲报",
        "date": "2023-02-15",
        "page": "2",
        "stories": [{"headline": "题", "paragraphs": [text]}],
    }
    return {
        ".md": text.encode(),
        ".txt": text.encode("gb18030"),
        ".html": HTML.encode(),
        ".jsonl": (json.dumps(page, ensure_ascii=False) + "\n").encode() * 2,
        ".zip": make_zip(
            folder / "sound.zip", {"a/1.md": text, "b.html": HTML, "c.jsonl": json.dumps(page)}
        ).read_bytes(),
        ".7z": seven_zip({"a/1.md": text, "2.md": text}, COPY),
        ".tar": tar({"a/1.md": text, "2.md": text}),
        ".gz": gzip.compress(text.encode()),
        ".docx": word_file(
            folder / "sound.docx", paragraph("题", style="1"), paragraph(text), table(("甲", "乙"))
        ).read_bytes(),
        ".json": json.dumps(content_list(), ensure_ascii=False).encode(),
        ".xml": alto_file(folder / "sound.xml", WHOLE).read_bytes(),
        ".epub": make_epub(
            folder / "sound.epub", {"1.xhtml": chapter, "2.xhtml": "<h1>第02版：要闻</h1>"}
        ).read_bytes(),
    }


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with some flipped, cut out, doubled, or cut off."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(changed) or 1)
        match chance.randrange(4):
            case 0 if changed:
                changed[place] = chance.randrange(256)
            case 1:
                del changed[place : place + chance.randrange(40)]
            case 2:
                changed[place:place] = changed[place : place + chance.randrange(200)]
            case _ if chance.random() < 0.3:
                del changed[place:]
    return bytes(changed)


@pytest.mark.parametrize("suffix", [suffix for suffix in SUFFIXES if suffix])
def test_damaged_files(folder: Path, suffix: str) -> None:
    sound = sound_files(folder)[suffix]
    assert read(folder, sound, suffix)
    chance = random.Random(suffix)
    for _ in range(25):
        read(folder, damaged(sound, chance), suffix)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    members=st.dictionaries(
        st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12).map(lambda name: name + ".md"),
        st.binary(max_size=60),
        max_size=6,
    )
)
def test_any_member_names(folder: Path, members: dict[str, bytes]) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    read(folder, buffer.getvalue(), ".zip")


FIVE_MEGABYTES = 5 * 1024 * 1024


@pytest.mark.parametrize("character", ["a", " ", "#", "(", "（", "—", "\u3000", "工", "1", "[", "·"])
def test_a_long_line_of_one_character_is_read_quickly(folder: Path, character: str) -> None:
    data = (character * (FIVE_MEGABYTES // len(character.encode()))).encode()
    assert seconds(lambda: read(folder, data, ".txt")) < 2


@pytest.mark.parametrize(
    "piece", ["<p>", "工会\n", "# 题\n", '{"', "第4版()\n专栏：\n", "记者 张三\n", "![](", "摄\n", "（上接第一版）\n"]
)
def test_many_short_lines_are_read_quickly(folder: Path, piece: str) -> None:
    data = (piece * 8000).encode()
    assert seconds(lambda: read(folder, data, ".txt")) < 3


HEADINGS = "<h1>题</h1>" * 60_000
CAPTIONS = {"type": "image", "img_path": "a.png", "image_caption": ["图"] * 20_000, "page_idx": 0}
WORDS = f"""<TextBlock><TextLine>{'<String CONTENT="春耕"/>' * 60_000}</TextLine></TextBlock>"""


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        (".html", f"<html><body>{HEADINGS}</body></html>"),
        (".json", json.dumps([{"type": "text", "text": "春耕", "text_level": 1, "page_idx": 0}, CAPTIONS])),
        (
            ".xml",
            f"<alto><Layout><Page><PrintSpace>{WORDS}</PrintSpace></Page></Layout></alto>",
        ),
    ],
    ids=["headings", "captions", "words"],
)
def test_many_parts_of_one_kind_are_read_quickly(folder: Path, suffix: str, text: str) -> None:
    assert seconds(lambda: read(folder, text.encode(), suffix)) < 5


def test_many_columns_are_named_quickly() -> None:
    row = [f"c{number}" for number in range(40_000)]
    assert seconds(lambda: names_of(row)) < 2


def seconds(work: Callable[[], object]) -> float:
    """Return the processor seconds of this process, whatever else the machine does."""
    started = time.process_time()
    work()
    return time.process_time() - started


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_two_gigabytes_are_refused_with_a_clear_word(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"huge{suffix}"
    with file.open("wb") as handle:
        handle.truncate(2 * 1024**3)
    started = time.perf_counter()
    with pytest.raises(FileRefused, match="too_large"):
        read_file(file)
    assert time.perf_counter() - started < 0.5
