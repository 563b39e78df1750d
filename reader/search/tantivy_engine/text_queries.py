"""Queries for text by the tokens of reader.search.tantivy_engine.layout."""

import re
from collections.abc import Iterable
from itertools import product

from tantivy import Occur, Query

from reader.query.fields import Zone
from reader.search.layout import STORY_ID, gram_field
from reader.search.tantivy_engine.layout import MARKS, Placed, schema, text_tokens
from reader.text.wildcard import ONE, STAR

UNWEIGHED = 0.001
"""The score of what has no words to weigh: little beside any word, but enough to put the newer first."""
MOST_PAIRS = 32
"""Of more pairs of texts it is not asked whether they are near."""


def text_query(text: str, zone: Zone) -> Query:
    """Stories that hold a folded text in a zone, exactly; weighed by how often where it has two characters or more."""
    if len(text) == 1:
        return _tokens([(0, _beginning(text) if text not in MARKS else f"{_beginning(text)}|{_ending(text)}")], zone)
    tokens, first_told, last_told = text_tokens(text)
    if first_told and last_told:
        if len(tokens) == 1:
            return Query.term_query(schema(), gram_field(zone), tokens[0][1], "freq")
        return Query.phrase_query(schema(), gram_field(zone), list(tokens))
    # A mark comes first, or second to last: then it is told by the tokens that may stand there.
    after = [(place + 1, re.escape(token)) for place, token in tokens]
    if not last_told:
        after.append((len(text), _beginning(text[-1])))
    if first_told:
        return _tokens(after, zone)
    opening = [(1, re.escape(text[:2])), *after] if len(text) > 2 else [(1, re.escape(text))]
    return any_of([_tokens([(0, _ending(text[0])), *after], zone), _tokens(opening, zone)])


def near_candidates(texts: list[list[str]], distance: int, zone: Zone) -> Query:
    """All stories where each of several parts, each given by its folded texts, may be near another one."""
    found = []
    for part in range(len(texts)):
        others = [other for other in range(len(texts)) if other != part]
        pairs = [pair for other in others for pair in product(texts[part], texts[other])]
        if len(pairs) <= MOST_PAIRS:
            found.append(any_of(_near(*pair, distance, zone) for pair in pairs))
    return all_of(found)


def wildcard_candidates(pattern: str, zone: Zone) -> Query:
    """All stories where a folded pattern may match: they hold each piece between two stars."""
    found = []
    for piece in filter(None, pattern.split(STAR)):
        runs = [(run.start(), run.group()) for run in re.finditer(f"[^{re.escape(ONE)}]+", piece)]
        tokens = [token for place, run in runs for token in _run_tokens(place, run)]
        if len(runs) > 1 and tokens:
            found.append(_tokens(tokens, zone))
        else:
            # Marks alone: no token tells where they stand, but each must be there.
            found += [text_query(run, zone) for _, run in runs]
    return all_of(found) if found else Query.empty_query()


def everything() -> Query:
    return unweighed(Query.exists_query(STORY_ID))


def unweighed(query: Query) -> Query:
    return Query.const_score_query(query, UNWEIGHED)


def all_of(queries: Iterable[Query]) -> Query:
    """Of none, everything."""
    found = list(queries)
    if len(found) < 2:
        return found[0] if found else everything()
    return Query.boolean_query([(Occur.Must, query) for query in found])


def any_of(queries: Iterable[Query]) -> Query:
    """Of none, nothing."""
    found = list(queries)
    if len(found) < 2:
        return found[0] if found else Query.empty_query()
    return Query.boolean_query([(Occur.Should, query) for query in found])


def _near(one: str, other: str, distance: int, zone: Zone) -> Query:
    """Stories where two texts begin so near one another that they may stand at most `distance` apart."""
    if min(len(one), len(other)) < 2:
        return everything()
    firsts = [text_tokens(text)[0][:1] for text in (one, other)]
    if not all(firsts) or firsts[0][0][1] == firsts[1][0][1]:
        return everything()
    (one_at, one_token), (other_at, other_token) = firsts[0][0], firsts[1][0]
    apart = distance + max(len(one), len(other)) + abs(one_at - other_at) + 1
    orders = ([(0, one_token), (1, other_token)], [(0, other_token), (1, one_token)])
    return any_of(Query.phrase_query(schema(), gram_field(zone), list(order), slop=apart) for order in orders)


def _run_tokens(place: int, run: str) -> list[Placed]:
    """Expressions for tokens that stand wherever a run of characters does, its first one at `place`."""
    if len(run) == 1:
        return [] if run in MARKS else [(place, _beginning(run))]
    return [(place + at, re.escape(token)) for at, token in text_tokens(run)[0]]


def _tokens(expressions: list[Placed], zone: Zone) -> Query:
    """Stories with tokens that match these regular expressions, in these places."""
    if len(expressions) == 1:
        return Query.regex_query(schema(), gram_field(zone), expressions[0][1])
    return Query.regex_phrase_query(schema(), gram_field(zone), list(expressions))


def _beginning(character: str) -> str:
    return f"{re.escape(character)}."


def _ending(character: str) -> str:
    return f".{re.escape(character)}"
