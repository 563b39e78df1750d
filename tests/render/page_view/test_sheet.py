"""The composed page: no text is lost, and no story lies over another."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.domain.photo import Photo
from reader.domain.story import Headline, JumpLine, Paragraph, ParagraphStyle, Story, StoryKind
from reader.render.page_view import Face, Folio, Item, Sheet, SheetStyle, compose
from reader.render.page_view.table_block import TABLE_EM

SENTENCE = "甘肃省总推动建设“书香社会”，小书屋营造精神大花园。2023年各级工会会员达到1037万人（含新就业形态）。"


def story(main: str, length: int, **more: object) -> Story:
    text = (SENTENCE * (length // len(SENTENCE) + 1))[:length]
    return Story(headline=Headline(main=main), paragraphs=(Paragraph(text=text),) if length else (), **more)  # type: ignore[arg-type]


def page(*lengths: int) -> list[Item]:
    return [Item(number, story(f"工会工作主要任务明确第{number}条", length)) for number, length in enumerate(lengths)]


def printed(sheet: Sheet, *faces: Face) -> str:
    return "".join(text.text for text in sheet.texts if text.face in faces)


def test_no_text_is_lost() -> None:
    items = page(1200, 300, 80, 2000, 450, 40, 700, 90)
    sheet = compose(items, Folio(number="2", newspaper="工人日报", date="2023-02-15"))
    for item in items:
        assert item.story.paragraphs[0].text.replace(" ", "") in printed(sheet, Face.BODY).replace(" ", "")
    assert "工人日报" in printed(sheet, Face.FOLIO)


@given(st.lists(st.integers(0, 1500), min_size=1, max_size=9))
@settings(max_examples=25, deadline=None)
def test_no_story_lies_over_another_or_off_the_page(lengths: list[int]) -> None:
    sheet = compose(page(*lengths), Folio())
    areas = [area for _, area in sheet.stories]
    assert len(areas) == len(lengths)
    for number, one in enumerate(areas):
        assert one.x >= 0
        assert one.x + one.width <= sheet.width + 0.01
        assert one.y + one.height <= sheet.height + 0.01
        for other in areas[number + 1 :]:
            apart_x = one.x + one.width <= other.x + 0.01 or other.x + other.width <= one.x + 0.01
            apart_y = one.y + one.height <= other.y + 0.01 or other.y + other.height <= one.y + 0.01
            assert apart_x or apart_y


@given(st.lists(st.integers(1, 900), min_size=1, max_size=7))
@settings(max_examples=25, deadline=None)
def test_each_line_of_text_lies_in_its_story(lengths: list[int]) -> None:
    sheet = compose(page(*lengths), Folio())
    for text in sheet.texts:
        if text.face is Face.BODY:
            assert any(
                area.x - 0.6 <= text.x <= area.x + area.width and area.y <= text.y <= area.y + area.height
                for _, area in sheet.stories
            )


def test_the_lead_has_the_widest_headline_of_its_page() -> None:
    sheet = compose(page(1500, 400, 300, 380, 120), Folio())
    sizes = {text.text: text.size for text in sheet.texts if text.face is Face.HEADLINE}
    assert max(sizes.values()) == sizes["工会工作主要任务明确第0条"]


def test_more_text_makes_more_columns() -> None:
    few, many = compose(page(300), Folio()), compose(page(*[1500] * 8), Folio())
    assert few.width < many.width
    assert few.story_at(few.stories[0][1].x + 1, few.stories[0][1].y + 1) == 0


def test_a_jump_line_is_a_link() -> None:
    jump = JumpLine(page="4", text="（下转第四版）")
    sheet = compose([Item(7, story("头条", 300, continued_on=jump))], Folio())
    (link,) = sheet.links
    assert (link.key, link.page) == (7, "4")
    assert sheet.link_at(link.area.x + 1, link.area.y + 0.5) == link
    assert "（下转第四版）" in printed(sheet, Face.JUMP)


def test_photos_are_boxed_with_caption_and_credit_and_hold_their_picture() -> None:
    photo = Photo(title="工会搭鹊桥", caption="2月12日，活动举办。", credit="本报记者 田国全 摄", image="a.jpg")
    items = [
        Item(1, Story(kind=StoryKind.PHOTO, photos=(photo,))),
        Item(2, story("有图", 400, photos=(photo,))),
    ]
    sheet = compose(items, Folio(), SheetStyle(picture_size=lambda name: (1600, 900)))
    assert len([box for box in sheet.boxes if not box.solid]) == 2
    assert [sheet.framed(next(area for key, area in sheet.stories if key == item.key)) for item in items] == [
        True,
        False,
    ]
    assert len(sheet.pictures) == 2
    assert all(abs(each.area.width / each.area.height - 16 / 9) < 0.01 for each in sheet.pictures)
    assert printed(sheet, Face.CAPTION_TITLE) == "工会搭鹊桥" * 2
    assert not compose(items, Folio()).pictures


def test_crossheads_verses_signatures_labels_and_imprint_are_set() -> None:
    paragraphs = (
        Paragraph(text="优质供给增加", style=ParagraphStyle.CROSSHEAD),
        Paragraph(text="床前明月光\n疑是地上霜", style=ParagraphStyle.VERSE),
        Paragraph(text="本报评论员", style=ParagraphStyle.SIGNATURE),
    )
    one = Story(headline=Headline(main="题", kicker="引题", deck="副题"), column_label="钟声", paragraphs=paragraphs)
    imprint = Story(kind=StoryKind.IMPRINT, paragraphs=(Paragraph(text="社址：北京"),))
    sheet = compose([Item(1, one), Item(2, imprint)], Folio())
    assert printed(sheet, Face.CROSSHEAD) == "优质供给增加"
    assert printed(sheet, Face.LABEL) == "钟声"
    assert printed(sheet, Face.KICKER) == "引题"
    assert printed(sheet, Face.DECK) == "副题"
    assert "社址：北京" in printed(sheet, Face.CAPTION)
    assert printed(sheet, Face.BODY) == "床前明月光疑是地上霜"
    assert [key for key, _ in sheet.stories] == [1]


def test_a_picture_story_shows_label_and_headline_once() -> None:
    photo = Photo(title="工会搭鹊桥", caption="图说")
    titled = Story(kind=StoryKind.PHOTO, headline=Headline(main="工会搭鹊桥"), column_label="光影", photos=(photo,))
    other = Story(kind=StoryKind.PHOTO, headline=Headline(main="光影中国"), photos=(Photo(caption="图说"),))
    sheet = compose([Item(1, titled), Item(2, other)], Folio())
    assert printed(sheet, Face.CAPTION_TITLE) == "工会搭鹊桥"
    assert printed(sheet, Face.HEADLINE) == "光影中国"
    assert printed(sheet, Face.LABEL) == "光影"


@given(st.lists(st.text(max_size=60), min_size=4, max_size=4), st.sampled_from(list(StoryKind)))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_set_and_is_there(texts: list[str], kind: StoryKind) -> None:
    main, kicker, label, body = texts
    head = Headline(main=main, kicker=kicker)
    one = Story(kind=kind, headline=head, column_label=label, paragraphs=(Paragraph(text=body),))
    sheet = compose([Item(1, one)], Folio())
    shown = "".join("".join(text.text for text in sheet.texts).split())
    for text in texts if kind in (StoryKind.STORY, StoryKind.ADVERT, StoryKind.CONTENTS) else ():
        assert all(part in shown for part in text.split() if len(part) < 4)


def test_an_empty_page_is_a_sheet() -> None:
    assert compose([], Folio()).height > 0


def test_a_table_is_set_on_the_page() -> None:
    table = Paragraph(text="地区\t面积\n松原\t1,240\n白城\t980", style=ParagraphStyle.TABLE)
    item = Item(1, Story(headline=Headline(main="面积"), paragraphs=(Paragraph(text=SENTENCE), table)))
    texts = [each for each in compose([item], Folio()).texts if each.face is Face.TABLE]
    assert [each.text for each in texts] == ["地区", "面积", "松原", "1,240", "白城", "980"]
    assert {each.size for each in texts} == {TABLE_EM}
