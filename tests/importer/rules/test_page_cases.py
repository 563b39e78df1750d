"""The cases under cases/: each page is read as its description says."""

import re
from pathlib import Path

import pytest

import reader.importer
from reader.domain.story import StoryKind
from reader.importer.stages import parse_text
from tests.importer.page_cases import CASES, Case, cases


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.document}: {case.name}") for case in cases()])
def test_case(case: Case) -> None:
    assert case.outcome() == case.holds


def test_every_case_document_is_read() -> None:
    for path in CASES.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        read = sum(case.document == path.stem for case in cases())
        assert read == text.count("\n~~~ page\n") >= 1, path.name


def test_modules_name_case_documents_that_there_are() -> None:
    named = [
        document
        for module in Path(str(reader.importer.__file__)).parent.rglob("*.py")
        for line in re.findall(r"^Cases .*", module.read_text(encoding="utf-8"), re.MULTILINE)
        for document in re.findall(r"\w+\.md", line)
    ]
    assert len(named) > 20
    assert [document for document in named if not (CASES / document).exists()] == []


def test_kinds_that_are_no_stories_keep_their_text() -> None:
    page = parse_text("# 标题\n\n正文一句。\n\n本版责编：张三 李四\n")
    assert [story.kind for story in page.stories] == [StoryKind.STORY, StoryKind.IMPRINT]
    assert page.stories[1].paragraphs[0].text == "本版责编：张三 李四"
