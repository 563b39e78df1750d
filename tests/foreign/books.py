"""Books that show what exports may meet: an issue, stories of many papers, hostile text, nothing known, pictures."""

from dataclasses import replace

from reader.domain.photo import Photo
from reader.domain.story import Headline, JumpLine, Paragraph, ParagraphStyle, Story, StoryKind
from reader.render.clipping import Clipping, ClippingBook
from tests.render.clippings import PNG, clipping, hostile, paper, png

CONTROLS = "".join(map(chr, (*range(1, 9), 0x0B, 0x0C, 0x0E, 0x7F, 0x85, 0x9F, 0x2028, 0xFDD0, 0xFFFE, 0x1FFFF)))
ODD = f"<b>&amp;\"'</b> ]]> -- --> {CONTROLS} \ud83d 𠮷🀄 {'long' * 200} 刘  泉\t末"


def odd() -> Clipping:
    """A story of characters that files cannot hold, or that look like marks; no headline, a poem, bare photos."""
    story = Story(
        kind=StoryKind.PHOTO,
        headline=Headline(kicker=ODD, deck=ODD),
        column_label=ODD,
        byline_text=ODD,
        paragraphs=(
            Paragraph(text=ODD),
            Paragraph(text=f"{ODD}\n\n{ODD}", style=ParagraphStyle.VERSE),
            Paragraph(text=ODD, style=ParagraphStyle.SIGNATURE),
            Paragraph(text=ODD, style=ParagraphStyle.BULLET),
            Paragraph(text=ODD, style=ParagraphStyle.CROSSHEAD),
            Paragraph(text=f"地区\t{ODD.replace(chr(9), '')}\n松原\t1,240", style=ParagraphStyle.TABLE),
        ),
        photos=(
            Photo(image="wide.png"),
            Photo(image="dot.png", title=ODD, caption=ODD, credit=ODD),
            Photo(image="gone.png"),
        ),
        continued_from=JumpLine(page=ODD, text=ODD),
        continued_on=JumpLine(page="3", text="（下转第3版）"),
        series=ODD,
        genre=ODD,
        aliases=((ODD, ODD),),
    )
    return Clipping(story=story, newspaper=ODD, date="2023-02-30", page=ODD, section=ODD, note=ODD, story_id=1)


def pictures(name: str) -> bytes | None:
    return {"wide.png": png(2400, 900), "dot.png": PNG, "abc.png": PNG}.get(name)


def mixed() -> ClippingBook:
    """Forty stories of several papers and days in the reader's own order, with all that is odd among them."""
    some = [paper(f"第{number}篇", newspaper=f"{'甲乙丙'[number % 3]}报", day=number % 27) for number in range(36)]
    untold = paper("", newspaper=None, day=0, page=None)
    return ClippingBook(
        title=f"剪报 {ODD}",
        clippings=[clipping(note="笔记\n第二行"), hostile(), odd(), *some, replace(untold, story=Story())],
        introduction=f"前言\n\n{ODD}\n末段。",
    )
