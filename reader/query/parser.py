"""Recursive-descent parser of the query language: from the typed text to a tree.

    query     = all {或 all}                    OR, 或, |
    all       = {[与] [非] near}                AND, 与, +, or just a space; NOT, 非, -
    near      = item {NEAR/n | 同句 | 同段 item}
    item      = ( query ) | field: item | "phrase" | ="exact characters" | word

A wrong query is never refused: the parts that are understood are searched, and each problem is reported with its
position.
"""

import re
from dataclasses import dataclass

from reader.domain.span import Span
from reader.errors import QueryReason, QuerySyntaxError
from reader.query.dates.nearest_dates import nearest_date
from reader.query.fact_values import fact_node, is_no_name
from reader.query.fields import Fact, Zone
from reader.query.lexer import CLOSING, tokens, unclosed_quotes, unmatched_brackets
from reader.query.lookalikes import remarks
from reader.query.query_tokens import Kind, Token
from reader.query.questions import without_question_mark
from reader.query.tree import (
    And,
    Everything,
    Exactly,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    SameParagraph,
    SameSentence,
    Wildcard,
)

LONGEST_CHARACTERS = 256
"""Characters of a query that are read. Like the bounds below it is far above a typed query, and bounds the time."""
MOST_WORDS = 32
"""Words and phrases of a query."""
DEEPEST = 20
"""Levels of brackets."""
FARTHEST_CHARACTERS = 200
"""The longest distance of NEAR."""
MOST_NEAR = 5
"""Parts of one NEAR, 同句 or 同段: their combinations are tried, and grow with every part."""

NOTHING = Or(())
"""The tree that matches no story."""

