"""The shipped table of words that newspapers use for one another."""

from reader.library.synonyms import Synonyms
from reader.paths import shipped
from reader.text.folding import Folding


def test_each_word_of_a_group_stands_for_the_others() -> None:
    synonyms = Synonyms(Folding())
    assert "举行" in synonyms.of("召开")
    assert "召开" in synonyms.of("举行")
    assert "召开" not in synonyms.of("召开")
    assert synonyms.of("渔港") == ()


def test_groups_hold_words_once() -> None:
    lines = shipped("resources/segment/synonyms.tsv").read_text("utf-8").splitlines()
    groups = [line.split("\t") for line in lines if not line.startswith("#")]
    assert all(len(group) == len(set(group)) > 1 and all(len(word) > 1 for word in group) for group in groups)
