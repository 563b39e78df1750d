import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.span import Span
from reader.errors import SEARCHED_AS_IT_STANDS, QueryReason
from reader.query.highlight_terms import marked_patterns, marked_terms
from reader.query.parser import NOTHING, parse
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
    Wildcard,
)


def shown(node: Node) -> str:
    """A tree in short: what the parser understood."""
    match node:
        case And(parts) | Or(parts):
            joint = " & " if isinstance(node, And) else " | "
            return f"({joint.join(map(shown, parts))})"
        case Not(part):
            return f"!{shown(part)}"
        case Phrase() | Exactly() | Wildcard():
            return (f"{node.zone.value}:" if node.zone else "") + shown_words(node)
        case Near(parts, distance):
            return f"near{distance}({', '.join(map(shown, parts))})"
        case SameSentence(parts):
            return f"sentence({', '.join(map(shown, parts))})"
        case SameParagraph(parts):
            return f"paragraph({', '.join(map(shown, parts))})"
        case HasFact(fact, value):
            return f"{fact.value}={value}"
        case DateRange(first, last):
            return f"{first}..{last}"
    return type(node).__name__


def shown_words(node: Phrase | Exactly | Wildcard) -> str:
    if isinstance(node, Phrase):
        return "/".join((node.text, *node.variants))
    return f"={node.text}" if isinstance(node, Exactly) else f"~{node.pattern}"


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("工会", "工会"),
        ("工会　服务 网约车", "(工会 & 服务 & 网约车)"),
        ("“全面 贯彻” 落实", "(全面 贯彻 & 落实)"),
        ('"a b"', "a b"),
        ('="丑"', "=丑"),
        ("标题：＝“丑 角” 工会", "(headline:=丑 角 & 工会)"),
        ('-="醜"', "!=醜"),
        ('甲="乙"', '甲="乙"'),
        ("=丑", "=丑"),
        ("精神“大花园”", "精神“大花园”"),
        ("“一带一路”建设", "“一带一路”建设"),
        ("精神“大 花园”很好", "精神“大 花园”很好"),
        ("工会 OR 省总 州总", "(工会 | (省总 & 州总))"),
        ("工会 或 省总", "(工会 | 省总)"),
        ("工会|省总", "(工会 | 省总)"),
        ("工会 与 省总", "(工会 & 省总)"),
        ("工会 +省总", "(工会 & 省总)"),
        ("工会 -广告", "(工会 & !广告)"),
        ("工会 非 广告", "(工会 & !广告)"),
        ("NOT NOT 工会", "工会"),
        ("NOT （工会 OR 省总）", "!(工会 | 省总)"),
        ("10-30 2023-02", "(10-30 & 2023-02)"),
        ("C++ +x", "(C++ & x)"),
        ("视频(一) (a OR 视频(二))", "(视频(一) & (a | 视频(二)))"),
        ("标题:工会 服务", "(headline:工会 & 服务)"),
        ("标题：（工会 OR 服务）", "(headline:工会 | headline:服务)"),
        ("TITLE:(a NOT b)", "(headline:a & !headline:b)"),
        ("标题:a AND 正文:b", "(headline:a & text:b)"),
        ("图说: “工 会”", "caption:工 会"),
        ("新华社快讯：中国", "新华社快讯：中国"),
        ("记者:刘海波 版:02", "(reporter=刘海波 & page=02)"),
        ("体裁:图片", "kind=photo"),
        ("体裁:评论", "kind=comment"),
        ("书签:是 标签:工会", "(bookmarked=yes & tag=工会)"),
        ("书签:否", "!bookmarked=yes"),
        ("日期:2023-02", "2023-02-01..2023-02-28"),
        ("日期:2023..2024", "2023-01-01..2024-12-31"),
        ("工*会", "~工*会"),
        ("标题:*会", "headline:~*会"),
        ("谁来管？", "谁来管？"),
        ("工会 NEAR/5 服务", "near5(工会, 服务)"),
        ("工会 近/5 服务 近/5 职工", "near5(工会, 服务, 职工)"),
        ("工会 NEAR 服务", "near10(工会, 服务)"),
        (" NEAR/1 ".join("甲乙丙丁戊"), "near1(甲, 乙, 丙, 丁, 戊)"),
        ("(省总 OR 州总) 同句 服务", "sentence(省总/州总, 服务)"),
        ("标题:(省总 同段 服务)", "paragraph(headline:省总, headline:服务)"),
        ("a 同句 b OR c", "(sentence(a, b) | c)"),
        ("与", "与"),
        ("“与”", "与"),
        ("", "Everything"),
    ],
)
def test_understood(text: str, tree: str) -> None:
    parsed = parse(text)
    assert shown(parsed.tree) == tree
    assert parsed.problem is None


