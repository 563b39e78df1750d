"""parse, import, list, show and search, as a person types them."""

import errno
import json
import os
import re
import unicodedata
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest

from reader.paths import sample
from reader.wiring import open_library
from tests.cli.conftest import Commands
from tests.doing import corrected_words

HEADLINES = [
    "2023年工会工作主要任务明确",
    "全国新发展新就业形态劳动者工会会员 1037万人",
    "甘肃省总推动建设“书香社会” “小书屋”营造精神“大花园”",
    "习近平同伊朗总统莱希举行会谈",
    "戈壁深处的温馨港湾",
]


def folded(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()


def test_parse_prints_one_object_a_page(empty: Commands) -> None:
    (page,) = empty.lines("parse", "--json", sample())
    assert {"newspaper", "date", "page", "stories", "problems"} <= page.keys()
    kinds = [story["kind"] for story in page["stories"]]
    assert (kinds.count("story"), kinds.count("photo")) == (7, 2)
    headlines = [story["headline"] for story in page["stories"]]
    assert set(HEADLINES) <= set(headlines)
    story = page["stories"][headlines.index(HEADLINES[1])]
    assert story["kicker"] == "2022年各级工会聚焦主责主业不断提升服务职工能力水平——" or story["kicker"].startswith(
        "2022年各级工会"
    )
    assert all(isinstance(paragraph, str) for paragraph in story["paragraphs"])


def test_parse_stores_nothing(empty: Commands) -> None:
    empty.good("parse", sample())
    assert not empty.folder.exists()


def test_parse_shows_people_what_it_sees(empty: Commands) -> None:
    seen = empty.good("parse", sample())
    for headline in HEADLINES:
        assert headline in seen
    assert "healed" in seen
    assert "photo: 工会搭鹊桥" in seen


def test_standard_input_may_be_an_archive_and_is_read_once(empty: Commands, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "week.zip", "w") as archive:
        archive.write(sample(), "02.txt")
    packed = (tmp_path / "week.zip").read_bytes()
    assert len(empty.lines("parse", "--json", "-", "-", stdin=packed)) == 2
    assert empty.good("import", "-", stdin=packed).startswith("Imported 1 file: 1 page")


def test_parse_reads_standard_input(empty: Commands) -> None:
    (page,) = empty.lines("parse", "--json", "-", stdin="# 一个标题\n\n这是正文的第一段,这里有一句完整的话。\n")
    assert [story["headline"] for story in page["stories"]] == ["一个标题"]


def test_a_file_that_may_not_be_read_stops_no_other(
    empty: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("# 标题\n", encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda path, mode: path != secret)
    opened = os.open

    def refusing(path: Path, *more: int) -> int:
        if path == secret:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return opened(path, *more)

    monkeypatch.setattr(os, "open", refusing)
    done = empty("parse", "--json", secret, sample())
    assert (done.exit_code, done.stdout.count("\n")) == (1, 1)
    assert done.stderr == f"dubao: {secret} was not read: it may not be read (there is no permission for it).\n"


def test_parse_keeps_the_order_given_and_names_what_it_refuses(empty: Commands, tmp_path: Path) -> None:
    first, second = tmp_path / "1.md", tmp_path / "2.md"
    first.write_text("# 第二个文件\n\n正文在此,这里有一句完整的话。\n", encoding="utf-8")
    second.write_text("# 第一个文件\n\n正文在此,这里有一句完整的话。\n", encoding="utf-8")
    done = empty("parse", "--json", second, tmp_path / "none.md", first)
    assert done.exit_code == 1
    pages = [json.loads(line) for line in done.stdout.splitlines()]
    assert [page["stories"][0]["headline"] for page in pages] == ["第一个文件", "第二个文件"]
    assert done.stderr == f"dubao: {tmp_path / 'none.md'} was not read: there is no such file.\n"
    assert empty("parse", tmp_path / "none.md").exit_code == 2


def test_parse_names_the_members_of_an_archive_that_it_refuses(empty: Commands, tmp_path: Path) -> None:
    archive = tmp_path / "week.zip"
    with ZipFile(archive, "w") as made:
        made.write(sample(), "02.md")
        made.writestr("bad.md", b"\x00\x01\x02" * 50)
    done = empty("parse", "--json", archive)
    assert (done.exit_code, len(done.stdout.splitlines())) == (1, 1)
    assert done.stderr.startswith(f"dubao: {archive / 'bad.md'} was not read: ")
    assert done.stderr.count("\n") == 1


def test_parse_names_all_members_where_none_can_be_read(empty: Commands, tmp_path: Path) -> None:
    archive = tmp_path / "week.zip"
    with ZipFile(archive, "w") as made:
        made.writestr("a.md", b"")
        made.writestr("b.md", b"\x00\x01\x02" * 50)
    done = empty("parse", archive)
    assert (done.exit_code, done.stdout) == (2, "")
    assert [line.split(" was not read")[0] for line in done.stderr.splitlines()] == [
        f"dubao: {archive / name}" for name in ("a.md", "b.md")
    ]


def test_import_reports_and_importing_again_changes_nothing(empty: Commands) -> None:
    assert empty.good("import", sample()) == "Imported 1 file: 1 page, 7 stories, 2 photos.\n"
    before = empty.lines("list", "--json")
    assert "1 file held already" in empty.good("import", sample())
    assert empty.lines("list", "--json") == before
    (report,) = empty.lines("import", "--json", sample().parent / sample().name)
    assert (report["files"], report["known"], report["refused"]) == (0, 1, [])


def test_import_reads_what_parse_prints(empty: Commands) -> None:
    parsed = empty.good("parse", "--json", sample())
    empty.good("import", "-", stdin=parsed)
    rows = empty.lines("list", "--json")
    assert len(rows) == 9
    assert set(HEADLINES) <= {row["headline"] for row in rows}


def test_import_says_which_files_were_refused(empty: Commands, tmp_path: Path) -> None:
    bad = tmp_path / "picture.md"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    done = empty("import", sample(), bad, tmp_path / "gone.md")
    assert done.exit_code == 1
    assert "Imported 1 file" in done.stdout
    assert "2 files refused" in done.stdout
    named = {line.split(" was not imported: ")[0] for line in done.stderr.splitlines()}
    assert named == {f"dubao: {bad}", f"dubao: {tmp_path / 'gone.md'}"}
    alone = empty("import", "--json", bad)
    assert alone.exit_code == 2
    assert json.loads(alone.stdout)["refused"][0]["path"] == str(bad)


def test_list_shows_stories_and_photos(held: Commands, story_id: Callable[[str], int]) -> None:
    rows = held.lines("list", "--json")
    assert [row["kind"] for row in rows].count("photo") == 2
    assert len(held.good("list").splitlines()) == 9
    assert held.lines("list", "--json", "--date", "1999-01-01") == []
    held.good("bookmark", "add", str(story_id("戈壁")))
    assert [line for line in held.good("list").splitlines() if "★" in line and "戈壁" in line]


def test_show_prints_the_story(held: Commands, story_id: Callable[[str], int]) -> None:
    number = str(story_id("戈壁"))
    text = held.good("show", number)
    assert "〔走进职工之家〕" in text
    assert "\n\n　　" in text
    (record,) = held.lines("show", "--json", number)
    assert record["headline"] == "戈壁深处的温馨港湾"
    assert record["column_label"] == "走进职工之家"
    assert record["id"] == int(number)
    assert held.good("show", "--chain", number) == text


def test_what_is_not_held_ends_in_a_sentence(held: Commands) -> None:
    done = held("show", "999")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "dubao: The library holds no story 999.\n"


def test_search_finds_what_a_literal_scan_finds(held: Commands) -> None:
    queries = ["工会", "网约车司机", "省总", "刘海波", "发射中心", "重点产业"]
    shown = {row["id"]: held.lines("show", "--json", str(row["id"]))[0] for row in held.lines("list", "--json")}
    texts = {number: folded(json.dumps(story, ensure_ascii=False)) for number, story in shown.items()}
    answers = held.lines("search", "--json", "--limit", "0", "-", stdin="\n".join(queries))
    for query, answer in zip(queries, answers, strict=True):
        truth = {number for number, text in texts.items() if folded(query) in text}
        assert truth
        assert {hit["id"] for hit in answer["hits"]} == truth, query
        assert answer["total"] == len(truth)
        assert all(query in folded(hit["snippet"]) for hit in answer["hits"])


def test_search_answers_each_line_of_standard_input(held: Commands) -> None:
    answers = held.lines("search", "--json", "-", stdin="工会\n没有这样的话\r\n戈壁\n")
    assert [answer["query"] for answer in answers] == ["工会", "没有这样的话", "戈壁"]
    assert [answer["total"] > 0 for answer in answers] == [True, False, True]
    assert answers[2].keys() >= {"query", "total", "took_ms", "hits"}
    assert answers[2]["hits"][0].keys() == {"id", "newspaper", "date", "page", "headline", "snippet", "score"}


def test_search_gives_slices(held: Commands) -> None:
    (whole,) = held.lines("search", "--json", "--limit", "0", "工会")
    (slice_,) = held.lines("search", "--json", "--limit", "2", "--offset", "1", "工会")
    assert slice_["total"] == whole["total"]
    assert [hit["id"] for hit in slice_["hits"]] == [hit["id"] for hit in whole["hits"]][1:3]


def test_search_says_what_it_did_not_understand(held: Commands) -> None:
    done = held("search", "“工会")
    assert done.exit_code == 0
    assert "At character 1 of the query: a quotation mark is not closed" in done.stderr
    assert "戈壁" in done.stdout


def test_search_for_people_prints_title_place_and_snippet(held: Commands) -> None:
    lines = held.good("search", "网约车司机").splitlines()
    assert lines[0].startswith("1 story for 网约车司机 (")
    assert any("网约车司机" in line for line in lines[1:])


def test_where_no_index_can_be_made_the_library_is_read(
    held: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found_damage: None
) -> None:
    in_the_way = tmp_path / "in the way"
    in_the_way.write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(in_the_way))
    done = held("search", "网约车司机")
    assert (done.exit_code, done.stdout[:8]) == (0, "1 story ")
    assert "The index is not up to date." in done.stderr
    assert "the library itself was read" in done.stderr
    assert held("reindex").exit_code == 2
    assert held("check").stdout == "index that must be built anew: 1\n"


def test_a_correction_is_shown_and_exported(held: Commands, story_id: Callable[[str], int]) -> None:
    number = story_id("戈壁深处")
    with closing(open_library(held.folder)) as library:
        text = library.story(number).story.paragraphs[0].text
        corrected_words(library, number, text[:4], text[:2] + "\n" + text[2:4])
        corrected_words(library, number, text[6:8], "〖改〗")
    wanted = [text[:2], text[2:6] + "〖改〗" + text[8:]]
    (shown,) = held.lines("show", "--json", str(number))
    assert shown["paragraphs"][:2] == wanted
    for form in ("md", "txt", "html"):
        assert "〖改〗" in held.good("export", str(number), "--format", form)
