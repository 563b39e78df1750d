"""Half characters by their numbers, as programs write them that count in UTF-16."""

from pathlib import Path

import pytest

from reader.importer.source.surrogate_references import joined
from reader.importer.stages import read_pages

TITLE = "开园&#55357;&#56832;了"
TEXT = "公园&#xD83C;&#xDF38;开门迎客，首日来了三千人。"
ITEM = f"<item><title>{TITLE}&#56046;</title><description>{TEXT}</description></item>"
FEED = f'<?xml version="1.0"?><rss version="2.0"><channel><title>海州日报</title>{ITEM}</channel></rss>'
PAGE = f"<html><body><article><h1>{TITLE}</h1><p>{TEXT}</p></article></body></html>"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("&#55357;&#56832;", "😀"),
        ("&#xD83D;&#xDE00;", "😀"),
        ("&#xd83d;&#56832;", "😀"),
        ("&#55296;", "\ufffd"),
        ("&#57343;", "\ufffd"),
        ("&#56832;&#55357;", "\ufffd\ufffd"),
        ("&#55295;&#57344;&#xD7FF;&#xE000;&#553570;", "&#55295;&#57344;&#xD7FF;&#xE000;&#553570;"),
        ("人&amp;#55357;", "人&amp;#55357;"),
    ],
)
def test_halves_become_characters(markup: str, text: str) -> None:
    assert joined(markup) == text


@pytest.mark.parametrize(("name", "content"), [("a.xml", FEED), ("a.html", PAGE)])
def test_pages_with_halves_are_read(tmp_path: Path, name: str, content: str) -> None:
    file = tmp_path / name
    file.write_text(content, "utf-8")
    (page,) = read_pages(file, pytest.fail)
    (story,) = page.stories
    assert (story.headline.main or "").startswith("开园😀了")
    assert "公园🌸开门迎客" in story.paragraphs[0].text
