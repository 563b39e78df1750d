"""Properties of any text at all: nothing raises, nothing is lost, each line stands in one item."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.domain.newspaper import Page
from reader.domain.story import Story
from reader.importer.blocks.reading import read_text, split_blocks
from reader.importer.facts.weighing import settled
from reader.importer.stages import parse_text

_MARKUP = set("#*_=-—【】[]()（）［］〔〕<>!■●◆▲★□○◇·丨|:：专栏目本期题")
"""Signs that may be marks of a heading, a rule, a picture or a label, which a page shows in another way."""

_LINES = st.sampled_from(
    [
        "",
        "# 戈壁深处的温馨港湾",
        "## 走进职工之家",
        "### 探访（新春走基层）",
        "航天一院工会以队员需求为导向——",
        "——一个团队的故事",
        "本报记者 赖志凯 本报通讯员 罗  欣",
        "蒋雪婕",
        "(上接第1版)",
        "（下转第三版）",
        "本报讯(记者康功)两月以来，工会连续举办活动。",
        "新华社北京2月14日电  （记者某某）会议在京举行，代表们讨论了报告",
        "图为活动现场。 刘大伟摄(人民视觉)",
        "刘大伟摄（人民视觉）",
        "2月12日,活动在山东济南举办。",
        "工会搭鹊桥",
        "02 要闻 人民日报 2026年5月6日",
        "本版责编：张三 李四",
        "导读",
        "第八版",
        "广告",
        "问：为什么？",
        "■ 要坚持稳中求进",
        "这正是：",
        "徐徐书卷展，",
        "![](images/x.jpg)",
        "以上图片均为受访者提供",
        "一句话说了一半,",
        "后一半接在这里。(下转第2版)",
        "---",
        "a" * 40,
    ]
)
_FREE = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60)
_SOUP = st.lists(st.one_of(_LINES, _LINES, _FREE), max_size=25).map("\n".join)


def _texts(story: Story) -> Iterator[str | None]:
    yield from (story.headline.kicker, story.headline.main, story.headline.deck, story.column_label, story.byline_text)
    yield from (paragraph.text for paragraph in story.paragraphs)
    for photo in story.photos:
        yield from (photo.caption, photo.credit)
        if photo.title != story.headline.main:
            yield photo.title
    yield from (jump.text for jump in (story.continued_from, story.continued_on) if jump)


def _signs(text: str) -> Counter[str]:
    return Counter(sign for sign in text if not sign.isspace() and sign not in _MARKUP)


def _kept(page: Page) -> Counter[str]:
    return sum((_signs(text) for story in page.stories for text in _texts(story) if text), Counter())


@given(_SOUP)
@settings(max_examples=250, deadline=None)
def test_no_sign_is_lost_and_none_is_added(text: str) -> None:
    page = parse_text(text)
    removed = read_text(page.text).removed
    away = sum((_signs(mark.text) for mark in removed), Counter())
    put = sum((_signs(mark.put) for mark in removed), Counter())
    assert _kept(page) + away == _signs(page.text) + put


@given(_SOUP)
@settings(max_examples=120, deadline=None)
def test_each_line_belongs_to_exactly_one_item(text: str) -> None:
    page = parse_text(text)
    claimed = [
        line for story in page.stories for rule in story.rules for line in range(rule.lines.first, rule.lines.last + 1)
    ]
    written = {line for block in split_blocks(page.text) for line in range(block.first, block.last + 1)}
    assert set(claimed) >= written
    assert len({line for line in claimed if line in written}) == sum(line in written for line in claimed)


@given(_SOUP)
@settings(max_examples=80, deadline=None)
def test_seams_lie_inside_their_paragraphs_in_order(text: str) -> None:
    for story in parse_text(text).stories:
        for paragraph in story.paragraphs:
            offsets = [seam.offset for seam in paragraph.seams]
            assert offsets == sorted(offsets)
            assert all(0 < offset < len(paragraph.text) for offset in offsets)
            assert all(seam.before < seam.after for seam in paragraph.seams)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=400))
@settings(max_examples=250, deadline=None)
def test_no_text_raises(text: str) -> None:
    parse_text(text)


_PAPERS = st.sampled_from(["人民日报", "文汇报", "海州晚报", "红星报", "参考消息", "申報"])
_WORDS = st.text(alphabet="村水修渠开会说明今春通车新旧工厂读送订指责祝贺创刊", min_size=1, max_size=8)


@given(_WORDS, _PAPERS, _WORDS)
@settings(max_examples=60, deadline=None)
def test_no_newspaper_comes_of_a_title_or_a_text(before: str, paper: str, after: str) -> None:
    for title in (before + paper, paper + after, f"{before} {paper}{after}", f"《{paper}》{after}"):
        text = f"# {title}\n\n新华社电  {paper}说，{before}。《{paper}》社论谈{after}。\n\n{paper}{after}\n"
        page = settled(parse_text(text), Path("1957年03月") / f"1957-03-08_{title}.md")
        assert page.facts.newspaper is None
        assert [guess for guess in page.guesses if guess.field == "newspaper"] == []


@given(_SOUP)
@settings(max_examples=40, deadline=None)
def test_line_ends_make_no_difference(text: str) -> None:
    text = text.replace("\r", "")
    assert parse_text(text.replace("\n", "\r\n")) == parse_text(text)
