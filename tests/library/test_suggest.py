from reader.domain.story import StoryKind
from reader.library.suggest import Suggester, Suggestion, SuggestionKind
from reader.ports.engine import EngineAnswer, EngineHit, Facet, SearchEngine, SortOrder
from reader.ports.rows import StoryRow
from reader.query.fields import Zone
from reader.query.tree import Everything, Node, Phrase
from reader.text.folding import Folding


class Engine:
    """Two headlines and some names."""

    generation = 1
    asked = 0

    def search(
        self,
        query: Node,
        *,
        offset: int = 0,
        limit: int | None = 20,
        sort: SortOrder = SortOrder.RELEVANCE,
        facets: bool = False,
    ) -> EngineAnswer:
        if isinstance(query, Everything):
            self.asked += 1
            people = Facet("reporter", (("刘泉", 9), ("刘海波", 3), ("柳红", 1)))
            return EngineAnswer(9, (), (people, Facet("place", (("六安", 2),)), Facet("month", (("2023-02", 9),))))
        assert isinstance(query, Phrase)
        assert query.zone is Zone.HEADLINE
        return EngineAnswer(1, (EngineHit(1, 1.0),)) if query.text in "刘海波 访谈录" else EngineAnswer(0, ())


class Held:
    def rows_by_id(self, ids: list[int]) -> list[StoryRow]:
        return [StoryRow(id=one, page_id=1, position=0, kind=StoryKind.STORY, title="刘海波 访谈录") for one in ids]


def suggester(history: tuple[str, ...] = (), engine: SearchEngine | None = None) -> Suggester:
    return Suggester(Held(), engine or Engine(), Folding(), lambda: history)  # type: ignore[arg-type]


def shown(found: list[Suggestion]) -> list[tuple[str, str]]:
    return [(one.kind.value, one.text) for one in found]


def test_names_by_characters_come_with_their_counts() -> None:
    found = suggester().suggest("刘")
    assert shown(found) == [("person", "刘泉"), ("person", "刘海波"), ("headline", "刘海波 访谈录")]
    assert found[0].count == 9


def test_names_by_pinyin_and_initials() -> None:
    assert shown(suggester().suggest("lhb")) == [("person", "刘海波")]
    assert shown(suggester().suggest("liu")) == [
        ("person", "刘泉"),
        ("person", "刘海波"),
        ("person", "柳红"),
        ("place", "六安"),
    ]


def test_history_first_and_nothing_twice() -> None:
    found = suggester(("刘海波", "工会 OR 省总")).suggest("刘海")
    assert shown(found) == [("history", "刘海波"), ("headline", "刘海波 访谈录")]
    assert shown(suggester(("工会", "省总")).suggest("")) == [("history", "工会"), ("history", "省总")]
    assert shown(suggester(("工会", "省总")).suggest("sz")) == [("history", "省总")]


def test_an_offer_searches_exactly_its_text() -> None:
    headline = suggester().suggest("访谈")[0]
    assert headline.kind is SuggestionKind.HEADLINE
    assert headline.query == '"刘海波 访谈录"'


def test_names_are_read_once_for_each_state_of_the_index() -> None:
    engine = Engine()
    offers = suggester(engine=engine)  # type: ignore[arg-type]
    offers.suggest("l")
    offers.suggest("刘")
    assert engine.asked == 1
    engine.generation = 2
    offers.suggest("刘")
    assert engine.asked == 2


def test_at_most_so_many() -> None:
    assert len(suggester().suggest("l", limit=2)) == 2
