"""The order of hits: each weight of the ranking is held by stories whose right order a reader can see.

Texts are made of 工会, 天气 and words that nobody asks for (x0, x1, …), so that lengths can be counted. Of two stories
that are compared, the one that must come first has the higher id: among equals the lower id comes first, so that a
weight that no longer counts fails the test.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ports.engine import IndexedStory, SearchEngine, SortOrder
from reader.query.fields import Zone
from reader.query.parser import parse
from reader.search.exact import ranking
from tests.search.engines import WHOOSH

Zones = Mapping[Zone, str]
DAYS_SIDE_BY_SIDE = ("2023-02-14", "2023-02-15")


def times(count: int, word: str = "工会") -> str:
    """Return the word so often, never twice in a row as one text."""
    return "，".join([word] * count)


def padded(text: str, words: int, length: int) -> str:
    """Return a text of `words` words made `length` words long."""
    return "，".join((text, *(f"x{number}" for number in range(length - words))))


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[SearchEngine]:
    with closing(WHOOSH.open(tmp_path)) as opened:
        yield opened


def ranked(engine: SearchEngine, query: str, stories: Sequence[Zones], dates: Sequence[str] = ()) -> list[int]:
    """Return the numbers of the stories found, best first."""
    return [hit for hit, _ in scored(engine, query, stories, dates)]


def scored(
    engine: SearchEngine, query: str, stories: Sequence[Zones], dates: Sequence[str] = ()
) -> list[tuple[int, float]]:
    held = [
        IndexedStory(
            story_id=number,
            date=dates[number] if dates else "",
            zones={zone: (text,) for zone, text in zones.items()},
        )
        for number, zones in enumerate(stories)
    ]
    engine.apply(held, [], 1)
    return [(hit.story_id, hit.score) for hit in engine.search(parse(query).tree, limit=None).hits]


def better(engine: SearchEngine, query: str, first: Zones, second: Zones, *others: Zones) -> bool:
    """Return True if the story `first` stands before `second`, beside others that hold none of the words."""
    order = ranked(engine, query, (second, first, *others))
    return order.index(1) < order.index(0)


@pytest.mark.parametrize(
    ("zone", "less", "more"),
    [
        (Zone.HEADLINE, 5, 7),
        (Zone.KICKER, 2, 4),
        (Zone.DECK, 2, 4),
        (Zone.LABEL, 2, 4),
        (Zone.CAPTION, 1, 2),
    ],
)
def test_a_word_beside_the_text_counts_as_several_in_it(tmp_path: Path, zone: Zone, less: int, more: int) -> None:
    """A headline counts six times as much as text, kicker, deck and label three times, a caption one and a half."""
    # 【】 keeps it from being a whole headline; all texts are of one length.
    beside = {zone: "【工会】", Zone.TEXT: padded("x", 1, 10)}
    text = [{Zone.TEXT: padded(times(count), count, 10)} for count in (less, more)]
    with closing(WHOOSH.open(tmp_path / "less")) as engine:
        assert better(engine, "工会", beside, text[0])
    with closing(WHOOSH.open(tmp_path / "more")) as engine:
        assert better(engine, "工会", text[1], beside)


@pytest.mark.parametrize(
    ("zone", "few", "enough"),
    [
        # 1 - b + b * 5 for a field of five times the average length: 4 for text, 2.6 for headlines, 3 for captions.
        (Zone.TEXT, 3, 5),
        (Zone.HEADLINE, 2, 3),
        (Zone.KICKER, 2, 3),
        (Zone.CAPTION, 2, 4),
    ],
)
def test_a_long_field_must_say_the_word_more_often(tmp_path: Path, zone: Zone, few: int, enough: int) -> None:
    """Length counts fully in no field: most in the text, less in captions, least in headlines and kickers."""
    short = {zone: padded("工会", 1, 4)}
    long = [{zone: padded(times(count), count, 20)} for count in (few, enough)]
    # Twenty stories of average length: (4 + 20 + 3 * 0 + …) / n = 4.
    others = [{zone: padded("x", 1, length)} for length in (*[2] * 8, 4)]
    assert sum(len(story[zone].split("，")) for story in (short, long[0], *others)) == 4 * 11
    with closing(WHOOSH.open(tmp_path / "few")) as engine:
        assert better(engine, "工会", short, long[0], *others)
    with closing(WHOOSH.open(tmp_path / "enough")) as engine:
        assert better(engine, "工会", long[1], short, *others)


@pytest.mark.parametrize(("often", "wins"), [(10, False), (14, True)])
def test_both_words_once_count_as_much_as_one_word_a_dozen_times(engine: SearchEngine, often: int, wins: bool) -> None:
    """Each further mention of a word adds less (BM25's k1 = 1.2)."""
    both = {Zone.TEXT: padded("工会，天气", 2, 20)}
    one = {Zone.TEXT: padded(times(often), often, 20)}
    # 天气 stands in as many stories as 工会.
    other = {Zone.TEXT: padded("天气", 1, 20)}
    first, second = (one, both) if wins else (both, one)
    assert better(engine, "工会 或 天气", first, second, other)


@pytest.mark.parametrize(("apart", "wins"), [(5, True), (10, False)])
def test_a_phrase_as_a_whole_counts_beside_its_words(engine: SearchEngine, apart: int, wins: bool) -> None:
    """工会天气 three times comes before it once with its words five times, after it once with them ten times."""
    whole = {Zone.TEXT: padded(times(3, "工会天气"), 6, 30)}
    loose = {Zone.TEXT: padded(f"工会天气，{times(apart - 1)}，{times(apart - 1, '天气')}", 2 * apart, 30)}
    first, second = (whole, loose) if wins else (loose, whole)
    assert better(engine, "工会天气", first, second)


@pytest.mark.parametrize(("often", "wins"), [(30, True), (40, False)])
def test_a_whole_headline_is_worth_some_thirty_mentions(engine: SearchEngine, often: int, wins: bool) -> None:
    whole = {Zone.HEADLINE: "工会天气"}
    part = {Zone.HEADLINE: "【工会天气】", Zone.TEXT: times(often, "工会天气")}
    first, second = (whole, part) if wins else (part, whole)
    assert better(engine, "工会天气", first, second)


def test_a_whole_headline_raises_its_own_words_only(engine: SearchEngine) -> None:
    """So that the order in which words are typed does not count."""
    stories = [
        {Zone.HEADLINE: "工会", Zone.TEXT: "天气，天气，天气"},
        {Zone.HEADLINE: "【天气】", Zone.TEXT: "工会，工会"},
        {Zone.HEADLINE: "天气", Zone.TEXT: "工会"},
    ]
    one, other = (dict(scored(engine, query, stories)) for query in ("工会 天气", "天气 工会"))
    assert one == pytest.approx(other)


@pytest.mark.parametrize(("new", "old", "newest_first"), [(3, 4, True), (2, 3, False)])
def test_the_newest_of_two_comes_first_if_the_oldest_is_hardly_better(
    engine: SearchEngine, new: int, old: int, newest_first: bool
) -> None:
    """Newness is worth one mention among four, not one among three (8 %)."""
    stories = [{Zone.TEXT: padded(times(count), count, 9)} for count in (old, new)]
    order = ranked(engine, "工会", stories, ("1999-01-01", "2023-02-14"))
    assert order == ([1, 0] if newest_first else [0, 1])


def test_among_equals_the_newer_comes_first_and_unknown_days_last(engine: SearchEngine) -> None:
    days = (
        *("", "2021-12-31", "2022-01-01", "2022-01-31", "2022-02-01", "2022-11-30", "2022-12-01", "2022-12-31"),
        *("2023-01-01", "2023-02-28", "2023-03-01", "2024-02-29"),
    )
    hits = scored(engine, "工会", [{Zone.TEXT: "工会"}] * len(days), days)
    assert [number for number, _ in hits] == [*reversed(range(1, len(days))), 0]
    scores = [score for _, score in hits]
    assert all(one > other for one, other in pairwise(scores[:-1])), "by score, not by day alone"
    assert scores[-1] == pytest.approx(scores[-2]), "an unknown day counts as the oldest"


def test_newness_grows_evenly_by_days_of_months_of_31(engine: SearchEngine) -> None:
    days = ("2000-01-01", "2000-01-02", "2000-02-01", "2001-01-01")
    scores = [score for _, score in sorted(scored(engine, "工会", [{Zone.TEXT: "工会"}] * 4, days))]
    assert [(score / scores[0] - 1) / 0.08 * 372 for score in scores] == pytest.approx([0, 1, 31, 372], abs=0.01)


def test_of_two_days_side_by_side_the_newer_gets_all_of_it(engine: SearchEngine) -> None:
    older, newer = sorted(score for _, score in scored(engine, "工会", [{Zone.TEXT: "工会"}] * 2, DAYS_SIDE_BY_SIDE))
    assert newer / older == pytest.approx(1.08)


def test_one_day_alone_is_as_good_as_none(engine: SearchEngine) -> None:
    stories = [{Zone.TEXT: "工会"}] * 2
    assert len({score for _, score in scored(engine, "工会", stories, ("2023-02-14", ""))}) == 1


def test_a_rare_word_counts_more_than_a_common_one(engine: SearchEngine) -> None:
    rare, common = ({Zone.TEXT: padded(word, 1, 5)} for word in ("天气", "工会"))
    assert better(engine, "工会 或 天气", rare, common, *[common] * 3)


def test_a_word_in_another_zone_than_the_one_asked_does_not_count(engine: SearchEngine) -> None:
    plain, elsewhere = {Zone.HEADLINE: "【工会】"}, {Zone.HEADLINE: "【工会】", Zone.TEXT: times(9)}
    one, other = (score for _, score in scored(engine, "标题:工会", [plain, elsewhere]))
    assert one == other


def test_a_query_without_words_gives_no_scores_and_the_newest_first(engine: SearchEngine) -> None:
    days = ("2023-02-01", "2023-02-03", "", "2022-12-31", "2023-02-02")
    for query in ("工会", "日期:2000-2030 OR 工会", "NOT 天气"):
        hits = scored(engine, query, [{Zone.TEXT: "工会"}] * 5, days)
        assert [number for number, _ in hits] == [1, 4, 0, 3, 2]
    assert {score for _, score in hits} == {0.0}


@pytest.mark.parametrize("sort", [SortOrder.NEWEST, SortOrder.OLDEST])
def test_within_a_day_the_best_comes_first(engine: SearchEngine, sort: SortOrder) -> None:
    stories = [{Zone.TEXT: padded(times(count), count, 9)} for count in (1, 3, 2, 4)]
    ranked(engine, "工会", stories, ("2023-02-14", "2023-02-14", "2023-02-15", "2023-02-15"))
    hits = engine.search(parse("工会").tree, sort=sort).hits
    assert [hit.story_id for hit in hits] == ([3, 2, 1, 0] if sort is SortOrder.NEWEST else [1, 0, 3, 2])


def test_scores_are_those_of_the_formula(engine: SearchEngine) -> None:
    """BM25F, worked out here for one word as the books have it (Robertson, Zaragoza and Taylor 2004)."""
    stories: list[Zones] = [
        {Zone.HEADLINE: "工会，x，x", Zone.KICKER: "工会", Zone.CAPTION: "x，工会", Zone.TEXT: padded(times(3), 3, 9)},
        {Zone.HEADLINE: "x", Zone.DECK: "工会，工会", Zone.TEXT: "工会"},
        {Zone.CAPTION: "工会，工会，x，x，x", Zone.LABEL: "x"},
        {Zone.HEADLINE: "x，x，x，x", Zone.TEXT: padded("x", 1, 20)},
    ]
    fields = {
        "headline": ((Zone.HEADLINE,), 6.0, 0.4),
        "head": ((Zone.KICKER, Zone.DECK, Zone.LABEL), 3.0, 0.4),
        "caption": ((Zone.CAPTION,), 1.5, 0.5),
        "text": ((Zone.TEXT,), 1.0, 0.75),
    }
    weight = [0.0] * len(stories)
    frequency = 0
    for zones, boost, b in fields.values():
        words = [[word for zone in zones for word in story.get(zone, "").split("，") if word] for story in stories]
        lengths = [len(each) for each in words]
        average = sum(lengths) / sum(map(bool, lengths))
        counts = [Counter(each)["工会"] for each in words]
        frequency = max(frequency, sum(map(bool, counts)))
        for number, (count, length) in enumerate(zip(counts, lengths, strict=True)):
            weight[number] += boost * count / (1 - b + b * length / average)
    rarity = math.log(1 + (len(stories) - frequency + 0.5) / (frequency + 0.5))
    # Once for the word, once for the phrase as a whole, which here is the word.
    expected = {number: 2 * rarity * each / (each + 1.2) for number, each in enumerate(weight) if each}
    assert dict(scored(engine, "工会", stories)) == pytest.approx(expected, rel=1e-5)


def test_a_byline_counts_as_text_without_a_length(engine: SearchEngine) -> None:
    """Bylines have no words: only the phrase as a whole counts, once for each time it is written."""
    stories = [{Zone.BYLINE: "工会"}, {Zone.BYLINE: "工会，工会"}, {Zone.TEXT: "x"}]
    rarity = math.log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    expected = {0: rarity * 1 / 2.2, 1: rarity * 2 / 3.2}
    assert dict(scored(engine, "署名:工会", stories)) == pytest.approx(expected, rel=1e-5)


def test_a_single_character_has_no_bonus_as_a_phrase(engine: SearchEngine) -> None:
    rarity = math.log(1 + (2 - 1 + 0.5) / (1 + 0.5))
    assert dict(scored(engine, "会", [{Zone.TEXT: "会，x"}, {Zone.TEXT: "x，x"}])) == {
        0: pytest.approx(rarity / 2.2, rel=1e-5)
    }


def test_punctuation_alone_is_ranked_without_words(engine: SearchEngine) -> None:
    hits = scored(engine, "“，。”", [{Zone.TEXT: "，。"}, {Zone.TEXT: "。，，。"}])
    assert [number for number, _ in hits] == [0, 1]


def test_stories_that_hold_one_of_two_words_only_do_not_disturb_the_others(engine: SearchEngine) -> None:
    both = [{Zone.TEXT: padded(f"工会，{times(count, '天气')}", count + 1, 9)} for count in (1, 3, 2)]
    one = [{Zone.TEXT: padded(word, 1, 9)} for word in ("工会", "天气", "工会")]
    assert ranked(engine, "工会 天气", [one[0], both[0], one[1], both[1], one[2], both[2]]) == [3, 5, 1]


@pytest.mark.parametrize("many", [1, 3, 4096])
@given(
    hits=st.sets(st.integers(0, 20), min_size=1),
    held=st.lists(st.integers(0, 20), max_size=30).map(sorted),
)
def test_hits_are_found_among_documents_by_table_and_by_search(many: int, hits: set[int], held: list[int]) -> None:
    docs = np.array(sorted(hits), np.int64)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ranking, "_MANY", many)
        indices, chosen = ranking.Hits(docs, 21).among(np.array(held, np.int64))
    wanted = [(sorted(hits).index(doc), at) for at, doc in enumerate(held) if doc in hits]
    assert list(zip(indices.tolist(), chosen.tolist(), strict=True)) == wanted
