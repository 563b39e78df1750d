import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.domain.bookmark import Anchor
from reader.render.link import LONGEST_CHARACTERS, anchor_of_link, story_link

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def test_a_link_is_plain_ascii() -> None:
    anchor = Anchor(newspaper="工人日报", date="2023-02-15", page="2", headline="戈壁 & 港湾", fingerprint="ab12")
    link = story_link(anchor)
    assert link.isascii()
    assert link.startswith("dubao://story/ab12?newspaper=%E5%B7%A5")
    assert anchor_of_link(link) == anchor


def test_a_long_passage_is_left_out() -> None:
    anchor = Anchor(newspaper=None, date=None, page=None, headline="题", fingerprint="ab12", exact="长" * 2000)
    read = anchor_of_link(story_link(anchor))
    assert read is not None
    assert (read.headline, read.exact) == ("题", "")


@settings(max_examples=60)
@given(TEXT, TEXT, TEXT, TEXT)
def test_what_a_link_says_comes_back(headline: str, prefix: str, exact: str, suffix: str) -> None:
    anchor = Anchor(
        newspaper=None,
        date=None,
        page=None,
        headline=headline,
        fingerprint="0123abcd",
        prefix=prefix,
        exact=exact,
        suffix=suffix,
    )
    assert anchor_of_link(story_link(anchor)) == anchor


@pytest.mark.parametrize(
    "link",
    [
        "",
        "dubao:",
        "dubao://story/",
        "dubao://story/../../etc",
        "dubao://other/ab12",
        "http://story/ab12",
        "file:///etc/passwd",
        "dubao://[story/ab",
        "dubao://story/ab12?" + "&".join(f"a{n}=1" for n in range(50)),
        "dubao://story/ab12?headline=" + "x" * LONGEST_CHARACTERS,
    ],
)
def test_anything_else_is_no_link(link: str) -> None:
    assert anchor_of_link(link) is None


@settings(max_examples=100)
@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_links(text: str) -> None:
    anchor_of_link("dubao://story/" + text)
