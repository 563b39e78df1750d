"""A file of a risky format is read in a child process; whatever happens to that process is a refusal of the file."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.domain.house_style import HouseStyle, Standing
from reader.domain.newspaper import Page
from reader.errors import Cancelled, FileReason, FileRefused
from reader.importer.apart.apart_reader import LONGEST_WAIT_S, ApartReader, ReadingFailedError
from reader.importer.stages import read_pages
from tests.importer.apart.odd_readers import odd
from tests.importer.books import make_zip


@pytest.fixture
def reader() -> Iterator[ApartReader]:
    made = ApartReader(odd)
    yield made
    made.close()


def file(folder: Path, name: str) -> Path:
    made = folder / name
    made.write_bytes(b"x")
    return made


def process_of(page: Page) -> int:
    return int(page.stories[0].headline.main or "")


def read(reader: ApartReader, path: Path) -> list[Page]:
    return list(reader(path, pytest.fail))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("hangs", FileReason.TOO_SLOW),
        ("dies", FileReason.READER_ENDED),
        ("starves", FileReason.TOO_MUCH_MEMORY),
        ("fills", FileReason.TOO_MUCH_MEMORY),
    ],
)
def test_what_happens_to_the_process_refuses_the_file_and_no_other(
    tmp_path: Path, reader: ApartReader, name: str, reason: FileReason
) -> None:
    pages = reader(file(tmp_path, f"{name}.zip"), pytest.fail)
    process = process_of(next(pages))
    reader.longest_wait = 0.0 if name == "hangs" else reader.longest_wait
    with pytest.raises(FileRefused) as caught:
        next(pages)
    reader.longest_wait = LONGEST_WAIT_S
    assert (caught.value.path, caught.value.reason) == (tmp_path / f"{name}.zip", reason)
    [another] = read(reader, file(tmp_path, "sound.zip"))
    assert process_of(another) != process
    assert not is_alive(process)


def test_one_process_serves_for_many_files(tmp_path: Path, reader: ApartReader) -> None:
    with pytest.raises(FileRefused, match="by hand"):
        read(reader, file(tmp_path, "refused.html"))
    processes = {process_of(read(reader, file(tmp_path, f"{name}.html"))[0]) for name in "abc"}
    assert len(processes) == 1
    assert os.getpid() not in processes


def test_text_is_read_in_this_process(tmp_path: Path, reader: ApartReader) -> None:
    for name in ("a.md", "b.txt", "c.csv", "d.jsonl"):
        assert process_of(read(reader, file(tmp_path, name))[0]) == os.getpid()


def test_an_archive_is_risky_under_any_name(tmp_path: Path, reader: ApartReader) -> None:
    made = make_zip(tmp_path / "a.zip", {"a.md": "甲"}).rename(tmp_path / "a.md")
    assert process_of(read(reader, made)[0]) != os.getpid()


def test_all_that_a_reader_says_arrives(tmp_path: Path, reader: ApartReader) -> None:
    said: list[object] = []
    pages = list(
        reader(
            file(tmp_path, "told.epub"),
            lambda refusal: said.append((refusal.path.name, refusal.reason, refusal.detail)),
            said.append,
            lambda _newspaper: HouseStyle({"水边": Standing.LABEL}),
            {"题": "title"},
            on_passed=said.append,
        )
    )
    assert said == [("a", FileReason.EMPTY, "nothing"), 7, tmp_path / "told.epub" / "b.png"]
    assert pages[1].stories[0].headline.main == "label title"


def test_a_fault_of_the_program_is_none_of_the_file(tmp_path: Path, reader: ApartReader) -> None:
    with pytest.raises(ReadingFailedError, match="ZeroDivisionError: a fault of ours"):
        read(reader, file(tmp_path, "faulty.docx"))


def test_a_person_need_not_wait_for_a_hanging_file(tmp_path: Path) -> None:
    came: list[Page] = []

    def stop() -> None:
        if came:
            raise Cancelled

    reader = ApartReader(odd)
    pages = reader(file(tmp_path, "hangs.zip"), pytest.fail, on_wait=stop)
    came.append(next(pages))
    with pytest.raises(Cancelled):
        next(pages)
    assert not is_alive(process_of(came[0]))
    reader.close()


def test_a_reading_that_is_given_up_ends_the_process(tmp_path: Path, reader: ApartReader) -> None:
    pages = reader(file(tmp_path, "hangs.zip"), pytest.fail)
    process = process_of(next(pages))
    pages.close()  # type: ignore[attr-defined]
    assert not is_alive(process)


PARENT = """
import sys
from pathlib import Path
from reader.importer.apart.apart_reader import ApartReader
from tests.importer.apart.odd_readers import odd
if __name__ == "__main__":
    pages = ApartReader(odd)(Path(sys.argv[1]), print)
    print(next(pages).stories[0].headline.main, flush=True)
    input()
"""


def test_the_process_ends_with_its_parent_in_the_middle_of_its_work(tmp_path: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, file(tmp_path, "hangs.zip")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
        text=True,
    )
    with parent:
        assert parent.stdout is not None
        process = int(parent.stdout.readline())
        assert is_alive(process)
        parent.kill()
    for _ in range(400):
        if not is_alive(process):
            break
        time.sleep(0.05)
    assert not is_alive(process)


def test_the_pages_are_those_that_this_process_reads(tmp_path: Path) -> None:
    book = make_zip(
        tmp_path / "week.zip",
        {
            "2023-02-15/02.md": "# 春耕\n\n村里的人都下地去了。\n",
            "b.html": "<h1>甲</h1><p>乙乙，乙。</p>",
            "c.md": "",
        },
    )
    reader = ApartReader()
    here: list[FileRefused] = []
    there: list[FileRefused] = []
    assert list(reader(book, there.append)) == list(read_pages(book, here.append))
    assert list(map(str, there)) == list(map(str, here))
    reader.close()


def is_alive(process: int) -> bool:
    """Return True if a process runs; one that ended and was not waited for does not."""
    try:
        status = Path(f"/proc/{process}/stat").read_text("ascii")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
