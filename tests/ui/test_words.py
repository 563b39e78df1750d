"""The words of the window: every text translated, none left over, switched while the window is open."""

import gettext
import re

import pytest
from babel.messages.catalog import Catalog

from reader import paths
from reader.ui.start.application import Session, settle
from tests.ui.catalogue import read, texts

_PLACE = re.compile(r"\{(\w*)\}")
# A date is put together in another order and with other parts.
_OTHER_PARTS = ("{month_name} {day}, {year}", "{month_name} {year}", "{month_short}", "{year}")


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    return read("zh_CN")


def test_every_text_is_in_the_catalogue_and_nothing_else(catalogue: Catalog) -> None:
    known = {message.id if isinstance(message.id, str) else tuple(message.id) for message in catalogue if message.id}
    wanted = texts()
    assert sorted(map(str, wanted - known)) == []
    assert sorted(map(str, known - wanted)) == []


def test_every_text_is_translated(catalogue: Catalog) -> None:
    bare = [m.id for m in catalogue if m.id and not all([m.string] if isinstance(m.string, str) else m.string)]
    assert bare == []
    assert not any(message.fuzzy for message in catalogue if message.id)


def test_translations_have_the_same_places(catalogue: Catalog) -> None:
    for message in catalogue:
        source = message.id if isinstance(message.id, str) else message.id[1]
        target = message.string if isinstance(message.string, str) else message.string[0]
        if source and source not in _OTHER_PARTS:
            assert set(_PLACE.findall(source)) == set(_PLACE.findall(target)), source


def test_the_compiled_catalogue_is_that_of_the_text(catalogue: Catalog) -> None:
    with (paths.shipped("resources/i18n") / "zh_CN.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in catalogue:
        if isinstance(message.id, str) and message.id:
            assert compiled.gettext(message.id) == message.string, message.id
        elif message.id:
            assert compiled.ngettext(*message.id, 2) == message.string[0], message.id


def test_the_language_changes_while_the_window_is_open(session: Session) -> None:
    window = session.window
    session.settings.choose("language", "zh_CN")
    settle(session)
    titles = [action.text() for action in window.menuBar().actions()]
    assert [title.split("(")[0] for title in titles] == ["文件", "编辑", "视图", "转到", "书签", "搜索", "工具", "帮助"]
    assert window.search_box.placeholderText() == "搜索全部报纸"
    assert window.list_pane.title.text() == "全部稿件"
    assert window.list_pane.count.text() == "5 篇"
    assert window.left_pane.model.data(window.left_pane.model.find("all")) == "全部稿件"
    assert "2023年2月15日 星期三 · 第2版" in window.story_pane.view.toPlainText()
    session.settings.choose("language", "en")
    settle(session)
    assert window.menuBar().actions()[0].text() == "&File"
    assert window.list_pane.count.text() == "5 stories"


def test_one_and_many(session: Session) -> None:
    from reader.ui.language.words import tr_n

    assert [tr_n("{n} story", "{n} stories", number) for number in (1, 2, 1200)] == [
        "1 story",
        "2 stories",
        "1,200 stories",
    ]