_LEADING = "+＋-－!！=＝"
_WILD = "*?＊"
_NO_WILD = str.maketrans(dict.fromkeys(_WILD))
_IN_BRACKETS = [Kind.WORD, Kind.OPEN, Kind.WORD, Kind.CLOSE, Kind.WORD]
_JOINERS = (Kind.NEAR, Kind.SENTENCE, Kind.PARAGRAPH)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A parsed query: `tree` is the part that can be searched, `problems` are in the order of their positions.

    `problem` is the first of them, None if the query is in order. `remarks` are about what is searched for as it stands
    although it looks like syntax.
    """

    tree: Node
    problem: QuerySyntaxError | None = None
    problems: tuple[QuerySyntaxError, ...] = ()
    remarks: tuple[QuerySyntaxError, ...] = ()


def parse(text: str) -> Parsed:
    """Return the tree of a query; an empty one matches everything, one without any usable part matches nothing."""
    parser = _Parser(text)
    tree = parser.tree()
    problems = tuple(sorted(parser.problems, key=lambda problem: problem.position))
    seen = remarks(text[:LONGEST_CHARACTERS], parser.tokens)
    return Parsed(tree, problems[0] if problems else None, problems, tuple(seen))


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self.problems: list[QuerySyntaxError] = []
        if len(text) > LONGEST_CHARACTERS:
            self._wrong(QueryReason.TOO_LONG, LONGEST_CHARACTERS, text[LONGEST_CHARACTERS:])
        self.tokens = tokens(text[:LONGEST_CHARACTERS])
        self._next = 0
        self._words = 0
        self._depth = 0

    def tree(self) -> Node:
        if not self.tokens:
            return Everything()
        parts = []
        while self._next < len(self.tokens):
            if self._accept(Kind.CLOSE):
                self._wrong_at(QueryReason.UNOPENED_GROUP, self.tokens[self._next - 1])
            parts.append(self._either(None))
        return _all(parts) or NOTHING

    # One method for each line of the grammar. None stands for a part that cannot be searched.

    def _either(self, field: Zone | Fact | None) -> Node | None:
        parts = [self._every(field)]
        while token := self._accept(Kind.OR):
            part = self._every(field)
            if part is None or parts[-1] is None:
                self._wrong_at(QueryReason.MISSING_OPERAND, token)
            parts.append(part)
        return _any(parts)

    def _every(self, field: Zone | Fact | None) -> Node | None:
        parts: list[Node | None] = []
        while (token := self._peek()) and token.kind not in (Kind.OR, Kind.CLOSE):
            if token.kind is Kind.AND:
                self._next += 1
                following = self._peek()
                if following is None or following.kind in (Kind.OR, Kind.CLOSE, Kind.AND):
                    self._wrong_at(QueryReason.MISSING_OPERAND, token)
            else:
                parts.append(self._negated(field))
        return _all(parts)

    def _negated(self, field: Zone | Fact | None) -> Node | None:
        token = self._accept(Kind.NOT)
        if not token:
            return self._near(field)
        following = self._peek()
        if following is None or following.kind in (Kind.OR, Kind.CLOSE, Kind.AND):
            self._wrong_at(QueryReason.MISSING_OPERAND, token)
            return None
        if following.kind is Kind.NOT:
            self._next += 1
            return self._near(field)
        return _opposite(self._near(field))

    def _near(self, field: Zone | Fact | None) -> Node | None:
        left = self._item(field)
        while token := self._accept(*_JOINERS):
            parts = [left]
            last = token
            while True:
                parts.append(self._item(field))
                again = self._peek()
                if not again or again.kind is not token.kind or again.number != token.number:
                    break
                self._next += 1
                last = again
            left = self._joined(token, last, parts)
        return left

    def _item(self, field: Zone | Fact | None) -> Node | None:
        token = self._peek()
        if token is None or token.kind in (Kind.OR, Kind.CLOSE, Kind.AND, *_JOINERS):
            before = self.tokens[self._next - 1] if self._next else token
            if before:
                self._wrong_at(
                    QueryReason.MISSING_VALUE if before.kind is Kind.FIELD else QueryReason.MISSING_OPERAND, before
                )
            if token and token.kind in _JOINERS and not self._next:
                self._next += 1
            return None
        self._next += 1
        if token.kind is Kind.UNCLOSED:
            self._wrong_at(QueryReason.UNCLOSED_QUOTE, token)
            return self._item(field)
        if token.kind is Kind.OPEN:
            return self._group(token, field)
        if token.kind is Kind.FIELD:
            return self._of_field(token, field)
        if token.kind is Kind.NOT:
            return _opposite(self._item(field))
        return self._term(token, field)

    def _of_field(self, name: Token, around: Zone | Fact | None) -> Node | None:
        """Return the value in a field; both as text if the name stands before what somebody says."""
        value = self._peek()
        if value and value.kind is Kind.WORD and isinstance(name.field, Fact) and is_no_name(name.field, value.text):
            self._next += 1
            whole = Token(Kind.WORD, name.text + value.text, Span(name.at.start, value.at.end))
            return self._term(whole, around if isinstance(around, Zone) else None)
        return self._item(name.field)

    def _group(self, token: Token, field: Zone | Fact | None) -> Node | None:
        if self._depth == DEEPEST:
            self._wrong_at(QueryReason.TOO_DEEP, token)
            return None
        self._depth += 1
        part = self._either(field)
        self._depth -= 1
        if not self._accept(Kind.CLOSE):
            self._wrong_at(QueryReason.UNCLOSED_GROUP, token)
        elif part is None and not self.problems:
            self._wrong_at(QueryReason.EMPTY_GROUP, token)
        return part

    def _term(self, token: Token, field: Zone | Fact | None) -> Node | None:
        self._words += 1
        if self._words > MOST_WORDS:
            self._wrong_at(QueryReason.TOO_MANY_WORDS, token)
            return None
        if not token.text.strip():
            self._wrong_at(QueryReason.EMPTY_PHRASE, token)
            return None
        if isinstance(field, Fact):
            return fact_node(token, field, lambda reason: self._wrong_value(reason, token))
        if token.kind is Kind.EXACT:
            return Exactly(token.text, field, token.at)
        word = token.text
        if token.kind is Kind.WORD and any(sign in word for sign in _WILD):
            word = self._pattern(token)
            if not word:
                self._wrong_at(QueryReason.BARE_WILDCARD, token)
                return None
            if any(sign in word for sign in _WILD):
                return Wildcard(word, field, token.at)
        return Phrase(word, field, at=token.at)

    def _pattern(self, token: Token) -> str:
        """Return the pattern of a word, without what is no part of it; '' if it has no characters beside its signs."""
        if unclosed := unclosed_quotes(token.text):
            self._wrong_at(QueryReason.UNCLOSED_QUOTE, token)
        unmatched = unmatched_brackets(token.text)
        if unmatched:
            closing = token.text[min(unmatched)] in CLOSING
            self._wrong_at(QueryReason.UNOPENED_GROUP if closing else QueryReason.UNCLOSED_GROUP, token)
        word = "".join(sign for at, sign in enumerate(token.text) if at not in unclosed | unmatched)
        if unclosed or unmatched:
            # What is left must not be read as an operator when it is put into words.
            word = re.sub("[&＆]{2,}", "&", word).lstrip(_LEADING)
        pattern = without_question_mark(word) if word.strip(_WILD) else ""
        # One that would be read as something else when it is put into words is no pattern, but a text.
        return pattern if not pattern or _is_word(pattern) else pattern.translate(_NO_WILD)

    def _joined(self, token: Token, last: Token, parts: list[Node | None]) -> Node | None:
        """Return the parts under NEAR, 同句 or 同段; under AND if one of them is neither a word nor a phrase."""
        phrases = [phrase for part in parts if part and (phrase := _as_phrase(part))]
        usable = [part for part in parts if part]
        if len(phrases) < len(usable) or len(phrases) > MOST_NEAR:
            self._wrong_at(QueryReason.NEAR_NEEDS_WORDS, last)
            return _all(parts)
        if len(phrases) < 2:
            return _all(parts)
        if token.kind is Kind.SENTENCE:
            return SameSentence(tuple(phrases))
        if token.kind is Kind.PARAGRAPH:
            return SameParagraph(tuple(phrases))
        if token.number > FARTHEST_CHARACTERS:
            self._wrong_at(QueryReason.BAD_DISTANCE, token)
        return Near(tuple(phrases), min(token.number, FARTHEST_CHARACTERS))

    def _peek(self) -> Token | None:
        return self.tokens[self._next] if self._next < len(self.tokens) else None

    def _accept(self, *kinds: Kind) -> Token | None:
        token = self._peek()
        if token is None or token.kind not in kinds:
            return None
        self._next += 1
        return token

    def _wrong_value(self, code: QueryReason, token: Token) -> None:
        """Note a value that is none; of a date with the whole query as it may be meant."""
        meant = nearest_date(token.text) if code is QueryReason.BAD_DATE else ""
        self._wrong_at(
            code, token, f"{self._text[: token.at.start]}{meant}{self._text[token.at.end :]}" if meant else ""
        )

    def _wrong_at(self, code: QueryReason, token: Token, right: str = "") -> None:
        self._wrong(code, token.at.start, token.text, right)

    def _wrong(self, code: QueryReason, position: int, text: str, right: str = "") -> None:
        if not any(problem.position == position for problem in self.problems):
            self.problems.append(QuerySyntaxError(code, position, text, right))


def _opposite(part: Node | None) -> Node | None:
    if isinstance(part, Not):
        return part.part
    return Not(part) if part else None


def _is_word(pattern: str) -> bool:
    """Return True if a pattern is one word, whatever stands around it."""
    found = tokens(f"甲 ({pattern}) 乙")
    return [token.kind for token in found] == _IN_BRACKETS and found[2].text == pattern


def _as_phrase(part: Node) -> Phrase | None:
    """Return a phrase, or words joined by OR in one zone as one phrase with variants."""
    if isinstance(part, Phrase):
        return part
    if not isinstance(part, Or) or not part.parts:
        return None
    phrases = [one for one in part.parts if isinstance(one, Phrase)]
    if len(phrases) < len(part.parts) or len({one.zone for one in phrases}) > 1:
        return None
    return Phrase(phrases[0].text, phrases[0].zone, tuple(one.text for one in phrases[1:]), _hull(phrases))


def _hull(phrases: list[Phrase]) -> Span | None:
    spans = [phrase.at for phrase in phrases if phrase.at]
    return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else None


def _all(parts: list[Node | None]) -> Node | None:
    flat = [one for part in parts if part for one in (part.parts if isinstance(part, And) else (part,))]
    return And(tuple(flat)) if len(flat) > 1 else (flat[0] if flat else None)


def _any(parts: list[Node | None]) -> Node | None:
    flat = [one for part in parts if part for one in (part.parts if isinstance(part, Or) else (part,))]
    return Or(tuple(flat)) if len(flat) > 1 else (flat[0] if flat else None)
