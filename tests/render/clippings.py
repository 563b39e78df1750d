"""Clippings for the tests of exports and citations."""

import zlib

from reader.domain.photo import Photo
from reader.domain.story import Byline, Headline, JumpLine, Paragraph, ParagraphStyle, Role, Story
from reader.render.clipping import Clipping, ClippingBook

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


# One red pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)
BOOK = ClippingBook(title="剪报", clippings=(clipping(note="我的笔记"), hostile()), introduction="前言")
# What is left of the hostile text in a format without control characters.
SEEN = HOSTILE.replace("\x07", "")


def no_picture(_name: str) -> None:
    return None


def one_picture(name: str) -> bytes | None:
    return PNG if name == "abc.png" else None


def paper(headline: str, *, newspaper: str | None = "工人日报", day: int = 15, page: str | None = "2") -> Clipping:
    """A short story of this place; `day` of February 2023, 0 for an unknown date."""
    story = Story(headline=Headline(main=headline), paragraphs=(Paragraph(text=f"{headline}的正文。"),))
    return Clipping(story=story, newspaper=newspaper, date=f"2023-02-{day:02}" if day else None, page=page)


def issue() -> ClippingBook:
    """An issue of three pages and five stories, with an introduction."""
    places = (("甲", "1"), ("乙", "1"), ("丙", "2"), ("丁", "3"), ("戊", "3"))
    stories = [paper(f"{name}稿", page=page) for name, page in places]
    return ClippingBook(title="工人日报 2023年2月15日", clippings=stories, introduction="为什么留下这一期。\n第二段。")


_JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x01\x00\x48\x00\x48\x00\x00"


def jpeg(width: int, height: int, head: bytes = _JFIF) -> bytes:
    """The head of a JPEG of this size, which is all that a document asks of it."""
    frame = b"\xff\xc0\x00\x11\x08" + height.to_bytes(2, "big") + width.to_bytes(2, "big") + b"\x03" + bytes(9)
    return b"\xff\xd8" + head + frame + b"\xff\xda\x00\x02" + b"\xff\xd9"


def png(width: int, height: int) -> bytes:
    """A black picture of this size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, 0, 0, 0, 0))
    rows = zlib.compress(bytes(width + 1) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
