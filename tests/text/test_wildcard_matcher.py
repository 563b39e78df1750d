"""The matcher of wildcard patterns against the meaning of a pattern, letter by letter, and against an expression."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.folding import Folding
from reader.text.wildcard import ONE, STAR, folded_pattern, is_word_character
from reader.text.wildcard_matcher import WildcardMatcher

patterns = st.text("工会国*?，", max_size=9)
texts = st.text("工会国，a 𠮷", max_size=24)


def found(pattern: str, text: str) -> list[str]:
    return [text[start:end] for start, end in WildcardMatcher(pattern).matches(text)]


def ends(pattern: str, text: str, at: int) -> Iterator[int]:
    """Yield where a match from `at` may end, as the meaning of the signs says."""
    if not pattern:
        yield at
        return
    first, rest = pattern[0], pattern[1:]
    if first == STAR:
        yield from ends(rest, text, at)
        while at < len(text) and is_word_character(text[at]):
            at += 1
            yield from ends(rest, text, at)
    elif at < len(text) and first in (ONE, text[at]):
        yield from ends(rest, text, at + 1)


def literally(pattern: str, text: str) -> list[tuple[int, int]]:
    """Return the longest match at the first position that has any, and so on behind it."""
    matches, at = [], 0
    while at <= len(text):
        last = max(ends(pattern, text, at), default=at)
        if last > at:
            matches.append((at, last))
        at = max(last, at + 1)
    return matches


@given(patterns, texts)
def test_matches_are_those_of_the_meaning(pattern: str, text: str) -> None:
    assert list(WildcardMatcher(pattern).matches(text)) == literally(pattern, text)


@given(patterns.map(lambda pattern: folded_pattern(pattern, Folding())), texts)
def test_matches_are_those_of_a_greedy_expression(pattern: str, text: str) -> None:
    signs = {STAR: r"\w*", ONE: "."}
    expression = "".join(signs.get(one) or re.escape(one) for one in pattern)
    greedy = [match.span() for match in re.finditer(expression, text, re.DOTALL) if match.group()]
    assert list(WildcardMatcher(pattern).matches(text)) == greedy


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("工*会", "工程委员会，工会。工，会", ["工程委员会", "工会"]),
        ("*会", "中国工会的会", ["中国工会的会"]),
        ("工?会", "工\n会工会会", ["工\n会", "工会会"]),
        ("一*一", "一二一三一", ["一二一三一"]),
        ("一?一", "一二一三一", ["一二一"]),
        ("，*，", "，a，b，c", ["，a，"]),
        ("?", "𠮷", ["𠮷"]),
        ("", "工会", []),
        ("会", "", []),
        ("会?", "工会", []),
    ],
)
def test_spans(pattern: str, text: str, matches: list[str]) -> None:
    assert found(pattern, text) == matches


@pytest.mark.parametrize("stars", [1, 3, 30, 120])
def test_many_stars_on_a_long_line_are_answered(stars: int) -> None:
    """An expression that tries the stars one after another does not come back from the second of these."""
    line = "的" * 20_000
    assert found("的*" * stars + "国", line) == []
    assert found("的*" * stars + "国", line + "国") == [line + "国"]
    assert found("的" + "*的" * stars, f"{line}，{line}") == [line, line]
    assert found("*?" * stars + "的", line) == [line]
