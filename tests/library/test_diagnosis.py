from collections.abc import Sequence

import pytest

from reader.library.blocks import Block
from reader.library.diagnosis import Diagnosis
from reader.ports.engine import IndexedStory
from reader.query.fields import Fact, Zone
from reader.query.parser import parse
from reader.query.tree import Phrase
from reader.text.folding import Folding
from reader.text.segment import make_segmenter
from tests.fakes import FakeEngine

STORIES = {
    1: ("甘肃省总推动建设书香社会", "由甘肃省总工会主办,营造精神“大花园”,網約車司機參加。"),
    2: ("早餐工程", "海北州总工会向环卫工人提供爱心早餐。"),
}


def read(ids: Sequence[int]) -> list[Sequence[Block]]:
    return [
        [Block(Zone.HEADLINE, STORIES[one][0]), *(Block(Zone.TEXT, text) for text in STORIES[one][1:])] for one in ids
    ]


@pytest.fixture
def diagnosis() -> Diagnosis:
    engine = FakeEngine()
    engine.apply(
        [
            IndexedStory(
                story_id=number,
                date="2023-02-15",
                reporters=("康功",),
                zones={Zone.HEADLINE: texts[:1], Zone.TEXT: texts[1:]},
            )
            for number, texts in STORIES.items()
        ],
        [],
        1,
    )
    return Diagnosis(engine, read, Folding(), make_segmenter())


def test_how_a_query_was_understood(diagnosis: Diagnosis) -> None:
    typed = "标题:省總 -环卫工人 日期:2023 记者:康功 工*会"
    words = diagnosis.understood(parse(typed).tree)
    assert [(word.text, word.field, word.excluded, word.total) for word in words] == [
        ("省總", Zone.HEADLINE, False, 1),
        ("环卫工人", None, True, 1),
        ("2023-01-01..2023-12-31", Fact.DATE, False, 2),
        ("康功", Fact.REPORTER, False, 2),
        ("工*会", None, False, 2),
    ]
    assert words[0].folded == "省总"
    assert words[1].words == ("环卫工人",)
    assert words[0].at is not None
    assert typed[words[0].at.start : words[0].at.end] == "省總"


def test_why_a_story_matches(diagnosis: Diagnosis) -> None:
    tree = Phrase("工会", variants=("网约车", "心早"))
    found = [
        (reason.form, reason.block.zone, reason.alias, reason.folded, reason.within)
        for number in STORIES
        for reason in diagnosis.why(tree, read([number])[0])
    ]
    assert found == [
        ("工会", Zone.TEXT, False, False, "总工会"),
        ("網約車", Zone.TEXT, True, True, ""),
        ("工会", Zone.TEXT, False, False, "总工会"),
        ("心早", Zone.TEXT, True, False, "爱心早餐"),
    ]
    assert len(diagnosis.why(tree, read([1])[0], most=1)) == 1


def test_the_nearest_forms_of_what_is_absent(diagnosis: Diagnosis) -> None:
    absent = diagnosis.absent(parse("精神大花园 早餐 -天气").tree)
    assert [(one.text, [form.text for form in one.nearest][:1]) for one in absent] == [("精神大花园", ["精神“大花园"])]
    assert diagnosis.absent(parse("早餐").tree) == []
    shorter = diagnosis.absent(parse("爱心午餐").tree)[0].nearest
    assert ("爱心早餐", 1) in [(form.text, form.total) for form in shorter]
    assert diagnosis.absent(parse("火星").tree)[0].nearest == ()


def test_long_phrases_fall_back_on_their_longest_pieces(diagnosis: Diagnosis) -> None:
    nearest = diagnosis.absent(parse("向环卫工人提供爱心早餐的海北州总工会主席").tree)[0].nearest
    assert nearest[0].text == "向环卫工人提供爱心早餐"


def test_one_part_less(diagnosis: Diagnosis) -> None:
    relaxed = diagnosis.relaxed(parse("海北州 早餐 火星 -天气").tree)
    assert [(one.query, one.dropped, one.total) for one in relaxed] == [("海北州 早餐 -天气", "火星", 1)]
    assert diagnosis.relaxed(parse("火星").tree) == []


def test_patterns_and_facts_are_explained_as_absent_too(diagnosis: Diagnosis) -> None:
    absent = diagnosis.absent(parse("工会?龙舟 日期:1999 记者:某某某").tree)
    assert [one.text for one in absent] == ["工会?龙舟", "日期:1999-01-01..1999-12-31", "记者:某某某"]
    assert [form.text for form in absent[0].nearest] == ["工会"]
    assert all(form.total for one in absent for form in one.nearest)
