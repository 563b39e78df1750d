"""The sentences of an import without a page."""

from pathlib import Path

from tests.cli.conftest import Commands


def test_a_pdf_is_reported_with_the_way_out(empty: Commands, tmp_path: Path) -> None:
    file = tmp_path / "02版.pdf"
    file.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\nstartxref\n9\n%%EOF\n")
    for command, done_to in (("import", "imported"), ("parse", "read")):
        done = empty(command, file)
        assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
        assert done.stderr.startswith(
            f"dubao: {file} was not {done_to}: it is a PDF, and pages in PDF cannot be read yet"
        )
        assert "MinerU" in done.stderr


def test_a_kind_is_named(empty: Commands, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Rar!\x1a\x07\x01\x00")
    assert (
        "it is an archive that cannot be opened here; unpack it first, and import the folder (RAR)."
        in empty("import", tmp_path / "a.txt").stderr
    )


def test_folders_without_a_page_are_reported(empty: Commands, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    done = empty("import", folder)
    assert (done.exit_code, done.stderr) == (2, "dubao: Nothing was imported: there is no file.\n")
    (folder / "a.xyz").write_bytes(b"\x00\x01")
    (folder / "1.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    for name in ("1.pdf", "2.pdf"):
        (folder / name).write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    done = empty("import", folder)
    assert (done.exit_code, done.stderr.splitlines()) == (
        2,
        [
            "dubao: Nothing was imported: 2 PDFs (1.pdf, 2.pdf): pages in PDF cannot be read yet; have it turned "
            "into Markdown, for instance with MinerU, and import that.",
            "dubao: Nothing was imported: 1 picture (1.jpg): linked by no imported page, and text in pictures cannot "
            "be read; have it recognised and import that.",
            "dubao: Nothing was imported: 1 other file (a.xyz): the kind is not known here; save it as plain text or "
            "HTML and import that.",
        ],
    )
    assert done.stdout == "Imported 0 files: 0 pages, 0 stories, 0 photos; 4 files passed over.\n"
