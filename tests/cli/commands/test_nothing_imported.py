"""The sentences of an import without a page."""

from pathlib import Path

from tests.cli.conftest import Commands


def test_a_pdf_is_reported_with_the_way_out(empty: Commands, tmp_path: Path) -> None:
    file = tmp_path / "02版.pdf"
    file.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    for command, done_to in (("import", "imported"), ("parse", "read")):
        done = empty(command, file)
        assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
        assert done.stderr.startswith(
            f"dubao: {file} was not {done_to}: it is a PDF, and pages in PDF cannot be read yet"
        )
        assert "`pdftotext -layout`" in done.stderr


def test_a_kind_is_named(empty: Commands, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Rar!\x1a\x07\x01\x00")
    assert (
        "it is an archive of another kind than zip; unpack it first, and import the folder (RAR)."
        in empty("import", tmp_path / "a.txt").stderr
    )


def test_folders_without_a_page_are_reported(empty: Commands, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    done = empty("import", folder)
    assert (done.exit_code, done.stderr) == (2, "dubao: Nothing was imported: there is no file.\n")
    for name in ("1.jpg", "2.jpg", "a.xyz"):
        (folder / name).touch()
    assert "there are files in .jpg, .xyz." in empty("import", folder).stderr
    for name in ("1.pdf", "2.pdf"):
        (folder / name).touch()
    done = empty("import", folder)
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert "Nothing was imported: it holds PDF files" in done.stderr
