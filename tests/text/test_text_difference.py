"""The difference of two printings of a text: what is the same, cut, added, changed, moved, and where it stands."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.domain.difference import IN_FIRST, IN_SECOND, DifferenceKind, TextDifference
from reader.text.folding import Folding
from reader.text.text_difference import difference

FOLDING = Folding()
SAME, CUT, ADDED, CHANGED, AWAY, HERE = DifferenceKind

LEAD = "本报北京3月1日电　全国农村改厕工作推进会昨天在京召开，会议部署了今年的重点任务。"
MIDDLE = "与会代表认为，改厕要从实际出发，不搞一刀切，水电路讯等基础设施应当同步规划。"
SCENE = "在浙江安吉的一个山村，记者看到村民正在把旧厕所改成小小的图书角和茶室。"
TAIL = "据介绍，去年全国新改造农村户厕一百二十多万户，群众满意度达到九成以上。"
WHOLE = LEAD + MIDDLE + SCENE + TAIL


def marked(found: TextDifference) -> list[tuple[DifferenceKind, str, str]]:
    """Return what is not the same, with the texts of both."""
    return [
        (one.kind, found.first[one.first.start : one.first.end], found.second[one.second.start : one.second.end])
        for one in found.passages
        if one.kind is not SAME
    ]


def differing(first: str, second: str) -> list[tuple[DifferenceKind, str, str]]:
    return marked(difference(first, second, FOLDING))


def test_equal_texts_have_one_passage_that_is_the_same() -> None:
    found = difference(WHOLE, WHOLE, FOLDING)
    assert [one.kind for one in found.passages] == [SAME]
    assert found.counts.alike


def test_a_text_in_other_characters_widths_and_paragraphs_is_the_same() -> None:
    found = difference("这里的“会议”，改革了。\n2026年", "　　這裡的「會議」，\n改革了。２０２６年", FOLDING)
    assert found.counts.alike


@pytest.mark.parametrize("cut", [TAIL, SCENE, MIDDLE, LEAD])
def test_a_sentence_that_was_cut_is_cut_as_a_whole(cut: str) -> None:
    assert differing(WHOLE, WHOLE.replace(cut, "")) == [(CUT, cut, "")]
    assert differing(WHOLE.replace(cut, ""), WHOLE) == [(ADDED, "", cut)]


def test_what_was_cut_begins_behind_a_sentence_although_it_could_end_with_that_sentence_s_end() -> None:
    first, cut, last = "记者今天来到了村里采访。", "村支书说今年收成好。", "村里的路也修好了，大家都很高兴。"
    assert differing(first + cut + last, first + last) == [(CUT, cut, "")]


def test_one_wrong_character_is_one_change_of_one_character() -> None:
    assert differing("任务艰巨，工作不尽如人意的地方还有", "任务艰巨，工作不尽入人意的地方还有") == [
        (CHANGED, "如", "入")
    ]
    assert differing("工作不尽如人意的地方", "工作不尽人意的地方") == [(CUT, "如", "")]


def test_a_sentence_that_moved_stands_at_both_places() -> None:
    found = difference(LEAD + MIDDLE + SCENE + TAIL, LEAD + SCENE + TAIL + MIDDLE, FOLDING)
    assert marked(found) == [(AWAY, MIDDLE, MIDDLE), (HERE, MIDDLE, MIDDLE)]
    assert found.counts.moved == len(MIDDLE)
    assert (found.counts.cut, found.counts.added) == (0, 0)


def test_a_sentence_in_place_of_another_is_not_compared_character_by_character() -> None:
    kinds = [kind for kind, _, _ in differing(LEAD + MIDDLE + TAIL, LEAD + SCENE + TAIL)]
    assert len(kinds) <= 2


def test_two_reports_that_were_merged_keep_what_each_gave() -> None:
    other = "又讯　同一天，自然资源部发布了新的国土空间规划指南，要求各地年底前完成编制。"
    assert differing(LEAD + MIDDLE, LEAD + other + MIDDLE) == [(ADDED, "", other)]


def test_counts_are_of_characters_but_for_changes() -> None:
    changed = WHOLE.replace(TAIL, "").replace("昨天", "日前").replace("安吉", "德清")
    counts = difference(WHOLE, changed, FOLDING).counts
    assert (counts.cut, counts.added, counts.changes) == (len(TAIL), 0, 2)


@given(st.text(alphabet="中国人民。，ab \n", max_size=80), st.text(alphabet="中国人民。，ab \n", max_size=80))
def test_the_passages_tile_both_texts(first: str, second: str) -> None:
    assume(FOLDING.plain(first) and FOLDING.plain(second))
    found = difference(first, second, FOLDING)
    assert "".join(first[one.first.start : one.first.end] for one in found.passages if one.kind in IN_FIRST) == first
    assert (
        "".join(second[one.second.start : one.second.end] for one in found.passages if one.kind in IN_SECOND) == second
    )
    for one in found.passages:
        if one.kind in (SAME, AWAY, HERE):
            texts = first[one.first.start : one.first.end], second[one.second.start : one.second.end]
            assert FOLDING.plain(texts[0]) == FOLDING.plain(texts[1])


def test_a_text_whose_signs_all_vanish_is_tiled_as_well() -> None:
    assert difference("\n ", "中", FOLDING).counts.added == 1
    assert difference("", "", FOLDING).passages == ()


@pytest.mark.parametrize("other", ["中国" * 4000, "国中" * 4000, "为" * 8000])
def test_texts_that_repeat_themselves_are_compared_without_looking_at_each_pair(other: str) -> None:
    found = difference("中国" * 4000 + WHOLE, other, FOLDING)
    assert len(found.passages) < 20
