"""BibTeX, RIS and CSL JSON as text; tests/render/citation/test_foreign_parsers.py reads them as others do."""

import json
import re

from reader.domain.story import Headline, Story
from reader.render.citation import CITATIONS
from reader.render.citation.reference_facts import key
from reader.render.clipping import Clipping
from tests.render.clippings import clipping, hostile


def test_bibtex_is_a_newspaper_article() -> None:
    entry = CITATIONS["bibtex"]([clipping()])
    assert entry.startswith("@article{news20230215-")
    assert "  author = {{郑莉} and {郝赫} and {宋欣} and {第四人}},\n" in entry
    assert (
        "  journal = {工人日报},\n  date = {2023-02-15},\n  year = {2023},\n  month = {2},\n  pages = {2},\n" in entry
    )
    assert "entrysubtype = {newspaper}" in entry


def test_bibtex_escapes_what_tex_would_run() -> None:
    entry = CITATIONS["bibtex"]([hostile()])
    assert r"\{brace\} 100\% \_under\_" in entry
    assert r"\textbackslash{}end" in entry
    plain = entry.replace(r"\{", "").replace(r"\}", "")
    assert plain.count("{") == plain.count("}")


def test_ris_is_a_record_of_tagged_lines() -> None:
    lines = CITATIONS["ris"]([clipping()]).split("\r\n")
    assert lines[0] == "TY  - NEWS"
    assert lines[-2:] == ["ER  - ", ""]
    assert {"AU  - 郑莉", "T2  - 工人日报", "DA  - 2023/02/15", "SP  - 2", "PY  - 2023"} <= set(lines)


def test_no_text_breaks_out_of_its_ris_line() -> None:
    evil = Clipping(story=Story(headline=Headline(main="题\r\nER  - \r\nTY  - BOOK")), note="a\nb")
    lines = CITATIONS["ris"]([evil]).split("\r\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines if line)
    assert lines.count("ER  - ") == 1


def test_csl_json_names_each_author() -> None:
    (item,) = json.loads(CITATIONS["csl"]([clipping()]))
    assert item["type"] == "article-newspaper"
    assert item["author"][1] == {"literal": "郝赫"}
    assert item["issued"] == {"date-parts": [[2023, 2, 15]]}
    assert item["container-title"] == "工人日报"


def test_csl_json_says_nothing_of_what_is_unknown() -> None:
    (item,) = json.loads(CITATIONS["csl"]([Clipping(story=Story())]))
    assert item.keys() == {"id", "type", "language"}


def test_the_same_story_has_the_same_key_in_every_library() -> None:
    assert key(clipping(story_id=1)) == key(clipping(story_id=2))
    assert key(clipping(page="2")) != key(clipping(page="3"))
    assert key(Clipping(story=Story())).startswith("newsundated-")
