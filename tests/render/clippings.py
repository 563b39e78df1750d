"""Clippings for the tests of exports and citations."""

from reader.domain.photo import Photo
from reader.domain.story import Byline, Headline, JumpLine, Paragraph, ParagraphStyle, Role, Story
from reader.render.clipping import Clipping

HOSTILE = '<script>alert(1)</script> & "quoted" {brace} 100% _under_ *star* [link](x) =1+1 \\end \x07'


def clipping(**changes: object) -> Clipping:
    """A whole story, with one of everything; `changes` replace the clipping's own fields."""
    story = Story(
        headline=Headline(main="2023年工会工作主要任务明确", kicker="全总部署", deck="副题在此"),
        column_label="要闻",
        bylines=tuple(Byline(Role.REPORTER, name) for name in ("郑莉", "郝赫", "宋欣", "第四人")),
        byline_text="本报记者 郑莉 郝赫 宋欣 第四人",
        paragraphs=(
            Paragraph(text="本报北京2月14日电 第一段。"),
            Paragraph(text="小标题", style=ParagraphStyle.CROSSHEAD),
            Paragraph(text="床前明月光\n疑是地上霜", style=ParagraphStyle.VERSE),
        ),
        photos=(Photo(title="工会搭鹊桥", caption="图说。", credit="杜凯 摄", image="abc.png"),),
        continued_on=JumpLine(page="3", text="（下转第3版）"),
    )
    fields: dict[str, object] = {
        "story": story,
        "newspaper": "工人日报",
        "date": "2023-02-15",
        "page": "2",
        "section": "要闻",
        "story_id": 7,
    }
    return Clipping(**(fields | changes))  # type: ignore[arg-type]


def hostile() -> Clipping:
    """A story made of what should never be taken for markup."""
    story = Story(
        headline=Headline(main=HOSTILE, kicker=HOSTILE),
        bylines=(Byline(Role.AUTHOR, HOSTILE),),
        paragraphs=(Paragraph(text=HOSTILE), Paragraph(text="# no heading\n- no list\n1. no number")),
        photos=(Photo(title=HOSTILE, caption=HOSTILE, image="../../etc/passwd"),),
    )
    return Clipping(story=story, newspaper=HOSTILE, date="2023-02-15", page=HOSTILE, note=HOSTILE)
