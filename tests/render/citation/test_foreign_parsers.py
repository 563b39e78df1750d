"""BibTeX, RIS and CSL JSON read by programs that no one here wrote: each says what was put in."""

import json
import re
from collections.abc import Sequence
from typing import Any

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import example, given
from hypothesis import strategies as st

from reader.domain.story import Role
from reader.render.citation import CITATIONS
from reader.render.citation.reference_facts import one_line
from reader.render.clipping import Clipping
from tests.render.citation.entries import cited

ODD = [
    "一个 { 括号",
    "} 反了 {",
    "{成对}的{{括号}}",
    "{{",
    "尾巴 \\",
    "\\textbf{粗} \\input{/etc/passwd}",
    "100% #1 & 2 ~ $5_x",
    "“全角” ‘单’ \"half\" 'one'",
    "两行\r\n标题\n第三行",
    "--- `` '' ?` << ,,",
    "@article{x, title = {y}}",
    "ER  - ",
    "</p><b>不是标记</b>",
    "é ü ñ ß Ø",
    "𠮷野家—中国",
    "%",
]
PLACE = {"newspaper": "工人日报 & 乙{报", "date": "2023-02-15", "page": "A05"}
URL = "https://a.cn/x_y/%7E1?p=50%25&q={1}#top~2"
SPECIAL = st.text("{}\\%#&$_~-'`?!,<>@= \"一二三ab", min_size=1, max_size=30).filter(lambda text: text.strip())


def _entries(text: str) -> list[dict[str, Any]]:
    """The entries as bibtexparser reads them, their LaTeX decoded."""
    read = bibtexparser.parse_string(text, append_middleware=[SeparateCoAuthors(), LatexDecodingMiddleware()])
    assert read.failed_blocks == []
    return [{"ID": each.key, "type": each.entry_type, **{f.key: f.value for f in each.fields}} for each in read.entries]


def _bare(name: str) -> str:
    return name.removeprefix("{").removesuffix("}")


def _books(clippings: Sequence[Clipping]) -> tuple[list[Any], list[Any], list[Any]]:
    """The same clippings by all three parsers: BibTeX, RIS, CSL JSON (as citeproc keeps them, in order)."""
    ris = rispy.loads(CITATIONS["ris"](clippings))
    items = json.loads(CITATIONS["csl"](clippings))
    csl = CiteProcJSON(items)
    return _entries(CITATIONS["bibtex"](clippings)), ris, [csl[item["id"].lower()] for item in items]


def test_odd_titles_arrive_whole_and_break_nothing() -> None:
    bib, ris, csl = _books([cited(title, "张三", **PLACE) for title in ODD])
    for title, in_bib, in_ris, in_csl in zip(ODD, bib, ris, csl, strict=True):
        said = one_line(title)
        assert in_bib["title"] == said
        assert in_ris["title"] == said
        assert str(in_csl["title"]) == said
        assert in_bib["journal"] == in_ris["secondary_title"] == "工人日报 & 乙{报"


@given(title=SPECIAL, author=SPECIAL)
@example(title="\\", author="}")
@example(title="a{b", author="{")
def test_no_sign_ends_an_entry_too_early(title: str, author: str) -> None:
    clippings = [cited(title, author, **PLACE), cited("后一条", "张三", **PLACE)]
    bib, ris, csl = _books(clippings)
    assert [entry["title"] for entry in bib] == [one_line(title), "后一条"]
    assert [entry["title"] for entry in ris] == [one_line(title), "后一条"]
    assert len(csl) == 2
    assert len(bib[0]["author"]) == len(ris[0]["authors"]) == 1


