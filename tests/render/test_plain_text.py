"""A story as plain text."""

from reader.domain.story import Headline, Paragraph, ParagraphStyle, Story
from reader.render.clipping import Clipping
from reader.render.plain_text import plain_text


def test_a_table_stands_in_columns() -> None:
    table = Paragraph(text="地区\t面积\t备注\n松原市\t1,240\t首位\n白城\t98\t", style=ParagraphStyle.TABLE)
    story = Story(headline=Headline(main="面积"), paragraphs=(Paragraph(text="见表。"), table))
    assert plain_text(Clipping(story=story)).splitlines()[4:] == [
        "地区     面积  备注",
        "松原市  1,240  首位",
        "白城       98",
    ]
