"""A file whose reader dies is refused with the reason, and the import goes on."""

from contextlib import closing
from pathlib import Path

from reader.errors import FileReason
from reader.importer.apart.apart_reader import ApartReader
from reader.library.library import Library
from reader.library.reading import Reading
from reader.wiring import open_library
from tests.doing import imported
from tests.importer.apart.odd_readers import odd


def test_a_file_whose_reader_dies_is_refused_and_the_others_are_taken(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    for name in ("a.html", "dies.html", "starves.html", "z.html"):
        (papers / name).write_text(name, encoding="utf-8")
    library: Library = open_library(tmp_path / "library", tmp_path / "cache")
    library._reading = Reading(pages=lambda: closing(ApartReader(odd)))
    report = imported(library, [papers])
    assert {each.path.name: each.reason for each in report.refused} == {
        "dies.html": FileReason.READER_ENDED,
        "starves.html": FileReason.TOO_MUCH_MEMORY,
    }
    assert report.files == 2
    assert library.check() == []
    library.close()
