"""The time that a newspaper page takes to be composed and painted, 1280 pixels wide,
in processor time. Run by hand: python -m tests.benchmarks.broadsheet_speed"""

import os
import statistics
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from reader.domain.story import Headline, Paragraph, Story
from reader.render.page_view import Folio, Item, SheetStyle, compose
from reader.ui.page_view.page_painter import Inks, paint_sheet
from reader.ui.page_view.page_type import TypeCase, body_advance

WIDTH = 1280
TEXT = "全总和各级工会将加大产业工人队伍建设改革成果转化应用力度，深入推进十大产业百家企业深化产改专项行动。"


def page(stories: int, characters: int) -> list[Item]:
    text = (TEXT * (characters // len(TEXT) + 1))[:characters]
    made = [
        Story(headline=Headline(main=f"全国新就业形态劳动者工会会员第{number}条"), paragraphs=(Paragraph(text=text),))
        for number in range(stories)
    ]
    return [Item(number, story) for number, story in enumerate(made)]


def once(items: list[Item], case: TypeCase) -> tuple[float, float]:
    begun = time.process_time()
    sheet = compose(items, Folio(number="2", newspaper="工人日报"), SheetStyle(advance=body_advance))
    composed = time.process_time()
    scale = WIDTH / sheet.width
    image = QImage(WIDTH, round(sheet.height * scale), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(scale, scale)
    whole = QRectF(0, 0, sheet.width, sheet.height)
    paint_sheet(painter, sheet, Inks.of_print(), case, exposed=whole, pictures=lambda name, width: None, scale=scale)
    painter.end()
    return (composed - begun) * 1000, (time.process_time() - composed) * 1000


def main() -> None:
    application = QApplication([])
    case = TypeCase()
    for stories, characters in ((3, 1500), (8, 900), (16, 450), (1, 12000)):
        items = page(stories, characters)
        first = once(items, case)
        rest = [once(items, case) for _ in range(10)]
        composing, painting = (statistics.median(values) for values in zip(*rest, strict=True))
        print(
            f"{stories:3} stories, {stories * characters:6} characters: compose {composing:5.1f} ms, "
            f"paint {painting:5.1f} ms (first {first[0]:.0f} + {first[1]:.0f} ms)"
        )
    application.quit()


if __name__ == "__main__":
    main()
