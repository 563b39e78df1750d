"""Random small libraries and queries over a small alphabet, so that they often meet."""

from hypothesis import strategies as st

from reader.ports.engine import IndexedStory
from reader.query.fields import Fact, Zone
from reader.query.tree import (
    And,
    DateRange,
    Everything,
    Exactly,
    HasFact,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    SameParagraph,
    SameSentence,
    StoryIds,
    Wildcard,
)

LETTERS = "工会總A。，“𠮷 〇着著名覆看"
blocks = st.lists(st.text(LETTERS, max_size=12) | st.text("看着著名覆核盖", max_size=9), max_size=3).map(tuple)
words = (st.text("工会总a。”𠮷零", min_size=1, max_size=5) | st.text("看着著名覆复核", min_size=1, max_size=3)).filter(
    lambda text: text.strip()
)
zones = st.sampled_from([None, None, Zone.HEADLINE, Zone.TEXT, Zone.LABEL])
days = st.sampled_from(["", "2023-01-31", "2023-02-01", "2024-12-31"])
papers = st.sampled_from(["", "工人日報", "人民日报"])


@st.composite
def stories(draw: st.DrawFn, number: int = 0) -> IndexedStory:
    return IndexedStory(
        story_id=number,
        newspaper=draw(papers),
        date=draw(days),
        page=draw(st.sampled_from(["1", "12", "A05"])),
        kind=draw(st.sampled_from(["story", "photo"])),
        genre=draw(st.sampled_from(["", "news", "comment"])),
        reporters=draw(st.lists(st.sampled_from(["刘泉", "劉海波"]), max_size=2).map(tuple)),
        place=draw(st.sampled_from(["", "北京"])),
        zones={zone: draw(blocks) for zone in (Zone.HEADLINE, Zone.LABEL, Zone.TEXT)},
    )


@st.composite
def libraries(draw: st.DrawFn) -> list[IndexedStory]:
    return [draw(stories(number)) for number in range(1, draw(st.integers(1, 7)) + 1)]


phrases = st.builds(Phrase, words, zones, st.lists(words, max_size=1).map(tuple))
few_phrases = st.lists(phrases, min_size=2, max_size=3).map(tuple)
leaves: st.SearchStrategy[Node] = st.one_of(
    phrases,
    phrases,
    st.builds(
        Wildcard, st.text("工会总*?𠮷。著着看", min_size=1, max_size=5).filter(lambda one: one.strip("*?")), zones
    ),
    st.builds(Exactly, st.text("工会總总著着，“", min_size=1, max_size=3), zones),
    st.builds(Near, few_phrases, st.integers(0, 4)),
    st.builds(SameSentence, few_phrases),
    st.builds(SameParagraph, few_phrases),
    st.just(Everything()),
    st.builds(StoryIds, st.frozensets(st.integers(1, 7))),
    st.builds(DateRange, st.sampled_from([None, "2023-02-01"]), st.sampled_from([None, "2023-12-31"])),
    st.builds(HasFact, st.just(Fact.NEWSPAPER), st.sampled_from(["工人", "日报", "人民日报"])),
    st.builds(HasFact, st.just(Fact.REPORTER), st.sampled_from(["刘", "刘海波", "海波"])),
    st.builds(HasFact, st.just(Fact.PAGE), st.sampled_from(["1", "01", "A05"])),
    st.builds(HasFact, st.just(Fact.KIND), st.sampled_from(["story", "photo", "comment"])),
)
queries: st.SearchStrategy[Node] = st.recursive(
    leaves,
    lambda parts: st.one_of(
        st.builds(And, st.lists(parts, max_size=3).map(tuple)),
        st.builds(Or, st.lists(parts, max_size=3).map(tuple)),
        st.builds(Not, parts),
    ),
    max_leaves=5,
)