def test_twenty_authors_arrive_one_by_one_in_order() -> None:
    names = [
        "郑莉",
        "阿卜杜拉·买买提",
        "A and B",
        "Smith & {Co}",
        *(f"记者{sign}" for sign in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"),
    ]
    bib, ris, csl = _books([cited("题", *names, **PLACE)])
    assert [_bare(name) for name in bib[0]["author"]] == [*names[:3], "Smith \\& \\{Co\\}", *names[4:]]
    assert ris[0]["authors"] == names
    assert [name.literal for name in csl[0]["author"]] == names


def test_persons_in_latin_letters_are_parted_and_bodies_are_not() -> None:
    bib, ris, csl = _books([cited("Farms", "John F. Kennedy Jr.", "Vincent van Gogh", role=Role.AUTHOR, **PLACE)])
    assert bib[0]["author"] == ["Kennedy, Jr, John F.", "van Gogh, Vincent"]
    assert ris[0]["authors"] == ["Kennedy, John F., Jr", "van Gogh, Vincent"]
    assert [(name.family, name.given) for name in csl[0]["author"]] == [("Kennedy", "John F."), ("van Gogh", "Vincent")]
    bib, ris, csl = _books([cited("Farms", "Xinhua News Agency", role=Role.AGENCY, **PLACE)])
    assert bib[0]["author"] == ["{Xinhua News Agency}"]
    assert ris[0]["authors"] == ["Xinhua News Agency"]
    assert csl[0]["author"][0].literal == "Xinhua News Agency"


def test_address_and_access_date_arrive() -> None:
    bib, ris, csl = _books([cited("题", "张三", url=URL, accessed="2026-07-01", **PLACE)])
    assert re.search(r"url = \{(.*)\},", CITATIONS["bibtex"]([cited("题", url=URL)]))
    assert bib[0]["urldate"] == "2026-07-01"
    assert ris[0]["urls"] == [URL]
    assert ris[0]["access_date"] == "2026/07/01"
    assert str(csl[0]["URL"]) == URL
    assert (csl[0]["accessed"].year, csl[0]["accessed"].month, csl[0]["accessed"].day) == (2026, 7, 1)


def test_an_address_in_bibtex_is_taken_as_it_stands() -> None:
    (entry,) = bibtexparser.parse_string(CITATIONS["bibtex"]([cited("题", url=URL)])).entries
    assert entry["url"] == URL.replace("{", "%7B").replace("}", "%7D")


@pytest.mark.parametrize(
    ("date", "parts", "of_ris"),
    [
        ("2023-02-15", [2023, 2, 15], "2023/02/15"),
        ("2023-02", [2023, 2], "2023/02/"),
        ("2023", [2023], None),
        (None, None, None),
    ],
)
def test_dates_are_as_whole_as_they_are_known(date: str | None, parts: list[int] | None, of_ris: str | None) -> None:
    clipping = cited("题", newspaper="甲报", date=date)
    bib, ris, _ = _books([clipping])
    assert bib[0].get("date") == date
    assert ris[0].get("date") == of_ris
    assert ris[0].get("year") == (date[:4] if date else None)
    (item,) = json.loads(CITATIONS["csl"]([clipping]))
    assert item.get("issued") == ({"date-parts": [parts]} if parts else None)


def test_the_kind_of_entry_is_what_others_take_for_a_newspaper_or_a_web_page() -> None:
    page = cited("题", url="https://a.cn/1", accessed="2026-07-01")
    bib, ris, csl = _books([cited("题", **PLACE), page])
    assert [(entry["type"], entry.get("entrysubtype")) for entry in bib] == [("article", "newspaper"), ("online", None)]
    assert [record["type_of_reference"] for record in ris] == ["NEWS", "ELEC"]
    assert [item.type for item in csl] == ["article-newspaper", "webpage"]


def test_stories_alike_have_keys_of_their_own() -> None:
    twice = [cited("图片新闻", **PLACE), cited("图片新闻", "张三", **PLACE), cited("图片新闻", "李四", **PLACE)]
    bib, ris, csl = _books(twice)
    for names in ([entry["ID"] for entry in bib], [entry["id"] for entry in ris], [item.key for item in csl]):
        assert len(set(names)) == 3
        assert all(re.fullmatch(r"news20230215-[0-9a-f]{8}(-\d+)?", name) for name in names)


def test_a_long_list_is_read_to_its_end() -> None:
    many = [cited(f"第{number}条", "张三", **PLACE) for number in range(300)]
    bib, ris, csl = _books(many)
    assert len(bib) == len(ris) == len(csl) == 300
    assert bib[-1]["title"] == ris[-1]["title"] == "第299条"


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_processor_of_citation_styles_writes_a_reference_from_it() -> None:
    """Set it in the one style that citeproc-py ships."""
    items = json.loads(
        CITATIONS["csl"]([cited("让爱心“落地”", "张三", "李四", url=URL, accessed="2026-07-01", **PLACE)])
    )
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    bibliography.register(Citation([CitationItem(items[0]["id"])]))
    (written,) = map(str, bibliography.bibliography())
    assert all(part in written for part in ("张三", "李四", "2023", "让爱心“落地”", "工人日报", "A05"))
