import pytest

from reader.domain.story import Story
from reader.library.aliases import Alias, Aliases
from reader.library.name_keeping import learn_aliases, switch
from reader.query.highlight_terms import marked_terms
from reader.query.parser import parse
from reader.text.folding import Folding
from tests.fakes import FakeStore

LEARNT = Story(aliases=(("航天九院", "中国航天科技集团有限公司第九研究院"),))


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def aliases(store: FakeStore) -> Aliases:
    return Aliases(store, Folding())


def names(aliases: Aliases, query: str) -> tuple[str, ...]:
    return marked_terms(aliases.widen(parse(query).tree)[0])


def test_shipped_names_widen_both_ways(aliases: Aliases) -> None:
    assert names(aliases, "全总") == ("全总", "中华全国总工会", "全国总工会")
    assert "全总" in names(aliases, "中华全国总工会")
    assert names(aliases, "省总工会") == ("省总工会", "省总")


def test_a_name_that_holds_the_phrase_adds_nothing(aliases: Aliases) -> None:
    assert names(aliases, "省总") == ("省总",)


def test_additions_are_reported(aliases: Aliases) -> None:
    _, added = aliases.widen(parse("标题:全总 早餐").tree)
    assert [(one.phrase.text, one.names) for one in added] == [("全总", ("中华全国总工会", "全国总工会"))]
    plain = parse("早餐").tree
    assert aliases.widen(plain) == (plain, ())


def test_nothing_is_added_under_not(aliases: Aliases) -> None:
    tree = parse("早餐 -全总").tree
    assert aliases.widen(tree) == (tree, ())


def test_nearness_is_widened_too(aliases: Aliases) -> None:
    assert "中华全国总工会" in names(aliases, "全总 同句 早餐")
    assert "中华全国总工会" in names(aliases, "全总 OR 早餐")


def test_learnt_from_stories(aliases: Aliases, store: FakeStore) -> None:
    assert names(aliases, "航天九院") == ("航天九院",)
    learn_aliases(store.settings, [LEARNT, LEARNT, Story()])
    learn_aliases(store.settings, [LEARNT])
    assert names(aliases, "航天九院") == ("航天九院", "中国航天科技集团有限公司第九研究院")
    assert Alias("航天九院", "中国航天科技集团有限公司第九研究院", learnt=3) in aliases.all()


def test_each_can_be_switched_off_and_on(aliases: Aliases, store: FakeStore) -> None:
    alias = next(one for one in aliases.all() if one.full == "中华全国总工会")
    switch(store.settings, alias, False)
    assert names(aliases, "全总") == ("全总", "全国总工会")
    assert [one.on for one in aliases.all() if one.full == "中华全国总工会"] == [False]
    switch(store.settings, alias, True)
    assert "中华全国总工会" in names(aliases, "全总")


def test_a_short_form_of_many_meanings_widens_nothing(aliases: Aliases, store: FakeStore) -> None:
    learn_aliases(store.settings, [Story(aliases=(("集团", f"第{number}集团公司"),)) for number in range(4)])
    assert names(aliases, "集团") == ("集团",)
