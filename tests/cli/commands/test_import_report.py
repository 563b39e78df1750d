"""The report of an import on the command line: as text, as JSON, and again afterwards."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Commands

PAGE = "# 春耕开始\n\n各地春耕陆续开始，农机手忙着检修农机，田间地头一派繁忙景象。\n"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\nstartxref\n9\n%%EOF\n"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "01.md").write_text(PAGE, encoding="utf-8")
    (papers / "README.md").write_text("# a", encoding="utf-8")
    for number in range(1, 8):
        (papers / f"{number}.pdf").write_bytes(PDF)
    return papers


def test_what_was_passed_over_is_counted_by_kind(empty: Commands, papers: Path) -> None:
    assert empty.good("import", papers) == (
        "Imported 1 file: 1 page, 1 story, 0 photos; 8 files passed over.\n"
        "Passed over:\n"
        "  7 PDFs (1.pdf, 2.pdf, 3.pdf, 4.pdf, 5.pdf, …): pages in PDF cannot be read yet; have it turned into "
        "Markdown, for instance with MinerU, and import that.\n"
        "  1 README or the like (README.md): what is named so accompanies pages and is none; name the file itself to "
        "import it.\n"
    )


def test_json_lists_every_file(empty: Commands, papers: Path) -> None:
    report = json.loads(empty.good("import", papers, "--json"))
    listed = {Path(each["path"]).name: each for each in report["listed"]}
    assert len(listed) == 9
    assert (listed["01.md"]["status"], listed["01.md"]["stories"]) == ("taken", 1)
    assert {name: listed["7.pdf"][name] for name in ("status", "kind", "why", "way_out")} == {
        "status": "passed_over",
        "kind": "pdf",
        "why": "pages in PDF cannot be read yet",
        "way_out": "have it turned into Markdown, for instance with MinerU, and import that",
    }
    assert (report["files"], report["groups"][0]["count"]) == (1, 1)


def test_a_refusal_is_listed_with_its_reason(empty: Commands, papers: Path) -> None:
    (papers / "假的.md").write_bytes(PDF)
    done = empty("import", papers, "--json")
    assert done.exit_code == 1
    (refused,) = [each for each in json.loads(done.stdout)["listed"] if each["status"] == "refused"]
    assert (refused["reason"], refused["why"].startswith("it is a PDF")) == ("is_pdf", True)


def test_the_last_import_is_listed_again(empty: Commands, papers: Path) -> None:
    (papers / "假的.md").write_bytes(PDF)
    empty("import", papers)
    listed = empty.good("history", "import").splitlines()
    assert f"taken  {papers / '01.md'}" in listed
    assert (
        f"passed over  {papers / '1.pdf'}: pages in PDF cannot be read yet; have it turned into "
        "Markdown, for instance with MinerU, and import that"
    ) in listed
    assert f"refused  {papers / '假的.md'}: it is a PDF" in "\n".join(listed)
    rows = empty.lines("history", "import", "--json")
    assert [row["status"] for row in rows].count("passed_over") == 8
    assert (
        f"refused {papers / '假的.md'}" in empty.good("history", "import", "--format", "{status} {path}").splitlines()
    )


def test_before_the_first_import_there_is_nothing_to_list(held: Commands) -> None:
    (held.folder / "last_import.jsonl").unlink()
    assert held.good("history", "import") == ""


def test_a_file_named_itself_passes_nothing_over(empty: Commands, papers: Path) -> None:
    assert empty.good("import", papers / "01.md") == "Imported 1 file: 1 page, 1 story, 0 photos.\n"


def test_files_of_one_text_are_said_to_be_so(empty: Commands, tmp_path: Path) -> None:
    papers = tmp_path / "twice"
    papers.mkdir()
    text = PAGE + "\n农技人员下到田头，帮着农户看苗情、算水肥，一天要走好几个村子，晚上还要开会。\n"
    (papers / "a.md").write_text(text, encoding="utf-8")
    (papers / "b.md").write_text(text + "\n", encoding="utf-8")
    report = json.loads(empty.good("import", papers, "--json"))
    assert (report["files"], report["same"], report["pages"], report["stories"]) == (2, 1, 1, 1)
    assert [(each["status"], each["stories"], each["same"]) for each in report["listed"]] == [
        ("taken", 1, 0),
        ("same", 0, 1),
    ]
    assert report["listed"][1]["same_as"] == str(papers / "a.md")
    lines = empty.good("history", "import").splitlines()
    assert lines == [
        f"taken  {papers / 'a.md'}",
        f"same text as another file  {papers / 'b.md'}: 1 story held already, from {papers / 'a.md'}",
    ]
