"""Corrections laid over a text: each in its own place, none in another's way; seams undone one by one."""

from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.domain.bookmark import Correction
from reader.domain.story import Headline, Paragraph, Seam, Story
from reader.library.corrections import as_read, corrected
from reader.library.library import Library
from reader.library.overlay import overlaid, undoes_seam
from tests.builders import anchor, page, story
from tests.doing import corrected_words, imported, uncorrected
from tests.library.conftest import Shelf

TEXT = "全国总工会在北京召开会议，部署新一年的工作，要求各级工会把服务职工放在第一位。"


def readings(text: str, corrections: Sequence[Correction]) -> list[str]:
    return overlaid([text], corrections)[0]


def correction(text: str, exact: str, replacement: str, number: int = 1) -> Correction:
    at = text.index(exact)
    quote = anchor(exact=exact, prefix=text[max(0, at - 32) : at], suffix=text[at + len(exact) :][:32])
    return Correction(id=number, story_id=1, anchor=quote, replacement=replacement)


def undone(text: str, at: int) -> Correction:
    return correction(text, text[max(0, at - 4) : at + 4], text[max(0, at - 4) : at] + "\n" + text[at : at + 4])


def test_corrections_beside_each_other_are_all_applied() -> None:
    fixes = [
        correction(TEXT, "召开会议", "举行会议"),
        correction(TEXT, "部署", "布署"),
        correction(TEXT, "一位", "首位"),
    ]
    read = "全国总工会在北京举行会议，布署新一年的工作，要求各级工会把服务职工放在第首位。"
    assert readings(TEXT, fixes) == readings(TEXT, fixes[::-1]) == [read]


def test_a_seam_undone_makes_two_paragraphs_with_corrections_on_both_sides() -> None:
    seam = undone(TEXT, TEXT.index("部署"))
    assert undoes_seam(seam)
    fixes = [correction(TEXT, "会议，部署新", "会议，布署新"), seam, correction(TEXT, "北京", "天津")]
    assert not undoes_seam(fixes[0])
    read = ["全国总工会在天津召开会议，", "布署新一年的工作，要求各级工会把服务职工放在第一位。"]
    assert readings(TEXT, fixes) == read


def test_the_context_finds_the_place_in_a_text_that_has_changed_around_it() -> None:
    text = "工会在行动，工会在前进，工会在这里。"
    fix = correction(text, "工会在前", "总工会在前")
    assert readings("新的开头，工会在前进，工会在这里。", [fix]) == ["新的开头，总工会在前进，工会在这里。"]
    assert readings("别的地方也有：工会在前头。", [fix]) == ["别的地方也有：工会在前头。"]


def test_of_two_corrections_of_the_same_words_the_older_holds() -> None:
    fixes = [correction(TEXT, "北京召开", "北京举行"), correction(TEXT, "召开会议", "开会")]
    assert readings(TEXT, fixes)[0].startswith("全国总工会在北京举行会议")


@given(st.text(alphabet="工会在行动，", min_size=1, max_size=60), st.data())
@settings(max_examples=60, deadline=None)
def test_undone_seams_lose_no_character(text: str, data: st.DataObject) -> None:
    cuts = data.draw(st.lists(st.integers(1, max(1, len(text) - 1)), max_size=4))
    assert "".join(readings(text, [undone(text, at) for at in cuts])) == text


def test_one_seam_is_undone_survives_a_changed_file_and_is_healed_again(library: Library, shelf: Shelf) -> None:
    at = TEXT.index("部署")
    healed = Story(
        headline=Headline(main="甲"), paragraphs=(Paragraph(text=TEXT, seams=(Seam(at, 3, 5, "unfinished"),)),)
    )
    shelf.put("/p/1.md", page(healed))
    (story_id,) = imported(library, [Path("/p/1.md")]).story_ids
    assert library.search("会议，部署").total == 1
    made = corrected_words(library, story_id, "会议，部署", "会议，\n部署")
    library.refresh_index()
    read = as_read(library.story(story_id))
    assert [paragraph.text for paragraph in read.story.paragraphs] == [TEXT[:at], TEXT[at:]]
    assert as_read(read) is read
    assert library.story(story_id).story == healed
    assert library.search("会议，部署").total == 0
    assert library.search("部署新一年").total == 1
    shelf.put("/p/1.md", page(story("新来的"), story("甲", "添了一段。", TEXT)))
    imported(library, [Path("/p/1.md")])
    assert [paragraph.text for paragraph in corrected(library.story(story_id)).paragraphs][1:] == [TEXT[:at], TEXT[at:]]
    uncorrected(library, made.id)
    library.refresh_index()
    assert library.search("会议，部署").total == 1
