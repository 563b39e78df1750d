"""A story as HTML: all its text, nothing interpreted, everything in its place."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from reader.domain.photo import Photo
from reader.domain.story import Dateline, Headline, JumpLine, Paragraph, ParagraphStyle, Story, StoryKind
from reader.ports.rows import HeldStory, StoryRow
from reader.render.digest_html import digest_html
from reader.render.punctuation import full_width
from reader.render.script import in_script
from reader.render.story_css import StoryStyle
from reader.render.story_html import story_html
from reader.text.folding import Folding
from reader.text.highlight import Highlighter


def _held(story: Story, **facts: str) -> HeldStory:
    row = StoryRow(id=1, page_id=1, position=0, kind=story.kind, title=story.title, **facts)
    return HeldStory(row=row, story=story)


def _texts(html: str) -> list[str]:
    """The text of each paragraph."""
    return [
        unescape(re.sub("<[^>]*>", "", each.replace("<br>", "\n")))
        for each in re.findall(r"<p [^>]*>(.*?)</p>", html, re.DOTALL)
    ]


def _classes(html: str) -> list[str]:
    return re.findall(r'<p class="(\w+)"', html)


WHOLE = Story(
    headline=Headline(main="戈壁深处的温馨港湾", kicker="航天一院工会打造“神箭小家”——", deck="副题"),
    column_label="走进职工之家",
    byline_text="本报记者 赖志凯\n本报通讯员 罗欣",
    dateline=Dateline(text="本报讯"),
    continued_on=JumpLine(page="4", text="(下转第4版)"),
    paragraphs=(
        Paragraph(text="本报讯(记者康功)正文,第一段。"),
        Paragraph(text="小标题", style=ParagraphStyle.CROSSHEAD),
        Paragraph(text="诗行一", style=ParagraphStyle.VERSE),
    ),
    photos=(Photo(title="图题", caption="图说一\n图说二", credit="高荣光 摄", image="a" * 64 + ".png"),),
)


def test_the_stack_stands_as_printed() -> None:
    html = story_html(_held(WHOLE, newspaper="工人日报", page="2"))
    assert _classes(html) == [
        *("where", "label", "kicker", "headline", "deck", "byline", "byline"),
        *("text", "crosshead", "verse", "picture", "phototitle", "caption", "caption", "credit", "jump", "missing"),
    ]
    assert _texts(html)[0] == "工人日报 · 第2版"
    assert f'<img src="media:{"a" * 64}.png">' in html
    assert "<b>本报讯</b>" in html
    assert _texts(html)[-1] == "下文在第4版，不在报库里"


def test_a_photo_of_its_own_has_its_title_as_headline() -> None:
    photo = Photo(title="工会搭鹊桥", caption="说明", credit="杜凯摄")
    html = story_html(_held(Story(kind=StoryKind.PHOTO, photos=(photo,))))
    assert _texts(html) == ["图片新闻", "工会搭鹊桥", "说明", "杜凯摄"]


def test_parts_of_a_chain_follow_one_another() -> None:
    first = Story(
        headline=Headline(main="标题"),
        paragraphs=(Paragraph(text="上"),),
        continued_on=JumpLine(page="2", text="(下转第2版)"),
    )
    second = Story(paragraphs=(Paragraph(text="下"),), continued_from=JumpLine(page="1", text="(上接第1版)"))
    html = story_html([_held(first, page="1"), _held(second, page="2")])
    assert _texts(html) == ["第1版", "标题", "上", "（下转第2版）", "续文 第2版", "（上接第1版）", "下"]


def test_nothing_of_a_text_is_mark_up() -> None:
    evil = '<img src=x>&amp;<p class="x">\'"'
    html = story_html(_held(Story(headline=Headline(main=evil), paragraphs=(Paragraph(text=evil),))))
    assert _texts(html) == [evil, evil]
    assert "<img" not in html


def test_marks_stand_around_the_words() -> None:
    html = story_html(_held(WHOLE), highlighter=Highlighter(("神箭", "第一段"), Folding()))
    assert html.count('<span class="mark">神箭</span>') == 1
    assert html.count('<span class="mark">第一段</span>') == 1


def test_headlines_of_two_halves_stand_in_two_lines() -> None:
    story = Story(headline=Headline(main="甘肃省总推动建设“书香社会” “小书屋”营造精神“大花园”"))
    assert "“书香社会”<br>“小书屋”" in story_html(_held(story))
    assert "“书香社会” “小书屋”" in story_html(_held(story), style=StoryStyle(split_headlines=False))
    assert "<br>" not in story_html(_held(Story(headline=Headline(main="会员 1037万人"))))


@given(st.text(alphabet="工会,.:;?!()（“”1a 　\u3000𬭎<&", max_size=60))
def test_the_whole_text_is_there_whatever_it_is(text: str) -> None:
    story = Story(headline=Headline(main="题"), paragraphs=(Paragraph(text=text), Paragraph(text="末")))
    original = story_html(_held(story), style=StoryStyle(full_width=False))
    shown = story_html(_held(story))
    assert _texts(original) == ["题", text, "末"]
    assert [len(each) for each in _texts(shown)] == [len(each) for each in _texts(original)]


@given(st.text(alphabet="工会,.:;?!()（）“”19a ", max_size=40))
def test_full_width_keeps_every_place_and_is_done_once(text: str) -> None:
    shown = full_width(text)
    assert len(shown) == len(text)
    for before, after in zip(text, shown, strict=True):
        assert before == after or before in ",:;?!()"


def test_full_width_where_the_text_is_chinese() -> None:
    cases = {
        "据统计,1,037万人(2022年)": "据统计，1,037万人（2022年）",
        "会议8:30开始": "会议8:30开始",
        "他说:“好!”": "他说：“好！”",
        "hello, world (x)": "hello, world (x)",
        "产(行)业": "产（行）业",
    }
    assert {text: full_width(text) for text in cases} == cases


def test_traditional_characters_stand_place_for_place() -> None:
    story = Story(headline=Headline(main="头发与发展"), paragraphs=(Paragraph(text="工会,发展。"),))
    shown = story_html(_held(story), style=StoryStyle(script="traditional"))
    assert _texts(shown) == ["頭髮與發展", "工會，發展。"]
    back = Story(headline=Headline(main="頭髮與發展"))
    assert _texts(story_html(_held(back), style=StoryStyle(script="simplified"))) == ["头发与发展"]


@given(st.text(alphabet="头发展干后里面台只征程系统㐀𬭎ab,。", max_size=30))
def test_another_script_keeps_every_place(text: str) -> None:
    for script in ("simplified", "traditional", "original"):
        assert len(in_script(text, script)) == len(text)


def test_a_digest_links_every_headline_and_gives_first_paragraphs() -> None:
    photo = Story(kind=StoryKind.PHOTO, photos=(Photo(title="图题", caption="图说"),))
    html = digest_html([_held(WHOLE, page="2"), _held(photo, page="2")], leads=True)
    assert _classes(html) == ["where", "above", "under", "deck", "lead", "item", "lead"]
    assert '<a name="story:1" href="story:1">戈壁深处的温馨港湾</a>' in html
    assert _texts(html)[-1] == "图说"
    assert "lead" not in _classes(digest_html([_held(WHOLE)], leads=False))


def test_a_short_signature_stands_at_the_right_and_a_long_one_begins_at_the_left() -> None:
    long = "作者为西北工业大学无人系统发展战略研究中心主任、教授、博士生导师"
    for text, side in (("作者单位北京大学", ' align="right"'), (long, "")):
        story = Story(paragraphs=(Paragraph(text=text, style=ParagraphStyle.SIGNATURE),))
        assert f'<p class="signature"{side}>{text}</p>' in story_html(_held(story))


TABLE = Paragraph(text="地区\t面积(万亩)\n松原\t1,240\n白城\t", style=ParagraphStyle.TABLE)


def test_a_table_is_a_table_of_paragraphs() -> None:
    html = story_html(_held(Story(paragraphs=(Paragraph(text="见下表。"), TABLE))), style=StoryStyle(full_width=False))
    assert _classes(html) == ["text", *["cell"] * 6]
    assert _texts(html) == ["见下表。", "地区", "面积(万亩)", "松原", "1,240", "白城", ""]
    assert html.count("<tr>") == 3
    assert '<p class="cell" align="right">1,240</p>' in html
    assert '<p class="cell">松原</p>' in html


def test_a_wide_table_is_set_smaller() -> None:
    wide = Paragraph(text="\t".join("一二三四五六七"), style=ParagraphStyle.TABLE)
    assert set(_classes(story_html(_held(Story(paragraphs=(wide,)))))) == {"smallcell"}


def test_hits_in_a_table_are_marked_in_their_cells() -> None:
    marker = Highlighter(("松原", "万亩"), Folding())
    html = story_html(_held(Story(paragraphs=(TABLE,))), highlighter=marker)
    assert '<span class="mark">松原</span></p>' in html
    assert '面积（<span class="mark">万亩</span>）' in html
    across = Highlighter(("松原1,240",), Folding())
    assert "".join(_texts(story_html(_held(Story(paragraphs=(TABLE,))), highlighter=across))).count("松原") == 1


def test_nothing_in_a_table_is_interpreted() -> None:
    evil = Paragraph(text="<b>甲</b>\t&amp;\n</td>\t<br>", style=ParagraphStyle.TABLE)
    assert _texts(story_html(_held(Story(paragraphs=(evil,))))) == ["<b>甲</b>", "&amp;", "</td>", "<br>"]
