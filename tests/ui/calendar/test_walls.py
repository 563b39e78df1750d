"""The photo wall and the papers of one day."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from reader.browse.photos import photo_rows
from reader.domain.photo import Photo
from reader.domain.story import Headline, Story, StoryKind
from reader.ports.rows import HeldStory, StoryRow
from reader.ui.calendar.same_day import LineRole, PageLine, SameDayView, day_lines
from reader.ui.look.pictures import PictureShelf
from reader.ui.look.theme import ThemeKeeper
from reader.ui.photo_wall.photo_wall import PhotoWall

NAME = "a" * 64 + ".png"


def row(number: int, newspaper: str = "工人日报", page: str = "1", title: str = "标题") -> StoryRow:
    return StoryRow(
        id=number, page_id=int(page), position=number, kind=StoryKind.STORY, title=title, newspaper=newspaper, page=page
    )


def held(number: int, *photos: Photo) -> HeldStory:
    return HeldStory(row=row(number), story=Story(headline=Headline(main="标题"), photos=photos))


def test_the_wall_shows_every_photo_and_opens_its_story(qtbot: QtBot, themes: ThemeKeeper, tmp_path: Path) -> None:
    image = QImage(900, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("#3366cc"))
    assert image.save(str(tmp_path / NAME))
    alone = HeldStory(row=row(3), story=Story(kind=StoryKind.PHOTO, photos=(Photo(caption="图说"),)))
    rows = photo_rows([held(1, Photo(caption="一", image=NAME), Photo(caption="二")), held(2), alone])
    assert [(each.row.id, each.title) for each in rows] == [(1, "标题"), (1, "标题"), (3, "")]
    wall = PhotoWall(themes, PictureShelf(tmp_path))
    qtbot.addWidget(wall)
    wall.resize(900, 600)
    wall.show_photos(rows)
    wall.show()

    def blue() -> None:
        picture = wall.viewport().grab().toImage()
        assert any(picture.pixelColor(x, 60).name() == "#3366cc" for x in range(0, 300, 5))

    qtbot.waitUntil(lambda: blue() is None, timeout=2000)
    with qtbot.waitSignal(wall.story_opened) as opened:
        spot = wall.visualRect(wall.model().index(2, 0)).center()
        qtbot.mouseClick(wall.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened.args == [3]


def test_pictures_are_read_only_from_the_media_folder_by_their_hash(tmp_path: Path) -> None:
    media = tmp_path / "media"
    media.mkdir()
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    assert image.save(str(media / NAME))
    assert image.save(str(tmp_path / "secret.png"))
    (media / ("b" * 64 + ".png")).write_bytes(b"no picture")
    (media / ("c" * 64 + ".png")).symlink_to(tmp_path / "secret.png")
    shelf = PictureShelf(media)
    assert shelf.size(NAME) == (400, 200)
    picture = shelf.picture(NAME, 100)
    assert picture is not None
    assert (picture.width(), picture.height()) == (128, 64)
    for name in ("../secret.png", str(tmp_path / "secret.png"), "b" * 64 + ".png", "c" * 64 + ".png", "//host/x.png"):
        assert shelf.size(name) is None
        assert shelf.picture(name, 100) is None


def test_a_huge_picture_is_not_read(tmp_path: Path) -> None:
    bomb = QImage(12000, 12000, QImage.Format.Format_Mono)
    bomb.fill(0)
    assert bomb.save(str(tmp_path / NAME))
    assert PictureShelf(tmp_path).picture(NAME, 400) is None


def test_lines_of_a_day_are_in_the_order_of_print() -> None:
    lines = day_lines([row(5, page="10"), row(4, page="2"), row(3, page="2")])
    assert [line.page_id if isinstance(line, PageLine) else -line.id for line in lines] == [2, -3, -4, 10, -5]


def test_papers_of_a_day_stand_side_by_side(qtbot: QtBot, themes: ThemeKeeper) -> None:
    view = SameDayView(themes)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show_day("2023-02-15", [row(1), row(2, "人民日报"), row(3, title="<img src=x>标题")])
    view.show()
    first, second = view.columns
    assert (first.model().rowCount(), second.model().rowCount()) == (3, 2)
    with qtbot.waitSignal(view.story_opened) as opened:
        qtbot.mouseClick(
            second.viewport(), Qt.MouseButton.LeftButton, pos=second.visualRect(second.model().index(1, 0)).center()
        )
    assert opened.args == [2]
    with qtbot.waitSignal(view.page_opened) as page:
        qtbot.mouseClick(
            first.viewport(), Qt.MouseButton.LeftButton, pos=first.visualRect(first.model().index(0, 0)).center()
        )
    assert page.args == [1]
    assert first.model().index(2, 0).data(LineRole).title == "<img src=x>标题"
    view.grab()
    view.show_day("2023-02-16", [])
    assert view.columns == []
