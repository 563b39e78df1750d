"""A story that says the same several times: work on one of the places leaves the others as printed."""

from pathlib import Path

import pytest

from reader.acts import corrections, highlights
from reader.acts.bookmarks import Words
from reader.domain.story import Headline, Paragraph, Seam, Story
from reader.library.anchors import quoted_text
from reader.library.corrections import as_read, corrected
from reader.library.library import Library
from reader.library.passages import passages_of
from reader.library.quoting import Quotation, span_of
from reader.library.seams import seams_of
from tests.builders import onto, page, photo, story
from tests.doing import bookmarked, imported, uncorrected
from tests.library.conftest import Shelf

LONG = "工会为环卫工入送早餐。" * 12
STORIES = {
    "long paragraphs": story("甲", LONG, LONG, LONG),
    "short paragraphs": story("甲", "环卫工入", "环卫工入", "环卫工入"),
    "one paragraph": story("甲", "环卫工入，" * 40),
    "headline": story("环卫工入", "环卫工入", "别的话。", "环卫工入"),
    "headline and captions": Story(
        headline=Headline(main="环卫工入", kicker="环卫工入", deck="环卫工入"),
        byline_text="环卫工入",
        photos=photo("环卫工入", "环卫工入\n环卫工入").photos,
        continued_on=onto("3"),
    ),
}


@pytest.mark.parametrize("name", STORIES)
def test_exactly_the_named_place_is_corrected_found_and_printed_again(
    library: Library, shelf: Shelf, name: str
) -> None:
    printed = STORIES[name]
    shelf.put("/p/1.md", page(printed))
    (story_id,) = imported(library, [Path("/p/1.md")]).story_ids
    text = quoted_text(printed)
    for passage in passages_of(printed, "环卫工入", library.folding):
        start, end = passage.span.start, passage.span.end
        made = corrections.add_at(library, story_id, passage.span, "环卫工人").result
        held = library.story(story_id)
        read = as_read(held).story
        if passage.text != (printed.byline_text or ""):
            assert quoted_text(read) == text[:start] + "环卫工人" + text[end:]
        elif quoted_text(read) == text:
            assert "环卫工入" in (read.byline_text or "")
        assert held.row.title == library.rows_by_id([story_id])[0].title == read.title
        library.refresh_index()
        assert [hit.row.id for hit in library.search("环卫工人").hits] == [story_id]
        uncorrected(library, made.id)
        assert as_read(library.story(story_id)).story == printed
        assert library.rows_by_id([story_id])[0].title == printed.title
        library.refresh_index()
        assert library.search("环卫工人").total == 0


def test_each_of_equal_places_has_a_correction_of_its_own(library: Library, shelf: Shelf) -> None:
    printed = STORIES["long paragraphs"]
    shelf.put("/p/1.md", page(printed))
    (story_id,) = imported(library, [Path("/p/1.md")]).story_ids
    places = passages_of(printed, "环卫工入", library.folding)
    made = [corrections.add_at(library, story_id, each.span, "环卫工人").result for each in places[11:14]]
    read = quoted_text(corrected(library.story(story_id)))
    assert [at for at, place in enumerate(places) if read[place.span.start :].startswith("环卫工人")] == [11, 12, 13]
    uncorrected(library, made[1].id)
    read = quoted_text(corrected(library.story(story_id)))
    assert [at for at, place in enumerate(places) if read[place.span.start :].startswith("环卫工人")] == [11, 13]


def test_a_correction_of_the_text_leaves_headlines_in_lists_as_printed(library: Library, shelf: Shelf) -> None:
    shelf.put("/p/1.md", page(STORIES["headline"]))
    (story_id,) = imported(library, [Path("/p/1.md")]).story_ids
    mark = bookmarked(library, story_id)
    places = passages_of(STORIES["headline"], "环卫工入", library.folding)
    corrections.add_at(library, story_id, places[-1].span, "环卫工人")
    assert [row.title for row in library.story_window(0, 9)] == ["环卫工入"]
    assert library.bookmarks.headlines() == {}
    corrections.add_at(library, story_id, places[0].span, "环卫工友")
    assert [row.title for row in library.story_window(0, 9)] == ["环卫工友"]
    assert library.bookmarks.headlines() == {mark.id: "环卫工友"}


def test_a_place_selected_in_the_shown_text_is_the_place_meant(library: Library) -> None:
    printed = STORIES["long paragraphs"]
    text = quoted_text(printed)
    for each in passages_of(printed, "早餐", library.folding):
        quotation = Quotation("早餐", text[: each.span.start], text[each.span.end :])
        assert span_of(printed, quotation, library.folding) == each.span


def test_highlights_of_equal_places_stay_where_they_were_made(library: Library, shelf: Shelf) -> None:
    printed = STORIES["long paragraphs"]
    shelf.put("/p/1.md", page(printed))
    (story_id,) = imported(library, [Path("/p/1.md")]).story_ids
    spans = [each.span for each in passages_of(printed, "早餐", library.folding)][10:15]
    for span in spans:
        highlights.add_at(library, story_id, span, Words())
    assert [mark.span for mark in library.bookmarks.highlights(story_id)] == spans


def test_one_of_two_equal_seams_is_undone(library: Library, shelf: Shelf) -> None:
    joined = [
        Paragraph(text="工会把服务职工放在第一位。", seams=(Seam(6, line, line + 1, "unfinished"),)) for line in (3, 7)
    ]
    shelf.put("/p/1.md", page(Story(headline=Headline(main="甲"), paragraphs=tuple(joined))))
    (story_id,) = imported(library, [Path("/p/1.md")]).story_ids
    corrections.divide(library, story_id, [8])
    held = library.story(story_id)
    assert [seam.line for seam in seams_of(held).values() if seam.undone] == [8]
    read = [paragraph.text for paragraph in corrected(held).paragraphs]
    assert read == ["工会把服务职工放在第一位。", "工会把服务职", "工放在第一位。"]
