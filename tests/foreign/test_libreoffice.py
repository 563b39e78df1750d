"""Word documents in LibreOffice: opened, made into PDF, and read back. It is started once."""

from collections.abc import Callable

import pytest

from reader.render.clipping import ClippingBook
from reader.render.exports import EXPORTS
from tests.foreign.books import mixed, pictures
from tests.foreign.programs import program, run
from tests.render.clippings import clipping, issue

Words = Callable[[str], str]
BOOKS = {
    "issue.docx": issue(),
    "mixed.docx": mixed(),
    "story.docx": ClippingBook(title=clipping().title, clippings=[clipping()]),
}


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Words:
    """The text of a file as LibreOffice prints it, without white space."""
    office = program("soffice", "libreoffice-writer-nogui")
    reader = program("pdftotext", "poppler-utils")
    folder = tmp_path_factory.mktemp("office")
    for name, book in BOOKS.items():
        (folder / name).write_bytes(EXPORTS["docx"].file(book, pictures))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [folder / name for name in BOOKS]
    done = run(office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files)

    def printed(name: str) -> str:
        file = (folder / name).with_suffix(".pdf")
        if not file.exists():
            pytest.fail(f"LibreOffice made nothing of {name}: {done.stdout} {done.stderr}")
        return "".join(run(reader, file, "-").stdout.split())

    return printed


def test_a_story_is_printed_whole(words: Words) -> None:
    text = words("story.docx")
    stack = ("要闻", "全总部署", "2023年工会工作主要任务明确", "副题在此", "工人日报2023年2月15日第2版要闻")
    below = ("本报北京2月14日电第一段。", "小标题", "床前明月光疑是地上霜", "工会搭鹊桥", "图说。", "杜凯摄")
    places = [text.find(part) for part in (*stack, *below, "（下转第3版）", "参考文献")]
    assert -1 not in places
    assert places == sorted(places)


def test_pages_are_numbered(words: Words) -> None:
    assert "1/1" in words("story.docx")


def test_a_book_has_its_contents_before_its_stories(words: Words) -> None:
    text = words("issue.docx")
    assert text.startswith("工人日报2023年2月15日")
    assert "目录第1版甲稿乙稿第2版丙稿第3版丁稿戊稿参考文献1/3第1版甲稿" in text


def test_a_book_of_everything_is_printed_to_its_end(words: Words) -> None:
    text = words("mixed.docx")
    assert text.count("第35篇的正文。") == 1
    assert "批注：笔记第二行" in text