WRONG = [
    ("工会 AND", "missing_operand", 3, "工会"),
    ("工会 OR", "missing_operand", 3, "工会"),
    ("OR 工会", "missing_operand", 0, "工会"),
    ("工会 NOT", "missing_operand", 3, "工会"),
    ("同句 工会 省总", "missing_operand", 0, "(工会 & 省总)"),
    ("工会 同句", "missing_operand", 3, "工会"),
    ("(工会", "unclosed_group", 0, "工会"),
    ("（工会 (省总", "unclosed_group", 0, "(工会 & 省总)"),
    ("工会 ) 省总", "unopened_group", 3, "(工会 & 省总)"),
    ("() 工会", "empty_group", 0, "工会"),
    ("“工会", "unclosed_quote", 0, "工会"),
    ('"" 工会', "empty_phrase", 0, "工会"),
    ("标题: OR 工会", "missing_value", 0, "工会"),
    ("工会 *", "bare_wildcard", 3, "工会"),
    ("工会 日期:2023-13", "bad_date", 6, "工会"),
    ("工会 日期:2月15日", "day_without_year", 6, "工会"),
    ("工会 书签:也许", "bad_answer", 6, "工会"),
    ("工会 NEAR/999 服务", "bad_distance", 3, "near200(工会, 服务)"),
    ("工会 NEAR/99999999999999999999 服务", "bad_distance", 3, "near200(工会, 服务)"),
    (" NEAR/1 ".join("甲乙丙丁戊己"), "near_needs_words", 38, "(甲 & 乙 & 丙 & 丁 & 戊 & 己)"),
    ("工会 NEAR/3 日期:2023", "near_needs_words", 3, "(工会 & 2023-01-01..2023-12-31)"),
    ("a " * 33, "too_many_words", 64, None),
    ("工" * 257, "too_long", 256, "工" * 256),
    ("(" * 21 + "a", "too_deep", 20, None),
]
"""A wrong query, its problem and where, and what of it is searched; every code occurs."""


@pytest.mark.parametrize(("text", "code", "position", "tree"), WRONG)
def test_a_wrong_query_says_what_and_where_and_searches_the_rest(
    text: str, code: str, position: int, tree: str | None
) -> None:
    parsed = parse(text)
    assert parsed.problem is not None
    assert parsed.problem in parsed.problems
    assert (code, position) in {(problem.code, problem.position) for problem in parsed.problems}
    if tree is not None:
        assert shown(parsed.tree) == tree


@pytest.mark.parametrize("text", ["*", "()", "标题:", "“”", "日期:改天", "NOT ()"])
def test_without_a_usable_part_nothing_matches(text: str) -> None:
    assert parse(text).tree == NOTHING
    assert parse(text).problem is not None


@pytest.mark.parametrize("text", ["工" * 256, "a " * 32, "(" * 20 + "a" + ")" * 20, "(a) " * 21, "a NEAR/200 b"])
def test_the_most_that_may_be_asked_is_asked(text: str) -> None:
    assert parse(text).problem is None


def test_levels_of_brackets_are_counted_anew_after_a_group() -> None:
    problems = parse("(a) " + "(" * 21 + "a" + ")" * 21).problems
    assert [(problem.code, problem.position) for problem in problems][:1] == [(QueryReason.TOO_DEEP, 24)]


def test_terms_say_where_they_were_typed() -> None:
    tree = parse("工会 标题:“省 总”").tree
    assert isinstance(tree, And)
    assert [part.at for part in tree.parts if isinstance(part, Phrase)] == [Span(0, 2), Span(6, 11)]


def test_alternatives_of_a_near_operator_say_where_they_were_typed() -> None:
    tree = parse("(省总 OR 州总) 同句 服务").tree
    assert isinstance(tree, SameSentence)
    assert [part.at for part in tree.parts] == [Span(1, 9), Span(14, 16)]


def test_terms_and_patterns_to_highlight() -> None:
    tree = parse("工会 (省总 OR 工*会) -广告 a 同句 b 工会").tree
    assert marked_terms(tree) == ("工会", "省总", "a", "b")
    assert marked_patterns(tree) == ("工*会",)
    assert isinstance(parse(" ").tree, Everything)


@given(st.text("工会 ()（）“”\"':：|-+*?ORANDT与或非标题日期版2023/近同句NEAR", max_size=40))
def test_nothing_typed_can_break_the_parser(text: str) -> None:
    parsed = parse(text)
    assert all(0 <= problem.position <= len(text) for problem in parsed.problems)


@given(st.text("工会总服务中国𠮷", min_size=1, max_size=8))
def test_plain_words_are_phrases(word: str) -> None:
    assert parse(word).tree == Phrase(word, at=Span(0, len(word)))


def test_every_reason_occurs() -> None:
    assert set(QueryReason) - set(SEARCHED_AS_IT_STANDS) == {code for _, code, _, _ in WRONG}
